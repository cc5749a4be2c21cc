import Diagnostics
import Markup

extension Page {
  /// Reads a fence's info, and asks the surroundings for what stands in place of a directive.
  mutating func shapeFence(_ node: Node.Index) {
    let index = Int(tree[node].detail)
    guard tree.fences.indices.contains(index) else { return }
    let info = Array(tree.bytes[tree.fences[index].info.indices])[...]
    if info.isEmpty { return }
    let word = info.prefix { !$0.isSpace }.string
    if surroundings.directiveNames.contains(word) {
      insert(surroundings.directive(directive(word, node, info)), for: node)
    } else if word == "dot" || word == "graphviz" {
      let place = source.location(line: Int(tree[node].line), byteColumn: Int(tree[node].column))
      if let drawing = surroundings.graph(tree.text(of: node).string, place) {
        insert(drawing, for: node)
      }
    }
    tree.fences[index].read(info)
  }

  /// Puts what the surroundings gave in the place of a node; the node stays if they gave nothing.
  mutating func insert(_ insertion: Insertion, for node: Node.Index) {
    switch insertion {
    case .asWritten: return
    case .broken(let diagnostic): diagnostics.append(diagnostic)
    case .html(let html):
      var output = Output()
      html.render(into: &output)
      tree[node].kind = .insertion
      tree[node].detail = Int32(clamping: tree.insertions.count)
      tree[node].text = tree.keep(html.plainText.utf8)
      tree.insertions.append(output)
    }
  }

  private mutating func directive(
    _ name: String, _ node: Node.Index, _ info: ArraySlice<UInt8>
  ) -> Directive {
    let place = source.location(line: Int(tree[node].line), byteColumn: Int(tree[node].column))
    let argument = Array(info.dropFirst(name.utf8.count)).trimmed.string
    var directive = Directive(name: name, argument: argument, location: place)
    let body = Array(tree.text(of: node))
    var line = tree[node].line
    for text in body.split(separator: 0x0A, omittingEmptySubsequences: false) {
      line += 1
      let content = Array(text).trimmed
      if content.isEmpty || content.first == UInt8(ascii: "#") { continue }
      if let field = field(Array(content), line: Int(line)) { directive.fields.append(field) }
    }
    return directive
  }

  /// Reads `key: value`, and finds both in the page's line, where the fence may stand indented.
  private mutating func field(_ content: [UInt8], line: Int) -> Directive.Field? {
    let range = source.lines.content(of: line)
    let start = (range.lowerBound..<range.upperBound).first {
      source.lines.bytes[$0..<range.upperBound].starts(with: content)
    }
    let column = (start ?? range.lowerBound) - range.lowerBound + 1
    guard let colon = content.firstIndex(of: UInt8(ascii: ":")) else {
      report(
        { .directiveLine(content.string, at: $0) }, line: Int32(clamping: line),
        column: Int32(clamping: column))
      return nil
    }
    let value = content[(colon + 1)...]
    let blanks = value.prefix(while: \.isBlank).count
    return Directive.Field(
      key: Array(content[..<colon]).trimmed.string, value: Array(value).trimmed.string,
      location: source.location(line: line, byteColumn: column),
      valueLocation: source.location(line: line, byteColumn: column + colon + 1 + blanks))
  }
}
