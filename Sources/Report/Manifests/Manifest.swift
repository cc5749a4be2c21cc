internal import Sizing
internal import Workloads

/// One cluster as a document of some kind: everything in it comes from the plan, the environment
/// or the handbook's `flink:`.
struct Manifest {
  let kind: ManifestKind
  let cluster: DeployedCluster
  let flink: FlinkSettings

  /// The document of the kind.
  var document: YAMLDocument { YAMLDocument(comments: comments, root: root) }

  private var environment: Environment { cluster.workload.definition.environment }
  private var options: FlinkOptions { FlinkOptions(cluster: cluster, flink: flink) }

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
    if plan.state > .zero, cluster.workload.definition.input.backend == .rocksdb {
      let disk = Format.size(Bytes(cluster.workload.assumptions[.diskSize]))
      lines.append("planned with \(disk) of local disk for the state of a TaskManager")
    }
    return lines
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
    .mapping(clusterSpec(version: flink.version, image: flink.image) + [.init("job", job)])
  }

  /// A pool of its own for one statement, or for all of them as one statement set: a dedicated
  /// pool starts a cluster of this size for each job that names it.
  private var poolSpec: YAMLNode {
    .keys(
      .init("type", .text("DEDICATED")),
      .init("clusterSpec", .mapping(clusterSpec(version: flink.sqlVersion, image: flink.sqlImage))))
  }

  private func clusterSpec(version: FlinkVersion, image: String) -> [YAMLNode.Entry] {
    let plan = cluster.plan
    var settings = flink
    settings.version = version
    let options = FlinkOptions(cluster: cluster, flink: settings).common
    let entries: [YAMLNode.Entry?] = [
      .init("image", .text(image)), .init("flinkVersion", .text(version.rawValue)),
      .init("serviceAccount", .text(flink.serviceAccount)),
      // In quotes, because old versions take strings only, and YAML reads 88 and true otherwise.
      .init("flinkConfiguration", .mapping(options.map { .init($0.key, .quoted($0.value)) })),
      podTemplate,
      .init(
        "jobManager",
        process(cores: Cores(Double(plan.jobManagerCores)), memory: plan.jobManagerMemory)),
      .init(
        "taskManager", process(cores: plan.coresPerTaskManager, memory: plan.taskManagerMemory)),
    ]
    return entries.compactMap { $0 }
  }

  private var job: YAMLNode {
    .keys(
      .init("jarURI", .text(flink.jar)), .init("parallelism", .integer(cluster.plan.parallelism)),
      .init("state", .text("running")),
      // A savepoint survives a change of parallelism and of Flink's version.
      .init("upgradeMode", .text("savepoint")))
  }

  private func process(cores: Cores, memory: Bytes) -> YAMLNode {
    let size = ResourceMemory(memory)
    return .keys(
      .init(
        "resource",
        .keys(
          .init("cpu", YAMLNode(cores)),
          .init("memory", .quoted(size.text), comment: size.explanation))))
  }

  private var podTemplate: YAMLNode.Entry? {
    environment.nodeSelector.map { selector in
      let labels = YAMLNode.keys(.init(selector.label, .text(selector.value)))
      return .init("podTemplate", .keys(.init("spec", .keys(.init("nodeSelector", labels)))))
    }
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
    return isMebibytes ? "\(size): m is MiB here, as Flink reads it" : "\(size), in bytes"
  }
}
