internal import Diagnostics
internal import Sizing
internal import Workloads

/// A workload that a reader describes from nothing.
final class NewWorkload {
  let rows: Rows
  let settings: CapacitySettings
  private(set) var definition: WorkloadDefinition
  private(set) var refusals: [Refusal] = []
  /// What has to be known before there is an answer.
  private(set) var missing: [String] = []
  /// Its file's values, by their places.
  private(set) var values: [FileValue] = []
  /// The names given so far, which have to be told apart.
  private var names: [String] = []

  /// The keys that a workload may have besides, with what people call them.
  static let questions = [
    Question("owner", "owner", "checkout"),
    Question("recovery.objective", "recovery objective", "5 min"),
    Question("hotKeyShare", "hottest key's share", "1%"),
  ]
  static let choices = [("skew", "skew"), ("delivery", "delivery")]

  /// - Parameter handbook: what a workload of the handbook is planned with.
  init(_ handbook: PortableWorkload, _ changes: [Change]) {
    rows = Rows(changes)
    settings = handbook.settings
    definition = WorkloadDefinition(
      id: "new", file: "workloads/new.yaml", environment: handbook.definition.environment,
      matrix: handbook.definition.matrix, location: SourceLocation(file: "workloads/new.yaml"))
    definition.tier = .sub5s
    readWorkload()
    readSources()
    setWorkload("latency", to: rows.text("latency") ?? definition.tier.name)
    for (path, _) in Self.choices { if let text = rows.text(path) { setWorkload(path, to: text) } }
    for question in Self.questions where question.path != "owner" {
      if let text = rows.text(question.path) { setWorkload(question.path, to: text) }
    }
    readStatements()
  }

  /// Nil until everything needed is known and right.
  var planned: PlannedWorkload? {
    guard missing.isEmpty, refusals.isEmpty else { return nil }
    return try? PlannedWorkload(definition, settings: settings)
  }

  /// The name of its file.
  var fileName: String { definition.id + ".yaml" }
}

extension NewWorkload {
  private func readWorkload() {
    if let title = rows.text("title") {
      definition.title = title
      definition.id = String(KubernetesLabel.make(title).prefix(KubernetesLabel.longest))
      definition.file = "workloads/\(fileName)"
      values.append(FileValue([.key("title")], FileExcerpt.quoted(title)))
    } else {
      missing.append("a name")
    }
    if let owner = rows.text("owner") {
      definition.owner = owner
      values.append(FileValue([.key("owner")], FileExcerpt.quoted(owner)))
    }
  }

  private func setWorkload(_ path: String, to text: String) {
    guard let field = WorkloadFields.table.fields.first(where: { $0.path == path }) else { return }
    do throws(FieldRefusal) {
      try field.kind.set(text, .spelled, of: &definition)
      values.append(FileValue(field.keys.map { .key($0) }, text))
    } catch {
      refusals.append(Refusal(key: path, sentence: error.sentence))
    }
  }

  private func readSources() {
    var sources: [NamedSource] = []
    for key in rows.sources {
      let name = rows.name(ofSource: key)
      tellApart(name, key)
      var source = SourceFields.table.defaults
      source.name = name
      let isOnly = rows.sources.count == 1
      let place: [FileKey] = isOnly ? [.key("source")] : [.key("sources"), .item(name)]
      if isOnly, name != NamedSource.unnamed {
        values.append(FileValue(place + [.key("name")], FileExcerpt.quoted(name)))
      }
      for question in Self.sourceNeeds {
        set(SourceFields.table, question, of: &source, key, place, named: name, isNeeded: true)
      }
      for question in Self.sourceOptions {
        set(SourceFields.table, question, of: &source, key, place, named: name, isNeeded: false)
      }
      sources.append(source)
    }
    definition.sources = sources
  }

  static let sourceNeeds = [
    Question("rate", "peak rate", "40k/s"), Question("record", "record size", "350 B"),
  ]
  static let sourceOptions = [Question("partitions", "partitions", "48")]

  private func readStatements() {
    if rows.statements.isEmpty { missing.append("a statement") }
    var statements: [NamedStatement] = []
    for row in rows.statements {
      let name = rows.name(ofStatement: row)
      let place: [FileKey] = [.key("statements"), .item(name)]
      var statement = NamedStatement(
        name: name, statement: Statement(complexity: row.construct.complexity))
      values.append(FileValue(place + [.key("complexity")], row.construct.complexity.name))
      if let from = rows.text(row.key + ".from") {
        statement.from = upstream(from, of: row.key)
        let list = statement.from.map { FileExcerpt.quoted($0) }.joined(separator: ", ")
        values.append(FileValue(place + [.key("from")], "[" + list + "]"))
      }
      tellApart(name, row.key)
      for question in row.construct.needed {
        set(
          StatementFields.table, question, of: &statement, row.key, place, named: name,
          isNeeded: true)
      }
      for question in row.construct.optional {
        set(
          StatementFields.table, question, of: &statement, row.key, place, named: name,
          isNeeded: false)
      }
      statements.append(statement)
    }
    definition.statements = statements
  }

  private func set<Subject>(
    _ table: FieldTable<Subject>, _ question: Question, of subject: inout Subject, _ row: String,
    _ place: [FileKey], named name: String, isNeeded: Bool
  ) {
    let key = row + "." + question.path
    guard let text = rows.text(key) else {
      if isNeeded { missing.append("the \(question.label) of \(name)") }
      return
    }
    guard let field = table.fields.first(where: { $0.path == question.path }) else { return }
    do throws(FieldRefusal) {
      try field.kind.set(text, .spelled, of: &subject)
      values.append(FileValue(place + field.keys.map { .key($0) }, text))
    } catch {
      refusals.append(Refusal(key: key, sentence: error.sentence))
    }
  }

  private func tellApart(_ name: String, _ row: String) {
    if names.contains(name) {
      refusals.append(Refusal(key: row + ".name", sentence: "Two are called '\(name)'."))
    }
    names.append(name)
  }

  /// Sources and statements before this one, each once, which can make no circle.
  private func upstream(_ text: String, of row: String) -> [String] {
    var found: [String] = []
    for part in text.utf8.split(separator: UInt8(ascii: ",")) {
      let name = Change.trimmed(Substring(part))
      if name.isEmpty || found.contains(name) { continue }
      if !names.contains(name) {
        refusals.append(
          Refusal(
            key: row + ".from", sentence: "No source, and no statement before it, is '\(name)'."))
      }
      found.append(name)
    }
    return found
  }
}
