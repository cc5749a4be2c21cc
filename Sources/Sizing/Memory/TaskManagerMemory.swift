/// How Flink divides the memory of a TaskManager process, to the byte (E16).
///
///     overhead = clamp(⌊process·0.1⌋, 192 MiB, 1 GiB)
///     flink    = process − metaspace − overhead
///     managed  = ⌊flink·0.4⌋, network = max(⌊flink·fraction⌋, 64 MiB)
///     task heap = flink − framework heap and off-heap − managed − network
///
/// - Source: Flink 2.3.0, `TaskExecutorProcessUtils`.
public struct TaskManagerMemory: Equatable, Sendable {
  /// The whole process, bytes; what the container gets.
  public let totalProcess: Int64
  /// What the JVM leaves to Flink, bytes.
  public let totalFlink: Int64
  /// Heap of Flink's own, bytes.
  public let frameworkHeap: Int64
  /// Heap of the operators, bytes.
  public let taskHeap: Int64
  /// Direct and native memory of Flink's own, bytes.
  public let frameworkOffHeap: Int64
  /// Direct and native memory of the operators, bytes.
  public let taskOffHeap: Int64
  /// Buffers of records between tasks, bytes.
  public let network: Int64
  /// RocksDB's caches and write buffers, bytes.
  public let managed: Int64
  /// Classes, bytes.
  public let jvmMetaspace: Int64
  /// Stacks, code cache and the like, bytes.
  public let jvmOverhead: Int64

  /// Divides a process's memory, or says why Flink would refuse.
  public init(_ options: MemoryOptions) throws(MemoryError) {
    try options.validate()
    let flink = try FlinkMemory(options)
    let size = flink.total
    let process: (total: Int64, overhead: Int64)
    if flink.isGiven {
      process = try options.process(holding: size)
    } else {
      let total = options.process ?? 0
      process = (total, options.overhead(ofProcess: total))
    }
    self.init(options, flink, process)
  }

  /// Divides a process's memory whose size is given and known to be in range.
  init(unchecked options: MemoryOptions) {
    let process = options.process ?? 0
    self.init(
      options, FlinkMemory(options, total: options.flink),
      (process, options.overhead(ofProcess: process)))
  }

  private init(
    _ options: MemoryOptions, _ flink: FlinkMemory, _ process: (total: Int64, overhead: Int64)
  ) {
    totalProcess = process.total
    totalFlink = flink.total
    frameworkHeap = options.frameworkHeap
    taskHeap = flink.taskHeap
    frameworkOffHeap = options.frameworkOffHeap
    taskOffHeap = options.taskOffHeap
    network = flink.network
    managed = flink.managed
    jvmMetaspace = options.metaspace
    jvmOverhead = process.overhead
  }

  /// Every part, with the totals first; the rest add up to the process.
  public var parts: [MemoryPart] {
    [
      MemoryPart(name: "total_process", bytes: totalProcess),
      MemoryPart(name: "total_flink", bytes: totalFlink),
      MemoryPart(name: "framework_heap", bytes: frameworkHeap),
      MemoryPart(name: "task_heap", bytes: taskHeap),
      MemoryPart(name: "framework_offheap", bytes: frameworkOffHeap),
      MemoryPart(name: "task_offheap", bytes: taskOffHeap),
      MemoryPart(name: "network", bytes: network),
      MemoryPart(name: "managed", bytes: managed),
      MemoryPart(name: "jvm_metaspace", bytes: jvmMetaspace),
      MemoryPart(name: "jvm_overhead", bytes: jvmOverhead),
    ]
  }
}
