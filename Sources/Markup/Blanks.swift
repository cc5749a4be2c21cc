extension String {
  /// With each run of white space, as HTML understands it, one blank, and none at the ends.
  public var singleSpaced: String {
    withBytes { $0.isSingleSpaced ? nil : String(singleSpacing: $0) } ?? self
  }

  /// The same of a text's bytes.
  public init(singleSpacing bytes: UnsafeBufferPointer<UInt8>) {
    self.init(unsafeUninitializedCapacity: bytes.count) { target in
      var spacing = SingleSpacing(target: target)
      var index = 0
      while index < bytes.count {
        index = spacing.appendSpaced(from: index, of: bytes)
        let next = Swift.min(index + 8, bytes.count)
        for index in index..<next { spacing.append(bytes[index]) }
        index = next
      }
      return spacing.count
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether all white space in it is single spaces between words, as in most short texts.
  fileprivate var isSingleSpaced: Bool {
    var isAfterBlank = true
    for byte in self {
      if byte.isBlank, isAfterBlank || byte != UInt8(ascii: " ") { return false }
      isAfterBlank = byte.isBlank
    }
    return !isAfterBlank || isEmpty
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

  /// Copies at once what has no blanks but single spaces, eight bytes at a time; returns where it
  /// ends.
  mutating func appendSpaced(from start: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    // The high bit of a byte is set where a blank stands right before it.
    var afterBlank: UInt64 = isAfterBlank ? 0x80 : 0
    var end = start
    while end &+ 8 <= bytes.count {
      let word = bytes.wholeWord(at: end)
      let blanks = spaces(word)
      if blanks & (blanks &<< 8 | afterBlank) | controls(word) != 0 { break }
      afterBlank = blanks &>> 56
      end &+= 8
    }
    isAfterBlank = afterBlank != 0
    let copied = UnsafeBufferPointer(rebasing: bytes[start..<end])
    filled = target[filled...].initialize(fromContentsOf: copied)
    return end
  }
}

extension UInt8 {
  /// A space, a tab, a line feed, a form feed or a carriage return.
  public var isBlank: Bool {
    let blanks: UInt64 = 1 << 0x20 | 1 << 0x09 | 1 << 0x0A | 1 << 0x0C | 1 << 0x0D
    return self <= 0x20 && blanks &>> UInt64(self) & 1 != 0
  }
}
