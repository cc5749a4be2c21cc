extension Output {
  /// Appends text as a string literal that JSON and JavaScript read alike, and that can stand in a
  /// `script` element: no character of it can end the literal, the line or the element.
  public mutating func append(quoting text: String) { write(quoting: text) }
}

extension OutputBuffer {
  /// The same as for an array of bytes.
  public mutating func append(quoting text: String) { write(quoting: text) }
}

extension ByteSink where Self: ~Copyable {
  fileprivate mutating func write(quoting text: String) {
    append(literal: "\"")
    text.withBytes { write(quoting: $0) }
    append(literal: "\"")
  }

  /// Looks at sixteen bytes at a time, as few can't stand as they are.
  private mutating func write(quoting bytes: UnsafeBufferPointer<UInt8>) {
    var (start, index) = (0, 0)
    while index &+ 16 <= bytes.count {
      let found = unquotable(bytes.wholeWords(at: index))
      if found[0] | found[1] != 0 {
        write(quoting: found[0], at: index, of: bytes, from: &start)
        write(quoting: found[1], at: index &+ 8, of: bytes, from: &start)
      }
      index &+= 16
    }
    if index &+ 8 <= bytes.count {
      let found = unquotable(bytes.wholeWord(at: index))
      if found != 0 { write(quoting: found, at: index, of: bytes, from: &start) }
      index &+= 8
    }
    let found = unquotable(bytes.lastWord(at: index)) & firstBytes(bytes.count - index)
    if found != 0 { write(quoting: found, at: index, of: bytes, from: &start) }
    append(UnsafeBufferPointer(rebasing: bytes[start...]))
  }

  /// Writes those of eight bytes that were found, each behind what stands before it.
  @inline(never)
  private mutating func write(
    quoting found: UInt64, at index: Int, of bytes: UnsafeBufferPointer<UInt8>,
    from start: inout Int
  ) {
    var found = found
    while found != 0 {
      let position = index + found.trailingZeroBitCount / 8
      found &= found &- 1
      guard let escape = Escape(at: position, of: bytes) else { continue }
      append(UnsafeBufferPointer(rebasing: bytes[start..<position]))
      escape.text.withBytes { append($0) }
      start = position + escape.length
    }
  }

  private mutating func append(literal text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}

/// A character that can't stand as it is, and what stands for it.
private struct Escape {
  var text: String
  /// How many bytes it replaces.
  var length = 1

  /// Nil for a character that may stay.
  @inline(__always)
  init?(at index: Int, of bytes: UnsafeBufferPointer<UInt8>) {
    switch bytes[index] {
    case UInt8(ascii: "\""): text = "\\\""
    case UInt8(ascii: "\\"): text = "\\\\"
    case UInt8(ascii: "\n"): text = "\\n"
    case 0..<0x20, UInt8(ascii: "<"):
      let digits = String(bytes[index], radix: 16)
      text = "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    case 0xE2:
      // U+2028 and U+2029 end a line of JavaScript.
      guard index + 2 < bytes.count, bytes[index + 1] == 0x80, bytes[index + 2] & 0xFE == 0xA8
      else { return nil }
      text = bytes[index + 2] == 0xA8 ? "\\u2028" : "\\u2029"
      length = 3
    default: return nil
    }
  }
}
