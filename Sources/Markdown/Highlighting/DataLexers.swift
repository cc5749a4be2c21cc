extension Lexer {
  /// JSON; comments are allowed, as in its relatives.
  mutating func lexJSON() {
    while !isAtEnd {
      switch peek() {
      case UInt8(ascii: "\""): lexJSONString()
      case UInt8(ascii: "-") where peek(1).isDigit: lexSignedNumber()
      case let byte where byte.isDigit: lexNumber()
      case let byte where byte.isLetter: lexLiteral()
      case UInt8(ascii: "/") where stands("//"): lexLineComment()
      case UInt8(ascii: "/") where stands("/*"):
        let start = position
        skip(past: "*/")
        note(.comment, from: start)
      default: advance()
      }
    }
  }

  private mutating func lexSignedNumber() {
    let start = position
    advance()
    skip { $0.isAlphanumeric || ".+-".utf8.contains($0) }
    note(.number, from: start)
  }

  /// A string before a colon is a key.
  private mutating func lexJSONString() {
    let start = position
    advance()
    while !isAtEnd, peek() != UInt8(ascii: "\""), peek() != 0x0A {
      advance(peek() == UInt8(ascii: "\\") && peek(1) != 0x0A ? 2 : 1)
    }
    if peek() == UInt8(ascii: "\"") { advance() }
    var offset = 0
    while peek(offset).isBlank, offset < 40 { offset += 1 }
    note(peek(offset) == UInt8(ascii: ":") ? .attribute : .string, from: start)
  }

  private mutating func lexLiteral() {
    let start = position
    skip(while: \.isWord)
    if ["true", "false", "null"].contains(code[start..<position].string) {
      note(.literal, from: start)
    }
  }
}

extension Lexer {
  /// `key = value` or `key: value` with comments, and the `[sections]` of INI and TOML.
  mutating func lexProperties() {
    while !isAtEnd {
      skip(while: \.isSpace)
      switch peek() {
      case UInt8(ascii: "#"), UInt8(ascii: "!"), UInt8(ascii: ";"): lexLineComment()
      case UInt8(ascii: "["):
        let start = position
        skip { $0 != UInt8(ascii: "]") && $0 != 0x0A }
        if peek() == UInt8(ascii: "]") { advance() }
        note(.type, from: start)
      default:
        let start = position
        skip { !$0.isSpace && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ":") }
        note(.attribute, from: start)
        skip { $0.isBlank || $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ":") }
        lexPropertyValue()
      }
    }
  }

  /// A value goes on where its line ends in a backslash.
  private mutating func lexPropertyValue() {
    let start = position
    while !isAtEnd {
      skipLine()
      guard peek(-1) == UInt8(ascii: "\\"), position > start, !isAtEnd else { break }
      advance()
    }
    let value = Array(code[start..<position]).trimmed
    let isNumber = value.first?.isDigit == true && value.allSatisfy { $0.isDigit || $0 == 0x2E }
    note(isNumber ? .number : .string, from: start)
  }
}
