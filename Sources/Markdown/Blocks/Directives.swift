import Diagnostics
import Markup
import Pages

extension BlockTransforms {
  /// Reads a fence's info, and asks the surroundings for what stands in place of a directive.
  mutating func readFence(of node: Node.Index) {
    // Of the parser itself: each look through `tree` takes memory.
    guard let index = parser.tree[node].fence, parser.tree.fences.indices.contains(index)
    else { return }
    let info = Array(parser.tree.bytes[parser.tree.fences[index].info.indices])[...]
    if info.isEmpty { return }
    let word = info.prefix { !$0.isSpace }.string
    if surroundings.directiveNames.contains(word) {
      insert(surroundings.directive(directive(word, node)), for: node)
    } else if word == "dot" || word == "graphviz" {
      let place = parser.log.location(of: parser.tree[node])
      insert(surroundings.graph(parser.tree.text(of: node).string, place), for: node)
    } else if word == "mermaid" {
      drawFlowchart(of: node)
    } else if word == "math" || word == "goat" || word == "plantuml" {
      let place = parser.log.location(of: parser.tree[node])
      parser.log.add(UnknownName(word == "math" ? .formula : .diagram, word, at: place))
    }
    parser.tree.fences[index].read(info)
    readLineComments(of: node, fence: index)
    numberAnnotations(of: node)
  }

  /// Makes `# (1)!` a comment with the number of an entry of the list below the code: `# (1)`.
  private mutating func numberAnnotations(of node: Node.Index) {
    guard holdsAnnotation(parser.tree[node].text) else { return }
    let code = tree.text(of: node)
    var numbered: [UInt8] = []
    for index in code.indices {
      let isMark =
        code[index] == UInt8(ascii: "!") && code[..<index].endsWithNumberInParentheses
      if !isMark { numbered.append(code[index]) }
    }
    tree[node].text = tree.keep(numbered)
  }

  /// Has Graphviz draw a flowchart of Mermaid's; other diagrams stay code.
  private mutating func drawFlowchart(of node: Node.Index) {
    let text = tree.text(of: node).string
    let place = parser.log.location(of: tree[node])
    if let chart = MermaidFlowchart(text), let drawing = surroundings.graph(chart.dot, place) {
      switch drawing {
      case .content: return insert(drawing, for: node)
      // Without Graphviz that is said once for each graph; what it can't draw is another diagram.
      case .mistake(let diagnostic) where diagnostic.severity == .warning:
        return parser.log.add(diagnostic)
      case .mistake: break
      }
    }
    parser.log.add(UnknownName(.diagram, MermaidFlowchart.kind(of: text), at: place))
  }

  /// Puts what the surroundings gave in the place of a node; the node stays if they gave nothing.
  private mutating func insert(_ insertion: Insertion?, for node: Node.Index) {
    switch insertion {
    case nil: return
    case .mistake(let diagnostic): parser.log.add(diagnostic)
    case .content(let content):
      let html = withIDsOfItsOwn(content)
      var output = Output()
      html.withColoredCode.render(into: &output)
      tree[node] = tree.insertion(output, words: html.plainText, in: tree[node])
    }
  }

  /// With other ids in place of those that are taken: a report may be on a page twice.
  private mutating func withIDsOfItsOwn(_ html: HTML) -> HTML {
    var names: [String: String] = [:]
    for id in html.ids {
      let name = ids.unique(id)
      if name != id { names[id] = name }
    }
    return names.isEmpty ? html : html.renamingIDs(names)
  }

  private mutating func directive(_ name: String, _ node: Node.Index) -> Directive {
    var directive = Directive(name: name, location: parser.log.location(of: tree[node]))
    let body = Array(tree.text(of: node))
    var line = tree[node].line
    for text in body.split(separator: 0x0A, omittingEmptySubsequences: false) {
      line += 1
      let content = Array(text).trimmed
      if content.isEmpty || content.first == UInt8(ascii: "#") { continue }
      guard let field = field(Array(content), line: Int(line)) else { continue }
      if let first = directive.fields.first(where: { $0.key == field.key }) {
        parser.log.add(.duplicateKey(field, of: directive, first: first))
      } else {
        directive.fields.append(field)
      }
    }
    return directive
  }

  /// Reads `key: value`, and finds both in the page's line, where the fence may stand indented.
  private mutating func field(_ content: [UInt8], line: Int) -> Directive.Field? {
    let range = lines.content(of: line)
    let start = (range.lowerBound..<range.upperBound).first {
      lines.bytes[$0..<range.upperBound].starts(with: content)
    }
    let column = (start ?? range.lowerBound) - range.lowerBound + 1
    guard let colon = content.firstIndex(of: UInt8(ascii: ":")) else {
      parser.log.report(
        { .directiveLine(content.string, at: $0) }, line: Int32(clamping: line),
        column: Int32(clamping: column))
      return nil
    }
    let value = content[(colon + 1)...]
    let blanks = value.prefix(while: \.isBlank).count
    return Directive.Field(
      key: Array(content[..<colon]).trimmed.string, value: Array(value).trimmed.string,
      location: parser.log.location(line: line, byteColumn: column + colon + 1 + blanks),
      keyLocation: parser.log.location(line: line, byteColumn: column))
  }
}

extension ArraySlice<UInt8> {
  /// Whether it ends with a blank, or the sign of a comment, and `(1)`.
  fileprivate var endsWithNumberInParentheses: Bool {
    guard last == UInt8(ascii: ")") else { return false }
    let digits = dropLast().reversed().prefix { $0.isDigit }.count
    let before = dropLast(digits + 1)
    return (1...3).contains(digits) && before.last == UInt8(ascii: "(")
      && before.dropLast().last.map { $0.isBlank || "#/-*;%".utf8.contains($0) } == true
  }
}

extension BlockTransforms {
  /// Whether `)!` stands in a text.
  private func holdsAnnotation(_ range: ByteRange) -> Bool {
    let (start, end) = (Int(range.start), Int(range.end))
    var from = start
    while let found = tree.bytes.position(of: UInt8(ascii: "!"), from: from, to: end) {
      if found > start, tree.bytes[found - 1] == UInt8(ascii: ")") { return true }
      from = found + 1
    }
    return false
  }
}
