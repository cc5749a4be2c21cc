/// A risk of a plan that is feasible nevertheless.
public enum Warning: Int, CaseIterable, Sendable {
  /// Exactly-once output becomes visible later than the tier's bound (E21).
  case exactlyOnceLatency
  /// The checkpoint interval is longer than the tier asks for (E12).
  case intervalStretched
  /// Key skew needs 1.5 times the cores of anything else (E25).
  case skewDominates
  /// Firing one window keeps records waiting longer than the tier's bound (E27).
  case windowBurst
  /// A source has fewer partitions than the job has parallel subtasks, so some read nothing.
  case sourcePartitionsIdle
  /// The hot state exceeds the cache even with the most memory (E17).
  case cacheBelowHotState
  /// State fills more than 80 % of a disk.
  case diskFullSoon
  /// The network memory that the shuffles need exceeds what a TaskManager can give (E24).
  case networkBuffers
  /// The parallelism is beyond 2,000, where a job is better split.
  case splitJob
  /// Disks, lookups or the network let the job work off a backlog more slowly than its objective
  /// allows.
  case catchUpLimited

  /// As people and files write it: `exactly-once-latency`.
  public var name: String {
    switch self {
    case .exactlyOnceLatency: "exactly-once-latency"
    case .intervalStretched: "interval-stretched"
    case .skewDominates: "skew-dominates"
    case .windowBurst: "window-burst"
    case .sourcePartitionsIdle: "source-partitions-idle"
    case .cacheBelowHotState: "cache-below-hot-state"
    case .diskFullSoon: "disk-full-soon"
    case .networkBuffers: "network-buffers"
    case .splitJob: "split-job"
    case .catchUpLimited: "catch-up-limited"
    }
  }
}

/// The warnings of a plan, each at most once.
public struct WarningSet: Equatable, Sendable {
  private var bits: UInt16 = 0

  /// No warnings.
  public init() {}

  /// Whether the warning is among them.
  public func contains(_ warning: Warning) -> Bool { bits & (1 << warning.rawValue) != 0 }

  /// Whether there are no warnings.
  public var isEmpty: Bool { bits == 0 }

  /// The warnings in the order of their declaration.
  public var all: [Warning] { Warning.allCases.filter(contains) }

  mutating func insert(_ warning: Warning, if applies: Bool) {
    if applies { bits |= 1 << warning.rawValue }
  }
}
