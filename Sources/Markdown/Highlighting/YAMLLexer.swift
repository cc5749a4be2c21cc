extension Lexer {
  mutating func lexYAML() {
    while !isAtEnd {
      let indent = skipIndent()
      if stands("---") || stands("...") { lexMarker() }
      while peek() == UInt8(ascii: "-"), peek(1).isSpace || position + 1 >= end { lexDash() }
      lexYAMLLine(indent: indent)
      if peek() == 0x0A { advance() }
    }
  }

  private mutating func skipIndent() -> Int {
    let start = position
    skipBlanks()
    return position - start
  }

  private mutating func lexMarker() {
    let start = position
    advance(3)
    note(.meta, from: start)
  }

  private mutating func lexDash() {
    advance()
    skipBlanks()
  }

  /// The rest of a line: keys, values and flow collections.
  private mutating func lexYAMLLine(indent: Int) {
    while !isAtEnd, peek() != 0x0A {
      switch peek() {
      case UInt8(ascii: "#") where position == code.startIndex || peek(-1).isSpace: lexLineComment()
      case UInt8(ascii: "\""), UInt8(ascii: "'"): lexQuoted(peek())
      case UInt8(ascii: "&"), UInt8(ascii: "*"): lexMarked(as: .variable)
      case UInt8(ascii: "!"): lexMarked(as: .type)
      case UInt8(ascii: "|"), UInt8(ascii: ">"):
        if lexBlockScalar(indent: indent) { return }
      case UInt8(ascii: "{") where stands("{{"):
        let start = position
        skip { $0 != UInt8(ascii: "}") && $0 != 0x0A }
        skip { $0 == UInt8(ascii: "}") }
        note(.variable, from: start)
      case let byte where Self.flowMarks.contains(byte): advance()
      default: lexPlain()
      }
    }
  }

  private mutating func lexMarked(as kind: Token.Kind) {
    let start = position
    advance()
    skip { !$0.isSpace && !",]}".utf8.contains($0) }
    note(kind, from: start)
  }

  /// A quoted scalar; before a colon it is a key.
  private mutating func lexQuoted(_ quote: UInt8) {
    let start = position
    advance()
    while !isAtEnd, peek() != quote {
      if quote == UInt8(ascii: "\""), peek() == UInt8(ascii: "\\") { advance() }
      advance()
    }
    if !isAtEnd { advance() }
    let isKey = peek() == UInt8(ascii: ":") && (peek(1).isSpace || position + 1 >= end)
    note(isKey ? .attribute : .string, from: start)
    if isKey { advance() }
  }

  /// Goes to where a plain scalar ends: a colon or a comment after a blank, or a flow's mark.
  private mutating func lexPlain() {
    let start = position
    while position < code.endIndex {
      let byte = code[position]
      guard Self.plainMarks.contains(byte) else {
        position += 1
        continue
      }
      if byte == 0x0A { break }
      if byte == UInt8(ascii: ":"), peek(1).isSpace || position + 1 >= end || peek(1) == 0 { break }
      if byte.isBlank, peek(1) == UInt8(ascii: "#") { break }
      if byte == UInt8(ascii: ",") && peek(1).isSpace { break }
      if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { break }
      if byte == UInt8(ascii: "{"), stands("{{") { break }
      position += 1
    }
    if position == start { return advance() }
    if peek() == UInt8(ascii: ":") {
      note(.attribute, from: start)
      advance()
    } else {
      var end = position
      while end > start, code[end - 1].isSpace { end -= 1 }
      note(Self.kind(ofScalar: code[start..<end]), from: start)
    }
  }

  /// Where a plain scalar may end.
  private static let plainMarks = ByteSet("\n: \t,]}{")
  private static let flowMarks = ByteSet("{}[],") { $0.isBlank }
  private static let numberMarks = ByteSet(".%_+-") { $0.isAlphanumeric }
  private static let literals = WordTable(
    keywords: "", literals: "true false null ~ yes no", ignoresCase: true)

  private static func kind(ofScalar scalar: ArraySlice<UInt8>) -> Token.Kind {
    if let literal = literals.kind(of: scalar) { return literal }
    let digits = scalar.first == UInt8(ascii: "-") ? scalar.dropFirst() : scalar
    guard digits.first?.isDigit == true else { return .string }
    return digits.count < 24 && digits.allSatisfy(numberMarks.contains)
      ? .number : .string
  }

  /// Takes `|` or `>` and the lines below that are indented further; false when it is no header.
  private mutating func lexBlockScalar(indent: Int) -> Bool {
    let start = position
    advance()
    skip { $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    note(.meta, from: start)
    skipBlanks()
    if peek() == UInt8(ascii: "#") { lexLineComment() }
    guard peek() == 0x0A else { return false }
    let text = position + 1
    var lastEnd = position
    while !isAtEnd {
      let lineStart = position
      advance()
      let width = skipIndent()
      if peek() != 0x0A, !isAtEnd, width <= indent {
        position = lineStart
        break
      }
      let isBlank = peek() == 0x0A || isAtEnd
      skipLine()
      if !isBlank { lastEnd = position }
      if position == lineStart { break }
    }
    position = lastEnd
    if text < position { note(.string, from: text) }
    return true
  }
}
