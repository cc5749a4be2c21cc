internal import Diagnostics
internal import Settings
internal import Sizing
internal import Workloads

/// What the statements of a workload read, and whether all of it is there.
struct StatementGraph {
  let definition: WorkloadDefinition
  /// The list of statements in the file.
  let statements: Value
  /// The list of sources; nil for one source.
  let sources: Value?

  /// Whether every name stands for something and no statement waits for itself. What is wrong is told.
  func isSound() -> Bool {
    let known = namesAreKnown()
    let once = namesStandOnce()
    guard namesAreDistinct() && known && once && isWithoutCircle() else { return false }
    tellOfUnreadSources()
    return true
  }

  /// Whether every `from` names something, each name once: what is read twice arrives once.
  private func namesStandOnce() -> Bool {
    var isSound = true
    for (index, statement) in definition.statements.enumerated() {
      if statement.from.isEmpty, let from = item(index)?["from"] {
        isSound = false
        from.reject(
          "empty-from", "this list is empty, so '\(statement.name)' would read nothing",
          hint: "name what it reads, or leave out 'from': then it reads all sources")
      }
      for (place, name) in statement.from.enumerated()
      where statement.from[..<place].contains(name) {
        isSound = false
        value(of: index, at: place)?.reject(
          "duplicate-from", "'\(name)' stands twice in what '\(statement.name)' reads",
          hint: "remove one of them; 'input: 200%' takes every record twice")
      }
    }
    return isSound
  }

  /// A source that no statement reads still counts: in the rate, and in what is read.
  private func tellOfUnreadSources() {
    guard definition.sources.count > 1,
      definition.statements.allSatisfy({ !$0.from.isEmpty })
    else { return }
    let read = Set(definition.statements.flatMap { $0.from })
    let values = sources?.list() ?? []
    for (source, value) in zip(definition.sources, values) where !read.contains(source.name) {
      (value["name"] ?? value).warn(
        "unread-source",
        "no statement reads '\(source.name)', and its records are read all the same",
        hint: "name it in a 'from', or remove it")
    }
  }

  private func namesAreKnown() -> Bool {
    var isSound = true
    let names =
      definition.statementNames + definition.sources.map { $0.name }
    for (index, statement) in definition.statements.enumerated() {
      for (place, name) in statement.from.enumerated()
      where definition.upstream(named: name) == nil {
        isSound = false
        value(of: index, at: place)?.reject(
          "unknown-source", "statement '\(statement.name)' reads '\(name)', which does not exist",
          hint: Nearest.hint(for: name, among: names.filter { $0 != statement.name }))
      }
    }
    return isSound
  }

  /// A statement with a source's name could not be told from it; the name of a source that has none
  /// gives way.
  private func namesAreDistinct() -> Bool {
    var isSound = true
    for source in definition.sources {
      guard let index = definition.statementNames.firstIndex(of: source.name),
        definition.sources.count > 1 || source.name != NamedSource.unnamed
      else { continue }
      isSound = false
      item(index)?["name"]?.reject(
        "duplicate-source", "a source is also named '\(source.name)'", hint: "rename one of them")
    }
    return isSound
  }

  private func isWithoutCircle() -> Bool {
    guard let circle = definition.input.circle, let first = circle.first else { return true }
    let names = (circle + [first]).map { "'\(definition.statementNames[$0])'" }
    item(first)?["from"]?.reject(
      "circular-from",
      circle.count == 1
        ? "statement \(names[0]) reads itself"
        : "statements read each other in a cycle: \(names.joined(separator: ", which reads "))",
      hint: "a 'from' may name only sources and statements upstream")
    return false
  }

  private func item(_ index: Int) -> Value? {
    statements.list().flatMap { $0.indices.contains(index) ? $0[index] : nil }
  }

  /// The name at a place of a statement's `from`.
  private func value(of index: Int, at place: Int) -> Value? {
    guard let from = item(index)?["from"] else { return nil }
    if from.scalar != nil { return from }
    return from.list().flatMap { $0.indices.contains(place) ? $0[place] : nil }
  }
}

extension Workload {
  /// Statements each of which reads the next, the last one the first; nil when there is no circle.
  fileprivate var circle: [Int]? {
    guard readingOrder == nil else { return nil }
    func upstream(_ index: Int) -> [Int] {
      statements[index].inputs.compactMap {
        if case .statement(let other) = $0 { other } else { nil }
      }
    }
    var open = Set(statements.indices)
    while let ready = open.first(where: { index in !upstream(index).contains(where: open.contains) }
    ) { open.remove(ready) }
    guard var index = open.min() else { return nil }
    var path: [Int] = []
    while !path.contains(index) {
      path.append(index)
      guard let next = upstream(index).first(where: open.contains) else { return nil }
      index = next
    }
    return Array(path.drop { $0 != index })
  }
}
