extension ReferenceResolution {
  /// Ends each footnote with links back to its references, in its last paragraph if it has one.
  mutating func addBackLinks() {
    for index in footnotes.numbered {
      let definition = footnotes.definitions[index]
      var html = definition.backLinks(options.wording)
      let paragraph: Node.Index
      if let last = tree[definition.node].lastChild, tree[last].kind == .paragraph {
        paragraph = last
      } else {
        paragraph = tree.add(Node(.paragraph))
        tree.append(paragraph, to: definition.node)
        html.removeFirst()
      }
      let links = tree.insertion(Array(html.utf8), words: "", in: Node(.insertion))
      tree.append(tree.add(links), to: paragraph)
      claimIDs(of: definition)
    }
  }

  private mutating func claimIDs(of definition: Footnotes.Definition) {
    let references = (1...max(1, definition.references)).map(definition.referenceID)
    let place = log.location(of: tree[definition.node])
    for id in [definition.id] + references { claim(id, at: place) }
  }
}
