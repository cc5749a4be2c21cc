import Diagnostics

/// The block whose running text is being read, for places of what stands in it.
struct Host {
  var line = 0
  var endLine = 0
  var column = 1
  /// How many bytes may still be searched on this page, so that hostile input stays cheap.
  var searchBudget = 0
}

extension Page {
  /// Notes that the running text which follows is that of a block.
  mutating func enter(block node: Node.Index) {
    guard tree[node].endLine > 0 || tree[node].line > 0 else { return }
    host.line = Int(tree[node].line)
    host.endLine = max(host.line, Int(tree[node].endLine))
    host.column = Int(tree[node].column)
  }

  /// The place of something written in a text node, `offset` being its index in the tree's bytes.
  mutating func locate(
    _ written: ArraySlice<UInt8>, from node: Node.Index, offset: Int
  ) -> SourceLocation {
    let column = Int(tree[node].column) + offset - Int(tree[node].text.start)
    let start = position(line: Int(tree[node].line), column: column)
    // Escapes and entities are longer in the source than in the text: it stands further right.
    let found = find(written, from: start, to: endOfHost)
    return location(of: found ?? find(written, from: startOfHost, to: endOfHost) ?? start)
  }

  /// The place of a link's destination, or of the link where that is written elsewhere.
  mutating func locate(link node: Node.Index, url: ByteRange, isBare: Bool) -> SourceLocation {
    let written = tree.bytes[url.indices]
    let start = position(line: Int(tree[node].line), column: Int(tree[node].column))
    guard !written.isEmpty, !isBare else { return location(of: start) }
    let end = min(endOfHost, start + 4096)
    var from = start
    while let found = find(written, from: from, to: end) {
      if isDestination(found) { return location(of: found) }
      from = found + 1
    }
    return location(of: start)
  }

  /// The place of a line and column of the parser.
  mutating func place(line: Int, column: Int) -> SourceLocation {
    location(of: position(line: line, column: column))
  }

  private func isDestination(_ position: Int) -> Bool {
    var before = position - 1
    let bytes = source.lines.bytes
    while before >= 0, bytes[before].isSpace { before -= 1 }
    return before >= 0 && (bytes[before] == UInt8(ascii: "(") || bytes[before] == UInt8(ascii: "<"))
  }
}

extension Page {
  private var startOfHost: Int { source.lines.whole(host.line).lowerBound }
  private var endOfHost: Int { source.lines.content(of: host.endLine).upperBound }

  /// Where a line and column of the parser are in the page's bytes.
  ///
  /// On the lines after a block's first the parser counts columns without the indentation, as if
  /// the line began where the block does.
  private mutating func position(line: Int, column: Int) -> Int {
    let whole = source.lines.content(of: line)
    guard line != host.line else {
      return min(whole.lowerBound + max(0, column - 1), whole.upperBound)
    }
    let start = continuation.start(of: line, in: source.lines)
    return min(start + max(0, column - host.column), whole.upperBound)
  }

  private mutating func location(of position: Int) -> SourceLocation {
    let line = source.lines.line(at: position)
    return source.location(
      line: line, byteColumn: position - source.lines.whole(line).lowerBound + 1)
  }

  private mutating func find(_ wanted: ArraySlice<UInt8>, from start: Int, to end: Int) -> Int? {
    guard let first = wanted.first, end - start >= wanted.count else { return nil }
    var index = start
    while host.searchBudget > 0 {
      let found = source.lines.bytes.position(of: first, from: index, to: end) ?? end
      host.searchBudget -= found - index + 1
      guard found + wanted.count <= end else { return nil }
      if source.lines.bytes[found..<(found + wanted.count)].elementsEqual(wanted) { return found }
      index = found + 1
    }
    return nil
  }
}

/// Remembers where the text of the last line asked for begins.
struct ContinuationStart {
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
