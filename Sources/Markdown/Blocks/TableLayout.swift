/// Which lines of a paragraph are a table.
struct TableLayout {
  /// What stands before the header row, and from the first line on that is no row any more.
  private(set) var linesBefore: [Fragment.Piece] = []
  private(set) var linesAfter: [Fragment.Piece] = []
  let header: Fragment.Piece
  let alignments: [Alignment]
  private(set) var rows: [Fragment.Piece] = []
  /// The paragraph's last line.
  let last: Int

  /// Looks for the first delimiter row with as many cells as the line above it.
  ///
  /// - Parameter column: Where the paragraph begins on its first line, in bytes from 1; what
  ///   stands before it is the mark of a list or a quote.
  init?(first: Int, column: Int, last: Int, quotes: Int, in lines: TextLines) {
    let reader = LineReader(first: first, column: column, quotes: quotes, lines: lines)
    for line in (first + 1)...last {
      guard let alignments = TableRow.alignments(reader.read(line).range, of: lines.bytes) else {
        continue
      }
      let header = reader.read(line - 1)
      guard TableRow(header.range, of: lines.bytes).cells.count == alignments.count else {
        continue
      }
      self.header = header
      self.alignments = alignments
      self.last = last
      divide(first: first, delimiter: line, reader)
      return
    }
    return nil
  }

  private mutating func divide(first: Int, delimiter: Int, _ reader: LineReader) {
    linesBefore = (first..<(delimiter - 1)).map(reader.read)
    guard delimiter < last else { return }
    for line in (delimiter + 1)...last {
      // A line that leaves out its `>` goes on with a paragraph, not with a table.
      if reader.isLazy(line) || !linesAfter.isEmpty {
        linesAfter.append(reader.read(line))
      } else {
        rows.append(reader.read(line))
      }
    }
  }
}

/// Reads a paragraph's lines without what belongs to the blocks around it.
struct LineReader {
  let first: Int
  let column: Int
  let quotes: Int
  let lines: TextLines

  func read(_ line: Int) -> Fragment.Piece {
    var range = lines.stripped(line, quotes: line == first ? 0 : quotes).content
    if line == first {
      let start = lines.whole(line).lowerBound + max(column, 1) - 1
      range = min(start, range.upperBound)..<range.upperBound
    }
    return Fragment.Piece(line: line, range: range)
  }

  func isLazy(_ line: Int) -> Bool {
    line != first && lines.stripped(line, quotes: quotes).quotes < quotes
  }
}
