/// Reads the lines of a paragraph without the marks of the blocks around it.
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

extension Tree {
  /// A reader for the lines of a paragraph, which knows the quotes and list items around it.
  func lineReader(for node: Node.Index, in lines: TextLines) -> LineReader {
    var quotes = 0
    var indent = 0
    var current = self[node].parent
    while let block = current {
      if isQuote(block) { quotes += 1 }
      if indent == 0, quotes == 0 { indent = contentColumn(of: block, in: lines) }
      current = self[block].parent
    }
    return LineReader(
      first: Int(self[node].line), column: Int(self[node].column), quotes: quotes, indent: indent,
      lines: lines)
  }
}
