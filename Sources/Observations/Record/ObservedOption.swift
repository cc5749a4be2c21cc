internal import JSONReading

/// The options that an observation's numbers depend on. Only their values are kept that are numbers,
/// sizes, times or single words: nothing with the address of a machine, a path or a secret.
enum ObservedOption {
  static let names = [
    "execution.buffer-timeout.enabled", "execution.buffer-timeout.interval",
    "execution.checkpointing.incremental", "execution.checkpointing.interval",
    "execution.checkpointing.max-concurrent-checkpoints", "execution.checkpointing.min-pause",
    "execution.checkpointing.mode", "execution.checkpointing.timeout",
    "execution.checkpointing.unaligned.enabled", "parallelism.default", "pipeline.max-parallelism",
    "pipeline.object-reuse", "restart-strategy.type", "state.backend", "state.backend.incremental",
    "state.backend.rocksdb.memory.managed", "state.backend.type", "table.exec.mini-batch.enabled",
    "table.optimizer.agg-phase-strategy", "taskmanager.memory.managed.fraction",
    "taskmanager.memory.network.max", "taskmanager.memory.network.min",
    "taskmanager.memory.process.size", "taskmanager.numberOfTaskSlots",
  ]

  /// Those of the cluster, and of the job's checkpoints as it runs with them; sorted by name.
  static func chosen(from answers: JobAnswers) -> [Observation.Option] {
    var values: [String: String] = [:]
    let known = Set(names)
    for (key, value) in answers.settings where known.contains(key) && isPlain(value) {
      values[key] = value
    }
    let job = answers.checkpointSettings
    for (name, key) in [
      ("execution.checkpointing.interval", "interval"),
      ("execution.checkpointing.timeout", "timeout"),
      ("execution.checkpointing.min-pause", "min_pause"),
    ] {
      if let time = job[key]?.number, time >= 0, time < 1e15 { values[name] = "\(Int64(time))ms" }
    }
    if let mode = job["mode"]?.text, isPlain(mode) {
      values["execution.checkpointing.mode"] = mode.uppercased()
    }
    if let flag = job["unaligned_checkpoints"]?.flag {
      values["execution.checkpointing.unaligned.enabled"] = flag ? "true" : "false"
    }
    if let backend = backend(job["state_backend"]?.text) { values["state.backend.type"] = backend }
    return names.compactMap { name in values[name].map { .init(key: name, value: $0) } }
  }

  /// As options name it, for what the REST API calls it.
  static func backend(_ name: String?) -> String? {
    guard let name else { return nil }
    if name.contains("RocksDB") { return "rocksdb" }
    if name.contains("HashMap") { return "hashmap" }
    return nil
  }

  private static func isPlain(_ value: String) -> Bool {
    !value.isEmpty && value.utf8.count <= 40
      && value.unicodeScalars.allSatisfy { scalar in
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
          || ("0"..."9").contains(scalar) || " .-_".unicodeScalars.contains(scalar)
      }
  }
}
