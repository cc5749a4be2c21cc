extension JSONReader {
  /// A text with its escapes resolved; the range is what stands between its quotes.
  func unescaped(_ range: Range<Int>) throws(UnreadableJSON) -> String {
    var text: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard bytes[index] == UInt8(ascii: "\\") else {
        text.append(bytes[index])
        index += 1
        continue
      }
      let (scalar, next) = try escape(at: index, before: range.upperBound)
      text.append(contentsOf: Array(String(Character(scalar)).utf8))
      index = next
    }
    guard let valid = String(validating: text, as: UTF8.self) else {
      throw fault("invalid-utf8", "this text is not valid UTF-8", at: range.lowerBound)
    }
    return valid
  }

  /// The character that an escape stands for, and where the text goes on.
  private func escape(at index: Int, before end: Int) throws(UnreadableJSON)
    -> (Unicode.Scalar, next: Int)
  {
    let plain: Unicode.Scalar? =
      switch bytes[index + 1] {
      case UInt8(ascii: "n"): "\n"
      case UInt8(ascii: "t"): "\t"
      case UInt8(ascii: "r"): "\r"
      case UInt8(ascii: "b"): "\u{8}"
      case UInt8(ascii: "f"): "\u{C}"
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
        Unicode.Scalar(bytes[index + 1])
      default: nil
      }
    if let plain { return (plain, index + 2) }
    guard bytes[index + 1] == UInt8(ascii: "u"), let high = unit(at: index + 2, before: end) else {
      throw fault("json-syntax", "not an escape of JSON", at: index)
    }
    if let scalar = Unicode.Scalar(high) { return (scalar, index + 6) }
    // A character beyond the first 65,536 is written as two halves.
    guard (0xD800..<0xDC00).contains(high), index + 7 < end, bytes[index + 6] == UInt8(ascii: "\\"),
      bytes[index + 7] == UInt8(ascii: "u"), let low = unit(at: index + 8, before: end),
      (0xDC00..<0xE000).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { throw fault("json-syntax", "half of a character", at: index) }
    return (scalar, index + 12)
  }

  /// Four hexadecimal digits.
  private func unit(at index: Int, before end: Int) -> UInt32? {
    guard index + 4 <= end else { return nil }
    return UInt32(text(index..<index + 4), radix: 16)
  }
}
