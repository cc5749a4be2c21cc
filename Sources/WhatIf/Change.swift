internal import Amounts
internal import Sizing
internal import Workloads

/// One thing that a reader changed: a key, and its value as a file would have it.
struct Change: Equatable {
  var key: String
  var text: String

  /// The changes of some lines of `key=text`, of which the last one of a key counts. Empty texts change
  /// nothing.
  static func read(_ lines: String) -> [Change] {
    var changes: [Change] = []
    for line in lines.utf8.split(separator: UInt8(ascii: "\n")) {
      guard let sign = line.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let key = String(Substring(line[..<sign]))
      let text = trimmed(Substring(line[line.index(after: sign)...]))
      changes.removeAll { $0.key == key }
      if !text.isEmpty { changes.append(Change(key: key, text: text)) }
    }
    return changes
  }

  static func trimmed(_ text: Substring) -> String {
    var bytes = text.utf8[...]
    while bytes.first == UInt8(ascii: " ") { bytes.removeFirst() }
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    return String(Substring(bytes))
  }
}

/// A change that can't be made, and why.
struct Refusal: Equatable {
  var key: String
  var sentence: String
}

/// A plan with changes made to it.
final class ChangedWorkload {
  private(set) var definition: WorkloadDefinition
  let settings: CapacitySettings
  /// The changes that were made.
  private(set) var made: [Change] = []
  private(set) var refusals: [Refusal] = []
  /// The values that were set, by their paths in the workload's file.
  private(set) var values: [FileValue] = []
  /// The kind of node that was chosen.
  private(set) var machine: String?

  init(_ plan: PortableWorkload, _ changes: [Change]) {
    definition = plan.definition
    settings = plan.settings
    for change in changes {
      do throws(FieldRefusal) {
        try make(change)
        made.append(change)
      } catch {
        refusals.append(Refusal(key: change.key, sentence: error.sentence))
      }
    }
  }

  private func make(_ change: Change) throws(FieldRefusal) {
    switch change.key {
    case "rate": try scale(to: change.text)
    case "core": try speedUp(by: change.text)
    case "machine": try choose(machine: change.text)
    default:
      if try setWorkload(change) { return }
      if try setStatement(change) { return }
      if try setAssumption(change) { return }
      throw FieldRefusal("There is no such input.")
    }
  }
}

extension ChangedWorkload {
  /// All sources in their proportion, and with their peaks their means.
  private func scale(to text: String) throws(FieldRefusal) {
    let total = try AmountKind.rate.read(text, .spelled, in: PeakRates.range)
    let sources = definition.sources
    let factor = total / definition.rate.value
    for (index, source) in sources.enumerated() {
      let rate =
        sources.count == 1 ? total : Self.whole(source.source.rate.value * factor)
      definition.sources[index].source.rate = RecordsPerSecond(rate)
      let spelled = sources.count == 1 ? text : Exact.number(rate) + "/s"
      values.append(FileValue(Self.place(of: source, among: sources, "rate"), spelled))
      guard let mean = source.meanRate else { continue }
      let scaled = min(rate, Self.whole(mean.value * factor))
      definition.sources[index].meanRate = RecordsPerSecond(scaled)
      values.append(
        FileValue(Self.place(of: source, among: sources, "mean"), Exact.number(scaled) + "/s"))
    }
  }

  /// Whole records a second, where nobody counts parts of them.
  private static func whole(_ rate: Double) -> Double {
    max(PeakRates.range.lowerBound, rate < 100 ? rate : rate.rounded())
  }

  private static func place(
    of source: NamedSource, among sources: [NamedSource], _ key: String
  ) -> [FileKey] {
    sources.count == 1
      ? [.key("source"), .key(key)] : [.key("sources"), .item(source.name), .key(key)]
  }

  /// What a core gets through, as a multiple of the plan's.
  private func speedUp(by text: String) throws(FieldRefusal) {
    let factor = try AmountKind.number.read(text, .spelled, in: 0.05...20)
    let plan = AssumptionLayers(settings, definition).assumptions
    for assumption in [Assumption.recordRatePerCore, .bytesPerCore] {
      let value = plan[assumption] * factor
      guard assumption.range.contains(value) else { throw FieldRefusal("That is beyond any core.") }
      override(assumption, value)
      let unit = assumption == .bytesPerCore ? " B/s" : "/s"
      values.append(
        FileValue([.key("assumptions"), .key(assumption.name)], Exact.number(value) + unit))
    }
  }

  private func choose(machine name: String) throws(FieldRefusal) {
    let found = definition.environment.machines.filter { $0.name == name }
    if found.isEmpty { throw FieldRefusal("The environment has no such machine.") }
    definition.environment.machines = found
    machine = name
  }

  private func setWorkload(_ change: Change) throws(FieldRefusal) -> Bool {
    guard Control.workloadFields.contains(where: { $0.path == change.key }),
      let field = WorkloadFields.table.fields.first(where: { $0.path == change.key })
    else { return false }
    try field.kind.set(change.text, .spelled, of: &definition)
    values.append(FileValue(field.keys.map { .key($0) }, change.text))
    return true
  }

  private func setStatement(_ change: Change) throws(FieldRefusal) -> Bool {
    for (index, statement) in definition.statements.enumerated() {
      for (path, _) in Control.fields(of: statement)
      where change.key == Control.key(of: statement, path) {
        guard let field = StatementFields.table.fields.first(where: { $0.path == path }) else {
          continue
        }
        try field.kind.set(change.text, .spelled, of: &definition.statements[index])
        values.append(
          FileValue(
            [.key("statements"), .item(statement.name)] + field.keys.map { .key($0) }, change.text))
        return true
      }
    }
    return false
  }

  private func setAssumption(_ change: Change) throws(FieldRefusal) -> Bool {
    guard
      let assumption = Assumption.allCases.first(where: {
        change.key == Control.prefix + $0.name
      })
    else { return false }
    let value = try AmountKind(assumption.unit).read(change.text, .spelled, in: assumption.range)
    guard assumption.unit != .count || value == value.rounded() else {
      throw FieldRefusal("'\(change.text)' is not a whole number.")
    }
    override(assumption, value)
    values.append(FileValue([.key("assumptions"), .key(assumption.name)], change.text))
    return true
  }

  private func override(_ assumption: Assumption, _ value: Double) {
    definition.assumptions.scalars.removeAll { $0.assumption == assumption }
    definition.assumptions.scalars.append(.init(assumption: assumption, value: value))
  }
}
