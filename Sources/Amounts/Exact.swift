/// Numbers as programs read them.
public enum Exact {
  /// The shortest digits that give the same number back, without a needless `.0`; empty for a
  /// number that is not finite.
  public static func number(_ number: Double) -> String {
    // Whole numbers below 2⁵³ have the same digits as integers, which are quicker to write.
    if let whole = Int64(exactly: number), whole.magnitude < 1 << 53, whole != 0 {
      return whole.description
    }
    guard number.isFinite else { return "" }
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
