internal import Amounts
internal import Sizing

/// The alerts of a cluster, with thresholds that are its plan's. Who is woken comes first.
struct PlanAlerts {
  private let limits: PlanLimits
  private let series: ClusterSeries

  init(_ cluster: DeployedCluster) {
    limits = PlanLimits(cluster: cluster)
    series = ClusterSeries(cluster)
  }

  var all: [PlanAlert] {
    [
      absence, taskManagers, restarts, lag, noCheckpoint, failedCheckpoints, slowCheckpoints, rate,
      ratePerCore, busy, state,
    ].compactMap { $0 }
  }

  private var plan: Plan { limits.plan }

  // MARK: At once

  private var restarting: (time: String, reason: String) {
    (
      limits.longestRestart.minutesText,
      "a node lost with the JobManager is back after \(Format.duration(limits.longestRestart))"
    )
  }

  private var absence: PlanAlert {
    PlanAlert(
      name: "FlinkJobNotReporting", expression: series.absence, wait: restarting, severity: .page,
      summary: "no JobManager reports a job",
      description: """
        Nothing has been reported for longer than any restart that the plan expects. No other alert of \
        this cluster can fire until it reports again.
        """)
  }

  private var taskManagers: PlanAlert {
    PlanAlert(
      name: "FlinkTaskManagersMissing",
      expression: "\(series.taskManagers) < \(plan.taskManagers)", wait: restarting,
      severity: .page,
      summary: "TaskManagers are missing",
      description: """
        {{ $value }} are registered; the plan is \(plan.shape). Look for pods that are pending: without \
        them the job can't carry its peak of \(Format.rate(limits.rate)).
        """)
  }

  private var restarts: PlanAlert {
    PlanAlert(
      name: "FlinkJobRestarting",
      expression: "\(series.restarts(within: "1h")) > \(limits.restartsPerHour)", wait: nil,
      severity: .page, summary: "the job restarts again and again",
      description: """
        {{ $value | humanize }} restarts in an hour. A planned recovery takes \
        \(Format.duration(limits.recovery)), and each restart uses up the reserve of the next. The \
        exception is in the JobManager's log.
        """)
  }

  private var lag: PlanAlert {
    PlanAlert(
      name: "FlinkLagBeyondRecovery",
      expression: "\(series.lag) > \(Exact.number(limits.lag))",
      wait: ("2m", "more than one reading"), severity: .page,
      summary: "more records wait than can be worked off in time",
      description: """
        {{ $value | humanize }} records wait. Beside its peak of \(Format.rate(limits.rate)) the plan works \
        off \(Format.rate(limits.spareRate)): from \(Format.figure(limits.lag)) records on that takes \
        longer than the recovery objective of \(Format.duration(limits.recoveryObjective)).
        """)
  }

  private var noCheckpoint: PlanAlert {
    let age = limits.checkpointAge
    return PlanAlert(
      name: "FlinkNoCheckpoint",
      expression: "\(series.completedCheckpoints(within: age.minutesText)) == 0",
      wait: (
        limits.checkpointCycle.minutesText,
        "a new job completes its first checkpoint within \(Format.duration(limits.checkpointCycle))"
      ), severity: .page, summary: "no checkpoint is completed",
      description: """
        None for \(age.minutesText); the plan completes one every \
        \(Format.duration(plan.checkpointInterval)). A failure now would take longer to recover from \
        than planned, and than the objective of \(Format.duration(limits.recoveryObjective)) if this goes on.
        """)
  }

  // MARK: Within days

  private var failedCheckpoints: PlanAlert {
    let (time, most) = (limits.failingTime, limits.toleratedFailures)
    return PlanAlert(
      name: "FlinkCheckpointsFailing",
      expression: "\(series.failedCheckpoints(within: time.minutesText)) > \(most - 1)", wait: nil,
      severity: .ticket, summary: "checkpoints fail",
      description: """
        {{ $value | humanize }} failed within \(time.minutesText). The job bears \(most) in a row and is \
        restarted by the next.
        """)
  }

  private var slowCheckpoints: PlanAlert {
    let most = limits.checkpointDuration
    return PlanAlert(
      name: "FlinkCheckpointSlow",
      expression: "\(series.checkpointDuration) > \(Exact.number(most.value))",
      wait: (
        (plan.checkpointInterval * 3).minutesText, "three checkpoints in a row, not one of them"
      ), severity: .ticket, summary: "checkpoints take more than their share",
      description: """
        The last took {{ $value | humanizeDuration }}. The plan's take \
        \(Format.duration(plan.checkpointDuration)), and from \(Format.duration(most)) on they take more \
        than their share of the interval of \(Format.duration(plan.checkpointInterval)).
        """)
  }

  private var catchingUp: (time: String, reason: String) {
    (
      limits.catchingUp.minutesText,
      "a job that is as planned catches up for \(Format.duration(limits.catchingUp))"
    )
  }

  private var rate: PlanAlert {
    PlanAlert(
      name: "FlinkRateAbovePlan",
      expression: "\(series.rate(over: "5m")) > \(Exact.number(limits.rate.value))",
      wait: catchingUp, severity: .ticket, summary: "more records arrive than it is planned for",
      description: """
        {{ $value | humanize }} a second; the plan is for a peak of \(Format.rate(limits.rate)). Set the \
        new peak in the workload's file and see what it needs.
        """)
  }

  /// With few records what a process needs at rest weighs too much.
  private var ratePerCore: PlanAlert {
    let least = limits.ratePerCore
    let half = limits.rate.value / 2
    return PlanAlert(
      name: "FlinkCoreBelowPlan",
      expression: """
        \(series.ratePerCore(over: "10m")) < \(Exact.number(least.value.rounded()))
          and \(series.rate(over: "10m")) > \(Exact.number(half))
        """, wait: catchingUp, severity: .ticket,
      summary: "a core gets through fewer records than planned",
      description: """
        {{ $value | humanize }} a second and busy core; the plan counts on \(Format.rate(least)). Observe \
        the job ('headroom observe') and plan it with its own figures.
        """)
  }

  private var busy: PlanAlert {
    let most = (limits.utilization * 1000).rounded()
    return PlanAlert(
      name: "FlinkBusyAbovePlan", expression: "\(series.busy(over: "5m")) > \(Exact.number(most))",
      wait: catchingUp, severity: .ticket, summary: "a task is busier than its target",
      description: """
        {{ $labels.task_name }} works {{ $value | humanize }} ms of each second in its busiest subtask; the \
        plan leaves it at most \(Exact.number(most)) ms, so that a recovery has what it needs.
        """)
  }

  private var state: PlanAlert? {
    guard let most = limits.state else { return nil }
    let isMore = most > plan.state
    return PlanAlert(
      name: "FlinkStateAbovePlan",
      expression: "\(series.state) > \(Exact.number(most.value.rounded()))",
      wait: ("1h", "compaction removes files that are no longer needed"), severity: .ticket,
      summary: "there is more state than planned",
      description: """
        {{ $value | humanize }}B in the last checkpoint; the plan is for \(Format.size(plan.state))\
        \(isMore ? ", \(Format.size(most)) with files of older increments" : ""). Correct the keys in the \
        workload's file, or give the state a time to live.
        """)
  }
}
