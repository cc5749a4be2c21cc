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
    self.init(unchecked: options)
    guard totalFlink >= 0 else { throw .exceedsProcess }
    guard jvmHeap > 0 else { throw .exceedsFlink }
  }

  /// Divides a process's memory whose sizes are known to be in range.
  init(unchecked options: MemoryOptions) {
    totalProcess = options.process
    totalFlink = options.flink
    offHeap = options.jobManagerOffHeap
    jvmHeap = totalFlink - offHeap
    jvmMetaspace = options.metaspace
    jvmOverhead = options.overhead
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
