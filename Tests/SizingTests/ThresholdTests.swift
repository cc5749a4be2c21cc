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

  @Test(arguments: [(44, false), (43, true), (nil, false)])
  func thePartitionsOfTheSource(_ partitions: Int?, _ isWarning: Bool) throws {
    var workload = Workload.join
    workload.sources[0].partitions = partitions
    let plan = try plan(workload, .sub1s, 40_000)
    #expect(plan?.parallelism == 44)
    #expect(plan?.warnings.contains(.sourcePartitionsIdle) == isWarning)
  }

  @Test(arguments: [(500, false), (501, true)])
  func aJobToSplit(_ n: Int, _ isWarning: Bool) throws {
    // n × 4 cores and as many slots, 2,000 being the most that is comfortable
    let rate = (Double(n) * 4 - 0.5) / (1.4896825396825397 * 77e-6)
    let plan = try plan(.filter, .relaxed, rate)
    #expect(plan?.taskManagers == n)
    #expect(plan?.warnings.contains(.splitJob) == isWarning)
  }

  @Test(arguments: [(LatencyTier.sub5s, true), (.relaxed, false)])
  func theBurstOfAWindow(_ tier: LatencyTier, _ isWarning: Bool) throws {
    // 1e7 × 0.5 × t(100) 46.928 µs × 1.1 for skew = 258.1 s of one core, × λ; S = 1 GB is cached
    // from 1.39 cores on
    var workload = Workload.window(keys: 1e7)
    workload.statements[0].state?.slide = Seconds(3600)
    let plan = try #require(try plan(workload, tier, 10_000))
    let factor = tier == .sub5s ? 1.1 : 1
    let cores = plan.coresPerTaskManager.value * Double(plan.taskManagers)
    #expect(cores >= 2)
    #expect(isClose(plan.windowBurst.value, 258.104 * factor / cores))
    #expect(plan.warnings.contains(.windowBurst) == isWarning)
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
    let choice = MemoryChoice(
      prepared, Candidate(1, of: 4, on: prepared.hardware[0]), on: prepared.hardware[0])
    #expect(choice.memoryClass == expected)
  }

  @Test(arguments: [(1.0), (0.5)])
  func theHotKeyThatFillsItsPartOfACore(_ share: Double) throws {
    // R·λ·B·h at η exactly is too much. B = 1.5 × 0.7/10,000 = 105 µs for keys of 512 B:
    // R = 0.7/(105 µs × h) = 6,666.7/h
    let job = demand(.window(keys: 1000, bytesPerKey: 512), .relaxed, 6700 / share) {
      $0[.targetUtilization] = 1
      $0[.failureDetection] = 0
      $0[.rescheduling] = 0
    }
    #expect(!job.hasHotKey)  // 1/1000 of the records
    var workload = Workload.window(keys: 1000, bytesPerKey: 512)
    workload.hotKeyShare = share
    let hot = demand(workload, .relaxed, 6700 / share) {
      $0[.targetUtilization] = 1
      $0[.failureDetection] = 0
      $0[.rescheduling] = 0
    }
    #expect(hot.hasHotKey)
    #expect(isClose(hot.hottestKeyCores.value, 6700 * 105e-6))
    #expect(isClose(hot.largestRateOfHotKey?.value ?? 0, 0.7 / 105e-6 / share))
  }

  @Test func theHotKeyExactlyAtItsLimit() {
    // 0.5 of a core: R = 5,000 /s × 0.0001 s × h, with every factor a power of two or ten
    var workload = Workload.window(keys: 1, bytesPerKey: 512)
    workload.hotKeyShare = 1
    func job(_ rate: Double) -> Demand {
      demand(workload, .relaxed, rate) {
        $0[.targetUtilization] = 1
        $0[.failureDetection] = 0
        $0[.rescheduling] = 0
        $0[.referenceUtilization] = 1
        $0[.mediumCost] = 1.5
        $0[.hottestKeyShare] = 0.5
      }
    }
    #expect(job(5000).hottestKeyCores == Cores(0.5))
    #expect(job(5000).hasHotKey)
    #expect(!job(4999).hasHotKey)
  }

  @Test func aFullCheckpointMayNeedMoreThanTenMinutes() throws {
    // 1 TB × 1.1/(x × 50 MB/s), twice.
    var workload = Workload.window(keys: 1e10)
    workload.recoveryObjective = Seconds(20_000)
    let sizer = try Sizer(workload)
    let cell = try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(100))
    let plan = try #require(cell.plan)
    let full = 1 + 1.1e12 / (Double(plan.taskManagers) * plan.coresPerTaskManager.value * 5e7)
    #expect(full > 300)
    let advice = try #require(sizer.checkpointRecommendation(for: cell))
    #expect(abs(advice.timeout.value - 2 * full) < 1e-6)
    #expect(abs(plan.fullCheckpointDuration.value - full) < 1e-6)
    #expect(plan.state == .gigabytes(1000))
    #expect(advice.storeSpace == .gigabytes(4000))
    #expect(advice.shareOfInterval == plan.checkpointDuration / Seconds(120))
    #expect(advice.incremental && advice.localRecovery)
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

  /// From half as much again as anything else.
  @Test(arguments: [(3, 2, true), (4, 3, false), (2, 1, true), (1, 1, false), (2, 3, false)])
  func keySkewDominates(_ skew: Int, _ cpu: Int, _ dominates: Bool) {
    var counts = ConstraintCounts.one
    counts[.keySkew] = skew
    counts[.cpu] = cpu
    #expect(counts.skewDominates == dominates)
  }

  @Test func aStatementMayNotFitItsPool() throws {
    var workload = Workload.join
    workload.hotKeyShare = 0.5
    let sizer = try Sizer(workload)
    let cell = try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(100_000))
    #expect(sizer.pools(at: cell).map { $0.plan == nil } == [false, true])
    #expect(sizer.checkpointRecommendation(for: cell) == nil)
    #expect(cell.bindingConstraint == .hotKey)
  }

  @Test func theNodesOfALargerFleetAreMore() throws {
    // 36 cores on nodes of 8: max(3, ⌈36/8⌉ = 5); the fewest are never below two.
    let job = demand(.filter)
    #expect(job.nodes(at: Cores(36), on: job.hardware) == 5)
    #expect(job.nodes(at: Cores(32), on: job.hardware) == 4)
    let small = demand(.filter) { $0[.fewestNodes] = 1 }
    #expect(small.nodes(at: Cores(1), on: small.hardware) == 2)
  }

  @Test func theTaskHeapOfACoreWithoutManagedMemory() {
    // 3,597,035,104 − 2 × 134,217,728 − ⌊3,597,035,104 × 0.15⌋ (539,555,287)
    let prepared = PreparedWorkload(.window(keys: 1, backend: .hashmap), Assumptions())
    #expect(prepared.hardware[0].heapPerCore.value == 2_789_044_361)
    // 0.5 × ⌊3,597,035,104 × 0.4⌋
    let cache = PreparedWorkload(.join, Assumptions()).hardware[0].cachePerCore
    #expect(cache.value == 719_407_031.5)
  }
}
