/// Reads the simplest YAML without the library: a line each of `key: value` and `key: [a, b]`, and
/// lists of a line for each item.
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
    guard text.count <= Self.longest, isPlain else { return nil }
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

  /// Whether no character is a control character other than a line feed, an end of a line beyond
  /// ASCII or forbidden.
  private var isPlain: Bool {
    text.indices.allSatisfy { index in
      switch text[index] {
      case UInt8(ascii: "\n"), 0x20..<0x7F: true
      case 0..<0x20, 0x7F: false
      // U+0080 to U+009F.
      case 0xC2: text[index + 1] >= 0xA0
      // U+2028 and U+2029.
      case 0xE2: text[index + 1] != 0x80 || text[index + 2] & 0xFE != 0xA8
      // The byte order mark and what is no character are among these.
      case 0xEF: false
      default: true
      }
    }
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
    guard peek == UInt8(ascii: ":"), next == UInt8(ascii: " ") || next == UInt8(ascii: "\n"),
      key.name.utf8.count <= 64,
      !entries.contains(where: { $0.key.scalar == key.name })
    else { return false }
    position += 1
    skipBlanks()
    guard let value = readValue() else { return false }
    entries.append((key.value, value))
    return true
  }

  /// Reads what stands on the line behind a key, to its end, or the list below it.
  private mutating func readValue() -> Value? {
    switch peek {
    case UInt8(ascii: "["): readList()
    case UInt8(ascii: "\n"): readLines()
    default: readScalar()
    }
  }

  /// Reads a scalar that ends with its line.
  private mutating func readScalar() -> Value? {
    switch peek {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return readQuoted()
    default:
      let value = readPlain { $0 != UInt8(ascii: "#") }
      return peek == nil || peek == UInt8(ascii: "\n") ? value : nil
    }
  }

  /// Reads the lines of `- a` from the next one on, all indented alike; nil when there are none.
  private mutating func readLines() -> Value? {
    guard let indent = indentOfNextItem else { return nil }
    let first = line + 1
    var items: [Value] = []
    while indentOfNextItem == indent {
      nextLine()
      position += indent + 1
      skipBlanks()
      guard let item = readScalar() else { return nil }
      items.append(item)
    }
    return Value(content: .list(items), line: first, column: indent + 1, origin: origin)
  }

  /// How many blanks stand before the `- ` of the next line; nil when it is no item.
  private var indentOfNextItem: Int? {
    let start = position + 1
    var dash = start
    while dash < text.count, text[dash] == UInt8(ascii: " ") { dash += 1 }
    guard dash + 1 < text.count, text[dash] == UInt8(ascii: "-"), text[dash + 1] == 0x20 else {
      return nil
    }
    return dash - start
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

  /// Reads a scalar without quotes, which begins with a letter or a digit or beyond ASCII and has no
  /// colon but within a word, to the first byte that is not allowed. Nil when a line ends with a
  /// colon.
  private mutating func readPlain(_ isAllowed: (UInt8) -> Bool) -> Value? {
    let start = position
    guard let first = peek, Self.isLetter(first) || Self.isDigit(first) || first >= 0x80 else {
      return nil
    }
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
    // Columns count characters, of which the first byte alone is none of 0x80 to 0xBF.
    let column = text[lineStart..<start].count { $0 & 0xC0 != 0x80 } + 1
    return Value(content: content, line: line, column: column, origin: origin)
  }

  private static func isInItem(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte >= 0x80 || " _-./".utf8.contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
