// The three functions of a mathematics library that the equations need, written out so that every
// platform gives the same bits. All are right to within 2 units in the last place.

/// The decimal logarithm of a positive, finite number; exact for 1, 10, 100, ... 10²².
func log10(_ x: Double) -> Double {
  guard x > 0, x.isFinite else { return x == 0 ? -.infinity : x > 0 ? x : .nan }
  if let exact = wholeLog10(x) { return exact }
  var exponent = Double(x.exponent)
  var significand = x.significand
  if significand > 1.414_213_562_373_095_1 {  // √2
    significand /= 2
    exponent += 1
  }
  let tail = exponent * 3.694_239_077_158_930_8e-13  // the rest of log₁₀ 2
  let head = exponent * 0.301_029_995_663_611_77  // log₁₀ 2, to 33 bits: the product is exact
  return head + (tail + naturalLog(near: significand) * 0.434_294_481_903_251_82)  // 1 / ln 10
}

/// The natural logarithm of a number of at least 1; 0 below.
func naturalLog(_ x: Double) -> Double {
  guard x > 1, x.isFinite else { return x > 1 ? x : 0 }
  var exponent = Double(x.exponent)
  var significand = x.significand
  if significand > 1.414_213_562_373_095_1 {  // √2
    significand /= 2
    exponent += 1
  }
  let tail = exponent * 1.908_214_929_270_587_7e-10  // the rest of ln 2
  let head = exponent * 0.693_147_180_369_123_82  // ln 2, to 33 bits: the product is exact
  return head + (tail + naturalLog(near: significand))
}

/// n when x is 10ⁿ for n in 0...22, which a double holds exactly.
private func wholeLog10(_ x: Double) -> Double? {
  var power = 1.0
  for n in 0...22 {
    if power == x { return Double(n) }
    power *= 10
  }
  return nil
}

/// ln m for m in √½...√2, by the series 2·(s + s³/3 + s⁵/5 + …) at s = (m − 1)/(m + 1).
private func naturalLog(near m: Double) -> Double {
  let f = m - 1
  let s = f / (m + 1)
  let z = s * s
  // Written out, so that the constants are divided when this is compiled.
  let tail = 2 / 17 + z * (2 / 19 + z * (2 / 21 + z * (2 / 23 + z * (2 / 25))))
  let middle = 2 / 9 + z * (2 / 11 + z * (2 / 13 + z * (2 / 15 + z * tail)))
  let sum = 2 / 3 + z * (2 / 5 + z * (2 / 7 + z * middle))
  // 2s = f − s·f, so that the leading term is exact.
  return f - s * (f - z * sum)
}

/// `1 − e⁻ᶻ` for z ≥ 0, accurate for small z too, where the plain difference loses its digits.
func fractionTouched(_ z: Double) -> Double {
  guard z > 0 else { return 0 }
  guard z < 40 else { return 1 }
  // z = k·ln 2 + r with |r| ≤ ln 2 / 2, so e⁻ᶻ = 2⁻ᵏ·e⁻ʳ.
  // Beyond 2⁵² doubles are whole: adding and subtracting 1.5 × 2⁵² rounds to the nearest.
  let k = (z * 1.442_695_040_888_963_4 + 6_755_399_441_055_744) - 6_755_399_441_055_744
  let r = (z - k * 0.693_147_180_369_123_82) - k * 1.908_214_929_270_587_7e-10
  let scale = Double(sign: .plus, exponent: -Int(k), significand: 1)
  return (1 - scale) + scale * oneMinusExp(r)
}

/// `1 − e⁻ʳ` for |r| ≤ 0.35, by its Taylor series r − r²/2! + r³/3! − …
private func oneMinusExp(_ r: Double) -> Double {
  // Two chains of every second term, because a processor computes them side by side.
  let z = r * r
  let odd = 1 / 6 + z * (1 / 120 + z * (1 / 5040 + z * (1 / 362_880 + z * oddTail(z))))
  let even = 1 / 2 + z * (1 / 24 + z * (1 / 720 + z * (1 / 40_320 + z * evenTail(z))))
  return r - z * (even - r * odd)
}

private func oddTail(_ z: Double) -> Double {
  1 / 39_916_800 + z * (1 / 6_227_020_800)  // 1/11!, 1/13!
}

private func evenTail(_ z: Double) -> Double {
  1 / 3_628_800 + z * (1 / 479_001_600 + z * (1 / 87_178_291_200))  // 1/10!, 1/12!, 1/14!
}
