/// What a line is cut into, each piece to be a line of its own.
struct LinePieces {
  private(set) var all: [(bytes: [UInt8], place: Int)] = []
  private(set) var isChanged = false
  /// How far the page's text is taken.
  private(set) var taken: Int
  private var current: [UInt8] = []
  private var place: Int

  init(start: Int) { (taken, place) = (start, start) }

  /// Whether only blanks stand before a place in the piece.
  func isAtStart(_ place: Int, in bytes: [UInt8]) -> Bool {
    current.allSatisfy(\.isBlank) && bytes[min(taken, place)..<place].allSatisfy(\.isBlank)
  }

  /// Whether the piece is a heading.
  func beginsHeading(in bytes: [UInt8]) -> Bool {
    all.isEmpty && (current.first ?? bytes[taken]) == UInt8(ascii: "#")
  }

  mutating func addText(to end: Int, of bytes: [UInt8]) {
    if taken < end { current += bytes[taken..<end] }
    taken = max(taken, end)
  }

  /// Adds something in the place of a stretch, with the text before it.
  mutating func add(_ new: some Sequence<UInt8>, insteadOf range: Range<Int>, of bytes: [UInt8]) {
    addText(to: range.lowerBound, of: bytes)
    current += new
    taken = range.upperBound
    isChanged = true
  }

  /// Adds something as a piece of its own.
  mutating func addBlock(_ new: [UInt8], insteadOf range: Range<Int>, of bytes: [UInt8]) {
    addText(to: range.lowerBound, of: bytes)
    flush()
    all.append((new, range.lowerBound))
    taken = range.upperBound
    place = taken
    isChanged = true
  }

  mutating func skip(to end: Int) { (taken, place) = (end, end) }

  /// What follows stands on another line of the page.
  mutating func breakLine(at start: Int) {
    flush()
    (taken, place) = (start, start)
  }

  /// Ends the piece of text; blanks alone are none.
  mutating func flush() {
    defer { (current, place) = ([], taken) }
    let blanks = all.isEmpty ? 0 : current.prefix(while: \.isBlank).count
    if blanks == current.count || current.allSatisfy(\.isBlank) { return }
    all.append((Array(current.dropFirst(blanks)), place + blanks))
  }
}
