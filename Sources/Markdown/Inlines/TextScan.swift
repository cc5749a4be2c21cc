extension Page {
  /// Cuts a text where something of the dialect stands in it. Returns the last piece.
  mutating func scan(_ node: Node.Index) -> Node.Index {
    var cutter = TextCutter(node: node, in: tree)
    var position = Int(tree[node].text.start)
    let end = Int(tree[node].text.end)
    while let found = firstMark(from: position, to: end) {
      if let match = match(at: found, from: cutter.start, in: cutter.last, to: end) {
        cutter.cut(match, in: &tree)
        position = match.range.upperBound
      } else {
        position = found + 1
      }
    }
    return cutter.last
  }

  private func firstMark(from start: Int, to end: Int) -> Int? {
    let marks = isHandbook ? Self.handbookMarks : Self.githubMarks
    return tree.bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while index < end {
        if marks.contains(bytes[index]) { return index }
        index += 1
      }
      return nil
    }
  }

  private static let githubMarks = ByteSet(":@w")
  private static let handbookMarks = ByteSet(":@w[{")

  private mutating func match(
    at position: Int, from start: Int, in node: Node.Index, to end: Int
  ) -> TextMatch? {
    let text = tree.bytes[start..<end]
    switch tree.bytes[position] {
    case UInt8(ascii: "["): return footnoteReference(at: position, in: text, of: node)
    case UInt8(ascii: "{"): return value(at: position, in: text, of: node)
    default:
      guard let link = BareURL(at: position, in: text, isAtStart: startsWord(node)) else {
        return nil
      }
      return addLink(link)
    }
  }

  /// Whether what stands before a text lets a bare `www.` begin with it.
  private func startsWord(_ node: Node.Index) -> Bool {
    let previous = tree[node].previous
    if previous == Node.none { return true }
    switch tree[previous].kind {
    case .softBreak, .lineBreak, .emphasis, .strong: return true
    default: return false
    }
  }

  private mutating func addLink(_ link: BareURL) -> TextMatch {
    let written = tree.bytes[link.range]
    let url = tree.keep(Array(link.scheme.utf8) + written)
    var detail = LinkDetail(url: url, title: ByteRange())
    detail.isBare = true
    var node = Node(.link)
    node.detail = Int32(clamping: tree.links.count)
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
private struct TextCutter {
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
