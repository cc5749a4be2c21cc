extension BlockParser {
  /// Takes the containers out of the lists that they were parsed in.
  mutating func nest(_ rewriting: ContainerRewriting, _ items: [Int: Node.Index]) {
    for index in rewriting.lines.indices {
      guard let item = items[index], let list = tree[item].parent, tree[list].kind == .list else {
        continue
      }
      split(list)
    }
  }

  /// Replaces a list by what its items really are, in runs of one kind.
  private mutating func split(_ list: Node.Index) {
    var runs: [Node.Index] = []
    var run: Node.Index?
    for child in tree.children(of: list) {
      tree.detach(child)
      guard let kind = holder(of: child) else {
        run = nil
        place(child, before: list)
        continue
      }
      if let run, !startsRun(child, after: run, kind) {
        tree.append(child, to: run)
      } else {
        let new = startRun(kind, with: child, before: list)
        runs.append(new)
        run = new
      }
    }
    tree.detach(list)
    for run in runs { finish(run) }
  }

  /// What an item stands in; nil when it stands by itself.
  private func holder(of child: Node.Index) -> Kind? {
    switch tree[child].kind {
    case .item: .list
    case .tab: .tabSet
    case .definitionDescription: .definitionList
    default: nil
    }
  }

  /// Footnotes and abbreviations leave the running page; admonitions stay where they are.
  private mutating func place(_ child: Node.Index, before list: Node.Index) {
    switch tree.container(of: child)?.form {
    case .footnote(let label):
      if footnotes.define(label, as: child) { return }
      log.report(
        { .duplicateFootnote(label, at: $0) }, line: tree[child].line, column: tree[child].column)
    case .abbreviation(let short, let long): abbreviations.define(short, as: long)
    case .admonition, .alert, .details, .tab, .definition, nil: tree.insert(child, before: list)
    }
  }

  private func startsRun(_ child: Node.Index, after run: Node.Index, _ kind: Kind) -> Bool {
    if tree[run].kind != kind { return true }
    guard case .tab(let startsSet, _) = tree.container(of: child)?.form else { return false }
    return startsSet
  }

  private mutating func startRun(
    _ kind: Kind, with child: Node.Index, before list: Node.Index
  ) -> Node.Index {
    var holder = Node(kind, line: tree[child].line, column: tree[child].column)
    holder.endLine = tree[list].endLine
    let run = tree.add(holder)
    tree.append(child, to: run)
    tree.insert(run, before: list)
    return run
  }

  private mutating func finish(_ run: Node.Index) {
    switch tree[run].kind {
    case .definitionList: collectTerms(of: run)
    case .list: tree[run].isTight = isTight(run)
    default: break
    }
  }

  /// Whether no blank line separates the items of a list, nor the blocks of one of its items.
  ///
  /// The parser's answer is for the list that it read, which had containers among its items.
  private func isTight(_ list: Node.Index) -> Bool {
    tree.children(of: list).allSatisfy { item in
      !followsBlankLine(item) && !tree.children(of: item).contains(where: followsBlankLine)
    }
  }

  private func followsBlankLine(_ node: Node.Index) -> Bool {
    tree[node].previous != nil && lines.isBlank(Int(tree[node].line) - 1)
  }
}
