internal import Diagnostics

/// Reads JSON front to back, straight from the bytes, as the caller asks for it.
///
/// It builds no tree of values, so a large snapshot costs little more than its bytes.
/// What is wrong ends the reading at once, with its place.
public struct JSONReader: Sendable {
  public let bytes: [UInt8]
  /// What the user calls this JSON, for the places of mistakes.
  public let file: String
  public private(set) var position = 0
  /// Whether the next key or element is the first of its object or array.
  private var isFirst = false

  /// - Parameter file: what the user calls this JSON.
  public init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    // Editors of Windows put a byte order mark before a text.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// Steps into an object.
  public mutating func beginObject() throws(UnreadableJSON) {
    try expect(UInt8(ascii: "{"), "an object")
    isFirst = true
  }

  /// Steps into a list.
  public mutating func beginArray() throws(UnreadableJSON) {
    try expect(UInt8(ascii: "["), "a list")
    isFirst = true
  }

  /// The bytes of the next key between its quotes; nil behind the last one.
  public mutating func nextKey() throws(UnreadableJSON) -> Range<Int>? {
    guard try advance(before: UInt8(ascii: "}")) else { return nil }
    let key = try stringRange().range
    try expect(UInt8(ascii: ":"), "':'")
    skipSpace()
    return key
  }

  /// Whether another element follows; when not, the array is behind us.
  public mutating func nextElement() throws(UnreadableJSON) -> Bool {
    try advance(before: UInt8(ascii: "]"))
  }

  /// Steps over a comma, or over the end of the object or array.
  private mutating func advance(before end: UInt8) throws(UnreadableJSON) -> Bool {
    skipSpace()
    let byte = try current()
    if byte == end {
      position += 1
      isFirst = false
      return false
    }
    if isFirst {
      isFirst = false
      return true
    }
    guard byte == UInt8(ascii: ",") else {
      throw unexpected("',' or '\(Character(Unicode.Scalar(end)))'")
    }
    position += 1
    skipSpace()
    if try current() == end { throw unexpected("a value") }
    return true
  }

  /// The end of the text: nothing but white space may follow.
  public mutating func end() throws(UnreadableJSON) {
    skipSpace()
    if position < bytes.count { throw unexpected("the end of the file") }
  }

  /// A text, with its escapes resolved.
  public mutating func string() throws(UnreadableJSON) -> String {
    let start = position
    let (range, hasEscapes) = try stringRange()
    if hasEscapes { return try unescaped(range) }
    guard let text = String(validating: bytes[range], as: UTF8.self) else {
      throw fault("invalid-utf8", "this text is not valid UTF-8", at: start)
    }
    return text
  }

  /// true or false.
  public mutating func flag() throws(UnreadableJSON) -> Bool {
    skipSpace()
    if takes("true") { return true }
    if takes("false") { return false }
    throw unexpected("true or false")
  }

  /// Whether the next value is null, which is then behind us.
  public mutating func takesNull() -> Bool {
    skipSpace()
    return takes("null")
  }

  /// The first byte of what comes next.
  public mutating func peek() throws(UnreadableJSON) -> UInt8 {
    skipSpace()
    return try current()
  }

  /// The text of some bytes, as between the quotes of a key.
  public func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  mutating func move(to place: Int) { position = place }
}

extension JSONReader {
  /// Steps over white space.
  public mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: move(to: position + 1)
      default: return
      }
    }
  }

  func current() throws(UnreadableJSON) -> UInt8 {
    guard position < bytes.count else { throw truncated }
    return bytes[position]
  }

  private mutating func expect(_ byte: UInt8, _ name: String) throws(UnreadableJSON) {
    skipSpace()
    guard try current() == byte else { throw unexpected(name) }
    move(to: position + 1)
  }

  private mutating func takes(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard bytes.count - position >= count else { return false }
    for offset in 0..<count where bytes[position + offset] != word.utf8Start[offset] {
      return false
    }
    move(to: position + count)
    return true
  }

  /// Steps over a string: where its inside is, and whether it holds escapes.
  private mutating func stringRange() throws(UnreadableJSON)
    -> (range: Range<Int>, hasEscapes: Bool)
  {
    try expect(UInt8(ascii: "\""), "a text in quotes")
    let start = position
    var index = start
    var hasEscapes = false
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        move(to: index + 1)
        return (start..<index, hasEscapes)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        index += 2
      case 0..<0x20: throw fault("json-syntax", "a line ends inside a text", at: start - 1)
      default: index += 1
      }
    }
    move(to: bytes.count)
    throw truncated
  }

  /// Steps over any value. Depth is bounded, so that no file can exhaust the stack.
  public mutating func skip(depth: Int = 0) throws(UnreadableJSON) {
    if depth > 64 { throw fault("json-syntax", "nested more than 64 deep", at: position) }
    switch try peek() {
    case UInt8(ascii: "{"):
      try beginObject()
      while try nextKey() != nil { try skip(depth: depth + 1) }
    case UInt8(ascii: "["):
      try beginArray()
      while try nextElement() { try skip(depth: depth + 1) }
    case UInt8(ascii: "\""): _ = try stringRange()
    case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try flag()
    case UInt8(ascii: "n") where takesNull(): break
    default: _ = try number()
    }
  }
}
