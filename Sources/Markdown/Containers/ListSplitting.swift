extension Page {
  /// Takes the containers out of the lists they were disguised in.
  mutating func splitLists(_ disguise: Disguise, _ landed: [Int: Node.Index]) {
    for index in disguise.lines.indices {
      guard let item = landed[index] else { continue }
      let list = tree[item].parent
      if list != Node.none, tree[list].kind == .list { split(list) }
    }
  }

  /// Replaces a list by what its items really are, in runs of one kind.
  private mutating func split(_ list: Node.Index) {
    var runs: [Node.Index] = []
    var run = Node.none
    for child in tree.children(of: list) {
      tree.detach(child)
      if let kind = holder(of: child) {
        if run == Node.none || startsRun(child, after: run, kind) {
          run = startRun(kind, with: child, before: list)
          runs.append(run)
        } else {
          tree.append(child, to: run)
        }
      } else {
        run = Node.none
        place(child, before: list)
      }
    }
    tree.detach(list)
    for run in runs { settle(run) }
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
    switch container(of: child)?.form {
    case .footnote(let label): define(footnote: label, as: child)
    case .abbreviation(let short, let long): abbreviations.define(short, as: long)
    default: tree.insert(child, before: list)
    }
  }

  private func startsRun(_ child: Node.Index, after run: Node.Index, _ kind: Kind) -> Bool {
    if tree[run].kind != kind { return true }
    guard case .tab(let startsSet, _) = container(of: child)?.form else { return false }
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

  private mutating func settle(_ run: Node.Index) {
    switch tree[run].kind {
    case .definitionList: collectTerms(of: run)
    case .list: tree[run].flags = isTight(run) ? Node.isTight : 0
    default: break
    }
  }

  /// Whether no blank line separates the items of a list, nor the blocks of one of its items.
  ///
  /// The parser's own answer counts for the list it saw, containers among the items included.
  private func isTight(_ list: Node.Index) -> Bool {
    tree.children(of: list).allSatisfy { item in
      !followsBlankLine(item) && !tree.children(of: item).contains(where: followsBlankLine)
    }
  }

  private func followsBlankLine(_ node: Node.Index) -> Bool {
    tree[node].previous != Node.none && source.lines.isBlank(Int(tree[node].line) - 1)
  }
}
