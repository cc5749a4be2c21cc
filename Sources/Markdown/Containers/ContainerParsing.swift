/// Parses text into blocks: containers rewritten as list items, the parser, containers made of the
/// items again, and those taken out of their lists.
///
/// The page is parsed first, and then the pieces of it that are parsed on their own, all into one
/// tree.
struct BlockParser {
  let options: Options
  let lines: TextLines
  let marks: ForeignMarks
  var log: DiagnosticLog
  var tree = Tree()
  var footnotes = Footnotes()
  var abbreviations = Abbreviations()

  init(_ source: ReadSource, options: Options) {
    self.options = options
    lines = source.text.lines
    marks = source.marks
    log = DiagnosticLog(source.text, diagnostics: source.diagnostics)
  }
}

extension BlockParser {
  /// Parses a passage of the page; the result is a detached document.
  ///
  /// A rewritten line inside code, raw HTML or running text becomes no list item: such lines are
  /// put back and the passage is parsed again. That changes no block around them, so a second round
  /// nearly always suffices; the last round goes without rewriting.
  mutating func parse(_ passage: Passage) -> Node.Index {
    let nodes = tree.nodes.count
    guard options.dialect != .commonmark else {
      return CommonMark.parse(passage.lines.bytes, into: &tree)
    }
    guard options.dialect == .handbook else {
      let root = parse(escaping: passage.lines.bytes)
      passage.relocate(&tree, from: nodes)
      return root
    }
    var rewriting = ContainerRewriting(scanning: passage.lines)
    var roundsLeft = 4
    while true {
      let marks = tree.marks
      let root = parse(escaping: rewriting.applied(to: passage.lines))
      let items = items(of: rewriting, from: nodes)
      let missing = rewriting.lines.indices.filter {
        rewriting.lines[$0].isActive && items[$0] == nil
      }
      if missing.isEmpty {
        makeContainers(rewriting, items)
        passage.relocate(&tree, from: nodes)
        nest(rewriting, items)
        return root
      }
      tree.reset(to: marks)
      roundsLeft -= 1
      if roundsLeft == 0 {
        rewriting.disableAll()
      } else {
        for line in missing { rewriting.disable(line) }
      }
    }
  }

  private mutating func parse(escaping bytes: [UInt8]) -> Node.Index {
    let marks = tree.marks
    let isHandbook = options.dialect == .handbook
    let footnotes = isHandbook && bytes.holds("[^") ? Escapes(marking: bytes, at: .footnote) : nil
    let escapes = Escapes(marking: footnotes?.bytes ?? bytes)
    let root = CommonMark.parse(escapes.bytes, into: &tree)
    escapes.remove(from: &tree, since: marks)
    footnotes?.remove(from: &tree, since: marks)
    return root
  }

  /// The list item that each rewritten line became. Both go down the page, so one pass pairs them.
  private func items(
    of rewriting: ContainerRewriting, from first: Int
  ) -> [Int: Node.Index] {
    if rewriting.lines.isEmpty { return [:] }
    var items: [Int: Node.Index] = [:]
    var next = 0
    for index in first..<tree.nodes.count where tree.nodes[index].kind == .item {
      let node = tree.nodes[index]
      while next < rewriting.lines.count, rewriting.lines[next].number < node.line { next += 1 }
      guard next < rewriting.lines.count else { break }
      let line = rewriting.lines[next]
      guard line.isActive, line.number == node.line, line.column == node.column,
        isInPlace(line.container, Node.Index(index), after: items[next - 1])
      else { continue }
      items[next] = Node.Index(index)
    }
    return items
  }

  /// A definition needs its terms before it: a paragraph, or another definition of the same list.
  private func isInPlace(
    _ container: Container, _ item: Node.Index, after before: Node.Index?
  ) -> Bool {
    guard case .definition = container.form else { return true }
    if let previous = tree[item].previous { return previous == before }
    guard let list = tree[item].parent, let terms = tree[list].previous else { return false }
    return tree[terms].kind == .paragraph
      || tree[terms].kind == .htmlBlock && tree.text(of: terms).starts(with: "<!--")
  }

  private mutating func makeContainers(
    _ rewriting: ContainerRewriting, _ items: [Int: Node.Index]
  ) {
    for (index, line) in rewriting.lines.enumerated() {
      guard line.isActive, let item = items[index] else { continue }
      tree[item].kind = line.container.kind
      tree[item].container = tree.containers.count
      tree.containers.append(line.container)
      guard let text = tree[item].firstChild else { continue }
      let isEmptyHeading = tree[text].kind == .heading && tree[text].firstChild == nil
      shift(text, by: line.shift, on: line.number)
      if line.container.hasTitle {
        tree[text].kind = .title
      } else if isEmptyHeading {
        tree.detach(text)
      }
    }
  }

  /// Moves the columns of what stands on the rewritten line back to those of the page.
  private mutating func shift(_ root: Node.Index, by columns: Int32, on line: Int) {
    guard columns != 0 else { return }
    var current: Node.Index? = root
    while let node = current, tree[node].line == Int32(clamping: line) {
      tree[node].column += columns
      current = tree.following(node, in: root)
    }
  }
}
