/// One workload at one tier and rate; the constraints are methods on it.
struct Demand: Sendable {
  let prepared: PreparedWorkload
  let tier: LatencyTier
  /// The peak rate, r.
  let rate: RecordsPerSecond
  /// The rate to have capacity for, R.
  let required: RecordsPerSecond
  /// The checkpoint interval of the tier, Δ.
  let interval: Seconds
  /// CPU factor of the tier, λ.
  let cpuFactor: Double
  /// Work per record without keys at this tier, `λ·φ0·A`.
  let unkeyedWork: CoreSeconds
  /// Work per record with keys at this tier when state is cached, `λ·Σ φ_j·B_j`.
  let keyedWork: CoreSeconds
  /// Cores that firing windows keeps busy when state is cached, `λ·W·φ`.
  let firing: Cores
  /// Bytes that a checkpoint uploads, C.
  let checkpoint: Bytes

  init(_ prepared: PreparedWorkload, _ tier: LatencyTier, _ rate: RecordsPerSecond) {
    let assumptions = prepared.assumptions
    self.prepared = prepared
    self.tier = tier
    self.rate = rate
    required = Self.requiredRate(rate, assumptions)
    interval = assumptions.checkpointInterval(tier)
    cpuFactor = assumptions[tier, .cpuFactor]
    unkeyedWork = prepared.unkeyedWork * (cpuFactor * assumptions[.unkeyedSkew])
    keyedWork = prepared.keyedWork * cpuFactor
    firing = prepared.firing * (cpuFactor * prepared.skewFactor)
    checkpoint = Self.checkpointBytes(prepared, rate, interval)
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
