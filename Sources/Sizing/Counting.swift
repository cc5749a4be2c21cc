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

/// The largest count looked for: what needs more has no answer.
let largestCount = 100_000_000

/// The least count in 1...`largestCount` that holds, or nil if none does.
///
/// `holds`, once true, stays true as the count grows. The estimate is where the search starts:
/// right, it costs two questions; wrong by d, about 2·log₂ d.
@inline(__always)
func leastCount(near estimate: Double, where holds: (Int) -> Bool) -> Int? {
  let start = min(max(Int(roundingUp: estimate), 1), largestCount)
  var step = 1
  if holds(start) {
    var high = start
    while high > 1 {
      let low = max(1, high - step)
      if !holds(low) { return bisect(low, high, where: holds) }
      high = low
      step *= 2
    }
    return 1
  }
  var low = start
  while low < largestCount {
    let high = low + min(step, largestCount - low)
    if holds(high) { return bisect(low, high, where: holds) }
    low = high
    step *= 2
  }
  return nil
}

/// The least count that holds, between one that does not and one that does.
@inline(__always)
private func bisect(_ fails: Int, _ works: Int, where holds: (Int) -> Bool) -> Int {
  var low = fails
  var high = works
  while high - low > 1 {
    let middle = low + (high - low) / 2
    if holds(middle) { high = middle } else { low = middle }
  }
  return high
}
