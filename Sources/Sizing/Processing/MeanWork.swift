// What a running job can be compared with.

extension Sizer {
  /// The mean work of a record of all sources, `λ·(A + f_S(x)·Σ B_j) + λ·f_S(x)·W/r`: E5 with the
  /// firing of windows and without φ, which keeps room for the busiest subtask and is no work.
  ///
  /// - Parameter cores: x, the cores of all TaskManagers, whose memory caches state.
  public func meanWork(tier: LatencyTier, rate: RecordsPerSecond, cores: Cores) -> CoreSeconds {
    let demand = Demand(prepared, tier, rate)
    let factor = prepared.hardware.first.map { demand.cacheFactor(at: cores, on: $0) } ?? 1
    let keyed = prepared.terms.reduce(CoreSeconds.zero) { $0 + $1.work } * factor
    let firing = prepared.firing.value * factor / max(1, rate.value)
    return (prepared.unkeyedWork + keyed + CoreSeconds(firing)) * demand.cpuFactor
  }

  /// All live state, S.
  public var state: Bytes { prepared.state }
}
