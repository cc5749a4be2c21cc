extension Page {
  /// The outermost block around a node that a line is not inside of, by its indentation and its
  /// quote marks.
  func outermost(around node: Node.Index, leftBy line: Int) -> Node.Index? {
    let (content, found) = source.lines.stripped(line, quotes: .max)
    let width = source.lines.width(line, to: content.lowerBound)
    var left: Node.Index?
    var quotes: [Node.Index] = []
    var current = tree[node].parent
    while current != Node.none {
      if isQuote(current) { quotes.append(current) }
      if contentColumn(of: current) > width { left = current }
      current = tree[current].parent
    }
    // The marks that are there belong to the outer quotes. A line that leaves one of those, by
    // standing left of an item around it, has no marks of it either.
    let missing = quotes.count - found
    return missing > 0 ? left.map { outer($0, quotes[missing - 1]) } ?? quotes[missing - 1] : left
  }

  /// The one of two nested blocks that holds the other.
  private func outer(_ a: Node.Index, _ b: Node.Index) -> Node.Index {
    var current = a
    while current != Node.none {
      if current == b { return b }
      current = tree[current].parent
    }
    return a
  }

  func isQuote(_ node: Node.Index) -> Bool {
    switch tree[node].kind {
    case .blockQuote: return true
    case .admonition:
      if case .alert = container(of: node)?.form { return true }
      return false
    default: return false
    }
  }

  /// Puts a node behind a block, and out of the list that the block is an item of; later items
  /// become a list of their own.
  mutating func insert(_ node: Node.Index, afterAllOf block: Node.Index) {
    let list = tree[block].parent
    guard list != Node.none,
      tree[block].kind == .item || tree[block].kind == .tab
        || tree[block].kind == .definitionDescription
    else { return tree.insert(node, after: block) }
    let next = tree[block].next
    tree.insert(node, after: list)
    guard next != Node.none else { return }
    var rest = Node(tree[list].kind, line: tree[next].line, column: tree[next].column)
    rest.flags = tree[list].flags
    rest.detail = tree[list].detail
    rest.endLine = tree[list].endLine
    let index = tree.add(rest)
    tree.move(from: next, through: tree[list].lastChild, to: index)
    tree.insert(index, after: node)
  }
}
