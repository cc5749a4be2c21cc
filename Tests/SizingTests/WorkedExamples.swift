import Sizing
import Testing

/// Section 6 of the model, to the digits it prints.
@Suite struct WorkedExamples {
  @Test func aFilter() throws {
    let plan = try #require(try cell(.filter, .relaxed, 10_000).plan)
    // R = 10,000/0.7 + 10,000 × 110/1800 = 14,896.8 /s; × 1.1 × 70 µs = 1.147 cores
    #expect(abs(plan.cpuDemand.value - 1.147056) < 1e-6)
    #expect(plan.bindingConstraint == .cpu)
    #expect(plan.taskManagers == 1)
    #expect(plan.coresPerTaskManager == Cores(2))
    #expect(plan.totalCores == Cores(3))
    #expect(plan.nodes == 3)
    #expect(plan.nodeCores == Cores(4))
    // cap = 2/77 µs = 25,974 /s; 110 + 10,000 × (110 + 120)/15,974 = 253.98 s
    #expect(abs(plan.recovery.total.value - 253.98) < 5e-3)
    #expect(plan.warnings.isEmpty)
  }

  @Test(arguments: [
    // a million a second on 80, 116, 164 and 1,008 cores
    (100.0, 12_500.0, 5.0), (512, 8621, 17.7), (1024, 6098, 25.0), (10_240, 992, 40.6),
  ])
  func whatACoreGetsThrough(_ bytes: Double, _ rate: Double, _ megabytes: Double) throws {
    var workload = Workload.filter
    workload.sources[0].recordBytes = Bytes(bytes)
    let plan = try #require(try cell(workload, .relaxed, 1e6).plan)
    let perCore = 1e6 / (Double(plan.taskManagers) * plan.coresPerTaskManager.value)
    #expect(perCore.rounded() == rate)
    // in MB/s of four cores: the founding notes' 20 to 50
    #expect(abs(perCore * bytes * 4 / 1e6 - megabytes) < 0.05)
  }

  @Test func aWindow() throws {
    let state = KeyedState(keys: 2e6, bytesPerKey: Bytes(400))
    let workload = Workload(
      recordBytes: Bytes(1024),
      statements: [Statement(complexity: .simple), Statement(complexity: .medium, state: state)])
    let plan = try #require(try cell(workload, .sub5s, 40_000).plan)
    // A = 98.672 µs; B = 1.5 × 1.0301 × t(400) 63.728 µs = 98.47 µs; S = 800 MB is cached
    // R = 59,587; × 1.1 × (1.1 × 98.672 + 1.5 × 98.47) = 16.80 cores
    #expect(abs(plan.cpuDemand.value - 16.7960) < 1e-3)
    #expect(plan.taskManagers == 9)
    #expect(plan.coresPerTaskManager == Cores(2))
    #expect(plan.totalCores == Cores(19))
    #expect(plan.counts[.keySkew] == 4)
    #expect(abs(plan.recovery.total.value - 404.26) < 5e-3)
    #expect(plan.warnings.all == [.exactlyOnceLatency])
  }

  @Test func hotKeysThatNineTaskManagersCarry() throws {
    for share in [0, 0.01, 0.02, 0.03, 0.04] {
      let state = KeyedState(keys: 1.1e6, bytesPerKey: Bytes(1800))
      let workload = Workload(
        recordBytes: Bytes(780),
        statements: [Statement(complexity: .medium, state: state, hotKeyShare: share)])
      let plan = try #require(try cell(workload, .sub5s, 60_000).plan)
      #expect(plan.totalCores == Cores(29), "\(share)")
      #expect((plan.bindingConstraint == .keySkew) == (share == 0.04))
    }
  }

  @Test func fullCheckpointsOfLargeState() throws {
    var workload = Workload.window(keys: 5e8, bytesPerKey: 1000, skew: .medium)
    workload.incremental = false
    let plan = try #require(try cell(workload, .sub500ms, 1000).plan)
    #expect(plan.taskManagers == 16 && plan.coresPerTaskManager == Cores(4))
    #expect(plan.checkpointInterval == Seconds(470.75))
    #expect(plan.warnings.contains(.intervalStretched))
  }

  @Test func oneKey() throws {
    let workload = Workload.window(keys: 1, skew: .medium)
    #expect(try cell(workload, .relaxed, 30_000).bindingConstraint == .hotKey)
    let plan = try #require(try cell(workload, .relaxed, 5000).plan)
    #expect(plan.taskManagers == 1 && plan.coresPerTaskManager == Cores(2))
  }

  @Test func tenKeys() throws {
    let plan = try #require(try cell(.window(keys: 10, skew: .medium), .relaxed, 20_000).plan)
    #expect(plan.taskManagers == 7 && plan.coresPerTaskManager == Cores(1))
    #expect(plan.bindingConstraint == .keySkew)
  }

  @Test func fourPartitions() throws {
    var workload = Workload.filter
    workload.sources[0].partitions = 4
    #expect(try cell(workload, .relaxed, 200_000).bindingConstraint == .sourcePartitions)
  }

  @Test func aLookup() throws {
    func plan(_ lookup: Lookup) throws -> Plan {
      let workload = Workload(
        recordBytes: Bytes(512), skew: .low,
        statements: [Statement(complexity: .medium, lookup: lookup)])
      return try #require(try cell(workload, .sub1s, 50_000).plan)
    }
    let one = try plan(Lookup(latency: Seconds(0.005)))
    #expect(one.taskManagers == 103 && one.coresPerTaskManager == Cores(4))
    #expect(one.bindingConstraint == .lookup)
    let many = try plan(Lookup(latency: Seconds(0.005), hits: 0.8, capacity: 100))
    #expect(many.taskManagers == 7 && many.coresPerTaskManager == Cores(2))
    #expect(many.bindingConstraint == .cpu)
  }

  @Test func fortyFilters() throws {
    let workload = Workload(
      recordBytes: Bytes(512), skew: .low,
      statements: Array(repeating: Statement(complexity: .simple), count: 40))
    let plan = try #require(try cell(workload, .relaxed, 10_000).plan)
    #expect(plan.taskManagers == 6 && plan.coresPerTaskManager == Cores(4))
  }

  @Test func clicksJoinedWithCarts() throws {
    let workload = Workload(
      sources: [
        Source(rate: RecordsPerSecond(50_000), recordBytes: Bytes(200)),
        Source(rate: RecordsPerSecond(500), recordBytes: Bytes(50_000)),
      ],
      statements: [
        Statement(complexity: .complex, state: KeyedState(keys: 3e7, bytesPerKey: Bytes(300)))
      ])
    let plan = try #require(try cell(workload, .sub5s, 50_500).plan)
    #expect(plan.taskManagers == 9 && plan.coresPerTaskManager == Cores(4))
    #expect(plan.totalCores == Cores(37))
  }

  /// 40,000 /s of 1 KiB joined with 50 million keys of 600 B.
  @Test func join() throws {
    let cell = try cell(.join, .sub1s, 40_000)
    let plan = try #require(cell.plan)
    // A = 98.672 µs; B = 3.5 × 1.1699 × t(600) 74.928 µs = 306.80 µs; S = 30 GB
    // T = 1.2 × (1.1 × 98.672 + 1.5 × 306.8·f_S); 59,587 × 682.5 µs = 40.67 cores, f_S is 1.0 at 42
    #expect(plan.taskManagers == 11 && plan.coresPerTaskManager == Cores(4))
    #expect(plan.parallelism == 44)
    #expect(plan.maxParallelism == 720)
    #expect(plan.totalCores == Cores(45))
    #expect(plan.nodes == 6)
    // 50M × (1 − e^(−40,000·30/50M)) × 600 × 2
    #expect(abs(plan.checkpointBytes.value - 1_422_857_414.5) < 0.1)
    // 1 + 1.4229 GB × 1.5/(44 × 50 MB/s)
    #expect(abs(plan.checkpointDuration.value - 1.9701) < 1e-4)
    // in: 1.5 × 40,000 × (1024/6 + 2 × 600 × 5/36)
    #expect(abs(plan.networkInPerNode.value - 20_240_000) < 1)
  }
}
