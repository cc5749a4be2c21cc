extension Lexer {
  mutating func lexXML() {
    while !isAtEnd {
      switch peek() {
      case UInt8(ascii: "<"): lexMarkup()
      case UInt8(ascii: "&"):
        let start = position
        advance()
        skip { $0.isAlphanumeric || $0 == UInt8(ascii: "#") }
        guard peek() == UInt8(ascii: ";") else { continue }
        advance()
        note(.literal, from: start)
      default: skip { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "&") }
      }
    }
  }

  private mutating func lexMarkup() {
    let start = position
    if stands("<!--") {
      skip(past: "-->")
      note(.comment, from: start)
    } else if stands("<![CDATA[") {
      skip(past: "]]>")
      note(.string, from: start)
    } else if stands("<?") {
      skip(past: "?>")
      note(.meta, from: start)
    } else if stands("<!") {
      skip(past: ">")
      note(.meta, from: start)
    } else {
      lexTag()
    }
  }

  private mutating func lexTag() {
    let start = position
    advance(peek(1) == UInt8(ascii: "/") ? 2 : 1)
    skip(while: Self.isInName)
    note(.type, from: start)
    while !isAtEnd, peek() != UInt8(ascii: ">"), peek() != UInt8(ascii: "<") {
      switch peek() {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): lexString(peek(), escape: nil, isMultiline: true)
      case let byte where Self.isInName(byte):
        let name = position
        skip(while: Self.isInName)
        note(.attribute, from: name)
      default: advance()
      }
    }
    let close = position
    if peek() == UInt8(ascii: ">") { advance() }
    note(.type, from: close)
  }

  private static func isInName(_ byte: UInt8) -> Bool {
    byte.isWord || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".") || byte >= 0x80
  }
}
