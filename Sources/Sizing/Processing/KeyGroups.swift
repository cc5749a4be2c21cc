/// The key groups that keyed state is divided into once and that subtasks share (E15).
enum KeyGroups {
  /// The most a plan uses, and so the largest parallelism.
  static let most = 27720

  /// Highly divisible numbers, so that the groups spread evenly over many parallelisms.
  static let ladder = [120, 240, 360, 720, 1260, 2520, 5040, 10080, 20160, most]

  /// E15 max parallelism, the first of the ladder that is at least ten times the parallelism,
  /// else its last.
  ///
  /// - Source: Flink, key groups; the ladder keeps the imbalance at most 1.1 up to p = 2,772.
  static func count(for parallelism: Double) -> Int {
    for groups in ladder where Double(groups) >= 10 * parallelism { return groups }
    return most
  }

  /// E15 imbalance, `⌈G/p⌉·p/G`: key groups of the busiest subtask over the mean.
  static func imbalance(of groups: Int, over parallelism: Int) -> Double {
    let busiest = (groups + parallelism - 1) / parallelism
    return Double(busiest) * Double(parallelism) / Double(groups)
  }
}

/// Flink's default max parallelism: `clamp(nextPowerOfTwo(p + p/2), 128, 32768)`.
///
/// - Source: Flink, `KeyGroupRangeAssignment.computeDefaultMaxParallelism`.
public func flinkDefaultMaxParallelism(for parallelism: Int) -> Int {
  let wanted = min(max(parallelism, 0), 32768)
  var power = 128
  while power < wanted + wanted / 2, power < 32768 { power *= 2 }
  return power
}
