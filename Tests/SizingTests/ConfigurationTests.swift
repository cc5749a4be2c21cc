import Sizing
import Testing

@Suite struct FlinkConfiguration {
  @Test func aPlanInFlinksWords() throws {
    let sizer = try Sizer(.join)
    let cell = try sizer.cell(tier: .sub1s, rate: RecordsPerSecond(40_000))
    let plan = try #require(cell.plan)
    let options = sizer.flinkConfiguration(for: plan, tier: cell.tier)
    #expect(
      options.map { "\($0.key): \($0.value)" } == [
        "jobmanager.memory.process.size: 2g",
        "taskmanager.memory.process.size: 16g",
        "taskmanager.memory.managed.fraction: 0.4",
        "taskmanager.memory.network.min: 96m",
        "taskmanager.memory.network.max: 96m",
        "taskmanager.numberOfTaskSlots: 4",
        "parallelism.default: 44",
        "pipeline.max-parallelism: 720",
        "state.backend.type: rocksdb",
        "execution.checkpointing.local-backup.enabled: true",
        "execution.state-recovery.from-local: true",
        "execution.checkpointing.interval: 30 s",
        "execution.checkpointing.timeout: 600 s",
        "execution.checkpointing.min-pause: 15 s",
        "execution.checkpointing.max-concurrent-checkpoints: 1",
        "execution.checkpointing.mode: EXACTLY_ONCE",
        "execution.checkpointing.incremental: true",
        "execution.checkpointing.unaligned.enabled: true",
        "execution.checkpointing.aligned-checkpoint-timeout: 5 s",
        "execution.checkpointing.tolerable-failed-checkpoints: 3",
        "execution.checkpointing.num-retained: 3",
        "execution.checkpointing.externalized-checkpoint-retention: RETAIN_ON_CANCELLATION",
        "execution.buffer-timeout.interval: 25 ms",
      ])
  }

  @Test func aSizeIsExact() throws {
    var assumptions = Assumptions()
    for (bytes, text) in [(5_000_000_000.0, "5000000000b"), (3_221_225_472.0, "3g")] {
      assumptions[.standardMemoryPerCore] = bytes
      let sizer = try Sizer(.filter, assumptions: assumptions)
      let plan = try #require(try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(1)).plan)
      let options = sizer.flinkConfiguration(for: plan, tier: .relaxed)
      #expect(options.first { $0.key == "taskmanager.memory.process.size" }?.value == text)
      #expect(options.first { $0.key == "taskmanager.memory.managed.fraction" }?.value == "0")
    }
  }

  @Test(arguments: Delivery.allCases)
  func checkpointsAreExactlyOnceForEverySink(_ delivery: Delivery) throws {
    var workload = Workload.join
    workload.delivery = delivery
    let sizer = try Sizer(workload)
    let plan = try #require(try sizer.cell(tier: .sub5s, rate: RecordsPerSecond(1000)).plan)
    let mode = sizer.flinkConfiguration(for: plan, tier: .sub5s)
      .first { $0.key == "execution.checkpointing.mode" }
    #expect(mode?.value == "EXACTLY_ONCE")
  }

  @Test func theIntervalThatGaveWayIsConfigured() throws {
    // 470.75 s, and the pause half of that (ShapeTests)
    var workload = Workload.window(keys: 5e8, bytesPerKey: 1000, skew: .medium)
    workload.incremental = false
    let sizer = try Sizer(workload)
    let cell = try sizer.cell(tier: .sub500ms, rate: RecordsPerSecond(1000))
    let options = sizer.flinkConfiguration(for: try #require(cell.plan), tier: .sub500ms)
    func value(_ key: String) -> String? {
      options.first { $0.key == "execution.checkpointing." + key }?.value
    }
    #expect(value("interval") == "470750 ms")
    #expect(value("min-pause") == "235375 ms")
    #expect(sizer.checkpointRecommendation(for: cell)?.shareOfInterval == 0.5)
  }

  @Test func theCheckpointsRecommended() throws {
    let sizer = try Sizer(.join)
    let cell = try sizer.cell(tier: .sub1s, rate: RecordsPerSecond(40_000))
    let advice = try #require(sizer.checkpointRecommendation(for: cell))
    #expect(advice.interval == Seconds(30))
    #expect(advice.minimumPause == Seconds(15))
    // full: 1 + 30 GB × 1.5/(44 × 50 MB/s) = 21.5 s, so the ten minutes
    #expect(advice.timeout == .minutes(10))
    #expect(advice.uploadBandwidth.value == cell.plan.map { $0.checkpointBytes.value / 30 })
    // 3 retained and a savepoint of 30 GB
    #expect(advice.storeSpace == .gigabytes(120))
    #expect(advice.recovery == cell.plan?.recovery)
  }

  @Test(arguments: [
    (LatencyTier.sub500ms, Delivery.exactlyOnce, true), (.sub1s, .exactlyOnce, true),
    (.sub5s, .exactlyOnce, false), (.relaxed, .exactlyOnce, false),
    // Checkpoints are exactly-once for every sink, so their barriers may overtake records.
    (.sub1s, .atLeastOnce, true),
  ])
  func unalignedWhereItHelps(_ tier: LatencyTier, _ delivery: Delivery, _ expected: Bool) throws {
    var workload = Workload.join
    workload.delivery = delivery
    let sizer = try Sizer(workload)
    let advice = sizer.checkpointRecommendation(
      for: try sizer.cell(tier: tier, rate: RecordsPerSecond(1000)))
    #expect(advice?.unaligned == expected)
    #expect(advice?.alignedTimeout == (expected ? Seconds(5) : nil))
  }
}
