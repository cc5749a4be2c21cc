/// Writes a page's lines anew where some become several; each keeps its place in its file.
struct LineWriter {
  private let text: SourceText
  private var bytes: [UInt8] = []
  private var origins: [SourceText.Origin] = []
  private var count = 0
  /// The line that was last copied at its own column, as the one after it goes on from there.
  private var copied = 0
  private var nextOrigin = 0
  private var counted = (place: 0, column: 0)

  init(_ text: SourceText) {
    self.text = text
    bytes.reserveCapacity(text.lines.bytes.count + 256)
  }

  var finished: SourceText { SourceText(lines: TextLines(bytes), origins: origins) }

  /// Adds a line as it is.
  mutating func copy(_ line: Int) {
    beginLine(line, shift: 0)
    bytes += text.lines.bytes[text.lines.whole(line)]
  }

  /// Adds a line with other bytes that begins where the page's line does.
  mutating func add(_ new: [UInt8], insteadOf line: Int) {
    beginLine(line, shift: 0)
    bytes += new
    bytes.append(0x0A)
  }

  /// Adds a line of what stands at a place of the page's text, behind a prefix.
  mutating func add(_ new: [UInt8], at place: Int, behind prefix: [UInt8]) {
    let line = text.lines.line(at: place)
    let width = prefix.count { !$0.isContinuation }
    beginLine(line, shift: width - column(of: place, on: line))
    copied = 0
    bytes += prefix
    bytes += new
    bytes.append(0x0A)
  }

  /// How many characters stand before a place on its line, counted on from where that was last asked.
  private mutating func column(of place: Int, on line: Int) -> Int {
    let start = text.lines.whole(line).lowerBound
    if counted.place < start || counted.place > place { counted = (start, 0) }
    counted.column += text.lines.bytes[counted.place..<place].count { !$0.isContinuation }
    counted.place = place
    return counted.column
  }

  private mutating func beginLine(_ line: Int, shift: Int) {
    count += 1
    while nextOrigin < text.origins.count, text.origins[nextOrigin].firstLine < line {
      nextOrigin += 1
    }
    let begins = nextOrigin < text.origins.count && text.origins[nextOrigin].firstLine == line
    if begins || shift != 0 || copied != line - 1 || origins.isEmpty {
      let origin = text.origin(of: line)
      origins.append(
        SourceText.Origin(
          firstLine: count, file: origin.file, line: origin.line + line - origin.firstLine,
          indent: origin.indent + shift))
    }
    copied = line
  }
}
