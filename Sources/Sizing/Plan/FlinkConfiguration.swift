/// One option of Flink's configuration.
public struct ConfigurationOption: Equatable, Sendable {
  /// As Flink 2 spells it: `taskmanager.numberOfTaskSlots`.
  public let key: String
  /// As Flink reads it: `16g`, `30 s`, `true`.
  public let value: String

  init(_ key: String, _ value: String) {
    self.key = key
    self.value = value
  }
}

extension Sizer {
  /// The options that make Flink run a plan of this workload.
  public func flinkConfiguration(for plan: Plan, tier: LatencyTier) -> [ConfigurationOption] {
    processOptions(plan) + stateOptions(plan)
      + checkpointOptions(checkpointRecommendation(for: plan, tier: tier))
      + [
        ConfigurationOption(
          "execution.buffer-timeout.interval",
          duration(Seconds(assumptions[tier, .bufferTimeout])))
      ]
  }

  private func processOptions(_ plan: Plan) -> [ConfigurationOption] {
    [
      ConfigurationOption("jobmanager.memory.process.size", memorySize(plan.jobManagerMemory)),
      ConfigurationOption("taskmanager.memory.process.size", memorySize(plan.taskManagerMemory)),
    ] + memoryOptions(plan) + [
      ConfigurationOption("taskmanager.numberOfTaskSlots", "\(plan.slotsPerTaskManager)"),
      ConfigurationOption("parallelism.default", "\(plan.parallelism)"),
      ConfigurationOption("pipeline.max-parallelism", "\(plan.maxParallelism)"),
    ]
  }

  /// How the processes are divided: as planned, but for what the workload says itself.
  private func memoryOptions(_ plan: Plan) -> [ConfigurationOption] {
    let given = plan.givenMemory
    var options: [ConfigurationOption] = []
    if given?.taskManager.managed == nil {
      options.append(
        ConfigurationOption(
          "taskmanager.memory.managed.fraction", decimal(plan.managedFraction)))
    }
    if !(given?.taskManager.decidesNetwork ?? false) {
      let network = memorySize(plan.networkMemory)
      options += [
        ConfigurationOption("taskmanager.memory.network.min", network),
        ConfigurationOption("taskmanager.memory.network.max", network),
      ]
    }
    return options + (given?.configuration ?? [])
  }

  private func stateOptions(_ plan: Plan) -> [ConfigurationOption] {
    let local = workload.backend == .rocksdb ? "true" : "false"
    return [
      ConfigurationOption("state.backend.type", workload.backend.name),
      ConfigurationOption("execution.checkpointing.local-backup.enabled", local),
      ConfigurationOption("execution.state-recovery.from-local", local),
    ]
  }

  private func checkpointOptions(_ advice: CheckpointRecommendation) -> [ConfigurationOption] {
    func option(_ key: String, _ value: String) -> ConfigurationOption {
      ConfigurationOption("execution.checkpointing." + key, value)
    }
    var options = [
      option("interval", duration(advice.interval)),
      option("timeout", duration(advice.timeout)),
      option("min-pause", duration(advice.minimumPause)),
      option("max-concurrent-checkpoints", "\(advice.concurrent)"),
      option("mode", "EXACTLY_ONCE"),
      option("incremental", advice.incremental ? "true" : "false"),
      option("unaligned.enabled", advice.unaligned ? "true" : "false"),
    ]
    if let timeout = advice.alignedTimeout {
      options.append(option("aligned-checkpoint-timeout", duration(timeout)))
    }
    return options + [
      option("tolerable-failed-checkpoints", "\(advice.toleratedFailures)"),
      option("num-retained", "\(advice.retained)"),
      option("externalized-checkpoint-retention", advice.externalizedRetention),
    ]
  }
}

/// A size as Flink reads it, exact: `16g`, `1728m`, else bytes as `5000000000b`.
func memorySize(_ size: Bytes) -> String {
  let bytes = Int64(saturating: size.value)
  if bytes % (1 << 30) == 0 { return "\(bytes >> 30)g" }
  if bytes % (1 << 20) == 0 { return "\(bytes >> 20)m" }
  return "\(bytes)b"
}

/// A length of time as Flink reads it, in whole seconds or else in milliseconds rounded up.
func duration(_ time: Seconds) -> String {
  let milliseconds = Int64(saturating: (time.value * 1000).rounded(.up))
  return milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
}

/// A number as Flink reads it, `0.15`, without a fraction where there is none.
func decimal(_ x: Double) -> String {
  x == x.rounded(.down) ? "\(Int64(saturating: x))" : x.description
}
