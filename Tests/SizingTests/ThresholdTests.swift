import Testing

@testable import Sizing

/// Warnings and choices exactly at their thresholds.
@Suite struct Thresholds {
  private func plan(
    _ workload: Workload, _ tier: LatencyTier = .relaxed, _ rate: Double = 1,
    _ change: (inout Assumptions) -> Void = { _ in }
  ) throws -> Plan? {
    var assumptions = Assumptions()
    change(&assumptions)
    return try cell(workload, tier, rate, assumptions).plan
  }

  @Test(arguments: [(8000.0, false), (8001, true)])
  func fourFifthsOfADisk(_ keys: Double, _ isWarning: Bool) throws {
    // 8,000 keys × 100 B × 1 × 1 = 0.8 × 1 MB
    let plan = try plan(.window(keys: keys)) {
      $0[.diskSpacePerStateByte] = 1
      $0[.lowSkew] = 1
      $0[.diskSize] = 1e6
    }
    #expect(plan?.taskManagers == 1)
    #expect(plan?.warnings.contains(.diskFullSoon) == isWarning)
  }

  @Test(arguments: [
    (LatencyTier.sub1s, Delivery.exactlyOnce, 1.0, false), (.sub1s, .exactlyOnce, 1.1, true),
    (.relaxed, .exactlyOnce, 600, false), (.sub1s, .atLeastOnce, 600, false),
    (.sub500ms, .exactlyOnce, 0.5, false), (.sub5s, .exactlyOnce, 5.1, true),
  ])
  func theBoundOfATier(
    _ tier: LatencyTier, _ delivery: Delivery, _ interval: Double, _ isWarning: Bool
  ) throws {
    // Without state output is visible after Δ.
    var workload = Workload.filter
    workload.delivery = delivery
    let plan = try plan(workload, tier) { $0[tier, .checkpointInterval] = interval }
    #expect(plan?.warnings.contains(.exactlyOnceLatency) == isWarning)
  }

  @Test(arguments: [(88, false), (87, true), (nil, false)])
  func thePartitionsOfTheSource(_ partitions: Int?, _ isWarning: Bool) throws {
    var workload = Workload.join
    workload.sourcePartitions = partitions
    let plan = try plan(workload, .sub1s, 40_000)
    #expect(plan?.parallelism == 88)
    #expect(plan?.warnings.contains(.sourcePartitions) == isWarning)
  }

  @Test(arguments: [(1020, nil), (1021, 0.112)])
  func theNetworkBuffers(_ parallelism: Int, _ fraction: Double?) {
    // (2 × 1020 + 8) × 32 KiB = 64 MiB, which is the least there is;
    // (2 × 1021 + 8) × 32 KiB = 67,174,400 B of 603,979,776 B: 11.12 %
    let demand = Demand(
      PreparedWorkload(.window(keys: 1), Assumptions()), .relaxed, RecordsPerSecond(1))
    #expect(
      demand.networkBuffers(slots: 1, parallelism: parallelism, memory: .gibibytes(1)) == fraction)
  }

  @Test(arguments: [
    (6_335_076_856.0, MemoryClass.standard), (6_335_076_857, .memoryOptimized),
  ])
  func theHotState(_ state: Double, _ expected: MemoryClass) {
    // Flink memory of 16 GiB is 15,837,691,904 B, of which Float(0.4) = 0.4000000059604645
    // is managed: 6,335,076,856 B.
    var assumptions = Assumptions()
    assumptions[.hotStateShare] = 1
    assumptions[.cacheShare] = 1
    let prepared = PreparedWorkload(.window(keys: state, bytesPerKey: 1), assumptions)
    #expect(MemoryChoice(prepared, taskManagers: 1, coresEach: 4).memoryClass == expected)
  }

  @Test(arguments: [(1.0, 0.0), (0.5, 0.5)])
  func theHotKeyThatFillsACore(_ share: Double, _ rest: Double) throws {
    // R·λ·t·B·h at 1 exactly is too much: R = 1/0.0002 = 5,000 /s × 2 × 100 µs × h
    var assumptions = Assumptions()
    assumptions[.targetUtilization] = 1
    assumptions[.failureDetection] = 0
    assumptions[.rescheduling] = 0
    var workload = Workload.window(keys: 1)
    workload.hotKeyShare = share
    let demand = Demand(
      PreparedWorkload(workload, assumptions), .relaxed, RecordsPerSecond(5000 / share))
    #expect(demand.keyedCores.value * share == 1)
    #expect(demand.hasHotKey)
    #expect(abs(demand.largestRate.value - 5000 / share) < 1e-9)
  }

  @Test func aFullCheckpointMayNeedMoreThanTenMinutes() throws {
    // 1 TB × 1.1/(n × 100 MB/s), twice.
    var workload = Workload.window(keys: 1e10)
    workload.recoveryObjective = Seconds(20_000)
    let sizer = try Sizer(workload)
    let cell = try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(100))
    let plan = try #require(cell.plan)
    let full = 1 + 1.1e12 / (Double(plan.taskManagers) * 1e8)
    #expect(full > 300)
    let advice = try #require(sizer.checkpointRecommendation(for: cell))
    #expect(abs(advice.timeout.value - 2 * full) < 1e-6)
    #expect(abs(plan.fullCheckpointDuration.value - full) < 1e-6)
    #expect(plan.fullCheckpointBytes == .gigabytes(1000))
    #expect(advice.storeSpace == .gigabytes(4000))
    #expect(advice.shareOfInterval == plan.checkpointDuration / Seconds(120))
    #expect(advice.incremental && advice.localRecovery && advice.mode == .exactlyOnce)
    #expect(advice.concurrent == 1 && advice.retained == 3 && advice.toleratedFailures == 3)
  }

  @Test func theHeapHasNoFilesToKeep() throws {
    let sizer = try Sizer(.window(keys: 1e4, backend: .hashmap))
    let cell = try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(100))
    let advice = try #require(sizer.checkpointRecommendation(for: cell))
    #expect(!advice.incremental && !advice.localRecovery)
    let options = sizer.flinkConfiguration(for: try #require(cell.plan), tier: .relaxed)
    func value(_ key: String) -> String? { options.first { $0.key == key }?.value }
    #expect(value("state.backend.type") == "hashmap")
    #expect(value("execution.checkpointing.local-backup.enabled") == "false")
    #expect(value("execution.checkpointing.incremental") == "false")
    #expect(value("execution.checkpointing.unaligned.enabled") == "false")
    #expect(value("execution.checkpointing.aligned-checkpoint-timeout") == nil)
    #expect(value("taskmanager.memory.managed.fraction") == "0")
  }

  @Test func atLeastOnceIsConfigured() throws {
    let sizer = try Sizer(.filter)
    let cell = try sizer.cell(tier: .sub500ms, rate: RecordsPerSecond(100))
    let options = sizer.flinkConfiguration(for: try #require(cell.plan), tier: .sub500ms)
    #expect(options.contains { $0.value == "AT_LEAST_ONCE" })
    #expect(options.last?.value == "10 ms")
  }

  @Test func anInfeasibleStatementLeavesNoTotal() throws {
    var workload = Workload.join
    workload.hotKeyShare = 0.5
    let sizer = try Sizer(workload)
    let cell = try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(100_000))
    let deployment = sizer.statementDeployment(of: cell)
    #expect(deployment.parts.map { $0.plan == nil } == [false, true])
    #expect(deployment.total == nil)
    #expect(sizer.checkpointRecommendation(for: cell) == nil)
    #expect(cell.bindingConstraint == .hotKey)
  }

  @Test func theNodesOfALargerFleetAreMore() throws {
    // 9 × 4 cores on nodes of 8: max(3, ⌈36/8⌉ = 5); the fewest are never below two.
    let demand = Demand(
      PreparedWorkload(.filter, Assumptions()), .relaxed, RecordsPerSecond(1))
    #expect(demand.nodes(TaskManagers(9, of: 4)) == 5)
    #expect(demand.nodes(TaskManagers(8, of: 4)) == 4)
    var assumptions = Assumptions()
    assumptions[.fewestNodes] = 1
    let small = Demand(PreparedWorkload(.filter, assumptions), .relaxed, RecordsPerSecond(1))
    #expect(small.nodes(TaskManagers(1, of: 1)) == 2)
  }

  @Test func theTaskHeapOfACoreWithoutManagedMemory() {
    // 3,597,035,104 − 2 × 134,217,728 − ⌊3,597,035,104 × 0.15⌋ (539,555,287)
    let prepared = PreparedWorkload(.window(keys: 1, backend: .hashmap), Assumptions())
    #expect(prepared.heapPerCore.value == 2_789_044_361)
    #expect(prepared.cachePerCore == .zero)
    // 0.5 × ⌊3,597,035,104 × 0.4⌋
    #expect(PreparedWorkload(.join, Assumptions()).cachePerCore.value == 719_407_031.5)
  }
}
