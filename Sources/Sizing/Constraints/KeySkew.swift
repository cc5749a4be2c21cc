// Whether the busiest subtask of keyed work fits one core: C2, and the hottest key.

/// How keys spread over x subtasks: what of C2 is the same for every statement.
struct KeySpread {
  /// 1/x.
  private let mean: Double
  /// `2·ln x/x`: over K, the square of how far the fullest subtask exceeds the mean.
  private let excess: Double
  /// 1/G.
  private let group: Double

  init(over cores: Double, groups: Int) {
    mean = 1 / cores
    excess = 2 * naturalLog(cores) * mean
    group = 1 / Double(groups)
  }

  /// With the key groups given, else with those that so many cores ask for.
  init(over cores: Double, pinned groups: Int?) {
    if let groups {
      self.init(over: cores, groups: groups)
      return
    }
    let whole = Int(saturating: cores)
    if whole < Self.tabulated.count, Double(whole) == cores {
      self = Self.tabulated[whole]
    } else {
      self.init(over: cores, groups: KeyGroups.count(for: cores))
    }
  }

  /// For whole cores, which most cells ask for.
  private static let tabulated = (0..<1025).map {
    KeySpread(over: Double($0), groups: KeyGroups.count(for: Double($0)))
  }

  /// The largest work per record of a subtask of any statement, `B_j` times its share.
  func busiestWork(of terms: [KeyedTerm]) -> CoreSeconds {
    var most = 0.0
    for term in terms where !term.isTwoPhase {
      let share = busiestShare(keys: term.keys, hottestShare: term.hottestShare)
      most = max(most, term.work.value * share)
    }
    return CoreSeconds(most)
  }

  /// The largest part of a statement's records that falls on one subtask of x,
  /// `h + (1−h)·(min(1, 1/x + √(2·ln x/(K·x))) + 1/G)`: the fullest of x bins with K balls, and one
  /// key group too many.
  ///
  /// - Source: the model; measured 0.40 for 10 keys on 8 subtasks, where it gives 0.35.
  func busiestShare(keys: Double, hottestShare h: Double) -> Double {
    h + (1 - h) * (min(1, mean + (excess / keys).squareRoot()) + group)
  }
}

extension Demand {
  /// Cores that the busiest subtask of any keyed statement needs: the left side of C2,
  /// `R·λ·f_S(x)·B_j` times the busiest subtask's share.
  func busiestSubtask(at cores: Cores, on hardware: Hardware) -> Cores {
    guard !prepared.terms.isEmpty else { return .zero }
    let spread = KeySpread(over: cores.value, pinned: prepared.maxParallelism)
    return busiestSubtask(spread.busiestWork(of: prepared.terms), at: cores, on: hardware)
  }

  private func busiestSubtask(
    _ work: CoreSeconds, at cores: Cores, on hardware: Hardware
  ) -> Cores {
    Cores(required.value * cpuFactor * cacheFactor(at: cores, on: hardware) * work.value)
  }

  /// The least cores, in the hardware's steps, that satisfy C2; nil if none does.
  func keySkewSteps(on hardware: Hardware) -> Int? {
    // One core does it all in many cells, and its share needs no estimate.
    let first = hardware.cores(ofSteps: 1)
    if first.value == 1,
      busiestSubtask(prepared.busiestOnOneCore, at: first, on: hardware) <= Cores(1)
    {
      return 1
    }
    return hardware.leastSteps(near: keySkewEstimate(on: hardware)) {
      fitsKeySkew($0, on: hardware)
    }
  }

  /// C2 key-skew: the busiest keyed subtask fits one core.
  ///
  /// - Source: Flink, a key group belongs to one subtask.
  func fitsKeySkew(_ cores: Cores, on hardware: Hardware) -> Bool {
    busiestSubtask(at: cores, on: hardware) <= Cores(1)
  }

  /// About the x where C2 turns true for the statement with the most work, which is nearly always the
  /// one that decides; nil where no x helps.
  func keySkewEstimate(on hardware: Hardware) -> Double? {
    guard let term = prepared.heaviestTerm else { return 0 }
    guard let least = estimate(term, factor: 1) else { return nil }
    let factor = cacheFactor(at: Cores(least), on: hardware)
    return factor > 1 ? estimate(term, factor: factor) ?? least : least
  }

  /// The x of one statement when its work is `factor` times what it is cached. From
  /// `1/x + √(2·ln x/(K·x)) + 1/G = s` by putting the last x found into the slower terms.
  private func estimate(_ term: KeyedTerm, factor: Double) -> Double? {
    let h = term.hottestShare
    let keyed = required.value * cpuFactor * factor * term.work.value
    guard keyed > 0 else { return 0 }
    guard h < 1 else { return keyed <= 1 ? 0 : nil }
    let share = (1 / keyed - h) / (1 - h)
    // All keys on one subtask, and one key group: the usual case.
    if share >= 1 + 1 / 120 { return 0 }
    let pinned = prepared.groupShare
    guard share > pinned ?? 1 / Double(KeyGroups.most) else { return nil }
    var mean = min(share, 10)  // 1/x
    for _ in 0..<2 {
      // An estimate needs no exact logarithm.
      let log = mean > 0.5 ? 0 : Double(-mean.exponent) * 0.69 - 0.35
      let spread = (log * min(mean, 1)).squareRoot() * term.spread
      let rest = share - (pinned ?? KeyGroups.share(forMean: mean)) - spread
      guard rest > 0 else { return 2 / mean }
      if abs(mean - rest) < 0.05 * mean * rest { return 1 / rest }
      mean = rest
    }
    return 1 / mean
  }

  /// Whether one key alone overloads a core, `R·λ·B_j·h ≥ η`.
  var hasHotKey: Bool {
    let limit = prepared.constants.hottestKeyShare
    return prepared.terms.contains { !$0.isTwoPhase && hottestKey($0) >= limit }
  }

  /// Cores that the hottest key of a statement keeps busy, `R·λ·B_j·h`.
  private func hottestKey(_ term: KeyedTerm) -> Double {
    required.value * cpuFactor * term.work.value * term.hottestShare
  }

  /// Cores that the hottest key of any statement keeps busy.
  var hottestKeyCores: Cores {
    Cores(prepared.terms.reduce(0) { $1.isTwoPhase ? $0 : max($0, hottestKey($1)) })
  }

  /// The rate below which the hottest key fits its part of a core; nil without keys.
  var largestRateOfHotKey: RecordsPerSecond? {
    let busy = hottestKeyCores.value
    guard busy > 0 else { return nil }
    return rate * (prepared.constants.hottestKeyShare / busy)
  }
}
