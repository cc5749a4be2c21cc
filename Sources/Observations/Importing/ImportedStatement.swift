internal import Sizing

/// A statement that an import makes of operators of one vertex.
struct ImportedStatement: Equatable {
  var name: String
  var complexity: Complexity
  var from: [String]
  /// Records out per record in; nil for 1 and where it is not known.
  var output: Double?
  var state: Bytes?
  var window: JobWindow?
  /// Keys that close in a window, or at most so many; nil where nothing tells.
  var keys: Double?
  var isTwoPhase = false
  var isLookup = false
  /// What a person has to look at.
  var remarks: [String] = []
}

extension ImportedStatement {
  /// The statements of a job: one for each operator with state or a lookup, and one for the operators
  /// without of a vertex that has none with.
  ///
  /// - Parameters:
  ///   - inputs: the vertices that each vertex reads, by place.
  ///   - windows: those of operators, by vertex.
  static func all(
    of vertices: [Observation.Vertex], inputs: [[Int]], sources: [Int: Observation.Source],
    windows: [Int: [String: JobWindow]] = [:]
  ) -> [ImportedStatement] {
    var statements: [ImportedStatement] = []
    // What a vertex gives is called as its last statement, or as its source.
    var given: [Int: [String]] = [:]
    for place in readingOrder(inputs) {
      let vertex = vertices[place]
      var from = inputs[place].flatMap { given[$0] ?? [] }.unique
      if let source = sources[place] { from.append(sourceName(source, sources, at: place)) }
      for var statement in ofOneVertex(vertex, windows[place] ?? [:]) {
        statement.from = from
        statement.name = name(statement.name, besides: statements.map { $0.name } + from)
        from = [statement.name]
        statements.append(statement)
      }
      let read = sources[place]?.rate ?? vertex.recordsIn
      if let last = statements.indices.last, statements[last].name == from.first, read > .zero,
        vertex.recordsOut > .zero
      {
        let ratio = vertex.recordsOut.value / read.value
        if abs(ratio - 1) > 0.02 { statements[last].output = (ratio * 1000).rounded() / 1000 }
      }
      given[place] = from
    }
    if statements.isEmpty {
      statements.append(
        ImportedStatement(
          name: "pass", complexity: .simple, from: [],
          remarks: ["the job has only sources and sinks"]))
    }
    return statements
  }

  private static func ofOneVertex(
    _ vertex: Observation.Vertex, _ windows: [String: JobWindow]
  ) -> [ImportedStatement] {
    let operators = vertex.operators.flatMap(parts).map { ($0, OperatorClass(of: $0)) }
    let heavy = operators.filter { $0.1.isKeyed || $0.1 == .lookup }
    let keyed = heavy.filter { $0.1.isKeyed }.count
    if !heavy.isEmpty {
      return heavy.map { name, kind in
        var statement = ImportedStatement(
          name: name, complexity: kind.complexity ?? .medium, from: [])
        statement.isTwoPhase = kind == .global
        statement.isLookup = kind == .lookup
        if kind.isKeyed { statement.state = (vertex.state ?? .zero) / Double(max(1, keyed)) }
        if kind.isKeyed, let window = windows[name] { statement.take(window, of: vertex) }
        if keyed > 1 {
          statement.remarks.append("state of the vertex, divided evenly among its operators")
        }
        return statement
      }
    }
    // A DataStream job names its operators as it likes: state tells those with keys.
    if let other = operators.first(where: { $0.1 == .unknown })?.0 {
      let hasState = (vertex.state ?? .zero) > Bytes(10_000)
      var statement = ImportedStatement(
        name: other, complexity: hasState ? .medium : .simple, from: [],
        remarks: ["'\(other)' is no operator of Flink SQL: check the complexity"])
      if hasState {
        statement.state = vertex.state
        if let window = windows[other] { statement.take(window, of: vertex) }
      }
      return [statement]
    }
    guard let first = operators.first(where: { $0.1 == .simple || $0.1 == .local })?.0 else {
      return []
    }
    return [ImportedStatement(name: first, complexity: .simple, from: [])]
  }

  /// Each key gives a record when its window closes, and takes one at least: what the operator gave counts
  /// the keys, and without it no more than what it took.
  private mutating func take(_ window: JobWindow, of vertex: Observation.Vertex) {
    self.window = window
    let rate = window.closings ?? vertex.recordsIn
    let keys = rate.value * window.step.value
    if keys >= 1 { self.keys = keys }
  }

  /// A chain may branch: `A -> (B -> C, D)`.
  private static func parts(_ chain: String) -> [String] {
    chain.split(separator: ",").map { part in
      String(part.filter { $0 != "(" && $0 != ")" }.drop { $0 == " " })
    }.filter { !$0.isEmpty }
  }

  /// Vertices after those that they read; Flink's graphs have no circles.
  private static func readingOrder(_ inputs: [[Int]]) -> [Int] {
    var order: [Int] = []
    while order.count < inputs.count {
      let next = inputs.indices.filter { place in
        !order.contains(place) && inputs[place].allSatisfy(order.contains)
      }
      if next.isEmpty { return order + inputs.indices.filter { !order.contains($0) } }
      order += next
    }
    return order
  }

  /// Lower-case letters, digits and `-`, unlike others.
  static func name(_ text: String, besides taken: [String]) -> String {
    var words = ""
    for character in text.unicodeScalars {
      let isUpper = ("A"..."Z").contains(character)
      if isUpper, let last = words.last, last.isLowercase { words += "-" }
      let lower = isUpper ? Unicode.Scalar(UInt8(character.value) | 0x20) : character
      let isPlain = ("a"..."z").contains(lower) || ("0"..."9").contains(lower)
      words += isPlain ? String(lower) : words.last == "-" || words.isEmpty ? "" : "-"
    }
    while words.last == "-" { words.removeLast() }
    let base = words.first?.isLetter == true ? String(words.prefix(50)) : "step-" + words.prefix(45)
    var (name, number) = (base, 2)
    while taken.contains(name) { (name, number) = ("\(base)-\(number)", number + 1) }
    return name
  }

  /// As the statements' `from` and the sources' names have it.
  static func sourceName(
    _ source: Observation.Source, _ sources: [Int: Observation.Source], at place: Int
  ) -> String {
    let earlier = sources.keys.sorted().filter { $0 < place }
    var taken: [String] = []
    for other in earlier {
      if let source = sources[other] { taken.append(name(source.name, besides: taken)) }
    }
    return name(source.name, besides: taken)
  }
}

extension [String] {
  /// Each once, in order.
  fileprivate var unique: [String] {
    var found: [String] = []
    for element in self where !found.contains(element) { found.append(element) }
    return found
  }
}
