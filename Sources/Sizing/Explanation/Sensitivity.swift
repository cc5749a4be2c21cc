// How much an answer changes with its assumptions: E23.

extension Sizer {
  /// E23 sensitivity: for each assumption that the cell used, the cores at half and at double its
  /// value, the largest effect first, equals in the order of declaration.
  public func sensitivity(of cell: Cell) -> [Sensitivity] {
    var found = Assumption.allCases.filter(isUsed).map { assumption in
      Sensitivity(.assumption(assumption), assumption.rangeForHalfAndDouble(assumptions)) {
        var varied = assumptions
        varied[assumption] = $0
        return with(varied).solve(at: cell).plan?.totalCores
      }
    }
    for assumption in TierAssumption.allCases {
      let value = assumptions[cell.tier, assumption]
      let values = assumption.range.halfAndDouble(value)
      found.append(
        Sensitivity(.tier(cell.tier, assumption), values) {
          var varied = assumptions
          varied[cell.tier, assumption] = $0
          return with(varied).solve(at: cell).plan?.totalCores
        })
    }
    return found.sortedByEffect(from: cell.plan?.totalCores)
  }

  private func solve(at cell: Cell) -> Cell { solve(Demand(prepared, cell.tier, cell.rate)) { $0 } }
}

/// How many cores a cell needs when one assumption is wrong.
public struct Sensitivity: Equatable, Sendable {
  /// The assumption that is varied.
  public let parameter: Parameter
  /// Half the value, or the end of its range.
  public let half: Double
  /// Double the value, or the end of its range.
  public let double: Double
  /// Cores at half the value; nil when infeasible.
  public let coresAtHalf: Cores?
  /// Cores at double the value; nil when infeasible.
  public let coresAtDouble: Cores?

  /// An assumption of either kind.
  public enum Parameter: Equatable, Sendable {
    case assumption(Assumption)
    case tier(LatencyTier, TierAssumption)

    /// What it is, in words for people.
    public var title: String {
      switch self {
      case .assumption(let assumption): assumption.title
      case .tier(_, let assumption): assumption.title
      }
    }
  }

  init(
    _ parameter: Parameter, _ values: (half: Double, double: Double), cores: (Double) -> Cores?
  ) {
    self.parameter = parameter
    half = values.half
    double = values.double
    coresAtHalf = cores(values.half)
    coresAtDouble = cores(values.double)
  }

  /// The larger change in cores; turning infeasible or feasible counts as the largest of all.
  public func effect(from cores: Cores?) -> Cores {
    func change(_ other: Cores?) -> Cores {
      guard let cores, let other else { return Cores(cores == other ? 0 : .infinity) }
      return Cores(abs((other - cores).value))
    }
    return max(change(coresAtHalf), change(coresAtDouble))
  }
}

extension [Sensitivity] {
  /// The largest effect first; equals keep their order.
  fileprivate func sortedByEffect(from cores: Cores?) -> [Sensitivity] {
    enumerated().sorted { a, b in
      let (x, y) = (a.element.effect(from: cores), b.element.effect(from: cores))
      return x == y ? a.offset < b.offset : x > y
    }.map { $0.element }
  }
}

extension Assumption {
  /// Half and double the effective value, within the range, whole for counts.
  fileprivate func rangeForHalfAndDouble(
    _ assumptions: Assumptions
  ) -> (half: Double, double: Double) {
    let values = range.halfAndDouble(assumptions[self])
    guard unit == .count else { return values }
    return (values.half.rounded(.up), values.double.rounded(.up))
  }
}

extension ClosedRange<Double> {
  fileprivate func halfAndDouble(_ value: Double) -> (half: Double, double: Double) {
    (Swift.max(value / 2, lowerBound), Swift.min(value * 2, upperBound))
  }
}
