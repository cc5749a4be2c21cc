/// FNV-1a of 64 bits: the same on every machine, for telling texts and numbers apart. It is no
/// protection against somebody who wants two texts to have the same digest.
public struct FNV: Equatable, Sendable {
  public private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  public init() {}

  /// The digest of one text. Two texts have the same by chance once in 2⁶⁴.
  public static func digest(_ text: String) -> String {
    var hash = FNV()
    for byte in text.utf8 { hash.add(byte) }
    return hash.digits
  }

  /// Takes in one text of several, kept apart from the next.
  public mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
    add(0xFF as UInt8)  // a byte that is in no text
  }

  public mutating func add(_ number: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  public mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  /// Sixteen hexadecimal digits.
  public var digits: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
