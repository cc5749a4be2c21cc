/// Bytes as text in scripts.
enum Base64 {
  static func text(of bytes: [UInt8]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4) { text, count in
      count = bytes.withUnsafeBufferPointer { bytes in
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
    func put(_ three: Int, at next: Int) {
      text[next] = letters[three >> 18]
      text[next + 1] = letters[three >> 12 & 63]
      text[next + 2] = letters[three >> 6 & 63]
      text[next + 3] = letters[three & 63]
    }
    var (next, start) = (0, 0)
    while start + 3 <= bytes.count {
      put(Int(bytes[start]) << 16 | Int(bytes[start + 1]) << 8 | Int(bytes[start + 2]), at: next)
      (next, start) = (next + 4, start + 3)
    }
    let left = bytes.count - start
    if left == 0 { return next }
    put(Int(bytes[start]) << 16 | (left == 2 ? Int(bytes[start + 1]) << 8 : 0), at: next)
    text[next + 3] = UInt8(ascii: "=")
    if left == 1 { text[next + 2] = UInt8(ascii: "=") }
    return next + 4
  }
}
