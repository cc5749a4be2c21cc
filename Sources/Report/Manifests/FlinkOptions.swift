internal import Amounts
internal import Sizing
internal import Workloads

/// One option of Flink's configuration, as the version in use spells it.
struct FlinkOption: Hashable, Sendable {
  var key: String
  var value: String
}

/// Flink's configuration of one cluster: the plan's options, where state is kept, and what happens
/// after a failure.
struct FlinkOptions {
  let cluster: DeployedCluster
  let flink: FlinkSettings
  let image: String

  /// What every deployment takes.
  var common: [FlinkOption] {
    let planned = cluster.workload.sizer.flinkConfiguration(
      for: cluster.plan, tier: cluster.cell.tier)
    return FlinkSpelling(version: flink.version).spell(
      planned.map { FlinkOption(key: $0.key, value: $0.value) } + storage
        + (StateDisk(of: cluster)?.options ?? []) + restarts)
  }

  /// What a `config.yaml` needs besides; the operators set these themselves and refuse them.
  var standalone: [FlinkOption] {
    let environment = cluster.workload.definition.environment
    let selector = environment.nodeSelector.map { "\($0.label):\($0.value)" }
    let plugins = StoragePlugin.jars(image: image, flink: flink)
    let options: [(String, String?)] = [
      ("kubernetes.cluster-id", cluster.name),
      ("kubernetes.namespace", environment.namespace),
      ("kubernetes.service-account", flink.serviceAccount),
      ("kubernetes.container.image.ref", flink.image),
      ("kubernetes.jobmanager.cpu.amount", String(cluster.plan.jobManagerCores)),
      ("kubernetes.taskmanager.cpu.amount", Exact.number(cluster.plan.coresPerTaskManager.value)),
      ("kubernetes.jobmanager.node-selector", selector),
      ("kubernetes.taskmanager.node-selector", selector),
      ("containerized.master.env.\(StoragePlugin.variable)", plugins),
      ("containerized.taskmanager.env.\(StoragePlugin.variable)", plugins),
    ]
    return options.compactMap { key, value in value.map { FlinkOption(key: key, value: $0) } }
  }

  /// Restarts that follow each other wait longer and longer, so that a job that fails at once does
  /// not wear down what it reads from. Flink's own default from 1.19 on, made explicit.
  private var restarts: [FlinkOption] {
    let first = Int(clamping: (cluster.workload.assumptions[.restartDelay] * 1000).rounded(.up))
    let backoff = first % 1000 == 0 ? "\(first / 1000) s" : "\(first) ms"
    return [
      FlinkOption(key: "restart-strategy.type", value: "exponential-delay"),
      FlinkOption(
        key: "restart-strategy.exponential-delay.initial-backoff", value: backoff),
      FlinkOption(key: "restart-strategy.exponential-delay.max-backoff", value: "60 s"),
      FlinkOption(key: "restart-strategy.exponential-delay.backoff-multiplier", value: "1.5"),
    ]
  }

  private var storage: [FlinkOption] {
    let root = flink.storage.hasSuffix("/") ? String(flink.storage.dropLast()) : flink.storage
    return [
      FlinkOption(
        key: "execution.checkpointing.dir", value: "\(root)/checkpoints/\(cluster.folder)"),
      FlinkOption(
        key: "execution.checkpointing.savepoint-dir", value: "\(root)/savepoints/\(cluster.folder)"),
      FlinkOption(key: "high-availability.type", value: "kubernetes"),
      FlinkOption(key: "high-availability.storageDir", value: "\(root)/ha/\(cluster.folder)"),
    ]
  }
}

/// The keys as a version of Flink knows them. Up to 1.19 some had the names on the right.
struct FlinkSpelling {
  let version: FlinkVersion

  func spell(_ options: [FlinkOption]) -> [FlinkOption] {
    guard isBefore120 else { return options }
    var spelled: [FlinkOption] = []
    for option in options {
      let key = Self.before120[option.key] ?? option.key
      // One old key can stand for two new ones.
      if !spelled.contains(where: { $0.key == key }) {
        spelled.append(FlinkOption(key: key, value: option.value))
      }
    }
    return spelled
  }

  private var isBefore120: Bool {
    switch version {
    case .flink117, .flink118, .flink119: true
    case .flink120, .flink20, .flink21, .flink22, .flink23: false
    }
  }

  /// - Source: Flink 1.20, the deprecated keys of `CheckpointingOptions` and `StateRecoveryOptions`;
  ///   the distributions of 1.17, 1.18 and 1.19 know no other names of theirs.
  private static let before120 = [
    "execution.checkpointing.dir": "state.checkpoints.dir",
    "execution.checkpointing.savepoint-dir": "state.savepoints.dir",
    "execution.checkpointing.num-retained": "state.checkpoints.num-retained",
    "execution.checkpointing.incremental": "state.backend.incremental",
    "execution.checkpointing.local-backup.enabled": "state.backend.local-recovery",
    "execution.checkpointing.local-backup.dirs": "taskmanager.state.local.root-dirs",
    "execution.state-recovery.from-local": "state.backend.local-recovery",
  ]
}
