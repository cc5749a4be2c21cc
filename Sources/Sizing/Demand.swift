/// One workload at one tier and rate: what the constraints are asked about.
struct Demand: Sendable {
  let basis: Basis
  let tier: LatencyTier
  /// The peak rate, r.
  let rate: RecordsPerSecond
  /// The rate to have capacity for, R.
  let required: RecordsPerSecond
  /// The checkpoint interval, Δ.
  let interval: Seconds
  /// Work of one record in a statement of cost 1 at this tier, λ·t.
  let recordWork: CoreSeconds
  /// Bytes that a checkpoint uploads, C.
  let checkpoint: Bytes

  init(_ basis: Basis, _ tier: LatencyTier, _ rate: RecordsPerSecond) {
    let assumptions = basis.assumptions
    self.basis = basis
    self.tier = tier
    self.rate = rate
    required = Self.requiredRate(rate, assumptions)
    interval = assumptions.checkpointInterval(tier)
    recordWork = basis.recordCost * assumptions[tier, .cpuFactor]
    checkpoint = Self.checkpointBytes(basis, rate, interval)
  }

  /// E6 demand, `R = r/u + r·(T_detect + T_resched)/T_catchup`.
  ///
  /// - Source: autoscaler, target processing capacity.
  static func requiredRate(
    _ rate: RecordsPerSecond, _ assumptions: Assumptions
  ) -> RecordsPerSecond {
    let down = assumptions.failureDetection + assumptions.rescheduling
    return rate / assumptions.targetUtilization + rate * down.value / assumptions.catchUpTime.value
  }
}

/// So many TaskManagers of so many cores: a candidate for the answer.
struct TaskManagers: Equatable, Sendable {
  /// n, at least 1.
  let count: Double
  /// c, the cores of each.
  let coresEach: Double

  init(_ count: Int, of cores: Int) {
    self.count = Double(count)
    coresEach = Double(cores)
  }

  /// x = n·c.
  var cores: Cores { Cores(count * coresEach) }
}
