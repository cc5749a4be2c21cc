import Sizing

/// Numbers that are the same on every machine (SplitMix64), so that a seed is a workload.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Evenly between 0 and 1.
  mutating func share() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

  /// Evenly between two numbers.
  mutating func number(_ from: Double, _ to: Double) -> Double { from + (to - from) * share() }

  /// From one power of ten to another, every decade as likely as the next.
  mutating func decades(_ from: Int, _ to: Int) -> Double {
    var power = 1.0
    let exponent = from + Int(next() % UInt64(to - from))
    for _ in 0..<abs(exponent) { power *= 10 }
    return (exponent < 0 ? 1 / power : power) * number(1, 10)
  }

  /// True once in so many times.
  mutating func once(in n: UInt64) -> Bool { next() % n == 0 }

  mutating func pick<T>(_ choices: [T]) -> T { choices[Int(next() % UInt64(choices.count))] }
}

/// A workload, a tier and a rate drawn from a seed: far wider than what teams run, so that every
/// constraint binds somewhere.
struct RandomCase {
  let seed: UInt64
  var workload: Workload
  var tier: LatencyTier
  var rate: RecordsPerSecond
  var assumptions: Assumptions

  init(seed: UInt64) {
    var g = SeededGenerator(seed: seed)
    self.seed = seed
    tier = g.pick(LatencyTier.allCases)
    rate = RecordsPerSecond(g.decades(0, 7))
    assumptions = g.once(in: 3) ? Assumptions(g.pick(Profile.all)) : Assumptions()
    let statements = (0...g.next() % 4).map { _ in Statement(random: &g) }
    workload = Workload(
      recordBytes: Bytes(g.decades(1, 5)), skew: g.pick(Skew.allCases),
      hotKeyShare: g.once(in: 6) ? g.number(0, 0.05) : 0, delivery: g.pick(Delivery.allCases),
      backend: g.once(in: 4) ? .hashmap : .rocksdb,
      outputRatio: g.once(in: 5) ? g.decades(-1, 2) : 1,
      statements: statements)
    if g.once(in: 3) { workload.recoveryObjective = Seconds(g.number(120, 1800)) }
    if g.once(in: 4) { workload.sourcePartitions = Int(g.decades(0, 3)) }
    if g.once(in: 8), workload.backend == .rocksdb { workload.incremental = false }
  }

  /// The cell, or nil after an unexpected violation, which fails the caller's comparison.
  var cell: Cell? {
    try? Sizer(workload, assumptions: assumptions).cell(tier: tier, rate: rate)
  }
}

extension Statement {
  init(random g: inout SeededGenerator) {
    self.init(complexity: g.pick(Complexity.allCases), inputShare: g.number(0.01, 1))
    if g.once(in: 8) { shuffles = Int(g.next() % 6) }
    guard complexity != .simple else { return }
    state = KeyedState(
      keys: g.decades(2, 10), bytesPerKey: Bytes(g.decades(1, 3)),
      copies: g.once(in: 3) ? g.number(1, 12) : 1)
  }
}
