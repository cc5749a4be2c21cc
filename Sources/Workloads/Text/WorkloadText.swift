internal import Amounts
internal import Diagnostics
internal import Sizing

/// What a workload was sized from, as a text that a page carries: read back, it gives the same answers
/// without the handbook's files. Lines are `name=value`; a part begins with its kind in brackets.
public struct WorkloadText {
  private var lines: [String] = []

  public init(_ workload: PlannedWorkload) {
    let definition = workload.definition
    lines.append("id=" + definition.id)
    add(WorkloadFields.table, of: definition) { !$0.isWords && !$0.path.hasPrefix("source.") }
    addMatrix(definition.matrix)
    for source in definition.sources {
      lines.append("[source]")
      add(SourceFields.table, of: source)
    }
    for statement in definition.statements {
      lines.append("[statement]")
      add(StatementFields.table, of: statement)
    }
    lines.append("[environment]")
    add(EnvironmentFields.table, of: definition.environment)
    for machine in definition.environment.machines {
      lines.append("[machine]")
      add(MachineFields.table, of: machine)
    }
    addAssumptions(workload.layers)
  }

  public var text: String { lines.joined(separator: "\n") }

  private mutating func add<Subject>(
    _ table: FieldTable<Subject>, of subject: Subject,
    where isWanted: (FieldDescription<Subject>) -> Bool = { _ in true }
  ) {
    for field in table.fields where isWanted(field) {
      guard let text = field.kind.exactText(of: subject),
        text != field.kind.exactText(of: table.defaults)
      else { continue }
      lines.append("\(field.path)=\(text)")
    }
  }

  private mutating func addMatrix(_ matrix: MatrixRequest) {
    if !matrix.rates.isEmpty {
      lines.append("rates=" + matrix.rates.map { Exact.number($0.value) }.joined(separator: "\t"))
    }
    if matrix.tiers != LatencyTier.allCases {
      lines.append("tiers=" + matrix.tiers.map { $0.name }.joined(separator: "\t"))
    }
  }

  /// The profile, and the effective values that differ from it, whoever gave them.
  private mutating func addAssumptions(_ layers: AssumptionLayers) {
    lines.append("[assumptions]")
    lines.append("profile=" + PortableText.escape(layers.profile.name))
    let (base, effective) = (Assumptions(layers.profile), layers.assumptions)
    if !Profile.all.contains(layers.profile) {
      for assumption in Profile.assumptions {
        lines.append("profile.\(assumption.name)=\(Exact.number(layers.profile[assumption] ?? 0))")
      }
    }
    for assumption in Assumption.allCases where effective[assumption] != base[assumption] {
      lines.append("\(assumption.name)=\(Exact.number(effective[assumption]))")
    }
    for tier in LatencyTier.allCases {
      for assumption in TierAssumption.allCases
      where effective[tier, assumption] != base[tier, assumption] {
        lines.append("\(tier.name).\(assumption.name)=\(Exact.number(effective[tier, assumption]))")
      }
    }
    addSizes("taskManagerCores", effective.taskManagerCores, besides: base.taskManagerCores)
    addSizes("nodeCores", effective.nodeCores, besides: base.nodeCores)
  }

  private mutating func addSizes(_ name: String, _ sizes: [Int], besides base: [Int]) {
    if sizes == base { return }
    lines.append("\(name)=" + sizes.map { String($0) }.joined(separator: "\t"))
  }
}

extension FieldDescription {
  /// Words of the page that stand there whatever is asked; the environment has a part of its own.
  fileprivate var isWords: Bool {
    switch path {
    case "summary", "notes", "tags", "environment": true
    default: false
    }
  }
}
