extension Page {
  /// Finishes the running text of the page: bare URLs, values, footnote references, attribute
  /// lists, struck text, abbreviations; then the links and raw HTML.
  mutating func finishInlines(below root: Node.Index) {
    guard options.dialect != .commonmark else { return }
    hasTildes = tree.bytes.position(of: UInt8(ascii: "~")) != nil
    scanText(below: root)
    scanFootnotes()
    guard isHandbook else { return }
    markAbbreviations(below: root)
    nodesToName = resolveLinks(below: root)
    for part in footnotes.numbered.map({ footnotes.definitions[$0].node }) {
      markAbbreviations(below: part)
      // What stands in a footnote is not in the outline.
      _ = resolveLinks(below: part)
    }
    addBackLinks()
  }

  /// Scans every text under `root`, reads attribute lists, and strikes text through.
  mutating func scanText(below root: Node.Index) {
    var strikeable: [Node.Index] = []
    var current = root
    while current != Node.none {
      switch tree[current].kind {
      case .text:
        if hasTildes { noteTildes(current, in: &strikeable) }
        if isHandbook { readAttributes(before: current) }
        let last = scan(current)
        current = tree.following(last, in: root)
        continue
      case .link, .image:
        // Inside a link there are no further links, but there is struck text.
        if hasTildes { noteTildes(inside: current, in: &strikeable) }
        current = tree.following(past: current, in: root)
        continue
      case .heading where isHandbook: readAttributes(ofHeading: current)
      case .paragraph where isHandbook: readAttributes(ofParagraph: current)
      default: break
      }
      if !tree[current].kind.isInline { enter(block: current) }
      current = tree.following(current, in: root)
    }
    for parent in strikeable { strikeThrough(childrenOf: parent) }
  }

  private func noteTildes(_ text: Node.Index, in strikeable: inout [Node.Index]) {
    let parent = tree[text].parent
    if strikeable.last != parent, tree.text(of: text).contains(UInt8(ascii: "~")) {
      strikeable.append(parent)
    }
  }

  private func noteTildes(inside link: Node.Index, in strikeable: inout [Node.Index]) {
    var current = link
    while current != Node.none {
      if tree[current].kind == .text { noteTildes(current, in: &strikeable) }
      current = tree.following(current, in: link)
    }
  }
}
