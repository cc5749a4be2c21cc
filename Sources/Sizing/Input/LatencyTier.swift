/// How soon a record's effect must be visible, from the tightest bound to none.
public enum LatencyTier: Int, CaseIterable, Sendable {
  case sub500ms
  case sub1s
  case sub5s
  case relaxed

  /// As people and files write it: `sub-500ms`.
  public var name: String {
    switch self {
    case .sub500ms: "sub-500ms"
    case .sub1s: "sub-1s"
    case .sub5s: "sub-5s"
    case .relaxed: "relaxed"
    }
  }

  /// The longest latency the tier allows; nil for the tier without a bound.
  public var bound: Seconds? {
    switch self {
    case .sub500ms: Seconds(0.5)
    case .sub1s: Seconds(1)
    case .sub5s: Seconds(5)
    case .relaxed: nil
    }
  }
}

extension LatencyTier {
  /// The tiers with a longer bound.
  var looser: ArraySlice<LatencyTier> { LatencyTier.allCases[(rawValue + 1)...] }
}
