internal import Sizing

/// A row of panels under one title.
struct DashboardRow: Equatable, Sendable {
  var title: String
  var panels: [DashboardPanel]
}

/// The rows of a cluster's dashboard: results first, then what explains them.
struct DashboardRows {
  private let limits: PlanLimits
  private let series: ClusterSeries
  /// Grafana's own, at least four scrapes long.
  private let window = "$__rate_interval"

  init(_ cluster: DeployedCluster) {
    limits = PlanLimits(cluster: cluster)
    series = ClusterSeries(cluster)
  }

  private var plan: Plan { limits.plan }

  var all: [DashboardRow] {
    [
      DashboardRow(title: "Results", panels: [rate, lag, restarts]),
      DashboardRow(title: "Capacity", panels: [busy, ratePerCore, cores]),
      DashboardRow(title: "State", panels: [duration, written, state]),
      DashboardRow(title: "Processes", panels: [taskManagers, heap, managed]),
    ]
  }

  private var rate: DashboardPanel {
    .init(
      title: "Records a second", about: "What all sources give, beside the peak of the plan.",
      unit: .count, expression: series.rate(over: window), legend: "measured",
      planned: limits.rate.value, limit: limits.rate.value)
  }

  private var lag: DashboardPanel {
    .init(
      title: "Records waiting",
      about: """
        As the sources report it. Beyond the line working off takes longer than the recovery objective of \
        \(Format.duration(limits.recoveryObjective)).
        """, unit: .count, expression: series.lag, legend: "measured", limit: limits.lag)
  }

  private var restarts: DashboardPanel {
    .init(
      title: "Restarts in an hour",
      about: "A planned recovery takes \(Format.duration(limits.recovery)).", unit: .count,
      expression: series.restarts(within: "1h"), legend: "measured",
      limit: Double(limits.restartsPerHour))
  }

  private var busy: DashboardPanel {
    .init(
      title: "Busy time of the busiest subtask",
      about: "Of each task, in milliseconds of a second, against the target utilization.",
      unit: .milliseconds, expression: series.busy(over: window), legend: "{{task_name}}",
      limit: (limits.utilization * 1000).rounded())
  }

  private var ratePerCore: DashboardPanel {
    .init(
      title: "Records a second and busy core",
      about: "Below the planned figure the plan lacks cores; far above it, the plan is careful.",
      unit: .count, expression: series.ratePerCore(over: window), legend: "measured",
      planned: limits.ratePerCore.value.rounded())
  }

  private var cores: DashboardPanel {
    .init(
      title: "Busy cores", about: "CPU time of all TaskManagers, beside the cores they have.",
      unit: .count, expression: series.cores(over: window), legend: "measured",
      planned: limits.cores.value)
  }

  private var duration: DashboardPanel {
    .init(
      title: "Checkpoint duration",
      about: """
        Beyond the line a checkpoint takes more than its share of the interval of \
        \(Format.duration(plan.checkpointInterval)).
        """, unit: .seconds, expression: series.checkpointDuration, legend: "measured",
      planned: plan.checkpointDuration.value, limit: limits.checkpointDuration.value)
  }

  private var written: DashboardPanel {
    .init(
      title: "Checkpoint size", about: "What a checkpoint wrote.", unit: .bytes,
      expression: series.checkpointBytes, legend: "measured",
      planned: plan.checkpointBytes.value.rounded())
  }

  private var state: DashboardPanel {
    .init(
      title: "State",
      about:
        "All that the last checkpoint refers to; with increments also what is no longer needed.",
      unit: .bytes, expression: series.state, legend: "measured",
      planned: plan.state.value.rounded(), limit: limits.state?.value.rounded())
  }

  private var taskManagers: DashboardPanel {
    .init(
      title: "TaskManagers", about: "Registered, beside those of the plan.", unit: .count,
      expression: series.taskManagers, legend: "measured", planned: Double(plan.taskManagers))
  }

  private var heap: DashboardPanel {
    let parts = plan.taskManagerParts
    return .init(
      title: "Heap in use", about: "Of the TaskManager that uses the most, beside what it has.",
      unit: .bytes, expression: series.heapUsed, legend: "measured",
      planned: Double(parts.taskHeap + parts.frameworkHeap))
  }

  private var managed: DashboardPanel {
    .init(
      title: "Managed memory in use",
      about:
        "Of the TaskManager that uses the most, beside what it has; RocksDB caches state in it.",
      unit: .bytes, expression: series.managedUsed, legend: "measured",
      planned: Double(plan.taskManagerParts.managed))
  }
}
