extension BlockParser {
  /// Turns the paragraph before a definition list into its terms, one a line, and joins the list
  /// with one right before it.
  mutating func collectTerms(of list: Node.Index) {
    guard let paragraph = tree[list].previous, tree[paragraph].kind == .paragraph else { return }
    for description in tree.children(of: list) where isTight(description: description) {
      tree[description].isTight = true
    }
    tree[list].line = tree[paragraph].line
    for term in terms(of: paragraph).reversed() { tree.prepend(term, to: list) }
    tree.detach(paragraph)
    joinWithListBefore(list)
  }

  /// Whether a description is one paragraph right below its term or the description before it.
  private func isTight(description: Node.Index) -> Bool {
    tree[description].firstChild == tree[description].lastChild
      && !lines.isBlank(Int(tree[description].line) - 1)
  }

  private mutating func terms(of paragraph: Node.Index) -> [Node.Index] {
    var terms: [Node.Index] = []
    var term: Node.Index?
    for child in tree.children(of: paragraph) {
      tree.detach(child)
      if tree[child].kind.isLineBreak {
        term = nil
        continue
      }
      let current = term ?? startTerm(with: child, of: paragraph, in: &terms)
      tree.append(child, to: current)
      term = current
    }
    return terms
  }

  private mutating func startTerm(
    with child: Node.Index, of paragraph: Node.Index, in terms: inout [Node.Index]
  ) -> Node.Index {
    var node = Node(.definitionTerm, line: tree[child].line, column: tree[child].column)
    node.endLine = tree[paragraph].endLine
    let term = tree.add(node)
    terms.append(term)
    return term
  }

  private mutating func joinWithListBefore(_ list: Node.Index) {
    guard let before = tree[list].previous, tree[before].kind == .definitionList else { return }
    tree.moveChildren(of: list, to: before)
    tree[before].endLine = tree[list].endLine
    tree.detach(list)
  }
}
