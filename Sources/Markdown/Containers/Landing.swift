extension Page {
  /// Parses a passage with its containers disguised, and unmasks those that became list items.
  ///
  /// A disguised line inside code, raw HTML or running text is no list item: such lines are put
  /// back and the passage is parsed again. That changes no block around them, so a second round
  /// nearly always suffices; the last round goes without disguises.
  mutating func parse(_ passage: Passage) -> Node.Index {
    let nodes = tree.nodes.count
    guard options.dialect != .commonmark else {
      return CommonMark.parse(passage.lines.bytes, into: &tree)
    }
    guard isHandbook else {
      let root = parse(escaping: passage.lines.bytes)
      passage.relocate(&tree, from: nodes)
      return root
    }
    var disguise = Disguise(scanning: passage.lines)
    var roundsLeft = 4
    while true {
      let marks = tree.marks
      let root = parse(escaping: disguise.applied(to: passage.lines))
      let landed = landings(of: disguise, from: nodes)
      let missing = disguise.lines.indices.filter {
        disguise.lines[$0].isActive && landed[$0] == nil
      }
      if missing.isEmpty {
        unmask(disguise, landed)
        passage.relocate(&tree, from: nodes)
        splitLists(disguise, landed)
        return root
      }
      tree.reset(to: marks)
      roundsLeft -= 1
      if roundsLeft == 0 { disguise.disableAll() } else { missing.forEach { disguise.disable($0) } }
    }
  }

  private mutating func parse(escaping bytes: [UInt8]) -> Node.Index {
    let marks = tree.marks
    let escapes = Escapes(marking: bytes)
    let root = CommonMark.parse(escapes.bytes, into: &tree)
    escapes.remove(from: &tree, since: marks)
    return root
  }

  /// The list item that each disguised line became. Both go down the page, so one pass pairs them.
  private func landings(of disguise: Disguise, from first: Int) -> [Int: Node.Index] {
    var landed: [Int: Node.Index] = [:]
    var next = 0
    for index in first..<tree.nodes.count where tree.nodes[index].kind == .item {
      let node = tree.nodes[index]
      while next < disguise.lines.count, disguise.lines[next].number < node.line { next += 1 }
      guard next < disguise.lines.count else { break }
      let line = disguise.lines[next]
      guard line.isActive, line.number == node.line, line.column == node.column,
        isInPlace(line.container, Node.Index(clamping: index), landed[next - 1])
      else { continue }
      landed[next] = Node.Index(clamping: index)
    }
    return landed
  }

  /// A definition needs its terms before it: a paragraph, or another definition of the same list.
  private func isInPlace(
    _ container: Container, _ item: Node.Index, _ before: Node.Index?
  ) -> Bool {
    guard case .definition = container.form else { return true }
    let previous = tree[item].previous
    if previous != Node.none { return previous == before }
    let list = tree[item].parent
    guard list != Node.none, tree[list].previous != Node.none else { return false }
    return tree[tree[list].previous].kind == .paragraph
  }

  private mutating func unmask(_ disguise: Disguise, _ landed: [Int: Node.Index]) {
    for (index, line) in disguise.lines.enumerated() {
      guard line.isActive, let item = landed[index] else { continue }
      tree[item].kind = line.container.kind
      tree[item].detail = Int32(clamping: tree.containers.count)
      tree.containers.append(line.container)
      let text = tree[item].firstChild
      guard text != Node.none else { continue }
      let isEmptyHeading = tree[text].kind == .heading && tree[text].firstChild == Node.none
      shift(text, by: line.shift, on: line.number)
      if line.container.hasTitle {
        tree[text].flags = 0
      } else if isEmptyHeading {
        tree.detach(text)
      }
    }
  }

  /// Moves the columns of what stands on the rewritten line back to those of the page.
  private mutating func shift(_ root: Node.Index, by columns: Int32, on line: Int) {
    guard columns != 0 else { return }
    var current = root
    while current != Node.none, tree[current].line == Int32(clamping: line) {
      tree[current].column += columns
      current = tree.following(current, in: root)
    }
  }
}
