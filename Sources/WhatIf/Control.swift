internal import Amounts
internal import Sizing
internal import Workloads

/// An input of the form: what it changes, and the plan's value.
struct Control {
  enum Kind: Equatable {
    /// Text such as the example.
    case text(example: String)
    case choice([String])
  }

  var key: String
  var label: String
  var kind: Kind
  /// The plan's value as a file has it; empty where the file says nothing.
  var value: String

  /// What the keys of assumptions begin with.
  static let prefix = "assumptions."

  /// The keys of a workload's file that can be changed, with what people call them.
  static let workloadFields: [(path: String, label: String)] = [
    ("latency", "Latency tier"), ("skew", "Skew"), ("hotKeyShare", "Hottest key's share"),
    ("recovery.objective", "Recovery objective"), ("delivery", "Delivery"),
    ("backlog.within", "Backlog worked off within"),
  ]

  /// The keys of a statement that can be changed: those that its file gives.
  static func fields(of statement: NamedStatement) -> [(path: String, label: String)] {
    guard let state = statement.state else { return [] }
    let given: [(String, String, Bool)] = [
      ("state.keys", "Keys", state.keys != nil), ("state.size", "State", state.size != nil),
      ("state.newKeys", "New keys", state.newKeys != nil),
      ("state.ttl", "Time to live", state.timeToLive != nil),
      ("state.bytesPerKey", "Bytes per key", state.bytesPerKey != nil),
    ]
    return given.filter { $0.2 }.map { ($0.0, $0.1) }
  }

  static func key(of statement: NamedStatement, _ path: String) -> String {
    "statements.\(statement.name).\(path)"
  }
}

/// The inputs that a workload has.
struct Controls {
  /// Those that move the answer most.
  private(set) var first: [Control] = []
  /// The rest.
  private(set) var more: [Control] = []
  private let plan: PlannedWorkload

  init(_ plan: PlannedWorkload) {
    self.plan = plan
    let definition = plan.definition
    let isKeyed = definition.input.statements.contains { $0.state != nil }
    first.append(workload("skew", "Skew"))
    if isKeyed { first.append(workload("hotKeyShare", "Hottest key's share")) }
    first.append(objective)
    for statement in definition.statements.prefix(20) { add(statement) }
    first.append(
      Control(key: "core", label: "A core does, times", kind: .text(example: "2"), value: "1"))
    let machines = definition.environment.machines
    if machines.count > 1 {
      first.append(
        Control(
          key: "machine", label: "Machine", kind: .choice([""] + machines.map { $0.name }),
          value: ""))
    }
    more.append(workload("delivery", "Delivery"))
    if definition.input.backlog != nil {
      more.append(workload("backlog.within", "Backlog worked off within"))
    }
    for assumption in Assumption.allCases where plan.sizer.isUsed(assumption) { add(assumption) }
  }

  var all: [Control] { first + more }

  private func workload(_ path: String, _ label: String) -> Control {
    guard let field = WorkloadFields.table.fields.first(where: { $0.path == path }) else {
      return Control(key: path, label: label, kind: .choice([]), value: "")
    }
    return control(path, label, field.kind, field.kind.spelledText(of: plan.definition) ?? "")
  }

  private func control<Subject>(
    _ key: String, _ label: String, _ kind: FieldKind<Subject>, _ value: String
  ) -> Control {
    if case .choice(_, let names, _) = kind {
      return Control(key: key, label: label, kind: .choice(names), value: value)
    }
    let example = kind.amountKind?.example ?? ""
    return Control(key: key, label: label, kind: .text(example: example), value: value)
  }

  private var objective: Control {
    var control = workload("recovery.objective", "Recovery objective")
    control.value = AmountKind.duration.spell(plan.recoveryObjective.value)
    return control
  }

  /// The first key of its state is how large it is; the others come later.
  private mutating func add(_ statement: NamedStatement) {
    let names = plan.definition.statements.filter { $0.state != nil }.count
    for (index, given) in Control.fields(of: statement).enumerated() {
      guard let field = StatementFields.table.fields.first(where: { $0.path == given.path }) else {
        continue
      }
      let label = names > 1 ? "\(given.label) of \(statement.name)" : given.label
      let made = control(
        Control.key(of: statement, given.path), label, field.kind,
        field.kind.spelledText(of: statement) ?? "")
      if index == 0, first.count < 6 { first.append(made) } else { more.append(made) }
    }
  }

  private mutating func add(_ assumption: Assumption) {
    let kind = AmountKind(assumption.unit)
    more.append(
      Control(
        key: Control.prefix + assumption.name, label: assumption.title,
        kind: .text(example: kind.example), value: kind.spell(plan.assumptions[assumption])))
  }
}
