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
    solve(Demand(prepared, tier, nearest: rate))
  }
}

extension Demand {
  /// At the rate nearest to the given one that a workload may have.
  init(_ prepared: PreparedWorkload, _ tier: LatencyTier, nearest rate: RecordsPerSecond) {
    let allowed = Workload.rates
    let value =
      rate.value >= allowed.lowerBound ? min(rate.value, allowed.upperBound) : allowed.lowerBound
    self.init(prepared, tier, RecordsPerSecond(value))
  }
}
