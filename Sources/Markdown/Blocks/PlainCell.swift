extension BlockTransforms {
  /// Fills a cell that holds only text and code spans in single backticks, which are most cells;
  /// false when the cell needs to be parsed.
  mutating func fillPlainly(_ cell: Node.Index, with range: Range<Int>) -> Bool {
    guard let spans = PlainCell.codeSpans(in: range, of: lines.bytes) else { return false }
    var start = range.lowerBound
    for span in spans {
      addText(.text, start..<(span.lowerBound - 1), to: cell, of: range)
      addText(.code, PlainCell.trimmed(span, of: lines.bytes), to: cell, of: range)
      start = span.upperBound + 1
    }
    addText(.text, start..<range.upperBound, to: cell, of: range)
    return true
  }

  private mutating func addText(
    _ kind: Kind, _ range: Range<Int>, to cell: Node.Index, of whole: Range<Int>
  ) {
    if range.isEmpty { return }
    let offset = Int32(clamping: range.lowerBound - whole.lowerBound)
    var text = Node(kind, line: tree[cell].line, column: tree[cell].column + offset)
    text.text = tree.keep(range, of: lines.bytes)
    tree.append(tree.add(text), to: cell)
  }
}

/// Reads what needs no parser.
private enum PlainCell {
  /// What stands between each two backticks; nil when anything else needs a parser.
  static func codeSpans(in range: Range<Int>, of bytes: [UInt8]) -> [Range<Int>]? {
    bytes.withUnsafeBufferPointer { bytes in
      var spans: [Range<Int>] = []
      var position = range.lowerBound
      while let mark = marks.first(in: bytes, from: position, to: range.upperBound) {
        if bytes[mark] == UInt8(ascii: "`") {
          guard let span = codeSpan(at: mark, in: range, of: bytes) else { return nil }
          spans.append(span)
          position = span.upperBound + 1
        } else if isText(mark, in: range, of: bytes) {
          position = mark + 1
        } else {
          return nil
        }
      }
      return spans
    }
  }

  /// What CommonMark may read as more than text.
  private static let marks = ByteSet("`\\*_[<&\0")

  /// The span from the backtick at `start`; nil unless it ends with the next one and neither
  /// stands beside another.
  private static func codeSpan(
    at start: Int, in range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>
  ) -> Range<Int>? {
    var end = start + 1
    while end < range.upperBound, bytes[end] != UInt8(ascii: "`") {
      if bytes[end] == 0 { return nil }
      end += 1
    }
    guard end < range.upperBound, end > start + 1 else { return nil }
    let isFollowed = end + 1 < range.upperBound && bytes[end + 1] == UInt8(ascii: "`")
    return isFollowed ? nil : (start + 1)..<end
  }

  /// Whether a mark means nothing between the bytes beside it.
  private static func isText(
    _ index: Int, in range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let before = index > range.lowerBound ? bytes[index - 1] : 0x20
    let after = index + 1 < range.upperBound ? bytes[index + 1] : 0x20
    switch bytes[index] {
    case UInt8(ascii: "_"): return before.isAlphanumeric && after.isAlphanumeric
    case UInt8(ascii: "*"): return before == 0x20 && after == 0x20
    case UInt8(ascii: "<"): return after == 0x20 || after.isDigit || after == UInt8(ascii: "=")
    case UInt8(ascii: "&"): return after == 0x20
    default: return false
    }
  }

  /// One blank at both ends belongs to the backticks.
  static func trimmed(_ span: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
    guard span.count > 2, bytes[span.lowerBound] == 0x20, bytes[span.upperBound - 1] == 0x20,
      bytes[span].contains(where: { $0 != 0x20 })
    else { return span }
    return (span.lowerBound + 1)..<(span.upperBound - 1)
  }
}
