/// Bytes as text in scripts.
enum Base64 {
  static func text(of bytes: [UInt8]) -> String {
    String(unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4) { text in
      bytes.withUnsafeBufferPointer { bytes in
        letters.withUnsafeBufferPointer { write(bytes, as: $0, to: text) }
      }
    }
  }

  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Four letters for each three bytes, with a sign for each letter that is not needed at the end;
  /// returns how many were written.
  private static func write(
    _ bytes: UnsafeBufferPointer<UInt8>, as letters: UnsafeBufferPointer<UInt8>,
    to text: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var (next, start) = (0, 0)
    while start < bytes.count {
      let left = bytes.count - start
      let three =
        Int(bytes[start]) << 16 | (left > 1 ? Int(bytes[start + 1]) : 0) << 8
        | (left > 2 ? Int(bytes[start + 2]) : 0)
      text[next] = letters[three >> 18]
      text[next + 1] = letters[three >> 12 & 63]
      text[next + 2] = left > 1 ? letters[three >> 6 & 63] : UInt8(ascii: "=")
      text[next + 3] = left > 2 ? letters[three & 63] : UInt8(ascii: "=")
      (next, start) = (next + 4, start + 3)
    }
    return next
  }
}
