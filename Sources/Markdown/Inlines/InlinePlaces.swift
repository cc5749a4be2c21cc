/// Finds where in the page's text something stands that was read from a node.
struct InlinePlaces {
  private let lines: TextLines
  // The block whose running text is being read.
  private var line = 0
  private var endLine = 0
  private var column = 1
  private var continuation = ContinuationStart()
  /// How many bytes may still be searched on this page, so that hostile input stays cheap.
  private var searchBudget: Int

  init(in lines: TextLines) {
    self.lines = lines
    searchBudget = 4 * lines.bytes.count + 65_536
  }

  /// Notes that the running text which follows is that of a block.
  mutating func enter(_ block: Node) {
    guard block.endLine > 0 || block.line > 0 else { return }
    line = Int(block.line)
    endLine = max(line, Int(block.endLine))
    column = Int(block.column)
  }

  /// Where something stands that was written in a text node, `offset` bytes from its beginning.
  mutating func position(
    of written: ArraySlice<UInt8>, in node: Node, offset: Int
  ) -> Int {
    let start = position(line: Int(node.line), column: Int(node.column) + offset)
    // Escapes and entities are longer in the source than in the text: it stands further right.
    return find(written, from: start, to: end) ?? find(written, from: self.start, to: end) ?? start
  }

  /// Where a link's destination stands, or the link where that is written elsewhere.
  mutating func position(ofLink link: Node, to url: ArraySlice<UInt8>, isBare: Bool) -> Int {
    let start = position(line: Int(link.line), column: Int(link.column))
    guard !url.isEmpty, !isBare else { return start }
    let end = min(end, start + 4096)
    var from = start
    while let found = find(url, from: from, to: end) {
      if isDestination(found) { return found }
      from = found + 1
    }
    return start
  }

  /// Where a line and column of the parser are in the page's bytes.
  ///
  /// On the lines after a block's first the parser counts columns without the indentation, as if
  /// the line began where the block does.
  mutating func position(line: Int, column: Int) -> Int {
    let whole = lines.content(of: line)
    guard line != self.line else {
      return min(whole.lowerBound + max(0, column - 1), whole.upperBound)
    }
    let start = continuation.start(of: line, in: lines)
    return min(start + max(0, column - self.column), whole.upperBound)
  }

  private var start: Int { lines.whole(line).lowerBound }
  private var end: Int { lines.content(of: endLine).upperBound }

  private func isDestination(_ position: Int) -> Bool {
    var before = position - 1
    while before >= 0, lines.bytes[before].isSpace { before -= 1 }
    return before >= 0
      && (lines.bytes[before] == UInt8(ascii: "(") || lines.bytes[before] == UInt8(ascii: "<"))
  }

  private mutating func find(_ wanted: ArraySlice<UInt8>, from start: Int, to end: Int) -> Int? {
    guard let first = wanted.first, end - start >= wanted.count else { return nil }
    var index = start
    while searchBudget > 0 {
      let found = lines.bytes.position(of: first, from: index, to: end) ?? end
      searchBudget -= found - index + 1
      guard found + wanted.count <= end else { return nil }
      if lines.bytes[found..<(found + wanted.count)].elementsEqual(wanted) { return found }
      index = found + 1
    }
    return nil
  }
}

/// Remembers where the text of the last line asked for begins.
private struct ContinuationStart {
  private var line = -1
  private var start = 0

  mutating func start(of line: Int, in lines: TextLines) -> Int {
    if line != self.line {
      self.line = line
      start = lines.stripped(line, quotes: .max).content.lowerBound
    }
    return start
  }
}

extension TextLines {
  /// The number of the line that holds a byte.
  func line(at position: Int) -> Int {
    var (low, high) = (0, count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= position { low = middle } else { high = middle }
    }
    return low + 1
  }
}
