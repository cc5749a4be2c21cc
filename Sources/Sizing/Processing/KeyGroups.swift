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
    // Written out: every cell asks many times.
    if parallelism <= 12 { return 120 }
    if parallelism <= 24 { return 240 }
    if parallelism <= 36 { return 360 }
    if parallelism <= 72 { return 720 }
    for groups in ladder.dropFirst(4) where Double(groups) >= 10 * parallelism { return groups }
    return most
  }

  /// 1/G for a parallelism p, given 1/p.
  static func share(forMean mean: Double) -> Double {
    if mean >= 1 / 12 { return 1 / 120 }
    if mean >= 1 / 24 { return 1 / 240 }
    if mean >= 1 / 36 { return 1 / 360 }
    if mean >= 1 / 72 { return 1 / 720 }
    return 1 / Double(count(for: 1 / mean))
  }

  /// E15 imbalance, `⌈G/p⌉·p/G`: key groups of the busiest subtask over the mean.
  static func imbalance(of groups: Int, over parallelism: Int) -> Double {
    let busiest = (groups + parallelism - 1) / parallelism
    return Double(busiest) * Double(parallelism) / Double(groups)
  }
}
