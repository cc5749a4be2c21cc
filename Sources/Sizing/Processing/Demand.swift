/// One workload at one tier and rate; the constraints are methods on it.
struct Demand: Sendable {
  let prepared: PreparedWorkload
  let tier: LatencyTier
  /// The peak rate, r.
  private(set) var rate: RecordsPerSecond
  /// The rate to have capacity for, R.
  private(set) var required: RecordsPerSecond
  /// The checkpoint interval of the tier, Δ.
  let interval: Seconds
  /// CPU factor of the tier, λ.
  let cpuFactor: Double
  /// Work per record without keys at this tier, `λ·φ0·A`.
  let unkeyedWork: CoreSeconds
  /// Work per record with keys at this tier when state is cached, `λ·Σ φ_j·B_j`.
  let keyedWork: CoreSeconds
  /// Cores that are busy at any rate when state is cached, `λ·W·φ + F`: firing windows, and the base load.
  let firing: Cores
  /// Bytes that a checkpoint uploads, C.
  private(set) var checkpoint: Bytes
  /// The time in which one core uploads them, `C·φ/B_up`.
  private(set) var uploadTimeOfOneCore: Seconds

  init(_ prepared: PreparedWorkload, _ tier: LatencyTier, _ rate: RecordsPerSecond) {
    let interval = prepared.constants.interval(tier)
    self.init(
      prepared, tier, rate, required: Self.requiredRate(rate, prepared.constants), interval,
      uploading: Self.checkpointBytes(prepared, rate, interval))
  }

  private init(
    _ prepared: PreparedWorkload, _ tier: LatencyTier, _ rate: RecordsPerSecond,
    required: RecordsPerSecond, _ interval: Seconds, uploading checkpoint: Bytes
  ) {
    let constants = prepared.constants
    self.prepared = prepared
    self.tier = tier
    self.rate = rate
    self.required = required
    self.interval = interval
    self.checkpoint = checkpoint
    uploadTimeOfOneCore = checkpoint * prepared.skewFactor / prepared.constants.uploadRate
    cpuFactor = constants.cpuFactor(tier)
    unkeyedWork = prepared.unkeyedWork * (cpuFactor * constants.unkeyedSkew)
    keyedWork = prepared.keyedWork * cpuFactor
    firing = prepared.firing * (cpuFactor * prepared.skewFactor) + prepared.baseLoad
  }

  /// Makes it the same at another rate, for a fraction of what another would take.
  mutating func move(to rate: RecordsPerSecond) {
    self.rate = rate
    required = Self.requiredRate(rate, prepared.constants)
    checkpoint = Self.checkpointBytes(prepared, rate, interval)
    uploadTimeOfOneCore = checkpoint * prepared.skewFactor / prepared.constants.uploadRate
  }

  /// The same at another tier, with a checkpoint that is at least as large as that tier's: in `k` times
  /// the interval records touch at most `k` times the keys. It saves working the bytes out.
  func bounded(at tier: LatencyTier) -> Demand {
    let interval = prepared.constants.interval(tier)
    let most = checkpoint * max(1, interval / self.interval)
    return Demand(
      prepared, tier, rate, required: required, interval, uploading: min(prepared.state, most))
  }

  /// E6 demand, `R = r/u + r·(T_detect + T_resched)/T_catchup`.
  ///
  /// - Source: autoscaler, target processing capacity.
  static func requiredRate(
    _ rate: RecordsPerSecond, _ constants: CellAssumptions
  ) -> RecordsPerSecond {
    rate / constants.targetUtilization
      + rate * constants.restart.value / constants.catchUpTime.value
  }
}
