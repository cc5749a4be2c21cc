extension BlockTransforms {
  /// Parses what stands inside elements with a `markdown` attribute.
  ///
  /// An element that is closed by a later block needs nothing: between the two, Markdown is
  /// Markdown already.
  mutating func divide(htmlBlock node: Node.Index) {
    guard parser.options.rawHTML == .allow, tree.text(of: node).mentionsMarkdown else { return }
    let regions = MarkdownRegions(tree.text(of: node)).regions
    if !regions.isEmpty { divide(node, at: regions) }
  }

  private mutating func divide(_ node: Node.Index, at regions: [MarkdownRegions.Region]) {
    let whole = tree[node].text.indices
    var lines = LiteralLines(node: tree[node], literal: tree.text(of: node), in: self.lines)
    let group = Node(.group, line: tree[node].line, column: tree[node].column)
    let holder = tree.add(group)
    tree[holder].endLine = tree[node].endLine
    var start = whole.lowerBound
    for region in regions {
      let line = lines.number(ofLineHolding: start)
      addHTML(start..<region.range.lowerBound, on: line, of: node, to: holder)
      let part = tree.add(group)
      tree[part].endLine = tree[node].endLine
      tree.append(part, to: holder)
      let pieces = lines.pieces(region.range, dedenting: region.form == .blocks)
      if !pieces.isEmpty {
        fragments.append(Fragment(target: part, form: region.form, pieces: pieces))
      }
      start = region.range.upperBound
    }
    let line = lines.number(ofLineHolding: start)
    addHTML(start..<whole.upperBound, on: line, of: node, to: holder)
    tree.replace(node, with: holder)
  }

  private mutating func addHTML(
    _ range: Range<Int>, on line: Int, of node: Node.Index, to holder: Node.Index
  ) {
    guard !range.isEmpty else { return }
    var html = tree[node].detached
    html.kind = .htmlInline
    html.text = ByteRange(range)
    html.line = Int32(clamping: line)
    html.isPartOfHTMLBlock = true
    let index = tree.add(html)
    tree.append(index, to: holder)
  }
}

extension Collection<UInt8> {
  fileprivate var mentionsMarkdown: Bool {
    var rest = self[...]
    while let index = rest.firstIndex(of: UInt8(ascii: "m")) {
      if rest[index...].starts(with: "markdown") { return true }
      rest = rest[index...].dropFirst()
    }
    return false
  }
}
