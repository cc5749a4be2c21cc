/// A share of memory as Flink takes it: a Java float, widened to double, its shortest decimal
/// multiplied exactly and the product cut.
///
/// The decimal matters: 0.7 of 15,837,691,904 bytes is 11,086,384,143 in Flink, one byte less than
/// the product in doubles.
///
/// - Source: Flink, `MemorySize.multiply` with `BigDecimal.valueOf(double)`.
struct MemoryFraction: Equatable, Sendable {
  /// The fraction as it was given.
  let value: Double
  private var digits: UInt64 = 0
  private var scale: UInt64 = 1

  init(_ value: Double) { self.init(value, exactly: Double(Float(value))) }

  private init(_ value: Double, exactly fraction: Double) {
    self.value = value
    guard fraction > 0, fraction < 1 else { return }
    var places = 0
    (digits, places) = Self.decimal(fraction)
    while places > 19 {  // 10¹⁹ is the largest power of ten in 64 bits
      digits /= 10
      places -= 1
    }
    for _ in 0..<places { scale *= 10 }
  }

  /// `⌊size·fraction⌋`; 0 for a negative size.
  func part(of size: Int64) -> Int64 {
    guard size > 0 else { return 0 }
    let product = digits.multipliedFullWidth(by: UInt64(size))
    // The fraction is below 1, so the quotient is below the size and fits.
    return Int64(scale.dividingFullWidth(product).quotient)
  }

  /// What the fraction takes beside a known rest, `⌊rest·f/(1 − f)⌋`, the quotient as a double.
  func part(beside rest: Int64) -> Int64 {
    let widened = Double(Float(value))
    let ratio = widened / (1 - widened)
    let whole = ratio.rounded(.down)
    let part = MemoryFraction(ratio - whole, exactly: ratio - whole).part(of: rest)
    return Int64(saturating: whole) * rest + part
  }

  /// The digits of the shortest decimal of a number in 0..<1, and how many follow the point.
  private static func decimal(_ x: Double) -> (digits: UInt64, places: Int) {
    var digits: UInt64 = 0
    var places = 0
    var exponent = 0
    var isFraction = false
    var isExponent = false
    for character in x.description.utf8 {
      let digit = Int(character) - 48  // "0"
      if digit >= 0, digit <= 9 {
        if isExponent {
          exponent = exponent * 10 + digit
        } else {
          digits = digits * 10 + UInt64(digit)
          places += isFraction ? 1 : 0
        }
      } else if character == 46 {  // "."
        isFraction = true
      } else if character == 101 {  // "e"; its sign is always minus here
        isExponent = true
      }
    }
    return (digits, places + exponent)
  }
}
