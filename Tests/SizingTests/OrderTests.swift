import Testing

@testable import Sizing

/// Orders and choices among equals.
@Suite struct Orders {
  private func term(
    _ complexity: Complexity = .medium, share: Double = 0.5, keys: Double = 10,
    bytes: Double = 10, copies: Double = 2, hot: Double = 0.5, slide: Double? = nil,
    panes: Bool = false, twoPhase: Bool = false
  ) throws -> KeyedTerm {
    let statement = Statement(
      complexity: complexity, inputShare: share, recordBytes: Bytes(512),
      state: KeyedState(
        keys: keys, bytesPerKey: Bytes(bytes), copies: copies, slide: slide.map { Seconds($0) },
        writesPanes: panes), hotKeyShare: hot, isTwoPhase: twoPhase)
    let workload = Workload(recordBytes: Bytes(512), statements: [statement])
    let flow = Flows(workload).statements[0]
    return try #require(KeyedTerm(statement, flow, workload, Assumptions()))
  }

  /// Each row precedes `term()` by the number it changes; by a later one the other way too, so that
  /// their order counts.
  @Test func ofStatements() throws {
    let one = try term()
    // 0.5 × (κ − θ): work first, then state
    let earlier = try [
      term(share: 0.4, keys: 20), term(bytes: 9, copies: 2), term(keys: 5, bytes: 20, hot: 0.9),
      term(hot: 0.4, panes: true), term(slide: nil),
    ]
    for other in earlier.dropLast() {
      #expect(KeyedTerm.precedes(other, one))
      #expect(!KeyedTerm.precedes(one, other))
    }
    for later in try [term(slide: 60), term(panes: true), term(twoPhase: true)] {
      #expect(KeyedTerm.precedes(one, later))
      #expect(!KeyedTerm.precedes(later, one))
    }
    #expect(!KeyedTerm.precedes(one, one))
  }

  @Test func theShufflesUsualForAComplexity() {
    #expect(Complexity.allCases.map { Statement(complexity: $0).effectiveShuffles } == [0, 1, 2])
    #expect(Statement(complexity: .complex, shuffles: 7).effectiveShuffles == 7)
  }

  @Test func theBindingConstraintIsTheFirstAmongEquals() {
    var counts = ConstraintCounts()
    #expect(Constraint.allCases.allSatisfy { ConstraintCounts()[$0] == nil })
    for constraint in Constraint.counted { counts[constraint] = 1 }
    #expect(counts == .one)
    #expect(counts.binding == .cpu)
    counts[.network] = 4
    counts[.heap] = 4
    #expect(counts.binding == .network)
    counts[.recovery] = 4
    #expect(counts.binding == .recovery)
    counts[.heap] = 5
    #expect(counts.binding == .heap)
    #expect(counts.most == 5)
    #expect(counts.mapped { 2 * $0 }[.network] == 8)
    counts[.recovery] = nil
    #expect(counts[.recovery] == nil && counts[.network] == 4)
    #expect(counts.mapped { $0 + 1 }[.recovery] == nil)
    #expect(!counts.skewDominates)
    // 1.5 times the 5 of the heap
    counts[.keySkew] = 7
    #expect(!counts.skewDominates)
    counts[.keySkew] = 8
    #expect(counts.skewDominates)
  }

  @Test func theFirstConstraintThatNothingSatisfies() throws {
    // D_max leaves nothing beside the fixed second, and the objective nothing beside the restart.
    var workload = Workload.window(keys: 1e6)
    workload.recoveryObjective = Seconds(100)
    var assumptions = Assumptions()
    #expect(try cell(workload, .relaxed, 1, assumptions).bindingConstraint == .recovery)
    assumptions[.longestCheckpoint] = 1
    #expect(try cell(workload, .relaxed, 1, assumptions).bindingConstraint == .checkpoint)
    workload.hotKeyShare = 1
    #expect(try cell(workload, .relaxed, 1e5, assumptions).bindingConstraint == .hotKey)
  }

  @Test func warningsHaveTheOrderOfTheirDeclaration() {
    var warnings = WarningSet()
    #expect(warnings.isEmpty)
    warnings.insert(.diskFullSoon, if: true)
    warnings.insert(.networkBuffers, if: true)
    warnings.insert(.exactlyOnceLatency, if: false)
    #expect(warnings.all == [.diskFullSoon, .networkBuffers])
    #expect(!warnings.isEmpty && warnings.contains(.diskFullSoon))
    #expect(!warnings.contains(.exactlyOnceLatency))
  }

  @Test func looserTiersFollow() {
    #expect(LatencyTier.sub500ms.looser == [.sub1s, .sub5s, .relaxed])
    #expect(LatencyTier.relaxed.looser == [])
  }

  @Test func theEffectOfAnAssumption() {
    func effect(_ half: Double?, _ double: Double?, from cores: Double?) -> Double {
      let values: (half: Double, double: Double) = (1, 2)
      return Sensitivity(.assumption(.lowSkew), values) {
        ($0 == 1 ? half : double).map { Cores($0) }
      }.effect(from: cores.map { Cores($0) }).value
    }
    #expect(effect(8, 11, from: 10) == 2)
    #expect(effect(9, 13, from: 10) == 3)
    #expect(effect(nil, 10, from: 10) == .infinity)  // no answer any more
    #expect(effect(10, nil, from: nil) == .infinity)  // an answer where there was none
    #expect(effect(nil, nil, from: nil) == 0)
  }

  @Test func assumptionsOfEqualEffectKeepTheirOrder() throws {
    // So small that one TaskManager does everything: only the fewest that matter have an effect.
    let sizer = try Sizer(.filter)
    let cell = try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(1))
    let found = sizer.sensitivity(of: cell)
    #expect(found.allSatisfy { $0.effect(from: cell.plan?.totalCores) == .zero })
    let expected =
      Assumption.allCases.filter(sizer.isUsed).map { Sensitivity.Parameter.assumption($0) }
      + TierAssumption.allCases.map { .tier(.relaxed, $0) }
    #expect(found.map(\.parameter) == expected)
    #expect(found.map(\.parameter.title) == expected.map(\.title))
    // 0.01...1 and 1...100, so at the ends of the ranges
    let utilization = found.first { $0.parameter == .assumption(.referenceUtilization) }
    #expect(utilization?.half == 0.35 && utilization?.double == 1)
    let buffers = found.first { $0.parameter == .tier(.relaxed, .bufferFactor) }
    #expect(buffers?.half == 1 && buffers?.double == 2)
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
        "mediumCost", "complexCost", "costPerKeyDecade", "cacheMissCost", "heapBackendCost",
        "lowSkew", "mediumSkew", "highSkew", "hottestKeyShare", "restartDelay", "podEviction",
        "leaderElection", "downloadRate", "incrementalRewrite", "uploadRate", "checkpointShare",
        "longestCheckpoint", "checkpointFixedTime", "intervalGrowth", "diskSize",
        "diskThroughput", "diskSpacePerStateByte", "writeAmplification", "heapPerStateByte",
        "optimizedMemoryPerCore", "hotStateShare", "cacheShare",
      ])
  }

  @Test func aJoinOnDiskUsesAllButOtherSkewsAndTheHeap() throws {
    #expect(
      try unused(.join) == [
        "mediumCost", "heapBackendCost", "lowSkew", "highSkew", "restartDelay", "podEviction",
        "leaderElection", "heapPerStateByte",
      ])
  }

  @Test func aWindowOnTheHeapUsesNoDisk() throws {
    var workload = Workload.window(keys: 1e6, skew: .high, backend: .hashmap)
    workload.recoveryObjective = Seconds(600)
    #expect(
      try unused(workload) == [
        "simpleCost", "complexCost", "costPerKeyDecade", "cacheMissCost", "lowSkew",
        "mediumSkew", "restartDelay", "podEviction", "leaderElection", "recoveryObjective",
        "incrementalRewrite", "diskSize", "diskThroughput", "writeAmplification",
        "optimizedMemoryPerCore", "hotStateShare", "cacheShare",
      ])
    // Above a million keys the decades count; a key spread by two phases fills no core.
    workload.statements[0].state?.keys = 1_000_001
    workload.statements[0].isTwoPhase = true
    #expect(!(try unused(workload).contains("costPerKeyDecade")))
    #expect(try unused(workload).contains("hottestKeyShare"))
    workload.backend = .rocksdb
    workload.incremental = false
    #expect(try unused(workload).contains("incrementalRewrite"))
  }

  /// Whatever is called unused changes no number of the plan.
  @Test func whatIsNotUsedHasNoEffect() throws {
    for workload in [Workload.filter, .join, .window(keys: 1e6, backend: .hashmap)] {
      let sizer = try Sizer(workload)
      let plan = try #require(try sizer.cell(tier: .sub5s, rate: RecordsPerSecond(3e4)).plan)
      for assumption in Assumption.allCases where !sizer.isUsed(assumption) {
        var assumptions = Assumptions()
        assumptions[assumption] = min(assumption.defaultValue * 2, assumption.range.upperBound)
        let other = try cell(workload, .sub5s, 3e4, assumptions).plan
        #expect(other?.totalCores == plan.totalCores, "\(assumption)")
        #expect(other?.warnings == plan.warnings, "\(assumption)")
      }
    }
  }

  @Test func constraints() throws {
    func applying(_ workload: Workload) throws -> [Constraint] {
      let sizer = try Sizer(workload)
      return Constraint.allCases.filter(sizer.applies)
    }
    #expect(
      try applying(.join) == [
        .cpu, .keySkew, .checkpoint, .recovery, .network, .diskSize, .diskThroughput, .hotKey,
        .maxParallelism,
      ])
    let heap = Workload.window(keys: 1, backend: .hashmap)
    #expect(
      try applying(heap) == [
        .cpu, .keySkew, .checkpoint, .recovery, .network, .heap, .hotKey, .maxParallelism,
      ])
    var filter = Workload.filter
    filter.hotKeyShare = 0.1
    filter.sources[0].partitions = 3
    filter.backlog = Backlog(length: Seconds(1), within: Seconds(1))
    filter.statements.append(
      Statement(complexity: .medium, lookup: Lookup(latency: Seconds(0.1))))
    #expect(
      try applying(filter) == [
        .cpu, .recovery, .network, .lookup, .backlog, .sourcePartitions, .maxParallelism,
      ])
  }

  @Test func noConstraintHoldsWithoutAProcess() throws {
    let sizer = try Sizer(.filter)
    func holds(_ n: Int, _ c: Double, _ constraint: Constraint = .cpu) -> Bool {
      sizer.holds(
        constraint, tier: .sub500ms, rate: RecordsPerSecond(1), taskManagers: n,
        coresPerTaskManager: Cores(c))
    }
    #expect(holds(1, 1))
    #expect(!holds(0, 1))
    #expect(!holds(1, 0))
    #expect(!holds(0, 1, .network))
    #expect(holds(1, 1, .recovery))
  }
}
