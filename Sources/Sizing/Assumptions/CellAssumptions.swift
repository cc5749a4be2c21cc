/// The assumptions that every cell asks for again and again, taken out of their list once.
struct CellAssumptions: Sendable {
  /// u.
  let targetUtilization: Double
  /// η.
  let hottestKeyShare: Double
  /// β.
  let cacheMissCost: Double
  /// T_detect.
  let failureDetection: Seconds
  /// T_resched.
  let rescheduling: Seconds
  /// T_detect + T_resched.
  let restart: Seconds
  /// B_up.
  let uploadRate: BytesPerSecond
  /// ψ.
  let checkpointShare: Double
  /// D_max.
  let longestCheckpoint: Seconds
  /// D_0.
  let checkpointFixedTime: Seconds
  /// g_Δ.
  let intervalGrowth: Double
  /// The fewest nodes that share the traffic, at least two.
  let sharingNodes: Int
  /// The fewest nodes of a cluster.
  let fewestNodes: Int
  /// T_catchup.
  let catchUpTime: Seconds
  /// A_up.
  let incrementalRewrite: Double
  /// φ0.
  let unkeyedSkew: Double
  /// g_c.
  let shapeWaste: Double
  /// By tier, λ, Δ, slots per core and the buffers' factor.
  private let cpuFactors: SIMD4<Double>
  private let intervals: SIMD4<Double>
  private let slots: SIMD4<Double>
  private let buffers: SIMD4<Double>
  /// By tier, the largest CPU factor and the longest checkpoint interval of the looser ones.
  private let looserFactors: SIMD4<Double>
  private let looserIntervals: SIMD4<Double>

  init(_ a: Assumptions) {
    targetUtilization = a.targetUtilization
    hottestKeyShare = a[.hottestKeyShare]
    cacheMissCost = a[.cacheMissCost]
    failureDetection = a.failureDetection
    rescheduling = a.rescheduling
    restart = failureDetection + rescheduling
    uploadRate = a.uploadRate
    checkpointShare = a[.checkpointShare]
    longestCheckpoint = a.longestCheckpoint
    checkpointFixedTime = a.checkpointFixedTime
    intervalGrowth = a[.intervalGrowth]
    fewestNodes = Int(saturating: a[.fewestNodes])
    sharingNodes = max(fewestNodes, 2)
    catchUpTime = a.catchUpTime
    incrementalRewrite = a[.incrementalRewrite]
    unkeyedSkew = a[.unkeyedSkew]
    var (factors, intervals) = (SIMD4<Double>(), SIMD4<Double>())
    for tier in LatencyTier.allCases {
      for looser in tier.looser {
        factors[tier.rawValue] = max(factors[tier.rawValue], a[looser, .cpuFactor])
        intervals[tier.rawValue] = max(intervals[tier.rawValue], a[looser, .checkpointInterval])
      }
    }
    shapeWaste = a[.shapeWaste]
    func byTier(_ assumption: TierAssumption) -> SIMD4<Double> {
      SIMD4(
        a[.sub500ms, assumption], a[.sub1s, assumption], a[.sub5s, assumption],
        a[.relaxed, assumption])
    }
    cpuFactors = byTier(.cpuFactor)
    self.intervals = byTier(.checkpointInterval)
    slots = byTier(.slotsPerCore)
    buffers = byTier(.bufferFactor)
    (looserFactors, looserIntervals) = (factors, intervals)
  }

  /// λ.
  func cpuFactor(_ tier: LatencyTier) -> Double { cpuFactors[tier.rawValue] }
  /// Slots per core.
  func slotsPerCore(_ tier: LatencyTier) -> Double { slots[tier.rawValue] }
  /// Network memory over what the shuffles need.
  func bufferFactor(_ tier: LatencyTier) -> Double { buffers[tier.rawValue] }
  /// Δ.
  func interval(_ tier: LatencyTier) -> Seconds { Seconds(intervals[tier.rawValue]) }

  /// The largest CPU factor and the longest checkpoint interval of the looser tiers; zero for the
  /// loosest.
  func looser(than tier: LatencyTier) -> (cpuFactor: Double, interval: Seconds) {
    (looserFactors[tier.rawValue], Seconds(looserIntervals[tier.rawValue]))
  }
}
