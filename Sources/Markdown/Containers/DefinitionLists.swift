extension Page {
  /// Turns the paragraph before a definition list into its terms, one a line, and joins the list
  /// with one right before it.
  mutating func collectTerms(of list: Node.Index) {
    let paragraph = tree[list].previous
    guard paragraph != Node.none, tree[paragraph].kind == .paragraph else { return }
    for description in tree.children(of: list) where isTight(description) {
      tree[description].flags |= Node.isTight
    }
    tree[list].line = tree[paragraph].line
    let first = tree[list].firstChild
    for term in terms(of: paragraph) { tree.insert(term, before: first) }
    tree.detach(paragraph)
    joinWithListBefore(list)
  }

  /// Whether a description is one paragraph right below its term or the description before it.
  private func isTight(_ description: Node.Index) -> Bool {
    tree[description].firstChild == tree[description].lastChild
      && !source.lines.isBlank(Int(tree[description].line) - 1)
  }

  private mutating func terms(of paragraph: Node.Index) -> [Node.Index] {
    var terms: [Node.Index] = []
    var term = Node.none
    for child in tree.children(of: paragraph) {
      tree.detach(child)
      if tree[child].kind == .softBreak || tree[child].kind == .lineBreak {
        term = Node.none
        continue
      }
      if term == Node.none {
        var node = Node(.definitionTerm, line: tree[child].line, column: tree[child].column)
        node.endLine = tree[paragraph].endLine
        term = tree.add(node)
        terms.append(term)
      }
      tree.append(child, to: term)
    }
    return terms
  }

  private mutating func joinWithListBefore(_ list: Node.Index) {
    let before = tree[list].previous
    guard before != Node.none, tree[before].kind == .definitionList else { return }
    tree.moveChildren(of: list, to: before)
    tree[before].endLine = tree[list].endLine
    tree.detach(list)
  }
}
