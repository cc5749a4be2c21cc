/// A stretch of code that has a color of its own.
struct Token: Equatable {
  enum Kind: UInt8 {
    case keyword = 0x6B
    case literal = 0x6C
    case number = 0x6E
    case string = 0x73
    case comment = 0x63
    case attribute = 0x61
    case type = 0x74
    case variable = 0x76
    case meta = 0x6D

    /// The letter that is its class in the page.
    var letter: UInt8 { rawValue }
  }

  var kind: Kind
  var range: Range<Int>
}

/// Reads code from left to right and notes what has a color.
struct Lexer {
  let code: ArraySlice<UInt8>
  var position: Int
  private(set) var tokens: [Token] = []

  init(_ code: ArraySlice<UInt8>) {
    self.code = code
    position = code.startIndex
    tokens.reserveCapacity(code.count / 8 + 8)
  }

  var end: Int { code.endIndex }
  var isAtEnd: Bool { position >= code.endIndex }

  /// The byte some places ahead; 0 outside of the code.
  func peek(_ offset: Int = 0) -> UInt8 {
    let index = position + offset
    return index >= code.startIndex && index < code.endIndex ? code[index] : 0
  }

  func stands(_ text: StaticString) -> Bool { code[position...].starts(with: text) }

  /// Notes what stands between `start` and here.
  mutating func note(_ kind: Token.Kind, from start: Int) {
    guard start < position else { return }
    if let last = tokens.last, last.kind == kind, last.range.upperBound == start {
      tokens[tokens.count - 1].range = last.range.lowerBound..<position
    } else {
      tokens.append(Token(kind: kind, range: start..<position))
    }
  }

  @inline(__always)
  mutating func skip(while matches: (UInt8) -> Bool) {
    let (start, first) = (position, code.startIndex)
    position = code.withUnsafeBufferPointer { bytes in
      var place = start - first
      while place < bytes.count, matches(bytes[place]) { place += 1 }
      return first + place
    }
  }

  mutating func skipBlanks() { skip(while: \.isBlank) }

  mutating func skipLine() { skip { $0 != 0x0A } }

  /// Goes on, never into the middle of a character.
  mutating func advance(_ count: Int = 1) {
    position = min(position + count, code.endIndex)
    while position < code.endIndex, code[position].isContinuation { position += 1 }
  }

  /// Goes behind the next occurrence of a text, or to the end.
  mutating func skip(past text: StaticString) {
    while position < code.endIndex {
      if stands(text) { return advance(text.utf8CodeUnitCount) }
      position += 1
    }
  }
}

extension Lexer {
  /// Takes the rest of the line as a comment.
  mutating func lexLineComment() {
    let start = position
    skipLine()
    note(.comment, from: start)
  }

  /// Takes a string from its opening quote to its closing one; without `isMultiline`, to the end
  /// of the line at most.
  mutating func lexString(
    _ quote: UInt8, escape: UInt8? = UInt8(ascii: "\\"), isMultiline: Bool = false,
    as kind: Token.Kind = .string
  ) {
    let start = position
    advance()
    while position < code.endIndex {
      let byte = code[position]
      if byte == 0x0A, !isMultiline { break }
      position += 1
      if byte == escape {
        if peek() != 0x0A || isMultiline { advance() }
      } else if byte == quote {
        break
      }
    }
    note(kind, from: start)
  }

  /// Takes a number with what belongs to it: `0x1F`, `1_000L`, `2.5e-3`, `10Gi`.
  mutating func lexNumber() {
    let start = position
    while position < code.endIndex {
      let byte = code[position]
      let isExponentSign =
        (byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+"))
        && (peek(-1) | 0x20 == UInt8(ascii: "e")) && code[start] != UInt8(ascii: "0")
      guard
        byte.isAlphanumeric || byte == UInt8(ascii: "_") || isExponentSign
          || byte == UInt8(ascii: ".") && peek(1).isDigit
      else { break }
      position += 1
    }
    note(.number, from: start)
  }

  private static let specialVariables = ByteSet("@*#?$!-")

  /// Takes `$name` or `${…}`.
  mutating func lexVariable() {
    let start = position
    advance()
    if peek() == UInt8(ascii: "{") {
      skip { $0 != UInt8(ascii: "}") && $0 != 0x0A }
      if peek() == UInt8(ascii: "}") { advance() }
    } else if peek().isAlphanumeric || peek() == UInt8(ascii: "_") {
      skip { $0.isAlphanumeric || $0 == UInt8(ascii: "_") }
    } else if Self.specialVariables.contains(peek()) {
      advance()
    }
    note(.variable, from: start)
  }
}
