public import Report
internal import Workloads

/// What the settings of a cluster come to, planned and deployed.
public struct ClusterFigures: Equatable, Sendable {
  public struct Figure: Equatable, Sendable {
    public var metric: Metric
    /// Nil where the manifest does not say it.
    public var planned: Double?
    public var deployed: Double?
  }

  public var name: String
  /// In the order of `metrics`.
  public var figures: [Figure]

  /// What manifests tell.
  public static let metrics: [Metric] = [
    .totalCores, .taskManagers, .totalMemoryBytes, .parallelism, .slotsPerTaskManager,
    .coresPerTaskManager, .taskManagerMemoryBytes, .jobManagerCores, .jobManagerMemoryBytes,
    .maxParallelism, .intervalSeconds,
  ]

  init(planned: DeployedResource, deployed: DeployedResource) {
    name = planned.name
    figures = Self.metrics.map { metric in
      Figure(
        metric: metric, planned: planned.figure(metric), deployed: deployed.figure(metric))
    }
  }

  public subscript(metric: Metric) -> Figure? { figures.first { $0.metric == metric } }
}

extension DeployedResource {
  /// A figure of the whole cluster; nil where the manifest does not say what it is made of.
  fileprivate func figure(_ metric: Metric) -> Double? {
    switch metric {
    case .parallelism: number("job.parallelism") ?? number("parallelism.default")
    case .slotsPerTaskManager: number("taskmanager.numberOfTaskSlots") ?? 1
    case .coresPerTaskManager: number("taskManager.resource.cpu")
    case .taskManagerMemoryBytes: number("taskManager.resource.memory")
    case .jobManagerCores: number("jobManager.resource.cpu")
    case .jobManagerMemoryBytes: number("jobManager.resource.memory")
    case .maxParallelism: number("pipeline.max-parallelism")
    case .intervalSeconds: number("execution.checkpointing.interval")
    case .taskManagers: taskManagers
    case .totalCores: sum(.coresPerTaskManager, .jobManagerCores)
    case .totalMemoryBytes: sum(.taskManagerMemoryBytes, .jobManagerMemoryBytes)
    case .feasible, .largestRecordsPerSecond, .bindingConstraint, .nodes, .cost, .usageCost,
      .recoverySeconds,
      .checkpointSeconds, .checkpointBytes, .stateBytes, .networkInBytesPerSecond,
      .networkOutBytesPerSecond, .memoryClass, .nodeCores, .warnings:
      nil
    }
  }

  /// Flink starts as many as the parallelism takes.
  private var taskManagers: Double? {
    guard let parallelism = figure(.parallelism), let slots = figure(.slotsPerTaskManager),
      slots > 0
    else { return nil }
    return (parallelism / slots).rounded(.up)
  }

  private func sum(_ each: Metric, _ jobManager: Metric) -> Double? {
    guard let count = taskManagers, let each = figure(each), let one = figure(jobManager) else {
      return nil
    }
    return count * each + one
  }

  private func number(_ path: String) -> Double? {
    self[path].flatMap { SettingValue($0, of: path).number }
  }
}
