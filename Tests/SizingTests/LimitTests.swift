import Testing

@testable import Sizing

/// The ends of every range of a workload: allowed themselves, refused one step beyond.
@Suite struct WorkloadLimits {
  /// The names of the fields at fault after a change of a valid workload.
  private func faults(
    _ complexity: Complexity = .medium, _ change: (inout Workload) -> Void
  ) -> [String] {
    let state = complexity == .simple ? nil : KeyedState(keys: 10, bytesPerKey: Bytes(10))
    var workload = Workload(
      recordBytes: Bytes(10), statements: [Statement(complexity: complexity, state: state)])
    change(&workload)
    return workload.violations.map(\.field.name)
  }

  @Test func ofNumbers() {
    for ends in [1, 1e9] {
      #expect(faults { $0.sources[0].recordBytes = Bytes(ends) } == [])
      #expect(faults { $0.statements[0].recordBytes = Bytes(ends) } == [])
      #expect(faults { $0.outputRecordBytes = Bytes(ends) } == [])
    }
    for beyond in [(1.0).nextDown, (1e9).nextUp, .nan] {
      #expect(
        faults { $0.sources[0].recordBytes = Bytes(beyond) } == ["sources[0].recordBytes"])
      #expect(
        faults { $0.statements[0].recordBytes = Bytes(beyond) } == ["statements[0].recordBytes"])
      #expect(faults { $0.outputRecordBytes = Bytes(beyond) } == ["outputRecordBytes"])
    }
    expect("sources[0].rate", allowed: [1e-9, 1e12], refused: [0, (1e12).nextUp]) {
      $0.sources[0].rate = RecordsPerSecond($1)
    }
    expect("statements[0].bytesPerKey", allowed: [1e-3, 1e9], refused: [0, (1e9).nextUp]) {
      $0.statements[0].state?.bytesPerKey = Bytes($1)
    }
    expect("statements[0].slide", allowed: [1e-3, 1e9], refused: [0, .nan, (1e9).nextUp]) {
      $0.statements[0].state?.slide = Seconds($1)
    }
    expect("statements[0].outputRatio", allowed: [0, 1e6], refused: [-0.1, .nan]) {
      $0.statements[0].outputRatio = $1
    }
    expect("statements[0].hotKeyShare", allowed: [0, 1], refused: [-0.1, (1.0).nextUp]) {
      $0.statements[0].hotKeyShare = $1
    }
    expect("backlogLength", allowed: [0, 1e7], refused: [-1, (1e7).nextUp]) {
      $0.backlog = Backlog(length: Seconds($1), within: Seconds(1))
    }
    expect("backlogWithin", allowed: [1, 1e7], refused: [0, (1e7).nextUp]) {
      $0.backlog = Backlog(length: Seconds(1), within: Seconds($1))
    }
    expect("hotKeyShare", allowed: [0, 1], refused: [-0.1, (1.0).nextUp]) { $0.hotKeyShare = $1 }
    expect("outputRatio", allowed: [0, 1e6], refused: [-0.1, (1e6).nextUp]) { $0.outputRatio = $1 }
    expect("recoveryObjective", allowed: [1, 1e7], refused: [(1.0).nextDown, (1e7).nextUp]) {
      $0.recoveryObjective = Seconds($1)
    }
    expect("statements[0].inputShare", allowed: [1e-6, 1000], refused: [0.9e-6, (1000.0).nextUp]) {
      $0.statements[0].inputShare = $1
    }
    expect("statements[0].keys", allowed: [1, 1e15], refused: [0.9, (1e15).nextUp]) {
      $0.statements[0].state?.keys = $1
    }
    expect("statements[0].copies", allowed: [1, 1e6], refused: [0.9, (1e6).nextUp]) {
      $0.statements[0].state?.copies = $1
    }
  }

  private func expect(
    _ field: String, allowed: [Double], refused: [Double],
    change: (inout Workload, Double) -> Void
  ) {
    for value in allowed { #expect(faults { change(&$0, value) } == [], "\(field) \(value)") }
    for value in refused { #expect(faults { change(&$0, value) } == [field], "\(value)") }
  }

  @Test func ofCounts() {
    for count in [1, 1_000_000] { #expect(faults { $0.sources[0].partitions = count } == []) }
    for count in [0, 1_000_001] {
      #expect(faults { $0.sources[0].partitions = count } == ["sources[0].partitions"])
    }
    for count in [1, 32_768] { #expect(faults { $0.maxParallelism = count } == []) }
    for count in [0, 32_769] {
      #expect(faults { $0.maxParallelism = count } == ["maxParallelism"])
    }
    for count in [0, 100] { #expect(faults { $0.statements[0].shuffles = count } == []) }
    for count in [-1, 101] {
      #expect(faults { $0.statements[0].shuffles = count } == ["statements[0].shuffles"])
    }
  }

  @Test func ofState() {
    #expect(faults(.simple) { _ in } == [])
    #expect(faults(.medium) { $0.statements[0].state = nil } == ["statements[0].state"])
    #expect(faults(.complex) { $0.statements[0].state = nil } == ["statements[0].state"])
    #expect(
      faults(.simple) { $0.statements[0].state = KeyedState(keys: 1, bytesPerKey: Bytes(1)) }
        == ["statements[0].state"])
  }

  @Test func ofLookups() {
    func lookup(_ lookup: Lookup, state: Bool = false) -> [String] {
      faults {
        $0.statements[0].lookup = lookup
        if !state { $0.statements[0].state = nil }
      }
    }
    #expect(lookup(Lookup(latency: .zero, hits: 0, capacity: 1)) == [])
    #expect(lookup(Lookup(latency: Seconds(3600), hits: 1, capacity: 1e6)) == [])
    #expect(
      lookup(Lookup(latency: Seconds(-1), hits: 1.1, capacity: 0.9)) == [
        "statements[0].lookup.latency", "statements[0].lookup.hits",
        "statements[0].lookup.capacity",
      ])
    // A lookup keeps no state; a simple statement may look up.
    #expect(lookup(Lookup(latency: Seconds(1)), state: true) == ["statements[0].lookup"])
    #expect(faults(.simple) { $0.statements[0].lookup = Lookup(latency: Seconds(1)) } == [])
  }

  @Test func ofGraphs() {
    var graph = Equations.graph
    func found(_ change: (inout Workload) -> Void) -> [Violation] {
      var changed = graph
      change(&changed)
      return changed.violations
    }
    #expect(found { _ in } == [])
    #expect(found { $0.sources = [] }.first == .noSources)
    #expect(found { $0.statements[0].inputs = [.source(2)] } == [.unknownInput(index: 0)])
    #expect(found { $0.statements[1].inputs = [.statement(2)] } == [.unknownInput(index: 1)])
    #expect(found { $0.statements[1].inputs = [.statement(-1)] } == [.unknownInput(index: 1)])
    // One reads itself, or two each other.
    #expect(found { $0.statements[0].inputs = [.statement(0)] } == [.circularInputs])
    #expect(found { $0.statements[0].inputs = [.statement(1)] } == [.circularInputs])
    // Statements may come in any order.
    graph.statements.swapAt(0, 1)
    graph.statements[0].inputs = [.statement(1), .source(1)]
    #expect(found { _ in } == [])
  }

  @Test func ofIncrementalCheckpoints() {
    #expect(faults { ($0.backend, $0.incremental) = (.hashmap, true) } == ["incremental"])
    #expect(faults { ($0.backend, $0.incremental) = (.hashmap, false) } == [])
    #expect(faults { ($0.backend, $0.incremental) = (.hashmap, nil) } == [])
    #expect(faults { ($0.backend, $0.incremental) = (.rocksdb, true) } == [])
  }

  @Test func ofRates() throws {
    let sizer = try Sizer(.filter)
    for rate in [1e-9, 1e12] {
      #expect(throws: Never.self) { try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(rate)) }
      #expect(
        sizer.cell(tier: .relaxed, nearest: RecordsPerSecond(rate)).rate.value == rate)
    }
    #expect(sizer.cell(tier: .relaxed, nearest: RecordsPerSecond(0)).rate.value == 1e-9)
    #expect(sizer.cell(tier: .relaxed, nearest: RecordsPerSecond(.nan)).rate.value == 1e-9)
    #expect(sizer.cell(tier: .relaxed, nearest: RecordsPerSecond(1e13)).rate.value == 1e12)
    let cell = sizer.cell(tier: .sub1s, nearest: RecordsPerSecond(5000))
    #expect(cell == (try sizer.cell(tier: .sub1s, rate: RecordsPerSecond(5000))))
  }
}

/// The same for assumptions.
@Suite struct AssumptionLimits {
  private func violations(_ change: (inout Assumptions) -> Void) -> [Violation] {
    var assumptions = Assumptions()
    change(&assumptions)
    return assumptions.violations
  }

  @Test func everyRangeIncludesItsEnds() {
    for assumption in Assumption.allCases {
      let range = assumption.range
      for value in [range.lowerBound, range.upperBound] {
        // At some ends of ρ0, m0 and B_core records of no size would take less than no work.
        let found = violations { $0[assumption] = value }.filter { $0 != .negativeWork }
        #expect(found == [], "\(assumption)")
      }
      for value in [range.lowerBound.nextDown, range.upperBound.nextUp] {
        let expected = Violation.outOfRange(.assumption(assumption), value: value, allowed: range)
        #expect(violations { $0[assumption] = value }.first == expected, "\(assumption)")
      }
    }
    for assumption in TierAssumption.allCases {
      let (range, field) = (assumption.range, Field.tierAssumption(.sub5s, assumption))
      #expect(violations { $0[.sub5s, assumption] = range.upperBound } == [])
      let value = range.upperBound.nextUp
      #expect(
        violations { $0[.sub5s, assumption] = value }
          == [.outOfRange(field, value: value, allowed: range)])
    }
  }

  @Test func countsAreWhole() {
    #expect(
      violations { $0[.fewestNodes] = 2.5 } == [.notWhole(.assumption(.fewestNodes), value: 2.5)])
    #expect(violations { $0[.lowSkew] = 2.5 } == [])  // a ratio may have a fraction
  }

  @Test func recordsOfNoSizeStillTakeWork() {
    // 1/ρ0 must exceed m0/B_core: 512 × 10,000 = 5.12 MB/s
    #expect(violations { $0[.bytesPerCore] = 5.13e6 } == [])
    #expect(violations { $0[.bytesPerCore] = 5.12e6 } == [.negativeWork])
  }

  @Test func sizesAscendWithinTheirRange() {
    let refused = [Violation.sizesNotAscending(.taskManagerCores, allowed: 1...64)]
    for sizes in [[], [2, 1], [1, 1], [0, 1]] {
      #expect(violations { $0.taskManagerCores = sizes } == refused, "\(sizes)")
    }
    #expect(violations { ($0.taskManagerCores, $0.nodeCores) = ([1, 64], [256]) } == [])
    #expect(
      violations { ($0.taskManagerCores, $0.nodeCores) = ([65], [256]) } == refused)
    #expect(
      violations { $0.nodeCores = [4, 257] } == [.sizesNotAscending(.nodeCores, allowed: 1...256)])
  }

  @Test func theLargestNodeHoldsTheLargestProcess() {
    #expect(violations { ($0.taskManagerCores, $0.nodeCores) = ([1, 8], [8]) } == [])
    #expect(
      violations { ($0.taskManagerCores, $0.nodeCores) = ([1, 9], [8]) }
        == [.nodeTooSmall(cores: 8, needed: 9)])
    // The largest JobManager takes 4.
    #expect(violations { ($0.taskManagerCores, $0.nodeCores) = ([1], [4]) } == [])
    #expect(
      violations { ($0.taskManagerCores, $0.nodeCores) = ([1], [3]) }
        == [.nodeTooSmall(cores: 3, needed: 4)])
  }
}
