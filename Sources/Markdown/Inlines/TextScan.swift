extension InlineTransforms {
  /// Cuts a text where something of the dialect stands in it. Returns the last piece.
  mutating func scan(_ node: Node.Index) -> Node.Index {
    var cutter = TextCutter(node: node, in: tree)
    var position = Int(tree[node].text.start)
    let end = Int(tree[node].text.end)
    while let found = textPlaces.links.first(from: position, to: end) {
      if let match = match(at: found, from: cutter.start, in: cutter.last, to: end) {
        cutter.cut(match, in: &tree)
        position = match.range.upperBound
      } else {
        position = found + 1
      }
    }
    return cutter.last
  }

  private mutating func match(
    at position: Int, from start: Int, in node: Node.Index, to end: Int
  ) -> TextMatch? {
    if tree.isEscaped(position) { return nil }
    switch tree.bytes[position] {
    case UInt8(ascii: "["):
      return tree.bytes[position + 1] == UInt8(ascii: "[")
        ? wikiLink(at: position, to: end, of: node)
        : footnoteReference(at: position, to: end, of: node)
    case UInt8(ascii: "{"): return value(at: position, from: start, to: end, of: node)
    default: return bareURL(at: position, from: start, in: node, to: end).map { addLink($0) }
    }
  }

  private mutating func wikiLink(
    at position: Int, to end: Int, of text: Node.Index
  ) -> TextMatch? {
    guard
      let link = WikiLink(
        at: position, in: tree.bytes, to: end, isPage: surroundings.isPage ?? { _ in false })
    else {
      if surroundings.isPage != nil,
        let name = WikiLink.meant(at: position, in: tree.bytes, to: end)
      {
        let place = place(of: tree.bytes[position..<end], at: position, in: text)
        log.add(.missingPage(name, at: place))
      }
      return nil
    }
    var node = Node(.link)
    node.link = tree.links.count
    let url = tree.keep((Destination.named + link.target).utf8)
    var detail = LinkDetail(url: url, title: ByteRange())
    detail.isBare = true
    tree.links.append(detail)
    let index = tree.add(node)
    var text = Node(.text)
    text.text = link.text
    tree.append(tree.add(text), to: index)
    return TextMatch(range: position..<link.end, node: index)
  }

  /// Apart from what adds to the tree's bytes, which must not be held at that time.
  private func bareURL(
    at position: Int, from start: Int, in node: Node.Index, to end: Int
  ) -> BareURL? {
    BareURL(at: position, in: tree.bytes[start..<end], isAtStart: startsWord(node))
  }

  /// Whether what stands before a text lets a bare `www.` begin with it.
  private func startsWord(_ node: Node.Index) -> Bool {
    guard let previous = tree[node].previous else { return true }
    switch tree[previous].kind {
    case .softBreak, .lineBreak, .emphasis, .strong: return true
    default: return false
    }
  }

  private mutating func addLink(_ link: BareURL) -> TextMatch {
    let written = Array(link.scheme.utf8) + tree.bytes[link.range]
    let url = tree.keep(written)
    var detail = LinkDetail(url: url, title: ByteRange())
    detail.isBare = true
    var node = Node(.link)
    node.link = tree.links.count
    tree.links.append(detail)
    let index = tree.add(node)
    var text = Node(.text)
    text.text = ByteRange(link.range)
    tree.append(tree.add(text), to: index)
    return TextMatch(range: link.range, node: index)
  }
}

/// A stretch of a text, and the node to stand for it.
struct TextMatch {
  var range: Range<Int>
  var node: Node.Index
}

/// Cuts a text node into pieces, each a stretch of the same bytes.
struct TextCutter {
  /// The last piece, which reaches to the end of the text.
  private(set) var last: Node.Index
  private(set) var start: Int

  init(node: Node.Index, in tree: Tree) {
    last = node
    start = Int(tree[node].text.start)
  }

  mutating func cut(_ match: TextMatch, in tree: inout Tree) {
    let original = tree[last]
    let columns = Int32(clamping: match.range.lowerBound - start)
    tree[match.node].line = original.line
    tree[match.node].column = original.column + columns
    tree.insert(match.node, after: last)
    var rest = Node(.text, line: original.line)
    rest.column = original.column + Int32(clamping: match.range.upperBound - start)
    rest.text = ByteRange(Int32(clamping: match.range.upperBound), original.text.end)
    tree[last].text = ByteRange(original.text.start, Int32(clamping: match.range.lowerBound))
    last = tree.add(rest)
    tree.insert(last, after: match.node)
    start = match.range.upperBound
  }
}
