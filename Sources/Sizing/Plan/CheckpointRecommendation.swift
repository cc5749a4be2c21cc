/// The checkpoint settings for a plan, and the checkpoints' expected size and duration.
public struct CheckpointRecommendation: Equatable, Sendable {
  /// Time from checkpoint to checkpoint, Δ'.
  public let interval: Seconds
  /// When a checkpoint is given up: 10 min, or twice a full checkpoint if that is longer.
  public let timeout: Seconds
  /// Time without a checkpoint that is always left, Δ/2.
  public let minimumPause: Seconds
  /// Checkpoints under way at once.
  public let concurrent = 1
  /// Whether a checkpoint uploads only what changed.
  public let incremental: Bool
  /// Whether barriers may overtake records, for tiers under a second. No job upgrade is possible from
  /// such a checkpoint: take a savepoint.
  public let unaligned: Bool
  /// How long barriers wait their turn before they overtake; nil when they never do.
  public let alignedTimeout: Seconds?
  /// Failed checkpoints in a row before the job fails.
  public let toleratedFailures = 3
  /// Completed checkpoints kept.
  public let retained = 3
  /// Whether checkpoints are kept when the job is canceled, as Flink spells it.
  public let externalizedRetention = "RETAIN_ON_CANCELLATION"
  /// Whether a TaskManager keeps a copy of its state on its disk.
  public let localRecovery: Bool

  /// What a checkpoint uploads.
  public let size: Bytes
  /// How long a checkpoint takes, D.
  public let duration: Seconds
  /// The duration as a share of the interval.
  public let shareOfInterval: Double
  /// The mean upload of all TaskManagers together, C/Δ'.
  public let uploadBandwidth: BytesPerSecond
  /// Space in the checkpoint store: the retained checkpoints and one savepoint, each of all state.
  public let storeSpace: Bytes
  /// How long a recovery takes and what it is made of.
  public let recovery: Recovery
}

extension Sizer {
  /// The checkpoint settings for a plan of this workload at a tier (section 4 of the model).
  public func checkpointRecommendation(
    for plan: Plan, tier: LatencyTier
  ) -> CheckpointRecommendation {
    let interval = plan.checkpointInterval
    let isTight = tier == .sub500ms || tier == .sub1s
    return CheckpointRecommendation(
      interval: interval,
      timeout: max(.minutes(10), plan.fullCheckpointDuration * 2),
      minimumPause: interval / 2,
      incremental: workload.isIncremental,
      unaligned: isTight,
      alignedTimeout: isTight ? Seconds(5) : nil,
      localRecovery: workload.backend == .rocksdb,
      size: plan.checkpointBytes,
      duration: plan.checkpointDuration,
      shareOfInterval: plan.checkpointDuration / interval,
      uploadBandwidth: plan.checkpointBytes / interval,
      storeSpace: plan.state * 4,
      recovery: plan.recovery)
  }

  /// The checkpoint settings for a cell; nil when it is infeasible.
  public func checkpointRecommendation(for cell: Cell) -> CheckpointRecommendation? {
    cell.plan.map { checkpointRecommendation(for: $0, tier: cell.tier) }
  }
}
