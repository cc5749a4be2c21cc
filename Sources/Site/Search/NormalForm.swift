// The library composes texts to compare them, and has it for no other use yet.
@_spi(_Unicode) import Swift
internal import Markup

extension String {
  /// The text with each letter and its accents as one character, as keyboards write them; file systems
  /// and some editors write them apart. What readers ask is composed too, so that either finds the other.
  var composed: String {
    let mayChange = withBytes { Self.holdsMarks($0) }
    return mayChange ? String(UnicodeScalarView(_nfc)) : self
  }

  /// Whether accents, voiced marks of kana, parts of Hangul or marks above Arabic letters stand alone.
  private static func holdsMarks(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = skipASCII(bytes, from: 0)
    while index + 1 < bytes.count {
      switch (bytes[index], bytes[index + 1]) {
      case (0xCC...0xCD, _), (0xD9, 0x93...0x95), (0xE1, 0x84...0x87): return true
      case (0xE3, 0x82) where index + 2 < bytes.count:
        if (0x99...0x9A).contains(bytes[index + 2]) { return true }
      default: break
      }
      index = skipASCII(bytes, from: index + 1)
    }
    return false
  }

  private static func skipASCII(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index + 8 <= bytes.count,
      UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self)
        & 0x8080_8080_8080_8080 == 0
    { index += 8 }
    while index < bytes.count, bytes[index] < 0x80 { index += 1 }
    return index
  }
}
