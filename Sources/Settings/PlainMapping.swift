/// Reads the simplest YAML without the library: a line each of `key: value` and `key: [a, b]`.
///
/// Most front matter is no more than that, and every page has some. Whatever could mean anything
/// else to a reader of YAML is left to the library, which then reads the whole text.
struct PlainMapping {
  private let text: UnsafeBufferPointer<UInt8>
  private let origin: Origin
  private var position = 0
  private var line = 1
  private var lineStart = 0
  private var entries: [(key: Value, value: Value)] = []

  /// Front matter is short; longer texts rarely are one plain mapping.
  private static let longest = 4096
  private static let mostEntries = 32

  /// Nil in any doubt.
  static func read(_ text: String, origin: Origin) -> Value? {
    var text = text
    return text.withUTF8 { bytes in
      var mapping = PlainMapping(text: bytes, origin: origin)
      return mapping.read()
    }
  }

  private init(text: UnsafeBufferPointer<UInt8>, origin: Origin) {
    self.text = text
    self.origin = origin
  }

  private mutating func read() -> Value? {
    guard text.count <= Self.longest, text.allSatisfy(Self.isPlain) else { return nil }
    while position < text.count {
      if peek == UInt8(ascii: "\n") {
        nextLine()
        continue
      }
      guard entries.count < Self.mostEntries, readEntry() else { return nil }
      nextLine()
    }
    guard let first = entries.first else { return nil }
    return Value(
      content: .mapping(entries), line: first.key.line, column: first.key.column, origin: origin)
  }

  /// The bytes of printable ASCII and line feeds: other characters can be white space, ends of
  /// lines or forbidden.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F || byte == UInt8(ascii: "\n")
  }
}

extension PlainMapping {
  /// Reads a line of a key and a value.
  private mutating func readEntry() -> Bool {
    let start = position
    guard let first = peek, Self.isLetter(first) else { return false }
    while let byte = peek, Self.isLetter(byte) || Self.isDigit(byte) || "_-".utf8.contains(byte) {
      position += 1
    }
    let key = scalar(from: start, to: position)
    guard peek == UInt8(ascii: ":"), next == UInt8(ascii: " "), key.name.utf8.count <= 64,
      !entries.contains(where: { $0.key.scalar == key.name })
    else { return false }
    position += 1
    skipBlanks()
    guard let value = readValue() else { return false }
    entries.append((key.value, value))
    return true
  }

  /// Reads what stands on the line behind a key, to its end.
  private mutating func readValue() -> Value? {
    switch peek {
    case UInt8(ascii: "["): return readList()
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return readQuoted()
    default:
      let value = readPlain { $0 != UInt8(ascii: "#") }
      return peek == nil || peek == UInt8(ascii: "\n") ? value : nil
    }
  }

  /// Reads `"text"` without anything in it that quotes give a meaning.
  private mutating func readQuoted() -> Value? {
    let quote = peek
    let start = position
    position += 1
    while let byte = peek, byte != quote {
      if byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "\n") { return nil }
      position += 1
    }
    guard peek == quote else { return nil }
    let text = string(from: start + 1, to: position)
    position += 1
    skipBlanks()
    guard peek == nil || peek == UInt8(ascii: "\n") else { return nil }
    return value(.scalar(text, isPlain: false), at: start)
  }

  /// Reads `[a, b c]` of words that have no meaning but their own.
  private mutating func readList() -> Value? {
    let start = position
    var items: [Value] = []
    repeat {
      position += 1
      skipBlanks()
      guard let item = readPlain(Self.isInItem) else { return nil }
      items.append(item)
    } while peek == UInt8(ascii: ",") && next == UInt8(ascii: " ")
    guard peek == UInt8(ascii: "]") else { return nil }
    position += 1
    skipBlanks()
    guard peek == nil || peek == UInt8(ascii: "\n") else { return nil }
    return value(.list(items), at: start)
  }

  /// Reads a scalar without quotes, which begins with a letter or a digit and has no colon but
  /// within a word, to the first byte that is not allowed. Nil when a line ends with a colon.
  private mutating func readPlain(_ isAllowed: (UInt8) -> Bool) -> Value? {
    let start = position
    guard let first = peek, Self.isLetter(first) || Self.isDigit(first) else { return nil }
    while let byte = peek, byte != UInt8(ascii: "\n"), isAllowed(byte) {
      if byte == UInt8(ascii: ":"), next == nil || next == UInt8(ascii: " ") || next == 0x0A {
        return nil
      }
      position += 1
    }
    var end = position
    while text[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return scalar(from: start, to: end).value
  }
}

extension PlainMapping {
  private var peek: UInt8? { position < text.count ? text[position] : nil }
  private var next: UInt8? { position + 1 < text.count ? text[position + 1] : nil }

  private mutating func skipBlanks() {
    while peek == UInt8(ascii: " ") { position += 1 }
  }

  /// Goes behind the line feed here, if there is one.
  private mutating func nextLine() {
    position += 1
    line += 1
    lineStart = position
  }

  private func string(from start: Int, to end: Int) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: text[start..<end]), as: UTF8.self)
  }

  private func scalar(from start: Int, to end: Int) -> (name: String, value: Value) {
    let text = string(from: start, to: end)
    return (text, value(.scalar(text, isPlain: true), at: start))
  }

  private func value(_ content: Value.Content, at start: Int) -> Value {
    Value(content: content, line: line, column: start - lineStart + 1, origin: origin)
  }

  private static func isInItem(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || " _-./".utf8.contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
