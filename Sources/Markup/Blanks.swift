extension String {
  /// With each run of white space, as HTML understands it, one blank, and none at the ends.
  public var singleSpaced: String {
    var text = self
    return text.withUTF8 { String(singleSpacing: $0) }
  }

  /// The same of a text's bytes.
  public init(singleSpacing bytes: UnsafeBufferPointer<UInt8>) {
    self.init(unsafeUninitializedCapacity: bytes.count) { target in
      var count = 0
      var isAfterBlank = true
      for byte in bytes {
        // Without branches, which would be guessed wrong at every word.
        let isBlank = byte.isBlank
        target[count] = isBlank ? UInt8(ascii: " ") : byte
        count += isBlank && isAfterBlank ? 0 : 1
        isAfterBlank = isBlank
      }
      return isAfterBlank && count > 0 ? count - 1 : count
    }
  }
}

extension UInt8 {
  /// A space, a tab, a line feed, a form feed or a carriage return.
  public var isBlank: Bool {
    let blanks: UInt64 = 1 << 0x20 | 1 << 0x09 | 1 << 0x0A | 1 << 0x0C | 1 << 0x0D
    return self <= 0x20 && blanks &>> UInt64(self) & 1 != 0
  }
}
