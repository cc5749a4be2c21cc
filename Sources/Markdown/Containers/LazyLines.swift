import Diagnostics

extension Page {
  /// Takes lines out of a paragraph that stand left of the container it is in.
  ///
  /// To the parser a container is a list item, whose paragraphs may go on without indentation; in
  /// MkDocs such a line stands below the admonition or tab.
  mutating func cutLazyLines(of paragraph: Node.Index) {
    if tree.containers.isEmpty { return }
    var current = paragraph
    while tree[current].endLine > tree[current].line,
      let indent = indentOfContainer(around: current),
      let line = firstLine(of: current, leftOf: indent)
    {
      report(Diagnostic.lazyLine(at:), line: Int32(clamping: line), column: firstColumn(of: line))
      guard let container = outermostContainer(around: current, leftBy: line),
        let rest = cut(current, before: line)
      else { return }
      insert(rest, afterAllOf: container)
      current = rest
    }
  }

  private func disallowsLazyLines(_ node: Node.Index) -> Bool {
    switch tree[node].kind {
    case .admonition, .tab: !isQuote(node)
    default: false
    }
  }

  private func indentOfContainer(around node: Node.Index) -> Int? {
    var current = tree[node].parent
    while current != Node.none {
      if disallowsLazyLines(current) { return contentColumn(of: current) }
      current = tree[current].parent
    }
    return nil
  }

  private func firstLine(of paragraph: Node.Index, leftOf indent: Int) -> Int? {
    let (first, last) = (Int(tree[paragraph].line), Int(tree[paragraph].endLine))
    guard last > first, last <= source.lines.count else { return nil }
    return (first + 1...last).first { width(of: $0) < indent }
  }

  private func width(of line: Int) -> Int {
    source.lines.width(line, to: source.lines.stripped(line, quotes: .max).content.lowerBound)
  }

  private func firstColumn(of line: Int) -> Int32 {
    let start = source.lines.stripped(line, quotes: .max).content.lowerBound
    return Int32(clamping: start - source.lines.whole(line).lowerBound + 1)
  }

  private func outermostContainer(around node: Node.Index, leftBy line: Int) -> Node.Index? {
    let width = width(of: line)
    var found: Node.Index?
    var current = tree[node].parent
    while current != Node.none {
      if disallowsLazyLines(current), contentColumn(of: current) > width { found = current }
      current = tree[current].parent
    }
    return found
  }

  /// Moves what begins on a line into a paragraph of its own; nil when the line begins inside of
  /// an emphasis or a link.
  private mutating func cut(_ paragraph: Node.Index, before line: Int) -> Node.Index? {
    var breaksLeft = line - Int(tree[paragraph].line)
    var child = tree[paragraph].firstChild
    while child != Node.none, breaksLeft > 0 {
      switch tree[child].kind {
      case .softBreak, .lineBreak: breaksLeft -= 1
      case .text: break
      default: if tree[child].firstChild != Node.none { breaksLeft -= lineBreaks(in: child) }
      }
      if breaksLeft == 0, tree[child].kind != .softBreak, tree[child].kind != .lineBreak {
        return nil
      }
      child = breaksLeft == 0 ? child : tree[child].next
    }
    guard child != Node.none, breaksLeft == 0, tree[child].next != Node.none else { return nil }
    var rest = Node(.paragraph, line: Int32(clamping: line), column: firstColumn(of: line))
    rest.endLine = tree[paragraph].endLine
    tree[paragraph].endLine = Int32(clamping: line - 1)
    let index = tree.add(rest)
    tree.move(from: tree[child].next, through: tree[paragraph].lastChild, to: index)
    tree.detach(child)
    return index
  }

  private func lineBreaks(in root: Node.Index) -> Int {
    var count = 0
    var current = root
    while current != Node.none {
      if tree[current].kind == .softBreak || tree[current].kind == .lineBreak { count += 1 }
      current = tree.following(current, in: root)
    }
    return count
  }
}
