internal import Diagnostics

/// Reads the TOML of front matter: keys, tables, texts, numbers, dates, lists, inline tables.
public enum TOML {
  /// The root as a mapping, as YAML gives it; nil when it is empty or no TOML. What is wrong goes to
  /// `problems`.
  ///
  /// - Parameter firstLine: the line of the file on which the text begins.
  public static func parse(
    _ text: String, file: String, firstLine: Int = 1, problems: Problems
  ) -> Value? {
    let origin = Origin(file: file, lineOffset: firstLine - 1, problems: problems)
    var reader = TOMLReader(Array(text.utf8), origin: origin)
    return reader.document()
  }
}

private struct TOMLReader {
  typealias Entries = [(key: Value, value: Value)]

  private let bytes: [UInt8]
  private let origin: Origin
  private var position = 0
  private var line = 1
  private var lineStart = 0

  init(_ bytes: [UInt8], origin: Origin) {
    self.bytes = bytes
    self.origin = origin
  }

  mutating func document() -> Value? {
    var entries: Entries = []
    var table: [Value] = []
    while true {
      skip(lines: true)
      guard position < bytes.count else { break }
      if peek == UInt8(ascii: "[") {
        guard let header = header() else { return refuse() }
        table = header
        if !header.isEmpty { insert(nil, at: header, in: &entries) }
      } else {
        guard let path = keyPath(), take("="), let value = value(depth: 0) else { return refuse() }
        insert(value, at: table + path, in: &entries)
      }
      skip(lines: false)
      guard position == bytes.count || peek == 0x0A || peek == 0x0D else { return refuse() }
    }
    return entries.isEmpty
      ? nil : Value(content: .mapping(entries), line: 1, column: 1, origin: origin)
  }

  private func refuse() -> Value? {
    origin.problems.add(
      .error(
        "toml-syntax", "not valid TOML here",
        at: origin.location(line: line, column: position - lineStart + 1)))
    return nil
  }

  /// `[table]` or `[[table]]`, of which the last one counts.
  private mutating func header() -> [Value]? {
    let isList = bytes[position...].starts(with: "[[".utf8)
    position += isList ? 2 : 1
    guard let path = keyPath(), take("]"), !isList || take("]") else { return nil }
    return path
  }

  private func insert(_ value: Value?, at path: [Value], in entries: inout Entries) {
    guard let key = path.first else { return }
    let place = entries.firstIndex { $0.key.scalar == key.scalar }
    if path.count == 1 {
      let new =
        value ?? Value(content: .mapping([]), line: key.line, column: key.column, origin: origin)
      if let place {
        if value != nil { entries[place].value = new }
      } else {
        entries.append((key, new))
      }
      return
    }
    var inner: Entries = []
    if let place, case .mapping(let known) = entries[place].value.content { inner = known }
    insert(value, at: Array(path.dropFirst()), in: &inner)
    let mapping = Value(
      content: .mapping(inner), line: key.line, column: key.column, origin: origin)
    if let place { entries[place].value = mapping } else { entries.append((key, mapping)) }
  }

  private mutating func keyPath() -> [Value]? {
    var path: [Value] = []
    repeat {
      skip(lines: false)
      let start = position
      let name: String?
      if peek == UInt8(ascii: "\"") || peek == UInt8(ascii: "'") {
        name = text()
      } else {
        while let byte = peek, Self.isBare(byte) { position += 1 }
        name = start == position ? nil : String(decoding: bytes[start..<position], as: UTF8.self)
      }
      guard let name, path.count < 16 else { return nil }
      path.append(scalar(name, isPlain: false, at: start))
      skip(lines: false)
    } while take(".")
    return path
  }

  private mutating func value(depth: Int) -> Value? {
    skip(lines: false)
    let start = position
    switch peek {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return text().map { scalar($0, isPlain: false, at: start) }
    case UInt8(ascii: "["): return depth < 16 ? list(depth: depth) : nil
    case UInt8(ascii: "{"): return depth < 16 ? table(depth: depth) : nil
    default:
      while let byte = peek, Self.isBare(byte) || "+:.".utf8.contains(byte) { position += 1 }
      if start == position { return nil }
      return scalar(
        String(decoding: bytes[start..<position], as: UTF8.self), isPlain: true, at: start)
    }
  }

  private mutating func list(depth: Int) -> Value? {
    let (start, first, column) = (position, line, position - lineStart + 1)
    position = start + 1
    var values: [Value] = []
    while true {
      skip(lines: true)
      if take("]") { break }
      guard let value = value(depth: depth + 1) else { return nil }
      values.append(value)
      skip(lines: true)
      if !take(",") {
        guard take("]") else { return nil }
        break
      }
    }
    return Value(content: .list(values), line: first, column: column, origin: origin)
  }

  private mutating func table(depth: Int) -> Value? {
    let (first, column) = (line, position - lineStart + 1)
    position += 1
    var entries: Entries = []
    skip(lines: false)
    if !take("}") {
      repeat {
        guard let path = keyPath(), take("="), let value = value(depth: depth + 1) else {
          return nil
        }
        insert(value, at: path, in: &entries)
        skip(lines: false)
      } while take(",")
      guard take("}") else { return nil }
    }
    return Value(content: .mapping(entries), line: first, column: column, origin: origin)
  }

  /// A text in quotes: `"a\n"`, `'a'`, and both in threes.
  private mutating func text() -> String? {
    guard let quote = peek else { return nil }
    let isLong = bytes[position...].prefix(3).elementsEqual([quote, quote, quote])
    position += isLong ? 3 : 1
    if isLong, peek == 0x0A { newLine() }
    var text: [UInt8] = []
    while let byte = peek {
      if byte == quote,
        !isLong || bytes[position...].prefix(3).elementsEqual([quote, quote, quote])
      {
        position += isLong ? 3 : 1
        return String(decoding: text, as: UTF8.self)
      }
      if byte == 0x0A {
        guard isLong else { return nil }
        text.append(byte)
        newLine()
      } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        guard let character = escape() else { return nil }
        text += Array(String(character).utf8)
      } else {
        text.append(byte)
        position += 1
      }
    }
    return nil
  }

  private mutating func escape() -> Character? {
    guard position + 1 < bytes.count else { return nil }
    let sign = bytes[position + 1]
    position += 2
    switch sign {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"): return " "
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return Character(Unicode.Scalar(sign))
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let count = sign == UInt8(ascii: "u") ? 4 : 8
      guard position + count <= bytes.count else { return nil }
      let digits = String(decoding: bytes[position..<(position + count)], as: UTF8.self)
      position += count
      return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init).map(Character.init)
    default: return nil
    }
  }

  private func scalar(_ text: String, isPlain: Bool, at start: Int) -> Value {
    let column = bytes[lineStart..<max(lineStart, start)].count { $0 & 0xC0 != 0x80 } + 1
    return Value(
      content: .scalar(text, isPlain: isPlain), line: line, column: column, origin: origin)
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ sign: Character) -> Bool {
    skip(lines: false)
    guard peek == sign.asciiValue else { return false }
    position += 1
    return true
  }

  private mutating func newLine() {
    position += 1
    line += 1
    lineStart = position
  }

  /// Skips blanks and comments.
  private mutating func skip(lines: Bool) {
    while let byte = peek {
      switch byte {
      case 0x20, 0x09: position += 1
      case 0x0D where lines: position += 1
      case 0x0A where lines: newLine()
      case UInt8(ascii: "#"): while let byte = peek, byte != 0x0A { position += 1 }
      default: return
      }
    }
  }

  private static func isBare(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x5F
      || byte == 0x2D
  }
}
