extension Output {
  /// Appends text as a string literal that JSON and JavaScript read alike, and that can stand in a
  /// `script` element: no character of it can end the literal, the line or the element.
  public mutating func append(quoting text: String) {
    append("\"")
    text.withBytes { bytes in
      let raw = UnsafeRawBufferPointer(bytes)
      var (start, index) = (0, 0)
      while index < bytes.count {
        if index + 8 <= bytes.count,
          unquotable(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) == 0
        {
          index += 8
          continue
        }
        if let escape = Escape(at: index, of: bytes) {
          append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
          append(escape.text)
          index += escape.length
          start = index
        } else {
          index += 1
        }
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }
    append("\"")
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
