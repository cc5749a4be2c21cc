extension BlockTransforms {
  /// Parses what stands inside elements with a `markdown` attribute.
  ///
  /// An element that is closed by a later block needs nothing: between the two, Markdown is
  /// Markdown already.
  mutating func divide(htmlBlock node: Node.Index) {
    guard parser.options.rawHTML == .allow else { return }
    let html = tree.text(of: node)
    if let rest = Self.restBehindUnclosedElement(html) {
      divide(node, at: [MarkdownRegions.Region(range: rest, form: .blocks)])
    } else if html.mentionsMarkdown {
      let regions = MarkdownRegions(html).regions
      if !regions.isEmpty { divide(node, at: regions) }
    }
  }

  /// What stands behind the tag of a script, a style sheet or a form field that is not closed.
  ///
  /// By CommonMark that is all of the page, read as text of the element. The element itself is left
  /// out, and without it the text would have no paragraphs.
  private static func restBehindUnclosedElement(_ html: ArraySlice<UInt8>) -> Range<Int>? {
    let start = html.drop(while: \.isBlank)
    guard let letter = start.dropFirst().first?.lowercased, textElementInitials.contains(letter),
      let tag = RawTag(start), textElements.contains(tag.element),
      ReferenceResolution.end(of: tag.element, in: html[tag.end...]) == nil
    else { return nil }
    return tag.end..<html.endIndex
  }

  private static let textElements = ["script", "style", "textarea"]
  private static let textElementInitials = ByteSet("st")

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
