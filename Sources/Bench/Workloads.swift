internal import Sizing

/// A small generator of numbers that are the same on every machine (SplitMix64).
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
}

extension Workload {
  /// A workload as teams have them: one to five statements, from small state to terabytes.
  static func mixed(using generator: inout SeededGenerator) -> Workload {
    let count = Int.random(in: 1...5, using: &generator)
    let statements = (0..<count).map { _ in Statement.mixed(using: &generator) }
    let isSkewed = Int.random(in: 0..<5, using: &generator) == 0
    return Workload(
      recordBytes: Bytes(Double(Int.random(in: 100...5000, using: &generator))),
      skew: Skew.allCases.randomElement(using: &generator) ?? .medium,
      hotKeyShare: isSkewed ? Double.random(in: 0...0.02, using: &generator) : 0,
      delivery: Bool.random(using: &generator) ? .exactlyOnce : .atLeastOnce,
      backend: Int.random(in: 0..<5, using: &generator) == 0 ? .hashmap : .rocksdb,
      statements: statements)
  }
}

extension Statement {
  fileprivate static func mixed(using generator: inout SeededGenerator) -> Statement {
    let complexity = Complexity.allCases.randomElement(using: &generator) ?? .simple
    guard complexity != .simple else { return Statement(complexity: .simple) }
    var keys = Double(Int.random(in: 10...99, using: &generator))
    for _ in 0..<Int.random(in: 2...7, using: &generator) { keys *= 10 }
    let bytes = Bytes(Double(Int.random(in: 20...800, using: &generator)))
    let copies = Double(Int.random(in: 1...5, using: &generator))
    return Statement(
      complexity: complexity,
      inputShare: Double(Int.random(in: 1...10, using: &generator)) / 10,
      state: KeyedState(keys: keys, bytesPerKey: bytes, copies: copies))
  }
}
