import Sizing
import Testing

@Suite struct Violations {
  @Test func allMistakesAreFoundAtOnce() {
    let workload = Workload(
      recordBytes: Bytes(0), hotKeyShare: 2, backend: .hashmap, incremental: true,
      partitions: 0, outputRatio: -1, outputRecordBytes: Bytes(.nan),
      recoveryObjective: Seconds(.infinity),
      statements: [
        Statement(complexity: .simple, state: KeyedState(keys: 1, bytesPerKey: Bytes(1))),
        Statement(complexity: .medium),
        Statement(
          complexity: .complex, inputShare: 0, shuffles: -1,
          state: KeyedState(keys: 0, bytesPerKey: Bytes(-1), copies: .nan)),
      ])
    var assumptions = Assumptions()
    assumptions[.targetUtilization] = 0
    assumptions[.fewestNodes] = 2.5
    assumptions[.sub1s, .cpuFactor] = -1
    assumptions.taskManagerCores = [2, 1]
    assumptions.nodeCores = []
    let found = #expect(throws: InvalidInput.self) {
      try Sizer(workload, assumptions: assumptions)
    }
    #expect(
      found?.violations.map(\.field.name) == [
        "sources[0].recordBytes", "sources[0].partitions", "hotKeyShare", "incremental",
        "outputRatio", "outputRecordBytes", "recoveryObjective", "statements[0].state",
        "statements[1].state",
        "statements[2].inputShare", "statements[2].shuffles", "statements[2].keys",
        "statements[2].bytesPerKey", "statements[2].copies", "targetUtilization", "fewestNodes",
        "sub-1s.cpuFactor", "taskManagerCores", "nodeCores",
      ])
  }

  @Test func aWorkloadNeedsAStatement() {
    #expect(Workload(recordBytes: Bytes(1), statements: []).violations == [.noStatements])
  }

  @Test func aNodeHoldsTheLargestProcess() {
    var assumptions = Assumptions()
    assumptions.taskManagerCores = [4, 16]
    #expect(assumptions.violations == [.nodeTooSmall(cores: 8, needed: 16)])
    assumptions.taskManagerCores = [1]
    assumptions.nodeCores = [2]
    #expect(assumptions.violations == [.nodeTooSmall(cores: 2, needed: 4)])
  }

  @Test(arguments: [0, -1, .nan, .infinity, -.infinity, 1e13, 1e-10, .greatestFiniteMagnitude])
  func anImpossibleRate(_ rate: Double) throws {
    let sizer = try Sizer(.filter)
    #expect(throws: InvalidInput.self) {
      try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(rate))
    }
  }

  @Test func defaultsAndProfilesAreValid() {
    #expect(Assumptions().violations.isEmpty)
    for profile in Profile.all { #expect(Assumptions(profile).violations.isEmpty) }
    #expect(Assumptions(.conservative) == Assumptions())
  }

  @Test func everyDefaultHasItsPlaceAndItsWords() {
    for assumption in Assumption.allCases {
      #expect(assumption.definition.assumption == assumption)
      #expect(assumption.range.contains(assumption.defaultValue))
      #expect(!assumption.title.isEmpty && !assumption.source.isEmpty)
    }
    let names = Assumption.allCases.map(\.name) + TierAssumption.allCases.map(\.name)
    #expect(Set(names).count == names.count)
  }
}

/// Numbers at the ends of what a double or an integer holds, in any field: a violation, or an
/// answer whose every number is finite, but never a trap.
@Suite struct ExtremeNumbers {
  static let doubles: [Double] = [
    0, -0.0, -1, .nan, .signalingNaN, .infinity, -.infinity, .greatestFiniteMagnitude,
    -.greatestFiniteMagnitude, .leastNonzeroMagnitude, .leastNormalMagnitude, 1e-300, 1e300, 1e19,
  ]
  static let integers = [Int.min, -1, 0, 1, 65, 257, Int.max]

  @Test func anywhere() {
    for seed in UInt64(0)..<20_000 {
      var g = SeededGenerator(seed: seed)
      var random = RandomCase(seed: seed)
      for _ in 0...g.next() % 3 { random.distort(&g) }
      check(random)
    }
  }

  @Test func atTheEndsOfTheirRanges() {
    for seed in UInt64(0)..<5_000 {
      var g = SeededGenerator(seed: seed)
      var random = RandomCase(seed: seed)
      for assumption in Assumption.allCases where g.once(in: 3) {
        let range = assumption.range
        random.assumptions[assumption] = g.pick([range.lowerBound, range.upperBound])
      }
      for assumption in TierAssumption.allCases where g.once(in: 2) {
        let range = assumption.range
        let value = g.pick([range.lowerBound, range.upperBound])
        random.assumptions[random.tier, assumption] = value
      }
      random.workload.sources[0].recordBytes = g.pick([Bytes(1), Bytes(1e9)])
      random.workload.statements.append(.extreme(&g))
      random.rate = RecordsPerSecond(g.pick([1e-9, 1, 1e12]))
      check(random, isValid: true)
    }
  }

  private func check(_ random: RandomCase, isValid: Bool = false) {
    do throws(InvalidInput) {
      let sizer = try Sizer(
        random.workload, assumptions: random.assumptions, machines: random.machines)
      let cell = try sizer.cell(tier: random.tier, rate: random.rate)
      let isFinite = cell.plan?.numbers.allSatisfy(\.isFinite) ?? true
      if !isFinite { Issue.record("seed \(random.seed): not finite") }
      guard isValid, random.seed % 50 == 0 else { return }
      _ = sizer.derivation(of: cell)
      _ = sizer.sensitivity(of: cell)
      _ = sizer.range(of: cell, profiles: Profile.all)
      _ = sizer.room(of: cell)
      _ = sizer.kafkaSide(of: cell)
      _ = sizer.hotKeySplit(of: cell)
      _ = sizer.recoveries(of: cell)
      _ = sizer.partitionsNeeded(tier: cell.tier, rate: cell.rate)
      _ = sizer.pools(at: cell)
    } catch {
      // At an end of ρ0, m0 or B_core alone records of no size would take less than no work.
      if isValid && error.violations != [.negativeWork] || error.violations.isEmpty {
        Issue.record("seed \(random.seed): \(error)")
      }
    }
  }
}

extension RandomCase {
  /// Puts an extreme number into one field.
  fileprivate mutating func distort(_ g: inout SeededGenerator) {
    let x = g.pick(ExtremeNumbers.doubles)
    let n = g.pick(ExtremeNumbers.integers)
    let i = Int(g.next() % UInt64(workload.statements.count))
    let s = Int(g.next() % UInt64(workload.sources.count))
    switch g.next() % 27 {
    case 0: workload.sources[s].recordBytes = Bytes(x)
    case 1: workload.hotKeyShare = x
    case 2: workload.sources[s].partitions = n
    case 3: workload.outputRatio = x
    case 4: workload.outputRecordBytes = Bytes(x)
    case 5: workload.recoveryObjective = Seconds(x)
    case 6: workload.statements[i].inputShare = x
    case 7: workload.statements[i].shuffles = n
    case 8: workload.statements[i].state?.keys = x
    case 9: workload.statements[i].state?.bytesPerKey = Bytes(x)
    case 10: workload.statements[i].state?.copies = x
    case 11: rate = RecordsPerSecond(x)
    case 12: assumptions[g.pick(Assumption.allCases)] = x
    case 13: assumptions[tier, g.pick(TierAssumption.allCases)] = x
    case 14: assumptions.taskManagerCores = [n, g.pick(ExtremeNumbers.integers)]
    case 15: workload.sources[s].rate = RecordsPerSecond(x)
    case 16: workload.statements[i].outputRatio = x
    case 17: workload.statements[i].recordBytes = Bytes(x)
    case 18: workload.statements[i].hotKeyShare = x
    case 19: workload.statements[i].state?.slide = Seconds(x)
    case 20: workload.statements[i].lookup = Lookup(latency: Seconds(x), hits: x, capacity: x)
    case 21: workload.statements[i].inputs = [.source(n), .statement(n)]
    case 22: workload.backlog = Backlog(length: Seconds(x), within: Seconds(x))
    case 23: workload.maxParallelism = n
    case 24: machines = [Machine(name: "", cores: x, memory: .gibibytes(16))]
    case 25:
      machines = [
        Machine(
          name: "", cores: 8, memory: Bytes(x),
          reserved: Machine.Reserve(cores: x, memory: Bytes(x)),
          pricePerHour: x, network: BytesPerSecond(x), disk: Bytes(x),
          diskThroughput: BytesPerSecond(x))
      ]
    default: assumptions.nodeCores = [n, g.pick(ExtremeNumbers.integers)]
    }
  }
}

extension Statement {
  /// The most or the least that a statement may have.
  fileprivate static func extreme(_ g: inout SeededGenerator) -> Statement {
    let state = KeyedState(
      keys: g.pick([1, 1e15]), bytesPerKey: Bytes(g.pick([1, 1e9])), copies: g.pick([1, 1e6]))
    return Statement(
      complexity: .complex, inputShare: g.pick([1e-6, 1]), shuffles: g.pick([0, 100]), state: state)
  }
}
