extension Int {
  /// The nearest whole number not below, held within the range of `Int`; 0 for NaN.
  init(roundingUp x: Double) {
    // Without the function of the C library, which processors' basic instructions don't have.
    guard x.magnitude < Swift.min(1e15, Double(Int.max)) else {
      self.init(saturating: x)
      return
    }
    let whole = Int(x)
    self = Double(whole) < x ? whole + 1 : whole
  }

  /// The whole part, held within the range of `Int`; 0 for NaN.
  init(saturating x: Double) {
    guard !x.isNaN else {
      self = 0
      return
    }
    if x >= Double(Int.max) {
      self = .max
    } else if x <= Double(Int.min) {
      self = .min
    } else {
      self.init(x)
    }
  }
}

extension Int {
  /// The product of two positive numbers, held within the range of `Int`, which has 32 bits in a browser.
  @inline(__always)
  func times(_ factor: Int) -> Int {
    let (product, isTooLarge) = multipliedReportingOverflow(by: factor)
    return isTooLarge ? .max : product
  }

  /// The whole quotient of two positive numbers. Most have few bits, which processors divide several
  /// times faster.
  func divided(by divisor: Int) -> Int {
    guard UInt(bitPattern: self | divisor) <= UInt(UInt32.max) else { return self / divisor }
    return Int(UInt32(truncatingIfNeeded: self) / UInt32(truncatingIfNeeded: divisor))
  }
}

extension Int64 {
  /// The whole part, held within the range of `Int64`; 0 for NaN.
  init(saturating x: Double) {
    guard !x.isNaN else {
      self = 0
      return
    }
    if x >= 9.2e18 { self = .max } else if x <= -9.2e18 { self = .min } else { self.init(x) }
  }
}
