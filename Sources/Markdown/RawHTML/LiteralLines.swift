/// Finds the page's bytes that a block's literal was made of.
///
/// A literal has its lines without the marks of the blocks around it, so that a line of it and the
/// page's line end alike.
struct LiteralLines {
  private let node: Node
  private let literal: ArraySlice<UInt8>
  private let text: TextLines
  private var line = 0
  /// Where that line of the literal ends.
  private var lineEnd: Int

  init(node: Node, literal: ArraySlice<UInt8>, in text: TextLines) {
    self.node = node
    self.literal = literal
    self.text = text
    lineEnd = literal.firstIndex(of: 0x0A) ?? literal.endIndex
  }

  /// The pieces of the page for a stretch of the literal, empty lines at both ends left out; none
  /// when the page's bytes are not those of the literal. Stretches go forward.
  mutating func pieces(_ range: Range<Int>, dedenting: Bool) -> [Fragment.Piece] {
    var pieces: [Fragment.Piece] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let end = endOfLine(holding: index)
      let part = index..<min(end, range.upperBound)
      guard let piece = piece(part, endOfLine: end) else { return [] }
      pieces.append(piece)
      index = end + 1
    }
    return trimmed(pieces, dedenting: dedenting)
  }

  private mutating func endOfLine(holding index: Int) -> Int {
    advance(to: index)
    return lineEnd
  }

  /// The line of the page that holds a byte of the literal.
  mutating func number(ofLineHolding index: Int) -> Int {
    advance(to: index)
    return Int(node.line) + line
  }

  private mutating func advance(to index: Int) {
    while lineEnd < index, lineEnd < literal.endIndex {
      line += 1
      lineEnd = literal[(lineEnd + 1)...].firstIndex(of: 0x0A) ?? literal.endIndex
    }
  }

  private func piece(_ part: Range<Int>, endOfLine end: Int) -> Fragment.Piece? {
    let number = Int(node.line) + line
    let content = text.content(of: number)
    let first = content.upperBound - (end - part.lowerBound)
    guard first >= content.lowerBound else { return nil }
    let range = first..<(first + part.count)
    guard text.bytes[range].elementsEqual(literal[part]) else { return nil }
    return Fragment.Piece(line: number, range: range)
  }

  private func trimmed(_ pieces: [Fragment.Piece], dedenting: Bool) -> [Fragment.Piece] {
    var rest = pieces[...]
    while let first = rest.first, isBlank(first) { rest = rest.dropFirst() }
    while let last = rest.last, isBlank(last) { rest = rest.dropLast() }
    guard dedenting else { return rest.map { dedented($0, by: .max) } }
    let indent = rest.filter { !isBlank($0) }.map(indent).min() ?? 0
    return rest.enumerated().map { dedented($1, by: $0 == 0 ? .max : indent) }
  }

  private func isBlank(_ piece: Fragment.Piece) -> Bool {
    text.bytes[piece.range].allSatisfy(\.isSpace)
  }

  private func indent(_ piece: Fragment.Piece) -> Int {
    text.bytes[piece.range].prefix(while: \.isBlank).count
  }

  private func dedented(_ piece: Fragment.Piece, by count: Int) -> Fragment.Piece {
    var piece = piece
    piece.range = (piece.range.lowerBound + min(count, indent(piece)))..<piece.range.upperBound
    return piece
  }
}
