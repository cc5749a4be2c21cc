extension Page {
  /// Gives every heading its id and puts it in the outline.
  mutating func nameHeadings() {
    for node in nodesToName {
      if tree[node].kind == .tabSet { nameTabs(of: node) } else { name(node) }
    }
    // Apart, since a renderer holds the page as it is.
    for (index, html) in outlineHTML().enumerated() { outline[index].html = html }
  }

  private func outlineHTML() -> [String] {
    var renderer = OutlineRenderer(self)
    return zip(headings, outline).map { node, heading in
      isPlain(node) && !heading.text.utf8.contains { entity(for: $0) != nil }
        ? heading.text : renderer.html(of: node)
    }
  }

  private func isPlain(_ heading: Node.Index) -> Bool {
    let child = tree[heading].firstChild
    return child != Node.none && tree[child].kind == .text && tree[child].next == Node.none
  }

  private mutating func name(_ node: Node.Index) {
    let text = tree.plainText(of: node)
    let own = tree.attributes.isEmpty ? nil : tree.attributes[node]?.id
    let id = own ?? ids.unique(IdentifierPool.slug(text))
    let location = source.location(line: Int(tree[node].line), byteColumn: Int(tree[node].column))
    tree[node].detail = Int32(clamping: outline.count)
    headings.append(node)
    outline.append(
      Heading(level: Int(tree[node].flags), id: id, text: text, html: "", location: location))
  }

  /// Tabs are `tab-1-1`, `tab-1-2` and so on, by the set and their place in it.
  private mutating func nameTabs(of set: Node.Index) {
    tabSets += 1
    for (index, tab) in tree.children(of: set).enumerated() {
      let title = tree[tab].firstChild
      guard title != Node.none, tree[title].kind == .heading else { continue }
      var list = AttributeList()
      list.id = ids.unique("tab-\(tabSets)-\(index + 1)")
      tree.attributes[title] = list
    }
  }
}
