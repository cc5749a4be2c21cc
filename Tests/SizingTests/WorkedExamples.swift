import Sizing
import Testing

@Suite struct WorkedExamples {
  /// 10,000 /s of 512 B through one filter.
  @Test func stateless() throws {
    let workload = Workload(
      recordBytes: Bytes(512), skew: .low, delivery: .atLeastOnce,
      statements: [Statement(complexity: .simple)])
    let cell = try Sizer(workload).cell(tier: .relaxed, rate: RecordsPerSecond(10_000))
    let plan = try #require(cell.plan)
    // R = 10,000/0.7 + 10,000 × 110/1800 = 14,896.8 /s; × 100 µs × 1.1 = 1.639 cores
    #expect(abs(plan.cpuDemand.value - 1.638651) < 1e-6)
    #expect(plan.bindingConstraint == .cpu)
    #expect(plan.taskManagers == 2)
    #expect(plan.coresPerTaskManager == 1)
    #expect(plan.totalCores == 3)
    #expect(plan.nodes == 3)
    #expect(plan.nodeCores == 4)
    // cap = 2/(100 µs × 1.1) = 18,181.8 /s; 110 + 10,000 × (110 + 120)/8,181.8 = 391.1 s
    #expect(abs(plan.recovery.total.value - 391.1111) < 1e-4)
    #expect(plan.warnings.isEmpty)
  }

  /// 40,000 /s of 1 KiB: parse, then a window over 2 million keys of 400 B.
  @Test func window() throws {
    let state = KeyedState(keys: 2e6, bytesPerKey: Bytes(400))
    let workload = Workload(
      recordBytes: Bytes(1024), skew: .medium,
      statements: [Statement(complexity: .simple), Statement(complexity: .medium, state: state)])
    let cell = try Sizer(workload).cell(tier: .sub5s, rate: RecordsPerSecond(40_000))
    let plan = try #require(cell.plan)
    // t = 100 µs + 512/12.5e6 = 140.96 µs; f_K = 1 + 0.1·log10 2 = 1.0301; T = 1.1·t·3.0602
    // R = 40,000 × 1.48968 = 59,587 /s; × 474.5 µs × 1.5 = 42.41 cores: 11 × 4
    #expect(abs(plan.cpuDemand.value - 42.41156) < 1e-4)
    #expect(plan.taskManagers == 11)
    #expect(plan.coresPerTaskManager == 4)
    #expect(plan.parallelism == 44)
    #expect(plan.maxParallelism == 720)
    #expect(plan.nodes == 6)
    #expect(plan.nodeCores == 8)
    // 1 + 800 MB × 1.5/(11 × 100 MB/s) = 2.09 s
    #expect(abs(plan.checkpointDuration.value - 2.0909) < 1e-4)
    #expect(abs(plan.recovery.total.value - 430.124) < 1e-3)
    #expect(plan.warnings.all == [.exactlyOnceLatency])
  }

  /// 5,000 /s of 2 KiB into 500 million keys of 40 B, five copies each: 100 GB.
  @Test func largeState() throws {
    let state = KeyedState(keys: 500e6, bytesPerKey: Bytes(40), copies: 5)
    let workload = Workload(
      recordBytes: Bytes(2048), skew: .low,
      statements: [Statement(complexity: .medium, state: state)])
    let cell = try Sizer(workload).cell(tier: .relaxed, rate: RecordsPerSecond(5_000))
    let plan = try #require(cell.plan)
    #expect(plan.bindingConstraint == .recovery)
    #expect(plan.taskManagers == 4)
    #expect(plan.coresPerTaskManager == 4)
    #expect(plan.memoryClass == .memoryOptimized)
    #expect(plan.taskManagerMemory == .gibibytes(32))
    #expect(abs(plan.recovery.total.value - 895.608) < 1e-3)
    // 100 GB × 1.5 × 1.1/(4 × 100 MB/s) = 412.5 s
    #expect(abs(plan.recovery.restore.value - 412.5) < 1e-9)
  }

  /// 500,000 /s of which every twentieth record carries one key.
  @Test func hotKey() throws {
    let state = KeyedState(keys: 1e6, bytesPerKey: Bytes(100))
    let workload = Workload(
      recordBytes: Bytes(512), skew: .high, hotKeyShare: 0.05,
      statements: [Statement(complexity: .medium, state: state)])
    let sizer = try Sizer(workload)
    let cell = try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(500_000))
    let reason = try #require(cell.infeasibility)
    #expect(reason.bindingConstraint == .hotKey)
    // 1/(1.48968 × 100 µs × 2 × 0.05) = 67,128 /s
    let largest = try #require(reason.largestRate)
    #expect(abs(largest.value - 67_128.4) < 0.1)
    #expect(try sizer.cell(tier: .relaxed, rate: largest * 0.99).plan != nil)
    #expect(try sizer.cell(tier: .relaxed, rate: largest * 1.01).plan == nil)
  }

  /// 40,000 /s of 1 KiB joined with 50 million keys of 600 B.
  @Test func join() throws {
    let state = KeyedState(keys: 50e6, bytesPerKey: Bytes(600))
    let workload = Workload(
      recordBytes: Bytes(1024),
      statements: [Statement(complexity: .simple), Statement(complexity: .complex, state: state)])
    let cell = try Sizer(workload).cell(tier: .sub1s, rate: RecordsPerSecond(40_000))
    let plan = try #require(cell.plan)
    #expect(cell.counts[.cpu] == 22)
    #expect(cell.counts[.keySkew] == 13)
    #expect(plan.slack(of: .keySkew) == 1 - 13.0 / 22)
    #expect(plan.parallelism == 88)
    #expect(plan.maxParallelism == 1260)
    #expect(plan.totalCores == 89)
    #expect(plan.totalMemory.value == 380_104_605_696)
    #expect(plan.nodes == 12)
    // 50M × (1 − e^(−40,000·30/50M)) × 600 × 2
    #expect(abs(plan.checkpointBytes.value - 1_422_857_414.5) < 0.1)
    #expect(abs(plan.checkpointDuration.value - 1.9701) < 1e-4)
    #expect(abs(plan.recovery.total.value - 468.517) < 1e-3)
    #expect(abs(plan.networkInPerNode.value - 15_740_826.4) < 0.1)
    #expect(abs(plan.networkOutPerNode.value - 22_208_360.1) < 0.1)
  }
}
