internal import Sizing
internal import Workloads

extension WorkloadRecord {
  /// Before the names of assumptions that a workload or its environment changes.
  public static let overridePrefix = "assumptions."
}

extension PlannedWorkload {
  /// What was sized, under flat names, so that a comparison can say which of it moved.
  func inputValues(beside handbook: Assumptions) -> NamedValues {
    var values = NamedValues()
    values.add(WorkloadFields.table, of: definition)
    for source in definition.severalSources {
      values.add(SourceFields.table, of: source, under: SourceFields.prefix(of: source.name))
    }
    for statement in definition.statements {
      values.add(
        StatementFields.table, of: statement, under: StatementFields.prefix(of: statement.name))
    }
    values.add(EnvironmentFields.table, of: definition.environment)
    for machine in definition.environment.machines {
      values.add(MachineFields.table, of: machine, under: MachineFields.prefix(of: machine.name))
    }
    addOverrides(of: handbook, to: &values)
    return values
  }

  /// The assumptions that the workload or its environment changes.
  private func addOverrides(of handbook: Assumptions, to values: inout NamedValues) {
    let prefix = WorkloadRecord.overridePrefix
    for assumption in Assumption.allCases where assumptions[assumption] != handbook[assumption] {
      values.add(prefix + assumption.name, .number(assumptions[assumption]))
    }
    for tier in LatencyTier.allCases {
      for assumption in TierAssumption.allCases
      where assumptions[tier, assumption] != handbook[tier, assumption] {
        values.add(
          prefix + "tiers.\(tier.name).\(assumption.name)",
          .number(assumptions[tier, assumption]))
      }
    }
    if assumptions.taskManagerCores != handbook.taskManagerCores {
      values.add(
        prefix + "taskManagerCores", .numbers(assumptions.taskManagerCores.map { Double($0) }))
    }
    if assumptions.nodeCores != handbook.nodeCores {
      values.add(prefix + "nodeCores", .numbers(assumptions.nodeCores.map { Double($0) }))
    }
  }
}

extension NamedValues {
  /// Adds the recorded fields of a subject, each under its name in snapshots.
  fileprivate mutating func add<Subject>(
    _ table: FieldTable<Subject>, of subject: Subject, under prefix: String = ""
  ) {
    for field in table.recorded {
      guard let recording = field.recording else { continue }
      let name = prefix + recording.name
      switch field.recorded(of: subject) {
      case .text(let text): add(name, .text(text))
      case .number(let number): add(name, .number(number))
      case nil:
        if case .fixed(_, .null) = recording.form { add(name, .absent) }
      }
    }
  }
}
