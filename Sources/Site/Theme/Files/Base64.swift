/// Bytes as text in scripts.
enum Base64 {
  static func text(of bytes: [UInt8]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4) { text, count in
      count = bytes.withUnsafeBufferPointer { bytes in
        pairs.withUnsafeBufferPointer { write(bytes, as: $0, to: text) }
      }
    }
  }

  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The letters of each twelve bits, the first one lower.
  private static let pairs = letters.flatMap { first in
    letters.map { UInt16(first) | UInt16($0) << 8 }
  }

  /// Four letters for each three bytes, with a sign for each letter that is not needed at the end;
  /// returns how many were written.
  private static func write(
    _ bytes: UnsafeBufferPointer<UInt8>, as pairs: UnsafeBufferPointer<UInt16>,
    to text: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    func put(_ three: Int, at next: Int) {
      let four = UInt32(pairs[three >> 12]) | UInt32(pairs[three & 0xFFF]) << 16
      UnsafeMutableRawBufferPointer(text).storeBytes(
        of: four.littleEndian, toByteOffset: next, as: UInt32.self)
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
