/// A risk of a plan that is feasible nevertheless.
public enum Warning: Int, CaseIterable, Sendable {
  /// Exactly-once output becomes visible later than the tier's bound (E21).
  case exactlyOnceLatency
  /// The hot state exceeds the cache even with memory-optimized TaskManagers (E17).
  case cacheBelowHotState
  /// The network memory is too small for the shuffles' buffers (E24).
  case networkBuffers
  /// The source has fewer partitions than the job has parallel subtasks.
  case sourcePartitions
  /// State fills more than 80 % of a disk.
  case diskFullSoon

  /// As people and files write it: `exactly-once-latency`.
  public var name: String {
    switch self {
    case .exactlyOnceLatency: "exactly-once-latency"
    case .cacheBelowHotState: "cache-below-hot-state"
    case .networkBuffers: "network-buffers"
    case .sourcePartitions: "source-partitions"
    case .diskFullSoon: "disk-full-soon"
    }
  }
}

/// The warnings of a plan, each at most once.
public struct WarningSet: Equatable, Sendable {
  private var bits: UInt8 = 0

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
