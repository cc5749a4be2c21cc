extension InlineTransforms {
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

  /// Whether a page's text can hold anything that is cut; that of most pages can't, and need not be
  /// looked through node by node.
  static func marksMayStand(in bytes: [UInt8]) -> Bool {
    bytes.position(of: UInt8(ascii: "@")) != nil || bytes.holds("[^") || bytes.holds("{{")
      || bytes.holds(":/") || bytes.holdsWWW
  }

  private func firstMark(from start: Int, to end: Int) -> Int? {
    tree.bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while index + 8 <= end {
        let raw = UnsafeRawBufferPointer(bytes)
        var found = marked(
          UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
        while found != 0 {
          let mark = index + found.trailingZeroBitCount / 8
          if isMark(bytes[mark]), Self.mayMatch(bytes, at: mark, to: end) { return mark }
          found &= found &- 1
        }
        index += 8
      }
      while index < end {
        if isMark(bytes[index]), Self.mayMatch(bytes, at: index, to: end) { return index }
        index += 1
      }
      return nil
    }
  }

  private func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "w"): true
    case UInt8(ascii: "["), UInt8(ascii: "{"): isHandbook
    default: false
    }
  }

  /// Whether the byte after a mark is one that goes with it; most are not.
  private static func mayMatch(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, to end: Int
  ) -> Bool {
    guard index + 1 < end else { return false }
    let next = bytes[index + 1]
    switch bytes[index] {
    case UInt8(ascii: "w"): return next == UInt8(ascii: "w")
    case UInt8(ascii: ":"): return next == UInt8(ascii: "/")
    case UInt8(ascii: "["): return next == UInt8(ascii: "^")
    case UInt8(ascii: "{"): return next == UInt8(ascii: "{")
    default: return true
    }
  }

  private mutating func match(
    at position: Int, from start: Int, in node: Node.Index, to end: Int
  ) -> TextMatch? {
    if tree.isEscaped(position) { return nil }
    switch tree.bytes[position] {
    case UInt8(ascii: "["): return footnoteReference(at: position, to: end, of: node)
    case UInt8(ascii: "{"): return value(at: position, from: start, to: end, of: node)
    default: return bareURL(at: position, from: start, in: node, to: end).map { addLink($0) }
    }
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

extension [UInt8] {
  /// Whether `ww.` stands anywhere; there are fewer dots in a text than letters.
  fileprivate var holdsWWW: Bool {
    var start = 2
    while let dot = position(of: UInt8(ascii: "."), from: start) {
      if self[dot - 1] == UInt8(ascii: "w"), self[dot - 2] == UInt8(ascii: "w") { return true }
      start = dot + 1
    }
    return false
  }
}
