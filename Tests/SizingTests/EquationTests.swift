import Testing

@testable import Sizing

/// E0 to E6, each alone, with its arithmetic by hand.
@Suite struct Equations {
  /// 750 /s of 100 B and 250 /s of 500 B. The first statement takes half of the first source and
  /// doubles it; the second reads that and the second source.
  static let graph = Workload(
    sources: [
      Source(rate: RecordsPerSecond(750), recordBytes: Bytes(100)),
      Source(rate: RecordsPerSecond(250), recordBytes: Bytes(500)),
    ],
    statements: [
      Statement(complexity: .simple, inputs: [.source(0)], inputShare: 0.5, outputRatio: 2),
      Statement(
        complexity: .medium, inputs: [.statement(0), .source(1)], outputRatio: 0.1,
        state: KeyedState(keys: 1e6, bytesPerKey: Bytes(150))),
    ])

  @Test func e0Flows() {
    let flows = Flows(Self.graph)
    // a = 0.5 × 0.75, what it emits is twice that
    #expect(flows.statements[0] == Flows.Flow(taken: 0.375, record: Bytes(100), emitted: 0.75))
    // a = 0.75 + 0.25; m = min((0.75 × 100 + 0.25 × 500)/1, 150)
    #expect(flows.statements[1] == Flows.Flow(taken: 1, record: Bytes(150), emitted: 0.1))
    #expect(flows.outputRatio == 0.1)  // nobody reads the second statement
    #expect(flows.outputRecord == Bytes(150))
    #expect(flows.meanRecord == Bytes(200))  // 0.75 × 100 + 0.25 × 500
  }

  @Test func e0WithoutFrom() {
    var workload = Workload.filter
    workload.statements[0].outputRatio = 0.25
    #expect(Flows(workload).outputRatio == 1)  // 1 unless given where nothing says what it reads
    workload.statements[0].inputs = [.source(0)]
    #expect(Flows(workload).outputRatio == 0.25)
    workload.outputRatio = 3
    workload.outputRecordBytes = Bytes(7)
    #expect(Flows(workload).outputRatio == 3)
    #expect(Flows(workload).outputRecord == Bytes(7))
  }

  @Test func e0RecordsOfAStatement() {
    var workload = Workload.window(keys: 1, bytesPerKey: 100)
    #expect(Flows(workload).statements[0].record == Bytes(100))  // one key's state is less
    workload.statements[0].recordBytes = Bytes(300)
    #expect(Flows(workload).statements[0].record == Bytes(300))
    workload = .window(keys: 1, bytesPerKey: 9000)
    #expect(Flows(workload).statements[0].record == Bytes(512))
  }

  @Test(arguments: [
    ("the reference size", 512.0, 70e-6),  // 0.7/10,000
    ("smaller, cheaper", 100, 46.928e-6),  // 0.7 × (100 µs − 412/12.5e6)
    ("nothing", 0, 41.328e-6),  // 0.7 × (100 µs − 512/12.5e6)
    ("1 KiB", 1024, 98.672e-6),  // 0.7 × (100 µs + 512/12.5e6)
    ("1 MB", 1_000_512, 56.07e-3),  // 0.7 × (100 µs + 1e6/12.5e6)
  ])
  func e1RecordCost(_ name: String, _ bytes: Double, _ expected: Double) {
    #expect(isClose(Assumptions().recordCost(of: Bytes(bytes)).value, expected))
  }

  @Test func e1AtFullUtilization() {
    // measured-2.3 has υ = 1: 1/185,000 + (512 − 1024)/285e6
    let cost = Assumptions(.measured23).recordCost(of: Bytes(512)).value
    #expect(isClose(cost, 3.608914177335230e-6))
  }

  @Test(arguments: [
    ("a thousand", 1e3, 1.0), ("a million", 1e6, 1), ("a hundred million", 1e8, 1.2),
    ("two million", 2e6, 1.0301029995663982),  // 1 + 0.1·log10 2
  ])
  func e2KeysFactor(_ name: String, _ keys: Double, _ expected: Double) {
    #expect(Assumptions().keysFactor(keys) == expected)
  }

  /// Half of the records filtered, a quarter into a window of small state, all into a join.
  private var three: Workload {
    Workload(
      recordBytes: Bytes(512),
      statements: [
        Statement(complexity: .simple, inputShare: 0.5),
        Statement(
          complexity: .medium, inputShare: 0.25,
          state: KeyedState(keys: 1e8, bytesPerKey: Bytes(10), copies: 3)),
        Statement(complexity: .complex, state: KeyedState(keys: 1e6, bytesPerKey: Bytes(100))),
      ])
  }

  @Test func e3WorkOfTheStatements() {
    let prepared = PreparedWorkload(three, Assumptions())
    // read once 0.5 × 70 µs, filter 0.5 × (1 − 0.5) × 70 µs
    #expect(isClose(prepared.unkeyedWork.value, 52.5e-6))
    // window 0.25 × 1.5 × 1.2 × t(10) 41.888 µs = 18.8496 µs,
    // join 3.5 × t(100) 46.928 µs = 164.248 µs; × 1.5 for medium skew
    #expect(isClose(prepared.keyedWork.value, 274.6464e-6))
    #expect(prepared.state.value == 3.1e9)  // 1e8 × 10 × 3 + 1e6 × 100
    #expect(isClose(prepared.shuffled.value, 202.5))  // 0.25 × 1 × 10 + 2 × 100
    #expect(prepared.shuffleEdges == 3)
    #expect(isClose(prepared.diskWritten.value, 1537.5))  // (0.25 × 10, once, + 100) × 10 × 1.5
  }

  @Test func e3HashmapAndTwoPhases() {
    var workload = three
    workload.backend = .hashmap
    let keyed = PreparedWorkload(workload, Assumptions()).keyedWork.value
    #expect(isClose(keyed, 137.3232e-6))  // η_heap 0.5
    workload.backend = .rocksdb
    workload.statements[2].isTwoPhase = true
    // 1.5 × 18.8496 + 1.1 × 164.248
    #expect(isClose(PreparedWorkload(workload, Assumptions()).keyedWork.value, 208.9472e-6))
  }

  @Test func e3WritingMoreThanIsRead() {
    var workload = Workload.filter
    workload.outputRatio = 3
    // 35 + 35 µs for reading and filtering; two more records written, each 0.5 × 70 µs
    #expect(isClose(PreparedWorkload(workload, Assumptions()).unkeyedWork.value, 140e-6))
    workload.outputRatio = 0.1
    #expect(isClose(PreparedWorkload(workload, Assumptions()).unkeyedWork.value, 70e-6))
  }

  @Test func e3FiringWindowsAndPanes() {
    var workload = Workload.window(keys: 1e6, copies: 5)
    workload.statements[0].state?.slide = Seconds(60)
    let slices = PreparedWorkload(workload, Assumptions())
    // 1e6/60 × 0.5 × t(100) 46.928 µs
    #expect(isClose(slices.firing.value, 0.391_066_666_666_666_7))
    #expect(isClose(slices.longestBurst.value, 23.464))  // 1e6 × 0.5 × 46.928 µs
    #expect(isClose(slices.diskWritten.value, 100 * 10 * 1.1))
    workload.statements[0].state?.writesPanes = true
    #expect(isClose(PreparedWorkload(workload, Assumptions()).diskWritten.value, 500 * 10 * 1.1))
    #expect(slices.state.value == 5e8)
  }

  @Test func e3StateMeasuredOrExpiring() {
    // a million keys assumed, or counted
    #expect(KeyedState(size: .gigabytes(2), keys: nil).bytesPerKey == Bytes(2000))
    #expect(KeyedState(size: .gigabytes(2), keys: 1e5).bytesPerKey == Bytes(20_000))
    // an hour of 50 new keys a second
    let expiring = KeyedState(
      timeToLive: Seconds(3600), newKeysPerSecond: 50, bytesPerKey: Bytes(10))
    #expect(expiring.keys == 180_000)
  }

  @Test func e4CacheFactor() {
    // μ = 0.5 × 1,438,814,063 = 719,407,031.5 B; S = 100 GB
    let large = demand(.window(keys: 1e9), .relaxed, 1000)
    // 1 + 1 × (1 − 16 × 719,407,031.5/1e11) = 1.88489…
    #expect(isClose(large.cacheFactor(at: Cores(16), on: large.hardware), 2 - 0.11510512504))
    #expect(large.cacheFactor(at: Cores(140), on: large.hardware) == 1)  // 140 × μ = 100.7 GB
    let heap = demand(.window(keys: 1e9, backend: .hashmap), .relaxed, 1000)
    #expect(heap.cacheFactor(at: Cores(1), on: heap.hardware) == 1)
  }

  @Test func e5WorkOfARecord() {
    // λ·(φ0·A + φ·B) = 1.5 × 1.1 × (35 µs + 1.5 × t(100) 46.928 µs)
    let window = demand(.window(keys: 1), .sub500ms, 1)
    #expect(isClose(window.work(at: Cores(1), on: window.hardware).value, 173.8968e-6))
    // 1.5 × 1.1 × 70 µs; skew costs a filter nothing
    var workload = Workload.filter
    workload.skew = .high
    let filter = demand(workload, .sub500ms, 1)
    #expect(isClose(filter.work(at: Cores(1), on: filter.hardware).value, 115.5e-6))
  }

  @Test func e6Demand() {
    // 7000/0.7 + 7000 × 110/1800 = 10,000 + 427.8
    #expect(isClose(demand(.filter, .relaxed, 7000).required.value, 10_427.777777777777))
  }
}
