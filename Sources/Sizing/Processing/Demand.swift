/// One workload at one tier and rate; the constraints are methods on it.
struct Demand: Sendable {
  let prepared: PreparedWorkload
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

  init(_ prepared: PreparedWorkload, _ tier: LatencyTier, _ rate: RecordsPerSecond) {
    let assumptions = prepared.assumptions
    self.prepared = prepared
    self.tier = tier
    self.rate = rate
    required = Self.requiredRate(rate, assumptions)
    interval = assumptions.checkpointInterval(tier)
    recordWork = prepared.recordCost * assumptions[tier, .cpuFactor]
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
