internal import Amounts
internal import Sizing

extension JSONSchema {
  /// The `assumptions:` of the handbook, an environment or a workload.
  static func assumptions(_ description: String) -> JSONSchema {
    .keys(
      Assumption.allCases.map { ($0.name, .assumption($0)) } + [
        ("taskManagerCores", sizes(Allowed.taskManagerCores, "TaskManager shapes in cores")),
        ("nodeCores", sizes(Allowed.nodeCores, "cores of a node that Flink may use")),
        ("taskManagersPerShape", .retired()),
        ("tiers", .keys(LatencyTier.allCases.map { ($0.name, tier) }, "by latency tier")),
      ], description)
  }

  /// A profile: the assumptions that it gives values to.
  static let profile = JSONSchema.keys(
    [("summary", .text("where its figures come from"))]
      + Profile.assumptions.map { ($0.name, .assumption($0)) }, "how much work one core can do")

  private static func assumption(_ assumption: Assumption) -> JSONSchema {
    let words = "\(assumption.title); the model's default is \(assumption.spelledDefault)"
    if assumption.unit == .count {
      return .whole(Int(assumption.range.lowerBound)...Int(assumption.range.upperBound), words)
    }
    return .amount(AmountKind(assumption.unit), in: assumption.range, words)
  }

  private static let tier = JSONSchema.keys(
    TierAssumption.allCases.map {
      ($0.name, .amount(AmountKind($0.unit), in: $0.range, $0.title))
    } + [("networkFraction", .retired())])

  private static func sizes(_ range: ClosedRange<Int>, _ description: String) -> JSONSchema {
    .list(of: .whole(range, "cores"), description + ", in increasing order", fewest: 1)
  }
}

extension Assumption {
  fileprivate var spelledDefault: String { AmountKind(unit).spell(defaultValue) }
}
