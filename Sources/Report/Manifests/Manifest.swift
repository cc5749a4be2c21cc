internal import Sizing
internal import Workloads

/// One cluster as a document of some kind: everything in it comes from the plan, the environment
/// or the handbook's `flink:`.
struct Manifest {
  let kind: ManifestKind
  let cluster: DeployedCluster
  let flink: FlinkSettings
  /// The workload's page, where the handbook has an address.
  var page: String?

  /// The document of the kind.
  var document: YAMLDocument { YAMLDocument(comments: comments, root: root) }

  private var environment: Environment { cluster.workload.definition.environment }
  private var disk: StateDisk? { StateDisk(of: cluster) }
  private var image: String { kind == .computePool ? flink.sqlImage : flink.image }
  private var options: FlinkOptions { FlinkOptions(cluster: cluster, flink: flink, image: image) }

  private var root: YAMLNode {
    switch kind {
    case .application:
      resource("cmf.confluent.io/v1", [.init("name", .text(cluster.name))], jobSpec)
    case .computePool:
      resource("cmf.confluent.io/v1", [.init("name", .text(cluster.name))], poolSpec)
    case .deployment:
      resource(
        "flink.apache.org/v1beta1",
        [.init("name", .text(cluster.name)), .init("namespace", .text(environment.namespace))],
        jobSpec)
    case .disruptionBudget:
      resource(
        "policy/v1",
        [.init("name", .text(cluster.name)), .init("namespace", .text(environment.namespace))],
        budgetSpec)
    case .prometheusRule: PrometheusRule(cluster: cluster, page: page).root
    case .grafanaDashboard: Dashboard(cluster: cluster, page: page).root
    case .configuration:
      .mapping(
        (options.common + options.standalone).map { .init($0.key, YAMLNode(spelled: $0.value)) })
    }
  }

  private var comments: [String] {
    let plan = cluster.plan
    var lines = [
      "\(cluster.title): \(Format.rate(cluster.cell.rate)) at \(cluster.cell.tier.name)",
      "\(plan.shape) and \(Format.counted(plan.jobManagerCores, "core")) for the JobManager",
    ]
    switch kind {
    case .disruptionBudget:
      return lines + ["minAvailable is one less than the TaskManagers: change it with their number"]
    case .prometheusRule: return lines + pods + PrometheusRule.comments
    case .grafanaDashboard: return lines + pods + Dashboard.comments
    case .application, .computePool, .deployment, .configuration: break
    }
    if cluster.workload.definition.input.maxParallelism == nil {
      lines.append(
        "pipeline.max-parallelism is for a new job: one that runs keeps its own, or its state is refused"
      )
    }
    if let disk {
      lines.append(
        "planned with \(Format.size(disk.size)) of disk for the state of a TaskManager")
    }
    if let advice = StoragePlugin.advice(image: image, flink: flink) { lines.append(advice) }
    return lines
  }

  /// The pods of a statement are called after it, whatever its pool is called.
  private var pods: [String] {
    cluster.statement == nil ? [] : ["it is for a statement submitted as '\(cluster.name)'"]
  }

  private func resource(
    _ apiVersion: String, _ metadata: [YAMLNode.Entry], _ spec: YAMLNode
  ) -> YAMLNode {
    .keys(
      .init("apiVersion", .text(apiVersion)), .init("kind", .text(kind.rawValue)),
      .init("metadata", .mapping(metadata)), .init("spec", spec))
  }
}

extension Manifest {
  private var jobSpec: YAMLNode {
    .mapping(clusterSpec(version: flink.version) + [.init("job", job)])
  }

  /// A pool of its own for one statement, or for all of them as one statement set: a dedicated
  /// pool starts a cluster of this size for each job that names it.
  private var poolSpec: YAMLNode {
    .keys(
      .init("type", .text("DEDICATED")),
      .init("clusterSpec", .mapping(clusterSpec(version: flink.sqlVersion))))
  }

  private func clusterSpec(version: FlinkVersion) -> [YAMLNode.Entry] {
    let plan = cluster.plan
    var settings = flink
    settings.version = version
    let options = FlinkOptions(cluster: cluster, flink: settings, image: image).common
    let entries: [YAMLNode.Entry?] = [
      .init("image", .text(image)), .init("flinkVersion", .text(version.rawValue)),
      // Confluent Manager runs the pods of pools under an account of its own and refuses another.
      kind == .computePool ? nil : .init("serviceAccount", .text(flink.serviceAccount)),
      // In quotes, because old versions take strings only, and YAML reads 88 and true otherwise.
      .init("flinkConfiguration", .mapping(options.map { .init($0.key, .quoted($0.value)) })),
      PodTemplate(
        nodeSelector: environment.nodeSelector,
        plugins: StoragePlugin.jars(image: image, flink: flink)
      ).entry,
      process("jobManager", cores: Cores(Double(plan.jobManagerCores)), plan.jobManagerMemory),
      process(
        "taskManager", cores: plan.coresPerTaskManager, plan.taskManagerMemory, disk: disk),
    ]
    return entries.compactMap { $0 }
  }

  /// Keeps a drain from taking many TaskManagers away before those that replace them run.
  ///
  /// `maxUnavailable` would protect nothing: the pods belong to the JobManager's Deployment, and
  /// Kubernetes would take its one replica for the number of pods that should run.
  private var budgetSpec: YAMLNode {
    let labels = YAMLNode.keys(
      .init("app", .text(cluster.name)), .init("component", .text("taskmanager")))
    return .keys(
      .init("minAvailable", .integer(cluster.plan.taskManagers - 1)),
      .init("selector", .keys(.init("matchLabels", labels))))
  }

  private var job: YAMLNode {
    .keys(
      .init("jarURI", .text(flink.jar)), .init("parallelism", .integer(cluster.plan.parallelism)),
      .init("state", .text("running")),
      // A savepoint survives a change of parallelism and of Flink's version.
      .init("upgradeMode", .text("savepoint")))
  }

  private func process(
    _ name: String, cores: Cores, _ memory: Bytes, disk: StateDisk? = nil
  ) -> YAMLNode.Entry {
    let size = ResourceMemory(memory)
    let resource = YAMLNode.keys(
      .init("cpu", YAMLNode(cores)),
      .init("memory", .quoted(size.text), comment: size.explanation), disk?.ephemeralStorage)
    return .init(name, .keys(.init("resource", resource), disk?.podTemplate))
  }
}

/// A size in a resource of the operators.
///
/// They read it as Flink does first, where `m` is MiB, and as Kubernetes only what Flink can't
/// read; to Kubernetes `m` would be a thousandth, `g` unknown and `G` a power of ten. A size that
/// is no whole MiB is given in bytes, which both read alike.
struct ResourceMemory {
  private let bytes: Int

  init(_ memory: Bytes) { bytes = Int(clamping: memory.value) }

  private var isMebibytes: Bool { bytes % 1_048_576 == 0 }

  var text: String { isMebibytes ? "\(bytes / 1_048_576)m" : "\(bytes)" }

  var explanation: String {
    let size = Format.memory(Bytes(Double(bytes)))
    return isMebibytes ? "\(size): m means MiB here, as in Flink" : "\(size), in bytes"
  }
}
