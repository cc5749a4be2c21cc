/// The range of each number of a workload and of the assumptions' lists. Readers of files check
/// against these ranges too, so they accept exactly what the engine accepts.
public enum Allowed {
  /// Records per second of a source or a cell.
  public static let rate: ClosedRange<Double> = 1e-9...1e12
  /// Bytes of a record, read or written.
  public static let recordBytes: ClosedRange<Double> = 1...1e9
  /// Partitions of a source.
  public static let sourcePartitions = 1...1_000_000
  /// Records written for each record read.
  public static let outputRatio: ClosedRange<Double> = 0...1e6
  /// Seconds from a failure to real time.
  public static let recoveryObjective: ClosedRange<Double> = 1...1e7
  /// Max parallelism of a running job, as Flink allows it.
  public static let maxParallelism = 1...32_768
  /// Cores that a job keeps busy at any rate.
  public static let baseLoad: ClosedRange<Double> = 0...1000
  /// Seconds that a backlog waited.
  public static let backlogLength: ClosedRange<Double> = 0...1e7
  /// Seconds to work a backlog off.
  public static let backlogWithin: ClosedRange<Double> = 1...1e7
  /// The part of what a statement reads that it takes.
  public static let inputShare: ClosedRange<Double> = 1e-6...1e3
  /// Shuffles of a statement.
  public static let shuffles = 0...100
  /// Distinct keys of a statement's state.
  public static let keys: ClosedRange<Double> = 1...1e15
  /// Bytes of state for each key.
  public static let bytesPerKey: ClosedRange<Double> = 1e-3...1e9
  /// Bytes of a statement's state.
  public static let stateSize: ClosedRange<Double> = 1...1e15
  /// Seconds that a key is kept after its last record.
  public static let timeToLive: ClosedRange<Double> = 1e-3...1e9
  /// Copies of each key's state.
  public static let copies: ClosedRange<Double> = 1...1e6
  /// Seconds between two windows of a key.
  public static let slide: ClosedRange<Double> = 1e-3...1e9
  /// Seconds of one call of a lookup.
  public static let lookupLatency: ClosedRange<Double> = 0...3600
  /// Calls of a lookup under way at once in a subtask.
  public static let lookupCapacity: ClosedRange<Double> = 1...1e6
  /// Bytes of a part of a process's memory.
  public static let memory: ClosedRange<Double> = 0...1_125_899_906_842_624
  /// Cores of a TaskManager.
  public static let taskManagerCores = 1...64
  /// Cores of a node.
  public static let nodeCores = 1...256
  /// Cores of a machine.
  public static let machineCores: ClosedRange<Double> = 1...1024
  /// Bytes of a machine's memory.
  public static let machineMemory: ClosedRange<Double> = 1e9...1e14
  /// Bytes per second of a machine's network and disks.
  public static let bandwidth: ClosedRange<Double> = 1e3...1e12
  /// Bytes of a TaskManager's disk.
  public static let disk: ClosedRange<Double> = 1e6...1e18
  /// Price of a machine for an hour.
  public static let price: ClosedRange<Double> = 0...1e6
}
