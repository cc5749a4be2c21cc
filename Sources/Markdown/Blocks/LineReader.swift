/// Reads a paragraph's lines without what belongs to the blocks around it.
struct LineReader {
  /// The paragraph's first line, and where it begins there, in bytes from 1; what stands before
  /// it is the mark of a list or a quote.
  let first: Int
  let column: Int
  /// How many quotes the paragraph stands in.
  let quotes: Int
  /// The column, tabs counted as far as they reach, from which on a line is inside its list item.
  let indent: Int
  let lines: TextLines

  func read(_ line: Int) -> Fragment.Piece {
    var range = lines.stripped(line, quotes: line == first ? 0 : quotes).content
    if line == first {
      let start = lines.whole(line).lowerBound + max(column, 1) - 1
      range = min(start, range.upperBound)..<range.upperBound
    }
    return Fragment.Piece(line: line, range: range)
  }

  /// Whether a line goes on with a paragraph without the marks of the blocks around it.
  func isLazy(_ line: Int) -> Bool {
    guard line != first else { return false }
    let (content, found) = lines.stripped(line, quotes: quotes)
    return found < quotes || lines.width(line, to: content.lowerBound) < indent
  }
}

extension TextLines {
  /// How wide a line is up to a byte, with tab stops every four columns.
  func width(_ line: Int, to end: Int) -> Int {
    var width = 0
    for byte in bytes[min(whole(line).lowerBound, end)..<end] {
      width += byte == UInt8(ascii: "\t") ? 4 - width % 4 : byte.isContinuation ? 0 : 1
    }
    return width
  }
}

extension Page {
  /// A reader for the lines of a paragraph, which knows the quotes and list items around it.
  func lineReader(for node: Node.Index) -> LineReader {
    var quotes = 0
    var indent = 0
    var current = tree[node].parent
    while current != Node.none {
      if isQuote(current) { quotes += 1 }
      if indent == 0, quotes == 0 { indent = contentColumn(of: current) }
      current = tree[current].parent
    }
    return LineReader(
      first: Int(tree[node].line), column: Int(tree[node].column), quotes: quotes,
      indent: indent, lines: source.lines)
  }

  /// Where the content of a list item or a container begins; 0 for other blocks.
  func contentColumn(of node: Node.Index) -> Int {
    let line = Int(tree[node].line)
    let start = source.lines.whole(line).lowerBound
    let column = source.lines.width(line, to: start + max(0, Int(tree[node].column) - 1))
    switch tree[node].kind {
    case .item:
      let child = tree[node].firstChild
      guard child != Node.none, tree[child].line == tree[node].line else { return column + 2 }
      return source.lines.width(line, to: start + max(0, Int(tree[child].column) - 1))
    case .admonition, .tab, .footnote, .definitionDescription: return isQuote(node) ? 0 : column + 4
    default: return 0
    }
  }
}
