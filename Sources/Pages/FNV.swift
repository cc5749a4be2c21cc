/// FNV-1a of 64 bits: the same on every machine, for telling texts apart.
public enum FNV {
  /// Sixteen hexadecimal digits. Two texts have the same by chance once in 2⁶⁴.
  public static func digest(_ text: String) -> String {
    let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
