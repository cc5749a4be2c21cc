// Which blocks a line is inside of, by its indentation and its quote marks.
extension Tree {
  /// Where the content of a list item or a container begins; 0 for other blocks.
  func contentColumn(of node: Node.Index, in lines: TextLines) -> Int {
    let line = Int(self[node].line)
    switch self[node].kind {
    case .item:
      let start = lines.whole(line).lowerBound
      if let child = self[node].firstChild, self[child].line == self[node].line {
        return lines.width(line, to: start + max(0, Int(self[child].column) - 1))
      }
      return lines.width(line, to: start + max(0, Int(self[node].column) - 1)) + 2
    case .admonition, .tab, .footnote, .definitionDescription:
      if isQuote(node) || container(of: node)?.isFenced == true { return 0 }
      let start = lines.whole(line).lowerBound
      return lines.width(line, to: start + max(0, Int(self[node].column) - 1)) + 4
    default: return 0
    }
  }

  /// Whether the lines of a block begin with `>`: a quote, or an alert, which is written as one.
  func isQuote(_ node: Node.Index) -> Bool {
    switch self[node].kind {
    case .blockQuote: return true
    case .admonition:
      if case .alert = container(of: node)?.form { return true }
      return false
    default: return false
    }
  }

  /// The outermost block around a node that a line is not inside of.
  func outermost(
    around node: Node.Index, leftBy line: Int, of lines: TextLines
  ) -> Node.Index? {
    let (content, found) = lines.stripped(line, quotes: .max)
    let width = lines.width(line, to: content.lowerBound)
    var left: Node.Index?
    var quotes: [Node.Index] = []
    var current = self[node].parent
    while let block = current {
      if isQuote(block) { quotes.append(block) }
      if contentColumn(of: block, in: lines) > width { left = block }
      current = self[block].parent
    }
    // The marks that are there are those of the outer quotes. A line that leaves one of those, by
    // standing left of an item around it, has no marks of it either.
    let missing = quotes.count - found
    guard missing > 0 else { return left }
    return left.map { outer($0, quotes[missing - 1]) } ?? quotes[missing - 1]
  }

  /// The one of two nested blocks that holds the other.
  private func outer(_ a: Node.Index, _ b: Node.Index) -> Node.Index {
    a == b || ancestor(of: a) { $0 == b } != nil ? b : a
  }

  /// Puts a node behind a block, and out of the list that the block is an item of; later items
  /// become a list of their own.
  mutating func insert(_ node: Node.Index, afterAllOf block: Node.Index) {
    guard let list = self[block].parent,
      self[block].kind == .item || self[block].kind == .tab
        || self[block].kind == .definitionDescription
    else { return insert(node, after: block) }
    let next = self[block].next
    insert(node, after: list)
    guard let next else { return }
    var rest = self[list].detached
    (rest.line, rest.column) = (self[next].line, self[next].column)
    let index = add(rest)
    move(from: next, through: self[list].lastChild, to: index)
    insert(index, after: node)
  }
}
