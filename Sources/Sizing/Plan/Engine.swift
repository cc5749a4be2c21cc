/// The engine's version and its constants that others need.
public enum Engine {
  /// The model's version. It grows whenever the same input may give another answer.
  public static let model = 2

  /// The max parallelisms a plan chooses from, growing.
  public static let maxParallelisms = KeyGroups.ladder
}

extension Sizer {
  /// The answer at the rate nearest to the given one that a workload may have; the same as
  /// `cell(tier:rate:)` for every rate in `Workload.rates`.
  public func cell(tier: LatencyTier, nearest rate: RecordsPerSecond) -> Cell {
    solve(Demand(prepared, tier, nearest: rate)) { $0 }
  }

  /// The same for every tier and rate of a matrix, tier by tier.
  public func forEachCell(
    tiers: [LatencyTier], rates: [RecordsPerSecond], _ body: (Cell) -> Void
  ) {
    forEachDemand(tiers, rates) { solve($0, body) }
  }

  /// One demand that goes through all tiers and rates, each the nearest that a workload may have.
  @inline(__always)
  func forEachDemand(
    _ tiers: [LatencyTier], _ rates: [RecordsPerSecond], _ body: (Demand) -> Void
  ) {
    guard let first = rates.first else { return }
    for tier in tiers {
      var demand = Demand(prepared, tier, nearest: first)
      for rate in rates {
        demand.move(to: Demand.nearest(rate))
        body(demand)
      }
    }
  }
}

extension Demand {
  /// At the rate nearest to the given one that a workload may have.
  init(_ prepared: PreparedWorkload, _ tier: LatencyTier, nearest rate: RecordsPerSecond) {
    self.init(prepared, tier, Self.nearest(rate))
  }

  /// The rate nearest to the given one that a workload may have.
  static func nearest(_ rate: RecordsPerSecond) -> RecordsPerSecond {
    let allowed = Workload.rates
    return RecordsPerSecond(
      rate.value >= allowed.lowerBound ? min(rate.value, allowed.upperBound) : allowed.lowerBound)
  }
}
