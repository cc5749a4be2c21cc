/// The range of each number of a workload and of the assumptions' lists. Readers of files check
/// against these ranges too, so they accept exactly what the engine accepts.
public enum Allowed {
  /// Bytes of a record, read or written.
  public static let recordBytes: ClosedRange<Double> = 1...1e9
  /// Partitions of the source.
  public static let sourcePartitions = 1...1_000_000
  /// Records written for each record read.
  public static let outputRatio: ClosedRange<Double> = 0...1e6
  /// Seconds from a failure to real time.
  public static let recoveryObjective: ClosedRange<Double> = 1...1e7
  /// The part of the workload's records that a statement reads.
  public static let inputShare: ClosedRange<Double> = 1e-6...1
  /// Shuffles of a statement.
  public static let shuffles = 0...100
  /// Distinct keys of a statement's state.
  public static let keys: ClosedRange<Double> = 1...1e15
  /// Bytes of state for each key.
  public static let bytesPerKey: ClosedRange<Double> = 1...1e9
  /// Copies of each key's state.
  public static let copies: ClosedRange<Double> = 1...1e6
  /// Cores of a TaskManager.
  public static let taskManagerCores = 1...64
  /// Cores of a node.
  public static let nodeCores = 1...256
}
