/// How Flink divides the memory of a JobManager process, to the byte (E16).
///
///     heap = process − metaspace − overhead − 128 MiB off-heap
///
/// - Source: Flink 2.3.0, `JobManagerProcessUtils`.
public struct JobManagerMemory: Equatable, Sendable {
  /// The whole process, bytes; what the container gets.
  public let totalProcess: Int64
  /// What the JVM leaves to Flink, bytes.
  public let totalFlink: Int64
  /// Heap, bytes.
  public let jvmHeap: Int64
  /// Direct and native memory, bytes.
  public let offHeap: Int64
  /// Classes, bytes.
  public let jvmMetaspace: Int64
  /// Stacks, code cache and the like, bytes.
  public let jvmOverhead: Int64

  /// Divides a process's memory, or says why Flink would refuse.
  public init(_ options: MemoryOptions) throws(MemoryError) {
    try options.validate()
    let flink: Int64
    if let heap = options.jobManagerHeapSize {
      flink = heap + options.jobManagerOffHeap
      if let total = options.flinkSize, total < flink { throw .exceedsFlink }
    } else if let total = options.flinkSize {
      flink = total
    } else if let process = options.process {
      flink = process - options.metaspace - options.overhead(ofProcess: process)
    } else {
      throw .noSize
    }
    let isGiven = options.jobManagerHeapSize != nil || options.flinkSize != nil
    let process =
      isGiven
      ? try options.process(holding: flink)
      : (options.process ?? 0, options.overhead(ofProcess: options.process ?? 0))
    self.init(options, flink: flink, process)
    guard totalFlink >= 0 else { throw .exceedsProcess }
    guard jvmHeap > 0 else { throw .exceedsFlink }
  }

  /// Divides a process's memory whose size is given and known to be in range.
  init(unchecked options: MemoryOptions) {
    let process = options.process ?? 0
    self.init(options, flink: options.flink, (process, options.overhead(ofProcess: process)))
  }

  private init(
    _ options: MemoryOptions, flink: Int64, _ process: (total: Int64, overhead: Int64)
  ) {
    totalProcess = process.total
    totalFlink = flink
    offHeap = options.jobManagerOffHeap
    jvmHeap = flink - offHeap
    jvmMetaspace = options.metaspace
    jvmOverhead = process.overhead
  }

  /// Every part, with the totals first; the rest add up to the process.
  public var parts: [MemoryPart] {
    [
      MemoryPart(name: "total_process", bytes: totalProcess),
      MemoryPart(name: "total_flink", bytes: totalFlink),
      MemoryPart(name: "jvm_heap", bytes: jvmHeap),
      MemoryPart(name: "off_heap", bytes: offHeap),
      MemoryPart(name: "jvm_metaspace", bytes: jvmMetaspace),
      MemoryPart(name: "jvm_overhead", bytes: jvmOverhead),
    ]
  }
}
