extension Page {
  /// Goes down the page once and finishes its running text: bare URLs, values, footnote
  /// references, attribute lists, abbreviations; then resolves its links.
  mutating func finishInlines(below root: Node.Index) {
    if options.dialect != .commonmark {
      scanText(below: root)
      scanFootnotes()
    }
    if isHandbook {
      resolveLinks(below: root)
      for index in footnotes.numbered { resolveLinks(below: footnotes.definitions[index].node) }
    }
  }

  /// Scans every text under `root`, strikes through, and reads attribute lists.
  mutating func scanText(below root: Node.Index) {
    var strikeable: [Node.Index] = []
    var current = root
    while current != Node.none {
      let next: Node.Index
      switch tree[current].kind {
      case .text:
        let parent = tree[current].parent
        let last = scan(current)
        next = tree.following(last, in: root)
        if last != current || hasTilde(current), strikeable.last != parent {
          strikeable.append(parent)
        }
      case .link, .image:
        noteTildes(inside: current, in: &strikeable)
        next = tree.following(past: current, in: root)
      default:
        if !tree[current].kind.isInline { enter(block: current) }
        next = tree.following(current, in: root)
      }
      current = next
    }
    for parent in strikeable { strikeThrough(childrenOf: parent) }
  }

  private func hasTilde(_ node: Node.Index) -> Bool {
    tree.text(of: node).contains(UInt8(ascii: "~"))
  }

  /// Inside a link there are no further links, but there is struck text.
  private func noteTildes(inside link: Node.Index, in strikeable: inout [Node.Index]) {
    var current = link
    while current != Node.none {
      if tree[current].kind == .text, hasTilde(current), strikeable.last != tree[current].parent {
        strikeable.append(tree[current].parent)
      }
      current = tree.following(current, in: link)
    }
  }
}
