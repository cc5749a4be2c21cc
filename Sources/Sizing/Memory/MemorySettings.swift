/// Flink's memory options that a team sets itself, by Flink's meaning; nil where it sets none.
public struct MemorySettings: Equatable, Sendable {
  /// `*.memory.process.size`.
  public var process: Bytes?
  /// `*.memory.flink.size`.
  public var flink: Bytes?
  /// `taskmanager.memory.task.heap.size`, `jobmanager.memory.heap.size`.
  public var heap: Bytes?
  /// `taskmanager.memory.task.off-heap.size`, `jobmanager.memory.off-heap.size`.
  public var offHeap: Bytes?
  /// `taskmanager.memory.framework.heap.size`.
  public var frameworkHeap: Bytes?
  /// `taskmanager.memory.framework.off-heap.size`.
  public var frameworkOffHeap: Bytes?
  /// `taskmanager.memory.managed.size`.
  public var managed: Bytes?
  /// `taskmanager.memory.managed.fraction`.
  public var managedFraction: Double?
  /// `taskmanager.memory.network.fraction`.
  public var networkFraction: Double?
  /// `taskmanager.memory.network.min`.
  public var networkMin: Bytes?
  /// `taskmanager.memory.network.max`.
  public var networkMax: Bytes?
  /// `*.memory.jvm-metaspace.size`.
  public var metaspace: Bytes?
  /// `*.memory.jvm-overhead.fraction`.
  public var overheadFraction: Double?
  /// `*.memory.jvm-overhead.min`.
  public var overheadMin: Bytes?
  /// `*.memory.jvm-overhead.max`.
  public var overheadMax: Bytes?

  public init() {}
}

extension MemorySettings {
  /// Whether they say how large a TaskManager's process is, so that the plan does not.
  var isSized: Bool { process != nil || flink != nil || (heap != nil && managed != nil) }

  /// Whether they say how large the network memory is: by its own options, or because they divide the
  /// process, which Flink then does by its own rules.
  var decidesNetwork: Bool {
    isSized || heap != nil || networkFraction != nil || networkMin != nil || networkMax != nil
  }

  /// The options of a TaskManager.
  ///
  /// - Parameter planned: the process where these settings don't say how large it is.
  func taskManager(planned: Bytes, isManaged: Bool) -> MemoryOptions {
    var options = shared(isSized: isSized, planned: planned)
    options.taskHeapSize = heap.whole
    options.managedSize = managed.whole
    if let offHeap = offHeap.whole { options.taskOffHeap = offHeap }
    if let frameworkHeap = frameworkHeap.whole { options.frameworkHeap = frameworkHeap }
    if let frameworkOffHeap = frameworkOffHeap.whole { options.frameworkOffHeap = frameworkOffHeap }
    if let managedFraction {
      options.managedFraction = managedFraction
    } else if !isManaged {
      options.managedFraction = 0
    }
    if let networkFraction { options.networkFraction = networkFraction }
    if let networkMin = networkMin.whole { options.networkMin = networkMin }
    if let networkMax = networkMax.whole { options.networkMax = networkMax }
    return options
  }

  /// The options of a JobManager.
  func jobManager(planned: Bytes) -> MemoryOptions {
    let isSized = process != nil || flink != nil || heap != nil
    var options = shared(isSized: isSized, planned: planned)
    options.jobManagerHeapSize = heap.whole
    if let offHeap = offHeap.whole { options.jobManagerOffHeap = offHeap }
    return options
  }

  private func shared(isSized: Bool, planned: Bytes) -> MemoryOptions {
    var options = MemoryOptions(process: isSized ? process.whole : Int64(saturating: planned.value))
    options.flinkSize = flink.whole
    if let metaspace = metaspace.whole { options.metaspace = metaspace }
    if let overheadFraction { options.overheadFraction = overheadFraction }
    if let overheadMin = overheadMin.whole { options.overheadMin = overheadMin }
    if let overheadMax = overheadMax.whole { options.overheadMax = overheadMax }
    return options
  }
}

extension Bytes? {
  /// In whole bytes.
  fileprivate var whole: Int64? { map { Int64(saturating: $0.value) } }
}

/// What a workload sets of Flink's memory, kept once for all of its plans.
final class GivenMemory: Equatable, Sendable {
  let taskManager: MemorySettings
  let jobManager: MemorySettings

  /// Nil for a workload that sets nothing.
  init?(_ workload: Workload) {
    if workload.taskManagerMemory == nil, workload.jobManagerMemory == nil { return nil }
    taskManager = workload.taskManagerMemory ?? MemorySettings()
    jobManager = workload.jobManagerMemory ?? MemorySettings()
  }

  static func == (a: GivenMemory, b: GivenMemory) -> Bool {
    a === b || (a.taskManager == b.taskManager && a.jobManager == b.jobManager)
  }
}

extension GivenMemory {
  /// The options besides the sizes of the processes, which every plan has, and the fraction of managed
  /// memory.
  var configuration: [ConfigurationOption] {
    taskManager.configuration(
      "taskmanager.memory.", heap: "task.heap.size", offHeap: "task.off-heap.size")
      + jobManager.configuration("jobmanager.memory.", heap: "heap.size", offHeap: "off-heap.size")
  }
}

extension MemorySettings {
  fileprivate func configuration(
    _ prefix: String, heap heapKey: String, offHeap offHeapKey: String
  ) -> [ConfigurationOption] {
    let sizes: [(String, Bytes?)] = [
      ("flink.size", flink), (heapKey, heap), (offHeapKey, offHeap),
      ("framework.heap.size", frameworkHeap), ("framework.off-heap.size", frameworkOffHeap),
      ("managed.size", managed), ("network.min", networkMin), ("network.max", networkMax),
      ("jvm-metaspace.size", metaspace), ("jvm-overhead.min", overheadMin),
      ("jvm-overhead.max", overheadMax),
    ]
    let fractions: [(String, Double?)] = [
      ("network.fraction", networkFraction), ("jvm-overhead.fraction", overheadFraction),
    ]
    return sizes.compactMap { key, size in
      size.map { ConfigurationOption(prefix + key, memorySize($0)) }
    }
      + fractions.compactMap { key, fraction in
        fraction.map { ConfigurationOption(prefix + key, decimal($0)) }
      }
  }
}
