internal import Sizing
internal import Workloads

/// The figures of a cluster's plan that what it reports is held against, and how long it may be beyond
/// them.
struct PlanLimits {
  let cluster: DeployedCluster

  private var workload: PlannedWorkload { cluster.workload }
  private var sizer: Sizer { workload.sizer }
  private var cell: Cell { cluster.cell }
  var plan: Plan { cluster.plan }

  /// The peak, r.
  var rate: RecordsPerSecond { cell.rate }
  /// Cores of all TaskManagers.
  var cores: Cores { plan.coresPerTaskManager * Double(plan.taskManagers) }
  /// Records that a busy core gets through, on average over the subtasks.
  var ratePerCore: RecordsPerSecond {
    RecordsPerSecond(1 / sizer.meanWork(tier: cell.tier, rate: rate, cores: cores).value)
  }
  /// Target utilization, u.
  var utilization: Double { workload.assumptions[.targetUtilization] }
  /// What a checkpoint may take, ψ·Δ'.
  var checkpointDuration: Seconds {
    plan.checkpointInterval * workload.assumptions[.checkpointShare]
  }
  /// Failed checkpoints in a row that the job bears.
  var toleratedFailures: Int { checkpoints.toleratedFailures }
  /// The time that so many checkpoints take which all time out.
  var failingTime: Seconds {
    (checkpoints.interval + checkpoints.timeout) * Double(toleratedFailures)
  }
  private var checkpoints: CheckpointRecommendation {
    sizer.checkpointRecommendation(for: plan, tier: cell.tier)
  }
  /// Bytes of a checkpoint's files. With increments they hold as much that is no longer needed as the
  /// disks do; nil without keyed state.
  var state: Bytes? {
    guard plan.state > .zero else { return nil }
    let isIncremental = workload.definition.input.isIncremental
    return isIncremental
      ? plan.state * workload.assumptions[.diskSpacePerStateByte] : plan.state
  }

  // MARK: Recovery

  var recoveryObjective: Seconds { workload.recoveryObjective }

  /// Until a lost TaskManager's work is done, with the slower of processors, disks, lookups and network.
  var recovery: Seconds {
    guard let limit = sizer.catchUpLimit(of: cell), limit.recovery.value.isFinite else {
      return plan.recovery.total
    }
    return max(plan.recovery.total, limit.recovery)
  }

  /// How long a job that is as planned reads faster than at its peak and is busy all the time: while it
  /// recovers, or works off the backlog that it is planned for.
  var catchingUp: Seconds {
    max(recovery, workload.definition.input.backlog?.within ?? .zero)
  }

  /// The longest time from a failure to the job running again.
  var longestRestart: Seconds {
    sizer.recoveries(of: cell).map { $0.recovery.restart }.max() ?? plan.recovery.restart
  }

  /// Restarts an hour after which the job is hardly ever current: as many recoveries as fit, and at most
  /// three.
  var restartsPerHour: Int {
    guard recovery.value > 0 else { return 3 }
    return min(3, max(1, Int(clamping: 3600 / recovery.value)))
  }

  /// Records a second that are worked off beside those that arrive at the peak.
  var spareRate: RecordsPerSecond {
    max(.zero, (sizer.catchUpLimit(of: cell)?.rate ?? plan.capacity) - rate)
  }

  /// Records that a failure leaves behind, `r·(T_0 + Δ' + D)`.
  private var lagOfFailure: Double {
    let repeated = plan.checkpointInterval + plan.checkpointDuration
    return rate.value * (plan.recovery.restart + repeated).value
  }

  /// The records from which on working off takes longer than a recovery may, `(cap − r)·RTO`, or the
  /// backlog that is planned for where that is more.
  var lag: Double {
    let backlog = workload.definition.input.backlog?.length ?? .zero
    return max(
      spareRate.value * recoveryObjective.value, lagOfFailure, rate.value * backlog.value
    ).rounded()
  }

  /// The age of the last checkpoint from which on a recovery takes longer than it may: E9 solved for
  /// `Δ'`, with one interval more than planned at least, and an hour at most.
  var checkpointAge: Seconds {
    let restart = plan.recovery.restart
    let left = recoveryObjective - restart
    let age =
      Seconds(left.value * spareRate.value / max(rate.value, 1)) - restart - plan.checkpointDuration
    return min(.minutes(60), max(age, checkpointCycle * 2))
  }

  /// From the start of a checkpoint to the completion of the next.
  var checkpointCycle: Seconds { plan.checkpointInterval + plan.checkpointDuration }
}
