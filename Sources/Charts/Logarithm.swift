/// The decimal logarithm of a positive number, the same on every machine; 0 for what has none.
func decimalLogarithm(_ x: Double) -> Double {
  guard x > 0, x.isFinite else { return 0 }
  var exponent = Double(x.exponent)
  var significand = x.significand
  if significand > 1.414_213_562_373_095_1 {  // √2: the series converges faster below
    significand /= 2
    exponent += 1
  }
  // ln m = 2·(s + s³/3 + s⁵/5 + …) at s = (m − 1)/(m + 1)
  let s = (significand - 1) / (significand + 1)
  var sum = 0.0
  for k in stride(from: 21, through: 1, by: -2) { sum = sum * s * s + 1 / Double(k) }
  return exponent * 0.301_029_995_663_981_2 + 2 * s * sum * 0.434_294_481_903_251_8
}
