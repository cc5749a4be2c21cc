/// The model's effective numbers: the defaults, with a team's replacements.
public struct Assumptions: Equatable, Sendable {
  private var values: [Double]
  private var tierValues: [Double]
  /// TaskManager shapes in whole cores, in order of growth, ascending, 1...64 each.
  ///
  /// - Source: founding notes.
  public var taskManagerCores = [1, 2, 4]
  /// Cores of a node given to Flink, in order of growth, ascending, 1...256 each.
  ///
  /// - Source: founding notes.
  public var nodeCores = [4, 8]

  /// The model's defaults.
  public init() {
    values = Self.defaults
    tierValues = Self.tierDefaults
  }

  /// The effective value.
  public subscript(assumption: Assumption) -> Double {
    get { values[assumption.rawValue] }
    set { values[assumption.rawValue] = newValue }
  }

  /// The effective value at a latency tier.
  public subscript(tier: LatencyTier, assumption: TierAssumption) -> Double {
    get { tierValues[Self.place(tier, assumption)] }
    set { tierValues[Self.place(tier, assumption)] = newValue }
  }

  private static let defaults = Assumption.allCases.map { $0.defaultValue }
  private static let tierDefaults = LatencyTier.allCases.flatMap { tier in
    TierAssumption.allCases.map { $0.defaultValue(tier) }
  }

  private static func place(_ tier: LatencyTier, _ assumption: TierAssumption) -> Int {
    tier.rawValue * 5 + assumption.rawValue
  }
}

extension Assumptions {
  /// Everything wrong with these assumptions; empty when a workload can be sized with them.
  public var violations: [Violation] {
    var found: [Violation] = []
    if self == Self() { return found }  // the usual case: skips the checks below
    for assumption in Assumption.allCases { check(assumption, in: &found) }
    for tier in LatencyTier.allCases {
      for assumption in TierAssumption.allCases {
        found.check(
          self[tier, assumption], .tierAssumption(tier, assumption), in: assumption.range)
      }
    }
    // E1: a record of no size still takes work.
    if self[.recordRatePerCore] * self[.referenceRecordBytes] >= self[.bytesPerCore] {
      found.append(.negativeWork)
    }
    found.check(taskManagerCores, .taskManagerCores, in: Allowed.taskManagerCores)
    found.check(nodeCores, .nodeCores, in: Allowed.nodeCores)
    if let node = nodeCores.last, let largest = taskManagerCores.last {
      let needed = max(largest, JobManagerSize.largest.cores)
      if node < needed { found.append(.nodeTooSmall(cores: node, needed: needed)) }
    }
    return found
  }

  private func check(_ assumption: Assumption, in found: inout [Violation]) {
    let value = self[assumption]
    found.check(value, .assumption(assumption), in: assumption.range)
    if assumption.unit == .count, value.isFinite, value != value.rounded(.down) {
      found.append(.notWhole(.assumption(assumption), value: value))
    }
  }
}

extension [Violation] {
  /// Notes a list of sizes that is empty, not ascending or out of range.
  fileprivate mutating func check(_ sizes: [Int], _ field: Field, in allowed: ClosedRange<Int>) {
    let ascends = zip(sizes, sizes.dropFirst()).allSatisfy { $0 < $1 }
    if sizes.isEmpty || !ascends || !sizes.allSatisfy(allowed.contains) {
      append(.sizesNotAscending(field, allowed: allowed))
    }
  }
}
