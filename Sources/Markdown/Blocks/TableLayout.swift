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
  init?(from first: Int, through last: Int, of reader: LineReader, isLoose: Bool = false) {
    let lines = reader.lines
    for line in (first + 1)...last where !reader.isLazy(line) {
      guard
        let alignments = TableRow.alignments(
          reader.read(line).range, of: lines.bytes, isLoose: isLoose)
      else {
        continue
      }
      let header = reader.read(line - 1)
      let cells = TableRow(header.range, of: lines.bytes).cells
      guard
        cells.count == alignments.count
          || isLoose && cells.count > alignments.count
            && TableRow.joiningCode(cells, of: lines.bytes, columns: alignments.count) != nil
      else { continue }
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
      let piece = reader.read(line)
      // A line that leaves out its `>` goes on with a paragraph, not with a table; so does a
      // lone bar, which has no cells.
      if !linesAfter.isEmpty || piece.range.count == 1 && reader.lines.bytes[piece.range] == [0x7C]
        || reader.isLazy(line)
      {
        linesAfter.append(piece)
      } else {
        rows.append(piece)
      }
    }
  }
}
