/// Keys of files, which are made of ASCII letters.
public enum KeyWords {
  /// As people say them: `managedFraction` as `managed fraction`.
  public static func words(of key: some StringProtocol) -> String {
    var words: [UInt8] = []
    for byte in key.utf8 {
      if isCapital(byte) { words.append(UInt8(ascii: " ")) }
      words.append(isCapital(byte) ? byte | 0x20 : byte)
    }
    return String(decoding: words, as: UTF8.self)
  }

  /// With a capital letter at its start.
  static func capitalized(_ key: Substring) -> String {
    var bytes = Array(key.utf8)
    if let first = bytes.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) {
      bytes[0] = first & 0xDF
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isCapital(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }
}
