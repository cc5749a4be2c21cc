import Testing

@testable import Sizing

/// Each equation alone, with its arithmetic by hand.
@Suite struct Equations {
  private func isClose(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-9 * abs(b) }

  private func demand(
    _ workload: Workload, _ tier: LatencyTier = .relaxed, _ rate: Double,
    _ change: (inout Assumptions) -> Void = { _ in }
  ) -> Demand {
    var assumptions = Assumptions()
    change(&assumptions)
    return Demand(PreparedWorkload(workload, assumptions), tier, RecordsPerSecond(rate))
  }

  @Test(arguments: [
    ("as large as the reference", 512.0, 100e-6),  // 1/10,000
    ("smaller", 100, 100e-6),
    ("1 KiB", 1024, 140.96e-6),  // 100 µs + 512/12.5e6
    ("1 MB", 1_000_512, 80.1e-3),  // 100 µs + 1e6/12.5e6
  ])
  func e1RecordCost(_ name: String, _ bytes: Double, _ expected: Double) {
    #expect(isClose(PreparedWorkload.recordCost(of: Bytes(bytes), Assumptions()).value, expected))
  }

  @Test(arguments: [
    ("a thousand", 1e3, 1.0), ("a million", 1e6, 1), ("a hundred million", 1e8, 1.2),
    ("two million", 2e6, 1.0301029995663982),  // 1 + 0.1·log10 2
  ])
  func e2KeysFactor(_ name: String, _ keys: Double, _ expected: Double) {
    #expect(StatementLoad.keysFactor(keys, Assumptions()) == expected)
  }

  @Test func e3StatementLoad() {
    let workload = Workload(
      recordBytes: Bytes(512),
      statements: [
        Statement(complexity: .simple, inputShare: 0.5),
        Statement(
          complexity: .medium, inputShare: 0.25,
          state: KeyedState(keys: 1e8, bytesPerKey: Bytes(10), copies: 3)),
        Statement(complexity: .complex, state: KeyedState(keys: 1e6, bytesPerKey: Bytes(100))),
      ])
    let prepared = PreparedWorkload(workload, Assumptions())
    #expect(prepared.statelessLoad == 0.5)  // 0.5 × 1
    #expect(isClose(prepared.statefulLoad, 4.6))  // 0.25 × 2 × 1.2 + 1 × 4 × 1
    #expect(prepared.state.value == 3.1e9)  // 1e8 × 10 × 3 + 1e6 × 100
    #expect(prepared.shuffles == 2.25)  // 0.25 × 1 + 1 × 2
    #expect(prepared.writtenPerRecord.value == 107.5)  // 0.25 × 30 + 1 × 100
  }

  @Test func e4CacheFactor() {
    // μ = 0.5 × 1,438,814,063 = 719,407,031.5 B; S = 100 GB
    let demand = demand(.window(keys: 1e9), .relaxed, 1000)
    // 1 + 1 × (1 − 16 × 719,407,031.5/1e11) = 1.88489…
    #expect(isClose(demand.cacheFactor(at: Cores(16)), 2 - 0.11510512504))
    #expect(demand.cacheFactor(at: Cores(140)) == 1)  // 140 × μ = 100.7 GB
    let heap = self.demand(.window(keys: 1e9, backend: .hashmap), .relaxed, 1000)
    #expect(heap.cacheFactor(at: Cores(1)) == 1)
  }

  @Test func e5WorkPerRecord() {
    // λ·t·(A + B) = 1.5 × 100 µs × 2
    #expect(isClose(demand(.window(keys: 1), .sub500ms, 1).work(at: Cores(1)).value, 300e-6))
    // 1.5 × 100 µs × 1
    #expect(isClose(demand(.filter, .sub500ms, 1).work(at: Cores(1)).value, 150e-6))
  }

  @Test func e6Demand() {
    // 7000/0.7 + 7000 × 110/1800 = 10,000 + 427.8
    #expect(isClose(demand(.filter, .relaxed, 7000).required.value, 10_427.777777777777))
  }

  @Test func e7CheckpointBytes() {
    // 1e6 keys × 100 B; 1e4/s × 120 s touch 1e6 × (1 − e^−1.2) keys = 698,806; × 100 × 2
    // exceeds S = 100 MB, so C = S
    #expect(demand(.window(keys: 1e6), .relaxed, 1e4).checkpoint.value == 1e8)
    // 100 /s: 1e6 × (1 − e^−0.012) × 100 × 2 = 2,385,657 B
    let touched = demand(.window(keys: 1e6), .relaxed, 100).checkpoint.value
    #expect(abs(touched - 2_385_657.4) < 0.1)
    var full = Workload.window(keys: 1e6)
    full.incremental = false
    #expect(demand(full, .relaxed, 100).checkpoint.value == 1e8)
  }

  @Test func e8CheckpointDuration() {
    // S = 10 GB in full: 1 + 10e9 × 1.1/(5 × 100e6) = 23 s
    var workload = Workload.window(keys: 1e8)
    workload.incremental = false
    let demand = demand(workload, .relaxed, 100)
    #expect(isClose(demand.checkpointDuration(TaskManagers(5, of: 1)).value, 23))
    #expect(self.demand(.filter, .relaxed, 100).checkpointDuration(TaskManagers(1, of: 1)) == .zero)
  }

  @Test func e9Recovery() {
    var workload = Workload.window(keys: 1e8)
    workload.incremental = false
    let demand = demand(workload, .relaxed, 1000) { $0[.cacheMissCost] = 0 }
    let five = TaskManagers(5, of: 2)
    // T_0 = 50 + 60 + 10e9 × 1.5 × 1.1/(5 × 100e6) = 143 s
    #expect(isClose(demand.restartTime(five).value, 143))
    // cap = 10/(100 µs × 2 × 1.2 × 1.1) = 37,878.8 /s
    #expect(isClose(demand.capacity(five).value, 10 / 264e-6))
    // 143 + 1000 × (143 + 120 + 23)/36,878.8 = 150.755 s
    #expect(abs(demand.recoveryTime(five).value - 150.7551) < 1e-4)
    let one = self.demand(.filter, .relaxed, 10_000)
    // cap = 1/110 µs = 9,091 /s, less than comes in
    #expect(one.recoveryTime(TaskManagers(1, of: 1)).value == .infinity)
  }

  /// Ververica's back-of-the-envelope budget: five nodes, a million records a second of 2,000 B.
  @Test func e10NetworkAsVervericaCounts() {
    var workload = Workload(
      recordBytes: Bytes(2000), skew: .low, incremental: false,
      // 100 million keys a node emit 40 B each minute: 5 × 1e8/60 = 8.33 records per record read
      outputRatio: 5e8 / 60 / 1e6, outputRecordBytes: Bytes(40),
      statements: [
        Statement(
          complexity: .medium, shuffles: 1,
          state: KeyedState(keys: 5e8, bytesPerKey: Bytes(40), copies: 5))
      ])
    let budget = demand(workload, .sub5s, 1e6) { $0[.lowSkew] = 1 }
    // source 2 GB/s / 5 = 400 MB/s; shuffle 2 GB/s × 4/25 = 320 MB/s
    #expect(isClose(budget.networkIn(nodes: 5).value, 720e6))
    // 320 + 1e8 × 40/60 = 66.7 + checkpoint 1e8 × 200/60 = 333.3
    #expect(isClose(budget.networkOut(nodes: 5).value, 720e6))
    workload.outputRatio = 0
    let silent = demand(workload, .sub5s, 1e6) { $0[.lowSkew] = 1 }
    #expect(isClose(silent.networkOut(nodes: 5).value, 320e6 + 1e9 / 3))
    // M of 40 cores is 5 nodes of 8; below 24 cores the three nodes that always are.
    #expect(silent.nodes(TaskManagers(10, of: 4)) == 5)
    #expect(silent.nodes(TaskManagers(1, of: 4)) == 3)
  }

  @Test(arguments: [(1.0, 1), (3, 1), (4, 2), (6, 2), (7, 4), (12, 4), (1000, 4)])
  func e11Shape(_ cores: Double, _ expected: Int) throws {
    // R·t·φ = x₁ − ½ cores: r = (x₁ − ½)/(1.48968 × 110 µs)
    let cell = try cell(.filter, .relaxed, (cores - 0.5) / (1.4896825396825397 * 110e-6))
    #expect(cell.plan?.coresPerTaskManager == expected)
  }

  @Test(arguments: [
    (LatencyTier.sub500ms, 1, 2), (.sub500ms, 2, 3), (.sub500ms, 4, 6), (.sub1s, 4, 4),
  ])
  func e14Slots(_ tier: LatencyTier, _ cores: Int, _ expected: Int) {
    #expect(demand(.filter, tier, 1).slots(coresEach: cores) == expected)
  }

  @Test(arguments: [
    (1.0, 120), (12, 120), (13, 240), (44, 720), (72, 720), (73, 1260), (2772, 27720),
    (9999, 27720),
  ])
  func e15MaxParallelism(_ parallelism: Double, _ expected: Int) {
    #expect(KeyGroups.count(for: parallelism) == expected)
  }

  @Test func e15Imbalance() {
    // ⌈120/7⌉ × 7/120 = 18 × 7/120
    #expect(KeyGroups.imbalance(of: 120, over: 7) == 1.05)
    for p in 1...2772 {
      #expect(
        KeyGroups.imbalance(of: KeyGroups.count(for: Double(p)), over: p) <= 1.1)
    }
  }

  @Test(arguments: [
    (1, 128), (85, 128), (86, 256), (20_000, 32768), (Int.max, 32768), (Int.min, 128),
  ])
  func e15WhatFlinkChooses(_ parallelism: Int, _ expected: Int) {
    #expect(flinkDefaultMaxParallelism(for: parallelism) == expected)
  }

  @Test(arguments: [
    // cache of 4 cores at 16 GiB: 0.5 × ⌊15,837,691,904 × 0.4⌋ = 3.1675 GB; hot = 0.2·S
    ("hot state in the cache", 4, 63e9, MemoryClass.standard, false),  // 12.60 ≤ 12.67 GB
    ("more than that", 4, 64e9, .memoryOptimized, false),  // 12.80 > 12.67 GB
    // at 32 GiB: 0.5 × ⌊33,017,561,088 × 0.4⌋ = 6.6035 GB
    ("too much for either", 4, 133e9, .memoryOptimized, true),  // 26.60 > 26.41 GB
  ])
  func e17MemoryClass(
    _ name: String, _ n: Int, _ state: Double, _ memoryClass: MemoryClass, _ below: Bool
  ) {
    let prepared = PreparedWorkload(.window(keys: state / 100), Assumptions())
    let choice = MemoryChoice(prepared, taskManagers: n, coresEach: 4)
    #expect(choice.memoryClass == memoryClass)
    #expect(choice.isBelowHotState == below)
  }

  @Test(arguments: [(1.0, 1, 2.0), (1000, 1, 2), (1001, 2, 4), (10_000, 2, 4), (10_001, 4, 8)])
  func e18JobManager(_ subtasks: Double, _ cores: Int, _ gibibytes: Double) {
    let size = JobManagerSize.coordinating(subtasks: subtasks)
    #expect(size == JobManagerSize(cores: cores, memory: .gibibytes(gibibytes)))
  }

  @Test(arguments: [
    ("all on three small nodes", 2, 4, 1, 3, 4),  // 4 + 4 + JobManager
    ("the JobManager finds no room", 3, 4, 1, 3, 8),  // three full small ones
    ("beside the last TaskManager", 5, 4, 1, 3, 8),  // 8 + 8 + 4 + 1
    ("on one more node", 6, 4, 1, 4, 8),  // 8 + 8 + 8, 1
    ("eleven of four cores", 11, 4, 1, 6, 8),
    ("many small ones", 24, 1, 1, 4, 8),
  ])
  func e19Nodes(_ name: String, _ n: Int, _ c: Int, _ jobManager: Int, _ nodes: Int, _ size: Int) {
    let pool = NodePool(taskManagers: n, coresEach: c, jobManagerCores: jobManager, Assumptions())
    #expect(pool.nodes == nodes)
    #expect(pool.nodeCores == size)
  }

  @Test func e21OutputDelay() {
    let exact = demand(.window(keys: 1), .sub1s, 1)
    // 30 s + D, and D = 1 s + 2 B or so
    #expect(abs(exact.outputDelay(TaskManagers(1, of: 1)).value - 31) < 1e-5)
    // one shuffle: 25 ms × 2
    var workload = Workload.window(keys: 1)
    workload.delivery = .atLeastOnce
    #expect(demand(workload, .sub1s, 1).outputDelay(TaskManagers(1, of: 1)).value == 0.05)
  }

  @Test func e24NetworkBuffers() {
    // 4 slots × 1 shuffle × (2 × 88 + 8) × 32 KiB = 24,117,248 B
    let demand = demand(.window(keys: 1), .relaxed, 1)
    #expect(demand.bufferBytes(slots: 4, parallelism: 88).value == 24_117_248)
    #expect(demand.networkBuffers(slots: 4, parallelism: 88, memory: .gibibytes(16)) == nil)
    // 4 × (2 × 8000 + 8) × 32 KiB = 2,098,200,576 B of 15,837,691,904 B: 13.25 %
    #expect(demand.networkBuffers(slots: 4, parallelism: 8000, memory: .gibibytes(16)) == 0.133)
  }
}
