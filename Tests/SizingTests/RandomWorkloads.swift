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
struct RandomCase: Equatable {
  let seed: UInt64
  var workload: Workload
  var tier: LatencyTier
  var rate: RecordsPerSecond
  var assumptions: Assumptions
  /// Empty for generic nodes.
  var machines: [Machine]

  init(seed: UInt64) {
    var g = SeededGenerator(seed: seed)
    self.seed = seed
    tier = g.pick(LatencyTier.allCases)
    rate = RecordsPerSecond(g.decades(0, 7))
    assumptions = g.once(in: 3) ? Assumptions(g.pick(Profile.all)) : Assumptions()
    machines = g.once(in: 3) ? (0...g.next() % 3).map { Machine(random: &g, "\($0)") } : []
    let sources = (0...g.next() % 2).map { _ in Source(random: &g) }
    let isGraph = g.once(in: 2)
    var statements: [Statement] = []
    for index in 0...Int(g.next() % 4) {
      var statement = Statement(random: &g)
      if isGraph { statement.read(sources.count, index, &g) }
      statements.append(statement)
    }
    workload = Workload(
      sources: sources, skew: g.pick(Skew.allCases),
      hotKeyShare: g.once(in: 6) ? g.number(0, 0.05) : 0, delivery: g.pick(Delivery.allCases),
      backend: g.once(in: 4) ? .hashmap : .rocksdb,
      outputRatio: g.once(in: 5) ? g.decades(-1, 2) : nil, statements: statements)
    if g.once(in: 3) { workload.recoveryObjective = Seconds(g.number(120, 1800)) }
    if g.once(in: 8), workload.backend == .rocksdb { workload.incremental = false }
    if g.once(in: 6) { workload.maxParallelism = g.pick([128, 720, 2520]) }
    if g.once(in: 6) {
      workload.backlog = Backlog(length: Seconds(g.decades(2, 6)), within: Seconds(g.decades(3, 5)))
    }
    if g.once(in: 8) {
      var memory = MemorySettings()
      memory.managedFraction = g.number(0.1, 0.5)
      if machines.isEmpty, g.once(in: 2) { memory.process = .gibibytes(g.number(3, 24)) }
      if g.once(in: 2) { memory.metaspace = .mebibytes(512) }
      workload.taskManagerMemory = memory
    }
    if g.once(in: 4) { workload.baseLoad = Cores(g.decades(-2, 1)) }
  }

  /// For any tier and rate; nil after an unexpected violation, which fails the caller's comparison.
  var sizer: Sizer? {
    try? Sizer(workload, assumptions: assumptions, machines: machines)
  }

  /// The cell, or nil after an unexpected violation.
  var cell: Cell? { try? sizer?.cell(tier: tier, rate: rate) }
}

extension Machine {
  init(random g: inout SeededGenerator, _ name: String) {
    let cores = g.pick([2.0, 4, 8, 16, 32, 64])
    self.init(
      name: name, cores: cores, memory: .gibibytes(cores * g.pick([4, 6, 8])),
      pricePerHour: g.once(in: 4) ? nil : cores * g.number(0.03, 0.06))
    if g.once(in: 4) { network = .megabytes(g.number(100, 2000)) }
    if g.once(in: 4) { disk = .gigabytes(g.number(50, 2000)) }
    if g.once(in: 4) { diskThroughput = .megabytes(g.number(100, 2000)) }
    if g.once(in: 4) {
      reserved = Reserve(cores: g.number(0, 0.8), memory: .gibibytes(g.number(0, 2)))
    }
  }
}

extension Source {
  init(random g: inout SeededGenerator) {
    self.init(
      rate: RecordsPerSecond(g.decades(0, 5)), recordBytes: Bytes(g.decades(1, 5)),
      partitions: g.once(in: 4) ? Int(g.decades(0, 3)) : nil)
  }
}

extension Statement {
  init(random g: inout SeededGenerator) {
    self.init(
      complexity: g.pick(Complexity.allCases),
      inputShare: g.once(in: 8) ? g.number(1, 3) : g.number(0.01, 1))
    if g.once(in: 3) { outputRatio = g.decades(-2, 1) }
    if g.once(in: 8) { shuffles = Int(g.next() % 6) }
    if g.once(in: 6) { recordBytes = Bytes(g.decades(1, 4)) }
    if g.once(in: 8) { hotKeyShare = g.number(0, 0.02) }
    if g.once(in: complexity == .simple ? 20 : 6) {
      lookup = Lookup(
        latency: Seconds(g.decades(-4, -1)), hits: g.number(0, 1), capacity: g.pick([1, 10, 100]))
      return
    }
    guard complexity != .simple else { return }
    state = KeyedState(
      keys: g.once(in: 6) ? g.decades(0, 2) : g.decades(2, 10), bytesPerKey: Bytes(g.decades(1, 3)),
      copies: g.once(in: 3) ? g.number(1, 12) : 1)
    if g.once(in: 3) { state?.slide = Seconds(g.decades(0, 4)) }
    state?.writesPanes = g.once(in: 4)
    isTwoPhase = g.once(in: 5)
  }

  /// Reads one or two of the sources and the statements before it.
  fileprivate mutating func read(_ sources: Int, _ before: Int, _ g: inout SeededGenerator) {
    let upstream =
      (0..<sources).map { Upstream.source($0) } + (0..<before).map { Upstream.statement($0) }
    inputs = [g.pick(upstream)]
    let second = g.pick(upstream)
    if g.once(in: 2), second != inputs[0] { inputs.append(second) }
  }
}
