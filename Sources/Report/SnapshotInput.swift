internal import Sizing
internal import Workloads

extension PlannedWorkload {
  /// What was sized, under flat names, so that a comparison can say which of it moved.
  func writeInput(into json: inout JSON, handbook: Assumptions) {
    json.key("input")
    json.object {
      WorkloadFields.table.write(definition, into: &$0)
      for statement in definition.statements {
        StatementFields.table.write(
          statement, under: StatementFields.prefix(of: statement.name), into: &$0)
      }
      writeOverrides(of: handbook, into: &$0)
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

extension FieldTable {
  /// The recorded fields of a subject, each under its name in snapshots.
  fileprivate func write(_ subject: Subject, under prefix: String = "", into json: inout JSON) {
    for field in recorded {
      guard let recording = field.recording else { continue }
      let name = prefix + recording.name
      switch field.recorded(of: subject) {
      case .text(let text): json.field(name, text)
      case .number(let number): json.field(name, number)
      case nil:
        if case .fixed(_, .null) = recording.form { json.field(name, nil as String?) }
      }
    }
  }
}
