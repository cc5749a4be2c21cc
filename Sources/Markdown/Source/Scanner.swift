/// Reads one line from left to right.
struct Scanner {
  let bytes: ArraySlice<UInt8>
  private(set) var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  var isAtEnd: Bool { position >= bytes.endIndex }
  var peek: UInt8? { isAtEnd ? nil : bytes[position] }
  var rest: ArraySlice<UInt8> { bytes[min(position, bytes.endIndex)...] }

  mutating func advance(_ count: Int = 1) { position = min(position + count, bytes.endIndex) }

  /// Skips the text if it stands here.
  mutating func skip(_ text: StaticString) -> Bool {
    guard rest.starts(with: text) else { return false }
    position += text.utf8CodeUnitCount
    return true
  }

  @discardableResult
  mutating func skipBlanks() -> Int {
    let start = position
    while !isAtEnd, bytes[position].isBlank { position += 1 }
    return position - start
  }

  @discardableResult
  mutating func skipSpace() -> Int {
    let start = position
    while !isAtEnd, bytes[position].isSpace { position += 1 }
    return position - start
  }

  /// Takes bytes as long as they match.
  mutating func take(while matches: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = position
    while !isAtEnd, matches(bytes[position]) { position += 1 }
    return bytes[start..<position]
  }
}
