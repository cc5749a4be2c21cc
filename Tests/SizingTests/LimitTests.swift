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
      #expect(faults { $0.recordBytes = Bytes(ends) } == [])
      #expect(faults { $0.outputRecordBytes = Bytes(ends) } == [])
      #expect(faults { $0.statements[0].state?.bytesPerKey = Bytes(ends) } == [])
    }
    for beyond in [(1.0).nextDown, (1e9).nextUp, .nan] {
      #expect(faults { $0.recordBytes = Bytes(beyond) } == ["recordBytes"])
      #expect(faults { $0.outputRecordBytes = Bytes(beyond) } == ["outputRecordBytes"])
      #expect(
        faults { $0.statements[0].state?.bytesPerKey = Bytes(beyond) }
          == ["statements[0].bytesPerKey"])
    }
    expect("hotKeyShare", allowed: [0, 1], refused: [-0.1, (1.0).nextUp]) { $0.hotKeyShare = $1 }
    expect("outputRatio", allowed: [0, 1e6], refused: [-0.1, (1e6).nextUp]) { $0.outputRatio = $1 }
    expect("recoveryObjective", allowed: [1, 1e7], refused: [(1.0).nextDown, (1e7).nextUp]) {
      $0.recoveryObjective = Seconds($1)
    }
    expect("statements[0].inputShare", allowed: [1e-6, 1], refused: [0.9e-6, (1.0).nextUp]) {
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
    for count in [1, 1_000_000] { #expect(faults { $0.sourcePartitions = count } == []) }
    for count in [0, 1_000_001] {
      #expect(faults { $0.sourcePartitions = count } == ["sourcePartitions"])
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
        #expect(violations { $0[assumption] = value } == [], "\(assumption)")
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
    #expect(violations { $0[.taskManagersPerShape] = 5 } == [])
    #expect(violations { $0[.lowSkew] = 2.5 } == [])  // a ratio may have a fraction
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
