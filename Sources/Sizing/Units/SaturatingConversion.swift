extension Int {
  /// The nearest whole number not below, held within the range of `Int`; 0 for NaN.
  init(roundingUp x: Double) {
    self.init(saturating: x.rounded(.up))
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
