internal import Sizing
internal import Workloads

extension PlannedWorkload {
  /// What was sized, under flat names, so that a comparison can say which of it moved.
  func writeInput(into json: inout JSON, handbook: Assumptions) {
    let input = definition.input
    json.key("input")
    json.object {
      $0.field("recordsPerSecond", definition.rate.value)
      $0.field("tier", definition.tier.name)
      $0.field("recordBytes", input.recordBytes.value)
      $0.field("skew", input.skew.name)
      $0.field("hotKeyShare", input.hotKeyShare)
      $0.field("delivery", input.delivery.name)
      $0.field("backend", input.backend.name)
      $0.field("checkpoints", input.isIncremental ? "incremental" : "full")
      $0.field("sourcePartitions", input.sourcePartitions)
      $0.field("outputRatio", input.outputRatio)
      $0.field("outputRecordBytes", (input.outputRecordBytes ?? input.recordBytes).value)
      if let objective = input.recoveryObjective {
        $0.field("recoveryObjectiveSeconds", objective.value)
      }
      $0.field("deployment", definition.deployment.rawValue)
      writeStatements(into: &$0)
      writeOverrides(of: handbook, into: &$0)
    }
  }

  private func writeStatements(into json: inout JSON) {
    for (name, statement) in zip(definition.statementNames, definition.input.statements) {
      let prefix = "statements.\(name)."
      json.field(prefix + "complexity", statement.complexity.name)
      json.field(prefix + "inputShare", statement.inputShare)
      json.field(prefix + "shuffles", statement.effectiveShuffles)
      guard let state = statement.state else { continue }
      json.field(prefix + "keys", state.keys)
      json.field(prefix + "bytesPerKey", state.bytesPerKey.value)
      json.field(prefix + "copies", state.copies)
    }
  }

  /// The assumptions that the workload or its environment changes.
  private func writeOverrides(of handbook: Assumptions, into json: inout JSON) {
    let prefix = CauseSearch.overrides
    for assumption in Assumption.allCases where assumptions[assumption] != handbook[assumption] {
      json.field(prefix + assumption.name, assumptions[assumption])
    }
    for tier in LatencyTier.allCases {
      for assumption in TierAssumption.allCases
      where assumptions[tier, assumption] != handbook[tier, assumption] {
        json.field(
          prefix + "tiers.\(tier.name).\(assumption.name)", assumptions[tier, assumption])
      }
    }
    if assumptions.taskManagerCores != handbook.taskManagerCores {
      json.key(prefix + "taskManagerCores")
      json.array { for cores in assumptions.taskManagerCores { $0.value(cores) } }
    }
    if assumptions.nodeCores != handbook.nodeCores {
      json.key(prefix + "nodeCores")
      json.array { for cores in assumptions.nodeCores { $0.value(cores) } }
    }
  }
}
