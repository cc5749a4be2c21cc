extension String {
  /// With each run of white space, as HTML understands it, one blank, and none at the ends.
  public var singleSpaced: String {
    var text = self
    return text.withUTF8 { String(singleSpacing: $0) }
  }

  /// The same of a text's bytes.
  public init(singleSpacing bytes: UnsafeBufferPointer<UInt8>) {
    self.init(unsafeUninitializedCapacity: bytes.count) { target in
      var spacing = SingleSpacing(target: target)
      var index = 0
      while index + 8 <= bytes.count {
        if !spacing.appendWord(at: index, of: bytes) {
          for next in index..<(index + 8) { spacing.append(bytes[next]) }
        }
        index += 8
      }
      for next in index..<bytes.count { spacing.append(bytes[next]) }
      return spacing.count
    }
  }
}

/// Copies text with each run of white space one blank.
private struct SingleSpacing {
  private let target: UnsafeMutableBufferPointer<UInt8>
  private var filled = 0
  private var isAfterBlank = true

  init(target: UnsafeMutableBufferPointer<UInt8>) { self.target = target }

  /// How many bytes there are, without a blank at the end.
  var count: Int { isAfterBlank && filled > 0 ? filled - 1 : filled }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    // Without branches, which would be guessed wrong at every word.
    let isBlank = byte.isBlank
    target[filled] = isBlank ? UInt8(ascii: " ") : byte
    filled += isBlank && isAfterBlank ? 0 : 1
    isAfterBlank = isBlank
  }

  /// Copies eight bytes at once, if all blanks in them are single spaces; false otherwise.
  @inline(__always)
  mutating func appendWord(at index: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let word = UInt64(
      littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(
        fromByteOffset: index, as: UInt64.self))
    let blanks = spaces(word)
    let afterBlanks = blanks << 8 | (isAfterBlank ? 0x80 : 0)
    guard blanks & afterBlanks == 0, controls(word) == 0 else { return false }
    UnsafeMutableRawBufferPointer(target).storeBytes(
      of: word.littleEndian, toByteOffset: filled, as: UInt64.self)
    filled += 8
    isAfterBlank = blanks >> 63 != 0
    return true
  }
}

extension UInt8 {
  /// A space, a tab, a line feed, a form feed or a carriage return.
  public var isBlank: Bool {
    let blanks: UInt64 = 1 << 0x20 | 1 << 0x09 | 1 << 0x0A | 1 << 0x0C | 1 << 0x0D
    return self <= 0x20 && blanks &>> UInt64(self) & 1 != 0
  }
}
