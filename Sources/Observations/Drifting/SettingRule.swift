internal import Workloads

/// What it means that a setting has another value than planned.
enum SettingRule {
  /// More of it than planned is room, less is too little.
  case moreIsRoom(more: String, less: String)
  /// It can't be changed without losing state.
  case lasting(String)
  /// Only another value is known of it.
  case other(String)

  /// Names of places and images are the team's; they say nothing about capacity.
  static func isIgnored(_ path: String) -> Bool {
    let ignored = [
      "image", "serviceAccount", "job.jarURI", "job.state", "job.upgradeMode",
      "execution.checkpointing.dir", "execution.checkpointing.savepoint-dir",
      "state.checkpoints.dir", "state.savepoints.dir", "high-availability.storageDir",
    ]
    return ignored.contains(path) || path.hasPrefix("podTemplate.metadata.")
      || path == "podTemplate.apiVersion" || path == "podTemplate.kind"
  }

  init(of path: String) {
    switch path {
    case "parallelism.default", "job.parallelism":
      self = .moreIsRoom(more: "more subtasks", less: "fewer subtasks")
    case "taskmanager.numberOfTaskSlots":
      self = .other("the TaskManagers that the parallelism takes change with it")
    case "taskManager.resource.cpu", "jobManager.resource.cpu":
      self = .moreIsRoom(more: "more cores", less: "fewer cores")
    case "pipeline.max-parallelism":
      self = .lasting(
        "a job keeps it with its state: write the deployed one into the workload's file")
    case "state.backend.type", "state.backend":
      self = .lasting("another backend reads the state only through a canonical savepoint")
    case "execution.checkpointing.mode":
      self = .other("state counts records twice after a failure unless it is EXACTLY_ONCE")
    case "execution.checkpointing.interval":
      self = .other("recovery and the load of the store change with it")
    case "flinkVersion": self = .other("options and images are those of another version")
    default:
      self =
        path.hasSuffix(".resource.memory") || path.hasSuffix(".ephemeralStorage")
          || path.contains(".memory.") && !path.hasSuffix("fraction")
        ? .moreIsRoom(more: "more", less: "less") : .other("the plan relies on its own value")
    }
  }

  func judge(
    planned: SettingValue, deployed: SettingValue?
  ) -> (verdict: Drift.Finding.Verdict, consequence: String) {
    guard let deployed else { return (.other, "not set: Flink's default is in effect") }
    switch self {
    case .lasting(let why): return (.other, why)
    case .other(let why): return (.other, why)
    case .moreIsRoom(let more, let less):
      guard let planned = planned.number, let deployed = deployed.number else {
        return (.other, "not a number")
      }
      return deployed > planned
        ? (.better, "\(more) than planned: room, which costs")
        : (.worse, "\(less) than planned")
    }
  }
}

/// The names of options that versions have different ones for.
enum OptionNames {
  /// Up to 1.19, and from 1.20 on.
  ///
  /// - Source: Flink 1.20, the deprecated keys of `CheckpointingOptions` and `StateRecoveryOptions`.
  private static let renamed = [
    ("state.checkpoints.dir", "execution.checkpointing.dir"),
    ("state.savepoints.dir", "execution.checkpointing.savepoint-dir"),
    ("state.checkpoints.num-retained", "execution.checkpointing.num-retained"),
    ("state.backend.incremental", "execution.checkpointing.incremental"),
    ("state.backend.local-recovery", "execution.checkpointing.local-backup.enabled"),
    ("taskmanager.state.local.root-dirs", "execution.checkpointing.local-backup.dirs"),
  ]

  /// The name that a version has for an option it does not know under the given one; nil for one that it
  /// knows, or that nothing is known of. From 1.20 on both names work.
  static func name(of option: String, in version: FlinkVersion) -> String? {
    switch version {
    case .flink117, .flink118, .flink119: renamed.first { $0.1 == option }?.0
    case .flink120, .flink20, .flink21, .flink22, .flink23: nil
    }
  }

  /// An option's name, and the others that it has in other versions.
  static func spellings(of option: String) -> [String] {
    [option] + renamed.filter { $0.1 == option }.map { $0.0 }
      + renamed.filter { $0.0 == option }.map { $0.1 }
  }
}
