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
  /// One source and two statements, the usual small application: a filter, and a window whose state
  /// goes from small to large.
  static func pair(using generator: inout SeededGenerator) -> Workload {
    Workload(
      sources: [.mixed(using: &generator)],
      statements: [
        Statement(complexity: .simple),
        Statement(complexity: .medium, state: .mixed(using: &generator)),
      ])
  }

  /// A workload as teams have them: one or two sources, one to five statements of which later ones
  /// may read earlier ones, from small state to terabytes.
  static func mixed(using generator: inout SeededGenerator) -> Workload {
    let sources = (0..<Int.random(in: 1...2, using: &generator)).map { _ in
      Source.mixed(using: &generator)
    }
    var statements: [Statement] = []
    for index in 0..<Int.random(in: 1...5, using: &generator) {
      var statement = Statement.mixed(using: &generator)
      if index > 0, Int.random(in: 0..<3, using: &generator) == 0 {
        statement.inputs = [.statement(Int.random(in: 0..<index, using: &generator))]
      }
      statements.append(statement)
    }
    let isSkewed = Int.random(in: 0..<5, using: &generator) == 0
    return Workload(
      sources: sources,
      skew: Skew.allCases.randomElement(using: &generator) ?? .medium,
      hotKeyShare: isSkewed ? Double.random(in: 0...0.02, using: &generator) : 0,
      delivery: Bool.random(using: &generator) ? .exactlyOnce : .atLeastOnce,
      backend: Int.random(in: 0..<5, using: &generator) == 0 ? .hashmap : .rocksdb,
      statements: statements)
  }
}

extension Source {
  fileprivate static func mixed(using generator: inout SeededGenerator) -> Source {
    Source(
      rate: RecordsPerSecond(1000),
      recordBytes: Bytes(Double(Int.random(in: 100...5000, using: &generator))))
  }
}

extension KeyedState {
  fileprivate static func mixed(using generator: inout SeededGenerator) -> KeyedState {
    var keys = Double(Int.random(in: 10...99, using: &generator))
    for _ in 0..<Int.random(in: 2...7, using: &generator) { keys *= 10 }
    return KeyedState(
      keys: keys, bytesPerKey: Bytes(Double(Int.random(in: 20...800, using: &generator))),
      copies: Double(Int.random(in: 1...5, using: &generator)))
  }
}

extension Statement {
  fileprivate static func mixed(using generator: inout SeededGenerator) -> Statement {
    let complexity = Complexity.allCases.randomElement(using: &generator) ?? .simple
    guard complexity != .simple else { return Statement(complexity: .simple) }
    return Statement(
      complexity: complexity,
      inputShare: Double(Int.random(in: 1...10, using: &generator)) / 10,
      state: .mixed(using: &generator))
  }
}
