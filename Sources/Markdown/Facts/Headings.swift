extension Page {
  /// Gives every heading its id and puts it in the outline.
  mutating func nameHeadings(below root: Node.Index) {
    guard isHandbook else { return }
    var current = root
    while current != Node.none {
      if tree[current].kind == .heading, tree[current].flags > 0 { name(current) }
      current = tree.following(current, in: root)
    }
  }

  private mutating func name(_ node: Node.Index) {
    let text = tree.plainText(of: node)
    let id = tree.attributes[node]?.id ?? ids.unique(IdentifierPool.slug(text))
    let location = source.location(line: Int(tree[node].line), byteColumn: Int(tree[node].column))
    tree[node].detail = Int32(clamping: outline.count)
    outline.append(
      Heading(
        level: Int(tree[node].flags), id: id, text: text,
        html: renderOutline(node), location: location))
  }
}
