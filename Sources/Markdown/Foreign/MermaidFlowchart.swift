/// A flowchart of Mermaid's, as Graphviz draws it.
struct MermaidFlowchart {
  /// The graph in Graphviz's language.
  private(set) var dot = ""
  private var nodes: [String: String] = [:]
  private var order: [String] = []
  private var edges: [String] = []
  /// The groups that are open, innermost last.
  private var openGroups = 0
  private var groupCount = 0
  /// The names of the groups.
  private var groups: Set<String> = []

  /// The kind of a diagram, its first word: `sequenceDiagram`.
  static func kind(of text: String) -> String {
    for line in text.split(whereSeparator: \.isNewline) {
      let line = line.drop { $0 == " " || $0 == "\t" }
      if line.isEmpty || line.hasPrefix("%%") || line.hasPrefix("---") { continue }
      return String(line.prefix { !$0.isWhitespace && $0 != ";" })
    }
    return "mermaid"
  }

  /// Reads a flowchart; nil for another diagram, and for one with anything in it that is not known here.
  init?(_ text: String) {
    let statements = text.split { $0.isNewline || $0 == ";" }.map { Array($0.utf8).trimmed }
      .filter { !$0.isEmpty && !$0.starts(with: "%%") }
    guard let first = statements.first, statements.count < 400 else { return nil }
    let words = first.split(separator: 0x20).map { $0.string }
    guard let kind = words.first, kind == "graph" || kind == "flowchart", words.count <= 2 else {
      return nil
    }
    let direction = words.count == 2 ? words[1] : "TB"
    guard let rank = ["TB": "TB", "TD": "TB", "BT": "BT", "LR": "LR", "RL": "RL"][direction] else {
      return nil
    }
    for statement in statements.dropFirst() { guard read(statement) else { return nil } }
    // Graphviz has no arrows to groups.
    guard openGroups == 0, !order.isEmpty, order.allSatisfy({ !groups.contains($0) }) else {
      return nil
    }
    dot =
      "digraph {\nrankdir=\(rank)\nnode [shape=box style=rounded]\n"
      + edges.joined(separator: "\n") + "\n"
      + order.compactMap { id in nodes[id].map { "\(Self.quoted(id)) [\($0)]" } }
      .joined(separator: "\n") + "\n}\n"
  }

  private mutating func read(_ statement: ArraySlice<UInt8>) -> Bool {
    let word = statement.prefix { !$0.isSpace }.string
    switch word {
    case "style", "classDef", "class", "click", "linkStyle", "direction", "accTitle:", "accDescr:":
      return true
    case "subgraph":
      var title = statement.dropFirst(8).trimmed
      groups.insert(title.prefix { $0.isWord || $0 >= 0x80 }.string)
      if let bracket = title.firstIndex(of: UInt8(ascii: "[")), title.last == UInt8(ascii: "]") {
        title = title[(bracket + 1)...].dropLast()
      }
      groupCount += 1
      openGroups += 1
      edges.append(
        "subgraph cluster_\(groupCount) { label=\(Self.quoted(Self.label(title))) style=rounded")
      return true
    case "end":
      openGroups -= 1
      edges.append("}")
      return openGroups >= 0
    default: return readChain(statement)
    }
  }

  /// Reads `a --> b & c -->|text| d`.
  private mutating func readChain(_ statement: ArraySlice<UInt8>) -> Bool {
    var scanner = Scanner(statement)
    guard var left = readNodes(&scanner) else { return false }
    scanner.skipBlanks()
    // By themselves they are named for the group that they are in.
    if scanner.isAtEnd, openGroups > 0 { edges += left.map(Self.quoted) }
    while true {
      scanner.skipBlanks()
      if scanner.isAtEnd { return true }
      guard let edge = Self.edge(&scanner) else { return false }
      scanner.skipBlanks()
      guard let right = readNodes(&scanner) else { return false }
      for from in left {
        for to in right {
          edges.append("\(Self.quoted(from)) -> \(Self.quoted(to)) [\(edge)]")
        }
      }
      left = right
    }
  }

  private mutating func readNodes(_ scanner: inout Scanner) -> [String]? {
    var found: [String] = []
    repeat {
      scanner.skipBlanks()
      guard let id = readNode(&scanner) else { return nil }
      found.append(id)
      let after = scanner
      scanner.skipBlanks()
      if scanner.peek != UInt8(ascii: "&") { scanner = after }
    } while scanner.skip("&")
    return found
  }

  private mutating func readNode(_ scanner: inout Scanner) -> String? {
    var name = scanner.take { $0.isAlphanumeric || $0 == UInt8(ascii: "_") || $0 >= 0x80 }
    // A dash is part of a name, unless an arrow begins with it.
    while scanner.peek == UInt8(ascii: "-"), let next = scanner.rest.dropFirst().first,
      next.isAlphanumeric
    {
      scanner.advance()
      name = scanner.bytes[name.startIndex..<scanner.position]
      let more = scanner.take { $0.isAlphanumeric || $0 == UInt8(ascii: "_") }
      name = scanner.bytes[name.startIndex..<more.endIndex]
    }
    if name.isEmpty { return nil }
    let id = name.string
    if nodes[id] == nil {
      nodes[id] = "label=\(Self.quoted(id))"
      order.append(id)
    }
    if let shape = Self.shape(&scanner) {
      guard let attributes = shape else { return nil }
      nodes[id] = attributes
    }
    if scanner.skip(":::") { _ = scanner.take(while: \.isWord) }
    return id
  }

  /// The attributes of `[text]`, `{text}` and so on; nil where no shape begins, and nil inside for one
  /// that does not end.
  private static func shape(_ scanner: inout Scanner) -> String?? {
    let shapes: [(StaticString, StaticString, String)] = [
      ("([", "])", "shape=box style=rounded"), ("[[", "]]", "shape=box peripheries=2 style=\"\""),
      ("[(", ")]", "shape=cylinder style=\"\""), ("((", "))", "shape=circle style=\"\""),
      ("{{", "}}", "shape=hexagon style=\"\""), ("[/", "/]", "shape=parallelogram style=\"\""),
      ("[", "]", "shape=box style=\"\""), ("(", ")", "shape=box style=rounded"),
      ("{", "}", "shape=diamond style=\"\""), (">", "]", "shape=box style=\"\""),
    ]
    for (open, close, attributes) in shapes where scanner.skip(open) {
      guard let text = text(&scanner, until: close) else { return .some(nil) }
      return .some("label=\(quoted(label(text))) " + attributes)
    }
    return nil
  }

  private static func text(_ scanner: inout Scanner, until close: StaticString) -> ArraySlice<
    UInt8
  >? {
    if scanner.skip("\"") {
      let text = scanner.take { $0 != UInt8(ascii: "\"") }
      return scanner.skip("\"") && scanner.skip(close) ? text : nil
    }
    let start = scanner.position
    while !scanner.isAtEnd {
      let end = scanner.position
      if scanner.skip(close) { return scanner.bytes[start..<end] }
      scanner.advance()
    }
    return nil
  }

  /// The attributes of an arrow, with its text between bars or within it.
  private static func edge(_ scanner: inout Scanner) -> String? {
    let isBoth = scanner.skip("<")
    let line = scanner.take { "-=.".utf8.contains($0) }
    guard line.count >= 2 else { return nil }
    var attributes = attributes(of: line)
    var isArrow = skipHead(&scanner)
    var label: ArraySlice<UInt8>?
    if !isArrow, line.count == 2, scanner.peek == 0x20 || scanner.peek == UInt8(ascii: "\"") {
      // `-- text -->`
      let start = scanner.position
      while !scanner.isAtEnd {
        let end = scanner.position
        let more = scanner.take { "-=.".utf8.contains($0) }
        if more.count >= 2 {
          label = scanner.bytes[start..<end].trimmed
          isArrow = skipHead(&scanner)
          break
        }
        if more.isEmpty { scanner.advance() }
      }
      if label == nil { return nil }
    }
    scanner.skipBlanks()
    if scanner.skip("|") {
      label = scanner.take { $0 != UInt8(ascii: "|") }.trimmed
      guard scanner.skip("|") else { return nil }
    }
    if let label { attributes += " label=\(quoted(self.label(label)))" }
    attributes += isBoth ? " dir=both" : isArrow ? "" : " dir=none"
    return attributes
  }

  private static func skipHead(_ scanner: inout Scanner) -> Bool {
    if scanner.skip(">") { return true }
    guard let head = scanner.peek, head == UInt8(ascii: "x") || head == UInt8(ascii: "o"),
      scanner.rest.dropFirst().first.map({ $0 == 0x20 || $0 == UInt8(ascii: "|") }) == true
    else { return false }
    scanner.advance()
    return true
  }

  private static func attributes(of line: ArraySlice<UInt8>) -> String {
    if line.contains(UInt8(ascii: ".")) { return "style=dashed" }
    return line.contains(UInt8(ascii: "=")) ? "style=bold" : "style=solid"
  }

  /// A text without quotes, its line breaks as Graphviz writes them, which `quoted` keeps.
  private static func label(_ text: ArraySlice<UInt8>) -> String {
    var text = text.trimmed.string
    if text.hasPrefix("\""), text.hasSuffix("\""), text.utf8.count > 1 {
      text = String(text.dropFirst().dropLast())
    }
    for tag in ["<br/>", "<br />", "<br>", "\\n"] { text = text.replacing(tag, with: "\n") }
    return text.replacing("`", with: "")
  }

  private static func quoted(_ text: String) -> String {
    "\""
      + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
        "\n", with: "\\n") + "\""
  }
}
