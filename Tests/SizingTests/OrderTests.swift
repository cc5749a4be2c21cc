import Testing

@testable import Sizing

/// Orders and choices among equals.
@Suite struct Orders {
  private func statement(
    _ complexity: Complexity = .medium, share: Double = 0.5, shuffles: Int? = 1, keys: Double = 10,
    bytes: Double = 10, copies: Double = 2
  ) -> Statement {
    Statement(
      complexity: complexity, inputShare: share, shuffles: shuffles,
      state: KeyedState(keys: keys, bytesPerKey: Bytes(bytes), copies: copies))
  }

  /// Each row precedes `statement()` by the field it changes; by a later field the other way too,
  /// so that the order of the fields counts.
  @Test func ofStatements() {
    let one = statement()
    let earlier = [
      statement(.simple, share: 0.9), statement(share: 0.4, shuffles: 2),
      statement(shuffles: 0, keys: 20), statement(keys: 9, bytes: 20),
      statement(bytes: 9, copies: 3), statement(copies: 1),
    ]
    for other in earlier {
      #expect(Statement.precedes(other, one))
      #expect(!Statement.precedes(one, other))
    }
    #expect(!Statement.precedes(one, one))
    // Without state first; the shuffles are those in effect, 1 for a medium statement.
    var stateless = statement(shuffles: nil)
    stateless.state = nil
    #expect(Statement.precedes(stateless, one))
    #expect(!Statement.precedes(one, stateless))
    #expect(!Statement.precedes(stateless, stateless))
  }

  @Test func theShufflesUsualForAComplexity() {
    #expect(Complexity.allCases.map { Statement(complexity: $0).effectiveShuffles } == [0, 1, 2])
    #expect(Statement(complexity: .complex, shuffles: 7).effectiveShuffles == 7)
  }

  @Test func theBindingConstraintIsTheFirstAmongEquals() {
    var counts = ConstraintCounts()
    #expect(Constraint.allCases.allSatisfy { ConstraintCounts()[$0] == nil })
    for constraint in Constraint.allCases { counts[constraint] = 1 }
    #expect(counts.binding == .cpu)
    counts[.network] = 4
    counts[.heap] = 4
    #expect(counts.binding == .network)
    counts[.recovery] = 4
    #expect(counts.binding == .recovery)
    counts[.heap] = 5
    #expect(counts.binding == .heap)
    #expect(counts.unsatisfiable == nil)
    counts[.recovery] = nil
    counts[.heap] = nil
    #expect(counts.unsatisfiable == .recovery)
    counts[.hotKey] = nil
    #expect(counts.unsatisfiable == .hotKey)  // before all others
    #expect(counts[.hotKey] == nil && counts[.network] == 4)
  }

  @Test func warningsHaveTheOrderOfTheirDeclaration() {
    var warnings = WarningSet()
    #expect(warnings.isEmpty)
    warnings.insert(.diskFullSoon, if: true)
    warnings.insert(.networkBuffers, if: true)
    warnings.insert(.exactlyOnceLatency, if: false)
    #expect(warnings.all == [.networkBuffers, .diskFullSoon])
    #expect(!warnings.isEmpty && warnings.contains(.diskFullSoon))
    #expect(!warnings.contains(.exactlyOnceLatency))
  }

  @Test func looserTiersFollow() {
    #expect(LatencyTier.sub500ms.looser == [.sub1s, .sub5s, .relaxed])
    #expect(LatencyTier.relaxed.looser == [])
  }

  @Test func theEffectOfAnAssumption() {
    func effect(_ half: Int?, _ double: Int?, from cores: Int?) -> Int {
      let values: (half: Double, double: Double) = (1, 2)
      return Sensitivity(.assumption(.lowSkew), values) { $0 == 1 ? half : double }
        .effect(from: cores)
    }
    #expect(effect(8, 11, from: 10) == 2)
    #expect(effect(9, 13, from: 10) == 3)
    #expect(effect(nil, 10, from: 10) == .max)  // no answer any more
    #expect(effect(10, nil, from: nil) == .max)  // an answer where there was none
    #expect(effect(nil, nil, from: nil) == 0)
  }

  @Test func assumptionsOfEqualEffectKeepTheirOrder() throws {
    // So small that one TaskManager does everything: only the fewest that matter have an effect.
    let sizer = try Sizer(.filter)
    let cell = try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(1))
    let found = sizer.sensitivity(of: cell)
    #expect(found.allSatisfy { $0.effect(from: cell.plan?.totalCores) == 0 })
    let expected =
      Assumption.allCases.filter(sizer.isUsed).map { Sensitivity.Parameter.assumption($0) }
      + TierAssumption.allCases.map { .tier(.relaxed, $0) }
    #expect(found.map(\.parameter) == expected)
    #expect(found.map(\.parameter.title) == expected.map(\.title))
    let utilization = found.first { $0.parameter == .tier(.relaxed, .networkFraction) }
    #expect(utilization?.half == 0.05 && utilization?.double == 0.2)
    // 0.01...64 slots, 0...60 s, so within the ranges' ends
    #expect(found.first { $0.parameter == .assumption(.taskManagersPerShape) }?.half == 2)
  }
}

/// Which assumptions and constraints concern a workload.
@Suite struct Concerns {
  private func unused(_ workload: Workload) throws -> [String] {
    let sizer = try Sizer(workload)
    return Assumption.allCases.filter { !sizer.isUsed($0) }.map(\.name)
  }

  @Test func aStatelessFilterUsesNoneOfStateAndDisks() throws {
    #expect(
      try unused(.filter) == [
        "bytesPerCore", "mediumCost", "complexCost", "costPerKeyDecade", "cacheMissCost",
        "mediumSkew", "highSkew", "downloadRate", "incrementalRewrite", "uploadRate",
        "checkpointShare", "longestCheckpoint", "checkpointFixedTime", "diskSize",
        "diskThroughput", "diskSpacePerStateByte", "writeAmplification", "heapPerStateByte",
        "optimizedMemoryPerCore", "hotStateShare", "cacheShare",
      ])
  }

  @Test func aJoinOnDiskUsesAllButOtherSkewsAndTheHeap() throws {
    #expect(
      try unused(.join) == ["mediumCost", "lowSkew", "highSkew", "heapPerStateByte"])
  }

  @Test func aWindowOnTheHeapUsesNoDisk() throws {
    var workload = Workload.window(keys: 1e6, skew: .high, backend: .hashmap)
    workload.recoveryObjective = Seconds(600)
    #expect(
      try unused(workload) == [
        "bytesPerCore", "simpleCost", "complexCost", "costPerKeyDecade", "cacheMissCost",
        "lowSkew", "mediumSkew", "recoveryObjective", "incrementalRewrite", "diskSize",
        "diskThroughput", "writeAmplification", "optimizedMemoryPerCore", "hotStateShare",
        "cacheShare",
      ])
    // Above a million keys the decades count; above 512 B the bytes do.
    workload.statements[0].state?.keys = 1_000_001
    workload.recordBytes = Bytes(513)
    #expect(!(try unused(workload).contains("costPerKeyDecade")))
    #expect(!(try unused(workload).contains("bytesPerCore")))
    workload.backend = .rocksdb
    workload.incremental = false
    #expect(try unused(workload).contains("incrementalRewrite"))
  }

  @Test func constraints() throws {
    func applying(_ workload: Workload) throws -> [Constraint] {
      let sizer = try Sizer(workload)
      return Constraint.allCases.filter(sizer.applies)
    }
    #expect(
      try applying(.join) == [
        .cpu, .keySkew, .checkpoint, .recovery, .network, .diskSize, .diskThroughput,
      ])
    var heap = Workload.window(keys: 1, backend: .hashmap)
    #expect(try applying(heap) == [.cpu, .keySkew, .checkpoint, .recovery, .network, .heap])
    heap.hotKeyShare = 0.1
    #expect(try applying(heap).last == .hotKey)
    var filter = Workload.filter
    filter.hotKeyShare = 0.1
    #expect(try applying(filter) == [.cpu, .recovery, .network])
  }

  @Test func noConstraintHoldsWithoutAProcess() throws {
    let sizer = try Sizer(.filter)
    func holds(_ n: Int, _ c: Int, _ constraint: Constraint = .cpu) -> Bool {
      sizer.holds(
        constraint, tier: .sub500ms, rate: RecordsPerSecond(1), taskManagers: n,
        coresPerTaskManager: c)
    }
    #expect(holds(1, 1))
    #expect(!holds(0, 1))
    #expect(!holds(1, 0))
    #expect(!holds(0, 1, .network))
    #expect(holds(1, 1, .recovery))
  }
}
