import Diagnostics

extension BlockTransforms {
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
      parser.log.report(
        Diagnostic.lazyLine(at:), line: Int32(clamping: line), column: firstColumn(of: line))
      guard let container = outermostContainer(around: current, leftBy: line),
        let rest = cut(current, before: line)
      else { return }
      tree.insert(rest, afterAllOf: container)
      current = rest
    }
  }

  /// Tells of a paragraph right below a container that holds nothing: it was meant to be in it.
  mutating func tellOfLineBelow(_ container: Node.Index) {
    guard disallowsLazyLines(container), isEmpty(container) else { return }
    let isLastTab = tree[container].kind == .tab && tree[container].next == nil
    let last = isLastTab ? tree[container].parent : container
    guard let below = last.flatMap({ tree[$0].next }), tree[below].kind == .paragraph,
      tree[below].line == tree[container].line + 1
    else { return }
    parser.log.report(
      Diagnostic.lazyLine(at:), line: tree[below].line, column: tree[below].column)
  }

  /// Whether a container has a title at most.
  private func isEmpty(_ container: Node.Index) -> Bool {
    guard let first = tree[container].firstChild else { return true }
    return tree[first].kind == .title && tree[first].next == nil
  }

  private func disallowsLazyLines(_ node: Node.Index) -> Bool {
    switch tree[node].kind {
    case .admonition, .tab: !tree.isQuote(node) && tree.container(of: node)?.isFenced != true
    default: false
    }
  }

  private func indentOfContainer(around node: Node.Index) -> Int? {
    var current = tree[node].parent
    while let block = current {
      if disallowsLazyLines(block) { return tree.contentColumn(of: block, in: lines) }
      current = tree[block].parent
    }
    return nil
  }

  private func firstLine(of paragraph: Node.Index, leftOf indent: Int) -> Int? {
    let (first, last) = (Int(tree[paragraph].line), Int(tree[paragraph].endLine))
    guard last > first, last <= lines.count else { return nil }
    return (first + 1...last).first { width(of: $0) < indent }
  }

  private func width(of line: Int) -> Int {
    lines.width(line, to: lines.stripped(line, quotes: .max).content.lowerBound)
  }

  private func firstColumn(of line: Int) -> Int32 {
    let start = lines.stripped(line, quotes: .max).content.lowerBound
    return Int32(clamping: start - lines.whole(line).lowerBound + 1)
  }

  private func outermostContainer(around node: Node.Index, leftBy line: Int) -> Node.Index? {
    let width = width(of: line)
    var found: Node.Index?
    var current = tree[node].parent
    while let block = current {
      if disallowsLazyLines(block), tree.contentColumn(of: block, in: lines) > width {
        found = block
      }
      current = tree[block].parent
    }
    return found
  }
}

extension BlockTransforms {
  /// Moves what begins on a line into a paragraph of its own; nil when the line begins inside of
  /// an emphasis or a link.
  private mutating func cut(_ paragraph: Node.Index, before line: Int) -> Node.Index? {
    guard let lineBreak = lineBreak(in: paragraph, before: line),
      let first = tree[lineBreak].next
    else { return nil }
    var rest = Node(.paragraph, line: Int32(clamping: line), column: firstColumn(of: line))
    rest.endLine = tree[paragraph].endLine
    tree[paragraph].endLine = Int32(clamping: line - 1)
    let index = tree.add(rest)
    tree.move(from: first, through: tree[paragraph].lastChild, to: index)
    tree.detach(lineBreak)
    return index
  }

  /// The child of a paragraph that ends the line before another; nil when that stands deeper.
  private func lineBreak(in paragraph: Node.Index, before line: Int) -> Node.Index? {
    var breaksLeft = line - Int(tree[paragraph].line)
    var child = tree[paragraph].firstChild
    while let node = child {
      if breaksLeft <= 0 { return nil }
      if tree[node].kind.isLineBreak {
        breaksLeft -= 1
        if breaksLeft == 0 { return node }
      } else if tree[node].firstChild != nil {
        breaksLeft -= countLineBreaks(in: node)
      }
      child = tree[node].next
    }
    return nil
  }

  private func countLineBreaks(in root: Node.Index) -> Int {
    var count = 0
    var current: Node.Index? = root
    while let node = current {
      if tree[node].kind.isLineBreak { count += 1 }
      current = tree.following(node, in: root)
    }
    return count
  }
}
