internal import Sizing
internal import Workloads

/// The disk that a TaskManager keeps its state on: of its node, which Kubernetes then counts, or a
/// volume of its own that comes and goes with the pod.
struct StateDisk {
  let size: Bytes
  /// Of the volume; nil: the disk of the node.
  let storageClass: String?

  /// Where a volume is mounted.
  private static let folder = "/opt/flink/state"
  private static let volume = "flink-state"
  /// The group that Flink's images run as, which must be able to write to the volume.
  private static let group = 9999

  /// Nil for a cluster that keeps nothing on disk.
  init?(of cluster: DeployedCluster) {
    let definition = cluster.workload.definition
    guard let disk = cluster.plan.diskPerTaskManager else { return nil }
    size = disk
    storageClass = definition.environment.storageClass
  }

  /// Says to Flink where the volume is; the disk of a node it finds by itself.
  var options: [FlinkOption] {
    guard storageClass != nil else { return [] }
    return [
      FlinkOption(key: "state.backend.rocksdb.localdir", value: Self.folder + "/rocksdb"),
      FlinkOption(key: "execution.checkpointing.local-backup.dirs", value: Self.folder + "/backup"),
    ]
  }

  /// What Kubernetes counts of the node's disk.
  var ephemeralStorage: YAMLNode.Entry? {
    if storageClass != nil { return nil }
    return .init("ephemeralStorage", .quoted(quantity), comment: "the disk planned for state")
  }

  /// What a TaskManager's pod takes besides what all pods do.
  var podTemplate: YAMLNode.Entry? {
    guard let storageClass else { return nil }
    let mount = YAMLNode.keys(
      .init("name", .text(Self.volume)), .init("mountPath", .text(Self.folder)))
    let container = YAMLNode.keys(
      .init("name", .text(PodTemplate.container)), .init("volumeMounts", .list([mount])))
    let spec = YAMLNode.keys(
      .init("securityContext", .keys(.init("fsGroup", .integer(Self.group)))),
      .init("containers", .list([container])),
      .init("volumes", .list([claim(storageClass)])))
    return .init("podTemplate", .keys(.init("spec", spec)))
  }

  private func claim(_ storageClass: String) -> YAMLNode {
    let requests = YAMLNode.keys(
      .init("storage", .quoted(quantity), comment: "the disk planned for state"))
    let spec = YAMLNode.keys(
      .init("accessModes", .list([.text("ReadWriteOnce")])),
      .init("storageClassName", .text(storageClass)),
      .init("resources", .keys(.init("requests", requests))))
    return .keys(
      .init("name", .text(Self.volume)),
      .init("ephemeral", .keys(.init("volumeClaimTemplate", .keys(.init("spec", spec))))))
  }

  private var quantity: String { KubernetesQuantity.text(size) }
}

/// A size as Kubernetes reads it, exact: `200G`, `64Gi`, else bytes.
enum KubernetesQuantity {
  private static let units = [
    ("Gi", 1 << 30), ("G", 1_000_000_000), ("Mi", 1 << 20), ("M", 1_000_000),
  ]

  static func text(_ size: Bytes) -> String {
    let bytes = Int(clamping: size.value)
    for (unit, factor) in units where bytes % factor == 0 && bytes > 0 {
      return "\(bytes / factor)\(unit)"
    }
    return String(bytes)
  }
}
