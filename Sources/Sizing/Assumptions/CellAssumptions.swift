/// The assumptions that every cell asks for again and again, taken out of their list once.
struct CellAssumptions: Sendable {
  /// u.
  let targetUtilization: Double
  /// η.
  let hottestKeyShare: Double
  /// β.
  let cacheMissCost: Double
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
  let fewestNodes: Int

  init(_ a: Assumptions) {
    targetUtilization = a.targetUtilization
    hottestKeyShare = a[.hottestKeyShare]
    cacheMissCost = a[.cacheMissCost]
    restart = a.failureDetection + a.rescheduling
    uploadRate = a.uploadRate
    checkpointShare = a[.checkpointShare]
    longestCheckpoint = a.longestCheckpoint
    checkpointFixedTime = a.checkpointFixedTime
    intervalGrowth = a[.intervalGrowth]
    fewestNodes = max(Int(saturating: a[.fewestNodes]), 2)
  }
}
