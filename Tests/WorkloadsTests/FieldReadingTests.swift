import Diagnostics
import Pages
import Settings
import Sizing
import Testing

@testable import Reading
@testable import Workloads

/// What a YAML mapping gives, and the ids of what is wrong with it.
func read<Result>(
  _ yaml: String, _ read: (Keys) -> Result?
) -> (result: Result?, mistakes: [String]) {
  let problems = Problems()
  let root = YAML.parse(yaml, file: "a.yaml", problems: problems)
  return (root?.mapping(read), problems.all.map(\.id))
}

@Suite struct FieldReading {
  private func workload(_ document: Document) -> (WorkloadDefinition?, [String]) {
    let settings = sampleSettings
    let found = read(document.yaml) {
      WorkloadDefinition(id: "a", file: "a.yaml", reading: $0, settings: settings)
    }
    return (found.result, found.mistakes)
  }

  /// Reads two values of every field of a table, which must come out as two values.
  private func expectEveryFieldRead<Subject: Sendable>(
    _ table: FieldTable<Subject>, from base: Document, _ reading: (Document) -> Subject?
  ) throws {
    for field in table.fields {
      let (a, b) = field.kind.spellings
      let base = base.making(room: field.path)
      let first = try #require(reading(base.with(field.path, a)), "\(field.path): \(a)")
      let second = try #require(reading(base.with(field.path, b)), "\(field.path): \(b)")
      #expect("\(first)" != "\(second)", "\(field.path)")
    }
  }

  @Test func setsWhatEachFieldOfAWorkloadIsFor() throws {
    try expectEveryFieldRead(WorkloadFields.table, from: .workload) {
      let (definition, mistakes) = workload($0)
      #expect(mistakes.isEmpty, "\($0.yaml): \(mistakes)")
      return definition
    }
  }

  @Test func setsWhatEachFieldOfAStatementIsFor() throws {
    try expectEveryFieldRead(StatementFields.table, from: .statement) { document in
      // A simple statement has no state, and its complexity is one of the values tried.
      let isSimple = document.yaml.contains("complexity: simple")
      let stated =
        isSimple ? document.without("state.keys").without("state.bytesPerKey") : document
      return read(stated.yaml) { NamedStatement(reading: $0) }.result
    }
  }

  @Test func setsWhatEachFieldOfAHandbookIsFor() throws {
    try expectEveryFieldRead(SourceFields.table, from: .source("clicks")) {
      read($0.yaml) { NamedSource(reading: $0) }.result
    }
    try expectEveryFieldRead(MachineFields.table, from: .machine) {
      read($0.yaml) { Machine(reading: $0) }.result
    }
    try expectEveryFieldRead(EnvironmentFields.table, from: Document([])) {
      read($0.yaml) { Environment(id: "a", reading: $0) }.result
    }
    try expectEveryFieldRead(FlinkFields.table, from: Document([])) {
      read($0.yaml) { FlinkSettings(reading: $0) }.result
    }
    try expectEveryFieldRead(MatrixFields.table, from: Document([])) {
      read($0.yaml) { MatrixRequest(reading: $0) }.result
    }
  }

  @Test func missesWhatIsRequired() {
    for field in WorkloadFields.table.fields {
      switch field.presence {
      case .required, .requiredWithout: break
      case .ofState, .optional, .defaulted, .assumed: continue
      }
      let base = Document.workload.making(room: field.path)
      let (definition, mistakes) = workload(base.without(field.path))
      #expect(definition == nil && mistakes == ["missing-key"], "\(field.path)")
    }
  }

  @Test func knowsNoOtherKey() {
    #expect(workload(Document.workload.with("regoin", "eu")).1 == ["unknown-key"])
    #expect(workload(Document.workload.with("source.regoin", "eu")).1 == ["unknown-key"])
  }

  @Test func leavesDefaultsToTheValues() throws {
    let definition = try #require(workload(.workload).0)
    #expect(definition.input.delivery == .exactlyOnce)
    #expect(definition.input.incremental == nil)
    #expect(definition.environment.id == "production")
    #expect(definition.deployment == .application)
  }

  /// A stored property that no row of the tables changes can't be read from any file.
  @Test func reachesEveryProperty() throws {
    let definition = try #require(workload(.workload).0)
    let fields = WorkloadFields.table.fields
    // What was measured is in a file of its own.
    let known: Set = ["id", "file", "location", "input", "measured"]
    expectReached(definition, fields, except: known) { $0 }
    expectReached(definition, fields, except: ["statements"]) { $0.input }
    let source = Source(rate: RecordsPerSecond(9), recordBytes: Bytes(9))
    let statement = NamedStatement(
      name: "a",
      statement: Statement(complexity: .complex, state: KeyedState(keys: 9, bytesPerKey: Bytes(9))))
    expectReached(statement, StatementFields.table.fields) { $0 }
    expectReached(statement, StatementFields.table.fields, except: ["inputs"]) { $0.statement }
    expectReached(statement, StatementFields.table.fields) { $0.statement.state }
    expectReached(NamedSource(name: "a", source: source), SourceFields.table.fields) { $0 }
    expectReached(NamedSource(name: "a", source: source), SourceFields.table.fields) { $0.source }
    expectReached(Machine(name: "a", cores: 9, memory: .gibibytes(9)), MachineFields.table.fields) {
      $0
    }
    expectReached(
      Environment(id: "a"), EnvironmentFields.table.fields, except: ["id", "quotaLocation"]
    ) { $0 }
    expectReached(FlinkSettings(), FlinkFields.table.fields) { $0 }
    expectReached(MatrixRequest(), MatrixFields.table.fields) { $0 }
  }

  private func expectReached<Subject: Sendable, Part>(
    _ subject: Subject, _ fields: [FieldDescription<Subject>], except known: Set<String> = [],
    of part: (Subject) -> Part
  ) {
    let changed = fields.flatMap { field in
      [0, 1].map { part(field.kind.changed(subject, choosing: $0)) }
    }
    for (name, value) in properties(of: part(subject)) where !known.contains(name) {
      let isReached = changed.contains { properties(of: $0)[name] != value }
      #expect(isReached, "no field sets '\(name)' of \(Part.self)")
    }
  }

  private func properties(of value: Any) -> [String: String] {
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .optional, let inner = mirror.children.first?.value {
      return properties(of: inner)
    }
    return Dictionary(
      mirror.children.map { ($0.label ?? "", "\($0.value)") },
      uniquingKeysWith: { first, _ in first })
  }
}

/// Two environments, for workloads to name.
var sampleSettings: CapacitySettings {
  var settings = CapacitySettings()
  settings.environments = [Environment(id: "production"), Environment(id: "staging")]
  return settings
}

extension FieldKind where Subject: Sendable {
  /// The subject with one of two values of this field.
  fileprivate func changed(_ subject: Subject, choosing index: Int) -> Subject {
    let (a, b) = spellings
    let problems = Problems()
    let yaml = "a: \(index == 0 ? a : b)"
    var reader = FieldReader(subject, settings: sampleSettings)
    let table = FieldTable(
      [FieldDescription("a", self, .required, "", recorded: nil)], defaults: subject)
    _ = YAML.parse(yaml, file: "a.yaml", problems: problems)?.mapping {
      reader.read(table, from: $0)
    }
    return reader.subject
  }
}
