// What a running job can be compared with.

extension Sizer {
  /// The mean work of a record of all sources, `λ·(A + f_S(x)·Σ B_j) + λ·f_S(x)·W/r`: E5 with the
  /// firing of windows and without φ, which keeps room for the busiest subtask and is no work; and the
  /// base load, `F/r`.
  ///
  /// - Parameter cores: x, the cores of all TaskManagers, whose memory caches state.
  public func meanWork(tier: LatencyTier, rate: RecordsPerSecond, cores: Cores) -> CoreSeconds {
    recordWork(tier: tier, rate: rate, cores: cores)
      + CoreSeconds(prepared.baseLoad.value / max(1, rate.value))
  }

  /// The same without the base load.
  public func recordWork(tier: LatencyTier, rate: RecordsPerSecond, cores: Cores) -> CoreSeconds {
    let demand = Demand(prepared, tier, rate)
    let factor = prepared.hardware.first.map { demand.cacheFactor(at: cores, on: $0) } ?? 1
    let keyed = prepared.terms.reduce(CoreSeconds.zero) { $0 + $1.work } * factor
    let firing = prepared.firing.value * factor / max(1, rate.value)
    return (prepared.unkeyedWork + keyed + CoreSeconds(firing)) * demand.cpuFactor
  }

  /// What the statements with windows in two phases take when their state is cached: the work of a record
  /// that reaches one, how many do per record of all sources, and the cores that fire them. Nil without.
  public var twoPhaseWindows: (work: CoreSeconds, taken: Double, firing: Cores)? {
    let windows = prepared.terms.filter { $0.isTwoPhase && $0.firing > .zero }
    let taken = windows.reduce(0) { $0 + $1.taken }
    guard taken > 0 else { return nil }
    let work = windows.reduce(CoreSeconds.zero) { $0 + $1.work }
    return (work * (1 / taken), taken, windows.reduce(Cores.zero) { $0 + $1.firing })
  }

  /// All live state, S.
  public var state: Bytes { prepared.state }
}
