/// The part of a TaskManager process that Flink divides itself.
struct FlinkMemory {
  let total: Int64
  private(set) var taskHeap: Int64
  let managed: Int64
  private(set) var network: Int64
  /// Whether sizes other than the process's say how large it is.
  let isGiven: Bool

  /// - Source: Flink 2.3.0, `TaskExecutorFlinkMemoryUtils`.
  init(_ options: MemoryOptions) throws(MemoryError) {
    if let heap = options.taskHeapSize, let managed = options.managedSize {
      try self.init(options, taskHeap: heap, managed: managed)
    } else if let total = options.flinkSize {
      try self.init(options, dividing: total, isGiven: true)
    } else if let process = options.process {
      let total = process - options.metaspace - options.overhead(ofProcess: process)
      guard total >= 0 else { throw .exceedsProcess }
      try self.init(options, dividing: total, isGiven: false)
    } else {
      throw .noSize
    }
  }

  /// With task heap and managed memory given, network memory is the rest, or by its fraction.
  private init(
    _ options: MemoryOptions, taskHeap: Int64, managed: Int64
  ) throws(MemoryError) {
    let others = options.frameworkAndOffHeap + taskHeap + managed
    if let total = options.flinkSize {
      network = try options.network(leftBy: others, of: total)
    } else {
      network = options.network(beside: others)
    }
    self.taskHeap = taskHeap
    self.managed = managed
    total = others + network
    isGiven = true
  }

  /// With the total given, the task heap is the rest, unless it is given too.
  private init(
    _ options: MemoryOptions, dividing total: Int64, isGiven: Bool
  ) throws(MemoryError) {
    var parts = FlinkMemory(options, total: total, isGiven: isGiven)
    if let heap = options.taskHeapSize {
      parts.taskHeap = heap
      parts.network = try options.network(
        leftBy: options.frameworkAndOffHeap + heap + parts.managed, of: total)
    }
    guard parts.taskHeap >= 0 else { throw .exceedsFlink }
    self = parts
  }

  /// With the total alone given; the task heap is negative where Flink would refuse.
  init(_ options: MemoryOptions, total: Int64, isGiven: Bool = false) {
    self.total = total
    self.isGiven = isGiven
    managed = options.managed(ofFlink: total)
    network = options.network(ofFlink: total)
    taskHeap = total - options.frameworkAndOffHeap - managed - network
  }
}

extension MemoryOptions {
  var frameworkAndOffHeap: Int64 { frameworkHeap + frameworkOffHeap + taskOffHeap }

  /// The network memory that the other parts leave, within its minimum and maximum.
  func network(leftBy others: Int64, of total: Int64) throws(MemoryError) -> Int64 {
    guard others <= total else { throw .exceedsFlink }
    let rest = total - others
    guard networkMin <= rest, rest <= networkMax else { throw .networkOutOfRange }
    return rest
  }

  /// The process that holds so much Flink memory, and its overhead.
  ///
  /// - Source: Flink 2.3.0, `ProcessMemoryUtils`.
  func process(holding flink: Int64) throws(MemoryError) -> (total: Int64, overhead: Int64) {
    guard let process else {
      let overhead = overhead(beside: flink + metaspace)
      return (flink + metaspace + overhead, overhead)
    }
    let overhead = process - flink - metaspace
    guard overhead >= 0 else { throw .exceedsProcess }
    guard overheadMin <= overhead, overhead <= overheadMax else { throw .overheadOutOfRange }
    return (process, overhead)
  }
}
