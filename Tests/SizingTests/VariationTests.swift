import Testing

@testable import Sizing

/// How an answer moves: E20, E22, E23, E25 and E26.
@Suite struct Variations {
  @Test func e22RangeOfTheProfiles() throws {
    let sizer = try Sizer(.filter)
    let cell = try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(100_000))
    let range = try #require(sizer.range(of: cell, profiles: Profile.all))
    // conservative: 1e5 × 1.48968 × 77 µs = 11.47 cores, 3 × 4 and the JobManager
    #expect(range.high.profile == "conservative")
    #expect(range.high.cell == cell)
    #expect(cell.plan?.totalCores == Cores(13))
    // measured-2.3: t = 1/185,000 − 512/285e6 = 3.609 µs: 0.59 cores; nexmark: 9.789 µs, 1.60
    #expect(range.low.profile == "measured-2.3")
    #expect(range.low.cell.plan?.totalCores == Cores(2))
    #expect(sizer.range(of: cell, profiles: []) == nil)
  }

  @Test func e22AnEndWithoutAPlanIsTheHigh() throws {
    var workload = Workload.window(keys: 1e6)
    workload.hotKeyShare = 0.2
    // too hot for the conservative profile from 33,377 /s on
    let sizer = try Sizer(workload)
    let cell = try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(50_000))
    let range = try #require(sizer.range(of: cell, profiles: Profile.all))
    #expect(range.high.profile == "conservative")
    #expect(range.high.cell.bindingConstraint == .hotKey)
    #expect(range.low.cell.plan != nil)
  }

  @Test func e23TheLargestEffectComesFirst() throws {
    let sizer = try Sizer(.join)
    let cell = try sizer.cell(tier: .sub1s, rate: RecordsPerSecond(40_000))
    let found = sizer.sensitivity(of: cell)
    let cores = try #require(cell.plan?.totalCores)
    let effects = found.map { $0.effect(from: cores) }
    #expect(effects == effects.sorted(by: >))
    let rate = try #require(found.first { $0.parameter == .assumption(.recordRatePerCore) })
    #expect(try #require(rate.coresAtHalf) > cores)
    #expect(try #require(rate.coresAtDouble) < cores)
    #expect(!found.map(\.parameter).contains(.assumption(.lowSkew)))
    #expect(!found.map(\.parameter).contains(.assumption(.heapPerStateByte)))
  }

  @Test func e23AHalfOrDoubleStaysInItsRange() throws {
    let sizer = try Sizer(.join)
    let cell = try sizer.cell(tier: .sub1s, rate: RecordsPerSecond(40_000))
    let found = sizer.sensitivity(of: cell)
    let use = try #require(found.first { $0.parameter == .assumption(.targetUtilization) })
    #expect(use.half == 0.35)
    #expect(use.double == 1)
    let nodes = try #require(found.first { $0.parameter == .assumption(.fewestNodes) })
    #expect(nodes.half == 2)
    #expect(nodes.double == 6)
  }

  @Test func e20EachStatementReadsForItself() throws {
    var workload = Workload.join
    workload.statements[1].inputShare = 0.5
    let sizer = try Sizer(workload)
    let cell = try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(40_000))
    let pools = sizer.pools(at: cell)
    // Both read all records, of which the join takes half.
    #expect(pools.map(\.rate.value) == [40_000, 40_000])
    let plans = try pools.map { try #require($0.plan) }
    #expect(plans[0].state == .zero)
    #expect(plans[1].state == cell.plan?.state)
    // E20: each reads for itself, so two clusters need more than one.
    let cores = plans[0].totalCores + plans[1].totalCores
    #expect(cores > (try #require(cell.plan?.totalCores)))
  }

  @Test func e20AStatementReadsTheTopicOfAnother() throws {
    let sizer = try Sizer(
      Workload(
        sources: [
          Source(rate: RecordsPerSecond(750), recordBytes: Bytes(100)),
          Source(rate: RecordsPerSecond(250), recordBytes: Bytes(500)),
        ],
        statements: [
          Statement(complexity: .simple, inputs: [.source(0)], inputShare: 0.5, outputRatio: 2),
          Statement(
            complexity: .medium, inputs: [.statement(0), .source(1)],
            state: KeyedState(keys: 1e6, bytesPerKey: Bytes(150))),
        ]))
    let cell = try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(10_000))
    // The first reads 7,500 /s and writes as many; the second reads those and 2,500 /s.
    #expect(sizer.pools(at: cell).map(\.rate.value) == [7500, 10_000])
  }

  @Test func e25TheSmallestSplitOfAHotKey() throws {
    var workload = Workload.window(keys: 1e6)
    workload.hotKeyShare = 0.2
    let sizer = try Sizer(workload)
    // R·λ·B·h = 1.48968 × 50,000 × 70.392 µs × 0.2 = 1.0486, more than 0.7
    let cell = try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(50_000))
    #expect(cell.bindingConstraint == .hotKey)
    // In 2: 1/5.243 − 0.1 = 0.0907 = 0.9 × 0.1008 asks for 11 cores, cpu for 8.63: either is
    // 3 × 4, and the JobManager
    let split = try #require(sizer.hotKeySplit(of: cell))
    #expect(split.parts == 2)
    #expect(split.plan.totalCores == Cores(13))
    // Nothing to split where skew does not bind.
    workload.hotKeyShare = 0
    let plain = try Sizer(workload)
    #expect(
      plain.hotKeySplit(of: try plain.cell(tier: .relaxed, rate: RecordsPerSecond(50_000))) == nil)
  }

  @Test func e25OneKeyInAll() throws {
    let sizer = try Sizer(.window(keys: 1))
    // R·λ·B = 1.48968 × 30,000 × 70.392 µs = 3.146, and cpu asks for 6 cores. The fullest of 6
    // subtasks with 32 parts gets 1/32 + 31/32 × (1/6 + √(2·ln 6/192) + 1/120) = 0.333: 1.05 cores;
    // with 64 parts 0.283: 0.89
    let cell = try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(30_000))
    #expect(cell.bindingConstraint == .hotKey)
    #expect(sizer.hotKeySplit(of: cell)?.parts == 64)
  }

  @Test func e26Room() throws {
    let sizer = try Sizer(.filter)
    let cell = try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(100_000))
    let room = try #require(sizer.room(of: cell))
    // 12 cores carry 12/(1.48968 × 77 µs) = 104,615 /s, 27,720 slots 2,310 times that
    #expect(abs(room.sameCores.value / 104_615 - 1) < 2e-4)
    #expect(abs(room.feasible.value / (104_615 * 2310) - 1) < 2e-4)
    let largest = try #require(sizer.largestRate(tier: .relaxed))
    #expect(abs(largest / room.feasible - 1) < 2e-4)
    var hot = Workload.window(keys: 1)
    hot.recoveryObjective = Seconds(1)
    #expect(try Sizing.Sizer(hot).largestRate(tier: .relaxed) == nil)
  }

  /// Two slots at most, so that nothing fits soon after the cores are full.
  @Test func e26TheSameCoresCarryNoMoreThanFits() throws {
    var narrow = Workload.filter
    narrow.maxParallelism = 2
    let sizer = try Sizer(narrow)
    let cell = try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(10_000))
    let room = try #require(sizer.room(of: cell))
    #expect(room.feasible.value < 100_000)
    #expect(room.sameCores == room.feasible)
  }
}

/// What a plan asks of others: E28 and E29.
@Suite struct Surroundings {
  @Test func e28Kafka() throws {
    var workload = Workload.filter
    workload.delivery = .exactlyOnce
    workload.sources[0].partitions = 30
    workload.backlog = Backlog(length: Seconds(3600), within: Seconds(3600))
    let sizer = try Sizer(workload)
    let cell = try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(1e5))
    let plan = try #require(cell.plan)
    let kafka = try #require(sizer.kafkaSide(of: cell))
    // C10: 1e5 × 2 × 77 µs = 15.4 cores, as 16 subtasks: 32 partitions are the next multiple
    #expect(plan.parallelism == 16)
    #expect(kafka.partitions == [32])
    #expect(isClose(kafka.catchUpRead.value, 16 / 77e-6 * 512))
    #expect(kafka.retention == plan.recovery.total + Seconds(3600))
    #expect(isClose(kafka.retainedBytes.value, 1e5 * 512 * kafka.retention.value))
    // Δ' + D + T_rec = 120 + 0 + 110 + 1e5 × 230/107,792 = 443.4 s, so 8 minutes of 15
    #expect(kafka.transactionTimeout == .minutes(8))
    // Until it is current again, 323.4 s, and Δ' + D; two checkpoints after the restart are less
    #expect(kafka.outputDelayAfterFailure == plan.recovery.total + Seconds(120))
    // With a checkpoint as long as its timeout and the node with the JobManager lost, 120 + 600 + 425 s
    #expect(kafka.safeTransactionTimeout == .minutes(20))
    #expect(!kafka.fitsBrokerDefault)
    #expect(kafka.transactionalIDs == 16)
    workload.delivery = .atLeastOnce
    let other = try Sizer(workload)
    let plain = try #require(
      other.kafkaSide(
        of: try other.cell(
          tier: .relaxed, rate: RecordsPerSecond(1e5))))
    #expect(plain.transactionTimeout == nil && plain.transactionalIDs == nil)
    #expect(plain.outputDelayAfterFailure == nil)
    #expect(plain.fitsBrokerDefault)
  }

  @Test(arguments: [
    (12, 1, 1), (12, 5, 6), (12, 7, 12), (12, 12, 12), (12, 13, 24), (7, 2, 7), (7, 8, 14),
  ])
  func e28PartitionsThatDivideEvenly(_ parallelism: Int, _ least: Int, _ expected: Int) {
    #expect(Sizer.evenPartitions(parallelism, atLeast: least) == expected)
  }

  @Test func e28ALongTransaction() throws {
    // 500 GB in full: an interval of 470.75 s, a checkpoint of 235 s and a recovery of 473 s
    var workload = Workload.window(keys: 5e8, bytesPerKey: 1000, skew: .medium)
    workload.incremental = false
    let sizer = try Sizer(workload)
    let cell = try sizer.cell(tier: .sub500ms, rate: RecordsPerSecond(1000))
    let kafka = try #require(sizer.kafkaSide(of: cell))
    #expect(kafka.transactionTimeout == .minutes(20))  // 1,179.3 s
    // The checkpoint that the failure interrupts, the restart, and the one after it
    let plan = try #require(cell.plan)
    let checkpoint = plan.checkpointInterval + plan.checkpointDuration
    let restart = plan.recovery.restart
    #expect(
      isClose(kafka.outputDelayAfterFailure?.value ?? 0, (restart + checkpoint + checkpoint).value))
    #expect(!kafka.fitsBrokerDefault)
  }

  @Test func e29Store() throws {
    let sizer = try Sizer(.join)
    let cell = try sizer.cell(tier: .sub1s, rate: RecordsPerSecond(40_000))
    let plan = try #require(cell.plan)
    let store = sizer.checkpointStore(for: plan)
    // (44 × (1 + 1) + 1,422,857,414/67,108,864 = 21.2)/30 s
    #expect(abs(store.requests - (88 + 21.2022) / 30) < 1e-4)
    #expect(store.space == .gigabytes(120))  // three checkpoints and a savepoint of 30 GB
    let none = try Sizer(.filter)
    let plain = try none.cell(tier: .sub1s, rate: RecordsPerSecond(40_000))
    #expect(none.checkpointStore(for: try #require(plain.plan)).requests == 0)
  }
}
