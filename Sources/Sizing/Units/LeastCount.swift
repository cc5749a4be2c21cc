/// The largest count that is tried: a constraint that needs more counts as unsatisfiable.
let largestCount = 100_000_000

/// The least count in 1...`largestCount` that holds, or nil if none does.
///
/// `holds`, once true, must stay true as the count grows. The search starts at the estimate: it
/// calls `holds` twice when the estimate is right, and about 2·log₂ d times when it is wrong by d.
@inline(__always)
func leastCount(near estimate: Double, where holds: (Int) -> Bool) -> Int? {
  let start = estimate <= 1 ? 1 : min(max(Int(roundingUp: estimate), 1), largestCount)
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

/// The least count that holds where that is exactly from a root on. Rounding errors are far below a
/// billionth of it, so `holds` is asked only where the root is as close to a whole number.
@inline(__always)
func leastCount(from root: Double, where holds: (Int) -> Bool) -> Int? {
  if root > 0, root < Double(largestCount) {
    let count = Int(root) + 1
    let (beyond, error) = (Double(count) - root, 1e-9 * Double(count))
    if beyond > error, beyond < 1 - error { return count }
  }
  return leastCount(near: root, where: holds)
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
