import Testing

@testable import Sizing

/// Every constraint where it binds, with its arithmetic by hand.
@Suite struct Constraints {
  @Test func cpu() throws {
    // 1.48968 × 1e5 × 1.1 × 70 µs = 11.47 cores: 12, as 3 × 4
    let cell = try cell(.filter, .relaxed, 1e5)
    #expect(cell.counts[.cpu] == 3)
    #expect(cell.plan?.coresPerTaskManager == Cores(4))
    #expect(cell.bindingConstraint == .cpu)
  }

  @Test func cpuFiresWindowsToo() throws {
    var workload = Workload.window(keys: 1e6)
    workload.statements[0].state?.slide = Seconds(0.1)
    // 1e6/0.1 × 0.5 × 46.928 µs × 1.1 = 258.1 cores over 0.7; 1.48968 × 100 × 115.9 µs more
    #expect(try cell(workload, .relaxed, 100).counts[.cpu] == 93)  // 368.76 + 0.02 cores, 4 each
  }

  @Test func cpuCarriesTheBaseLoadToo() throws {
    var workload = Workload.filter
    workload.baseLoad = Cores(3.5)
    // 11.47 cores for 1e5/s, + 3.5/0.7: 16.47, as 9 × 2; 5 × 4 is more than a tenth above 17 × 1
    let plan = try #require(try cell(workload, .relaxed, 1e5).plan)
    #expect(plan.coresPerTaskManager == Cores(2) && plan.taskManagers == 9)
    // 5.0001 cores, as 3 × 2
    let idle = try #require(try cell(workload, .relaxed, 1).plan)
    #expect(idle.coresPerTaskManager == Cores(2) && idle.taskManagers == 3)
    // Of a pool for each of two statements, half.
    workload.statements.append(workload.statements[0])
    #expect(try Sizer(workload).pool(ofStatement: 1).workload.baseLoad == Cores(1.75))
    workload.baseLoad = Cores(-1)
    #expect(throws: InvalidInput.self) { try Sizer(workload) }
  }

  @Test func meanWorkHoldsTheBaseLoad() throws {
    var workload = Workload.filter
    let without = try Sizer(workload)
    workload.baseLoad = Cores(0.2)
    let with = try Sizer(workload)
    let rate = RecordsPerSecond(1000)
    let work = { (sizer: Sizer) in
      sizer.meanWork(tier: .relaxed, rate: rate, cores: Cores(1)).value
    }
    // 0.2 cores / 1000 /s = 200 µs
    #expect(abs(work(with) - work(without) - 200e-6) < 1e-12)
    #expect(
      with.recordWork(tier: .relaxed, rate: rate, cores: Cores(1)).value == work(without))
    #expect(without.twoPhaseWindows == nil)
  }

  @Test(arguments: [
    (8.0, 10.0, 0.0, 0.361_338),  // 1/8 + √(2·ln 8/80) = 0.35303, + 1/120
    (8, 1e12, 0, 0.133_334),  // many keys: 1/8, + 1/120
    (8, 10, 0.5, 0.680_669),  // 0.5 + 0.5 × 0.36134
    (100, 1, 0, 0.321_819),  // 0.01 + √(2·ln 100/100) = 0.31349, + 1/120
    (4, 1, 0, 1.008_333),  // never more than all, and a group
  ])
  func c2BusiestShare(_ x: Double, _ keys: Double, _ h: Double, _ expected: Double) {
    let spread = KeySpread(over: x, groups: 120)
    let share = spread.busiestShare(keys: keys, hottestShare: h)
    #expect(abs(share - expected) < 2e-6)
  }

  @Test func keySkew() throws {
    var workload = Workload.window(keys: 1e6)
    workload.hotKeyShare = 0.02
    // R·λ·B = 1.48968 × 2e5 × 70.392 µs = 20.972; 1/20.972 − 0.02 = 0.027682; /0.98 = 0.028247
    // = 1/x + √(2·ln x/(1e6·x)) + 1/G. At x = 37 with G 720: 0.0270 + 0.00044 + 0.0014 = 0.02886;
    // at 38: 0.02632 + 0.00044 + 0.00139 = 0.02814. 38 cores as 10 × 4
    let cell = try cell(workload, .relaxed, 2e5)
    #expect(cell.counts[.keySkew] == 10)
    #expect(cell.bindingConstraint == .keySkew)
    #expect(cell.counts[.cpu] == 9)  // 1.48968 × 2e5 × 115.93 µs = 34.5 cores
  }

  @Test func keySkewWithFewPinnedGroups() throws {
    var workload = Workload.window(keys: 1e6)
    // R·λ·B = 1.48968 × 1e5 × 70.392 µs = 10.486, so 1/x + … + 1/G ≤ 0.09536
    // free: G 120: x = 12 gives 0.0833 + 0.0006 + 0.0083 = 0.0923, 11 gives 0.0999
    #expect(try cell(workload, .relaxed, 1e5).counts[.keySkew] == 6)  // × 2 cores
    workload.maxParallelism = 20
    // 1/20 more: 1/x + 0.0006 ≤ 0.04536, so 23 cores: 12 × 2, or 23 × 1, or 6 × 4; but 24 slots
    // are more than 20 key groups
    #expect(try cell(workload, .relaxed, 1e5).bindingConstraint == .maxParallelism)
    workload.maxParallelism = 30
    // 1/30: 1/x + 0.0006 ≤ 0.06203: x = 17, as 18 = 9 × 2 within 10 %
    let pinned = try cell(workload, .relaxed, 1e5)
    #expect(pinned.counts[.keySkew] == 9)
    #expect(pinned.counts[.cpu] == 9)  // 17.27 cores
    #expect(pinned.plan?.maxParallelism == 30)
  }

  @Test func hotKey() throws {
    var workload = Workload.window(keys: 1e6)
    workload.hotKeyShare = 0.05
    // R·λ·B·h = 1.48968… × r × 70.392 µs × 0.05 reaches 0.7 at r = 133,508.7
    let limit = 0.7 / (1.4896825396825397 * 70.392e-6 * 0.05)
    #expect(abs(limit - 133_508.7) < 0.5)
    #expect(try cell(workload, .relaxed, limit * 0.9999).bindingConstraint != .hotKey)
    let hot = try cell(workload, .relaxed, limit * 1.0001)
    #expect(hot.bindingConstraint == .hotKey)
    #expect(isClose(hot.infeasibility?.largestRate?.value ?? 0, limit))
    // aggregating locally first spreads it
    workload.statements[0].isTwoPhase = true
    #expect(try cell(workload, .relaxed, limit * 10).plan != nil)
    // a statement's own share comes before the workload's
    workload.statements[0].isTwoPhase = false
    workload.statements[0].hotKeyShare = 0
    #expect(try cell(workload, .relaxed, limit * 1.0001).plan != nil)
  }

  @Test func sourcePartitions() throws {
    var workload = Workload.filter
    workload.sources[0].partitions = 4
    // R·λ·φ0·(θ·t + (1 − θ)·t) = 1.48968… × r × 1.1 × 70 µs ≤ 4 up to r = 34,871.9
    let limit = 4 / (1.4896825396825397 * 77e-6)
    #expect(try cell(workload, .relaxed, limit * 0.9999).plan != nil)
    let more = try cell(workload, .relaxed, limit * 1.0001)
    #expect(more.bindingConstraint == .sourcePartitions)
    #expect(isClose(more.infeasibility?.largestRate?.value ?? 0, limit))
    let needed = try Sizer(workload).partitionsNeeded(tier: .relaxed, rate: RecordsPerSecond(2e5))
    #expect(needed == [23])  // 22.94
    // A statement with keys runs in other subtasks: reading alone, half of the work.
    var keyed = Workload.window(keys: 1e6)
    keyed.sources[0].partitions = 4
    #expect(try cell(keyed, .relaxed, limit * 1.9).bindingConstraint != .sourcePartitions)
  }

  @Test func checkpoint() throws {
    // 120 GB in full within min(600, 0.5 × 120) = 60 s: 120e9 × 1.1/(59 × 50e6) = 44.7 cores;
    // recovery needs 1.2e11 × 1.5 × 1.1/(790 × 50e6) = 5.01 cores and a little, 6: 12 at most
    var workload = Workload.window(keys: 1.2e9)
    workload.incremental = false
    let plan = try #require(try cell(workload, .relaxed, 100).plan)
    #expect(plan.coresPerTaskManager == Cores(2))
    #expect(plan.counts[.recovery] == 3)
    #expect(plan.counts[.checkpoint] == 6)
    // D = 1 + 132e9/(12 × 50e6) = 221 s, and the interval twice that
    #expect(isClose(plan.checkpointDuration.value, 221))
    #expect(isClose(plan.checkpointInterval.value, 442))
    #expect(plan.warnings.contains(.intervalStretched))
    // Following the interval up to twelve times brings what it asks for.
    var assumptions = Assumptions()
    assumptions[.intervalGrowth] = 12
    let followed = try cell(workload, .relaxed, 100, assumptions)
    #expect(followed.plan.map { $0.coresPerTaskManager * Double($0.taskManagers) } == Cores(48))
    #expect(followed.plan?.checkpointInterval == Seconds(120))
  }

  @Test func theLongestCheckpointDoesNotGiveWay() throws {
    // 500 GB in full on disks that hold it: D_max asks for 500e9 × 1.5/(599 × 50e6) = 25.04 cores,
    // of which nothing else needs any: 28 are within 10 % of 26
    var workload = Workload.window(keys: 5e9, skew: .medium)
    workload.incremental = false
    workload.recoveryObjective = Seconds(1e6)
    var assumptions = Assumptions()
    assumptions[.diskSize] = 1e15
    let plan = try #require(try cell(workload, .relaxed, 1, assumptions).plan)
    #expect(plan.counts[.checkpoint] == 7)
    #expect(plan.bindingConstraint == .checkpoint)
    // 1 + 750e9/(28 × 50e6) = 536.7 s
    #expect(isClose(plan.checkpointInterval.value, 2 * (1 + 750e9 / 1.4e9)))
  }

  @Test func checkpointNeverShortEnough() throws {
    // D_max leaves nothing beside the fixed second
    var assumptions = Assumptions()
    assumptions[.longestCheckpoint] = 1
    let cell = try cell(.window(keys: 1e6), .relaxed, 100, assumptions)
    #expect(cell.counts[.checkpoint] == nil)
    #expect(cell.infeasibility?.bindingConstraint == .checkpoint)
    // 0.5 × 2 s is no reason: the interval gives way, here to 2 × (1 s + 2.6 MB/50 MB/s or so)
    assumptions = Assumptions()
    assumptions[.relaxed, .checkpointInterval] = 2
    let plan = try #require(
      try Sizing.Sizer(.window(keys: 1e6), assumptions: assumptions)
        .cell(tier: .relaxed, rate: RecordsPerSecond(100)).plan)
    #expect(plan.checkpointInterval > Seconds(2) && plan.checkpointInterval < Seconds(2.2))
  }

  @Test func recoveryNeverSoonEnough() throws {
    var workload = Workload.filter
    workload.recoveryObjective = Seconds(110)  // detection and rescheduling alone
    let cell = try cell(workload, .relaxed, 100)
    #expect(cell.counts[.recovery] == nil)
    #expect(cell.infeasibility?.bindingConstraint == .recovery)
  }

  @Test func recoveryHoldsForLooserTiersToo() throws {
    // RTO 200 s leaves y = 90 s. relaxed: cap ≥ r·(1 + 230/90) = 3.556 r at λ 1;
    // sub-5s: 1.1 × (1 + 170/90) = 3.178. Its checkpoints repeat less, but it gets no fewer cores.
    var workload = Workload.filter
    workload.recoveryObjective = Seconds(200)
    // 1e5 × 77 µs × 3.556 = 27.38 cores: 7 × 4
    for tier in [LatencyTier.relaxed, .sub5s, .sub1s] {
      #expect(try cell(workload, tier, 1e5).counts[.recovery] == 7)
    }
    // 1.5 × (1 + 120/90) = 3.5, still the looser one's
    #expect(try cell(workload, .sub500ms, 1e5).counts[.recovery] == 7)
  }

  @Test func network() throws {
    // σ·m_out = 5 × 5,000 B without cost: out = 1.1 × 1e5 × 25 kB/M ≤ 234 MB/s → M = 11.75
    var workload = Workload.filter
    workload.outputRatio = 1
    workload.outputRecordBytes = Bytes(25_000)
    let cell = try cell(workload, .relaxed, 1e5)
    #expect(cell.counts[.network] == 23)  // 12 nodes begin above 88 cores: 23 × 4
    #expect(cell.bindingConstraint == .network)
    #expect(cell.counts[.cpu] == 3)
  }

  @Test func networkCountsUploadsAtMostAsFastAsCoresUpload() {
    // Full checkpoints of 1 TB every 10 s were 100 GB/s; but ψ·B_up·8 cores = 200 MB/s a node.
    var workload = Workload.window(keys: 1e10)
    workload.incremental = false
    let small = demand(workload, .sub500ms, 1)
    #expect(small.networkSteps(on: small.hardware) == 1)
    let fast = demand(workload, .sub500ms, 1) { $0[.uploadRate] = 60e6 }  // 240 > 234 MB/s
    // M·Δ' = M·(1 s + 1.1 TB/(M × 8 × 60 MB/s))/0.5 ≥ 1.1 TB/234 MB/s, M = 58.8: above 58 × 8 cores
    #expect(fast.networkSteps(on: fast.hardware) == 465)
  }

  /// 50 GB in full every 30 s: Δ' is 2 × (1 s + 55 GB/(3 × 8 × 50 MB/s)) on three nodes, so 55 GB/Δ'/3
  /// are 196 MB/s, and with 35 MB/s of records less than 234. At 200 MB/s, all that cores upload in
  /// half of the time, it would be more.
  @Test func networkCountsTheFixedPartOfACheckpoint() throws {
    var workload = Workload.window(keys: 5e7, bytesPerKey: 1000)
    workload.incremental = false
    workload.outputRecordBytes = Bytes(4000)
    let cell = try cell(workload, .sub1s, 22_000)
    #expect(cell.counts[.network] == 1)
  }

  @Test func diskSize() throws {
    // 1 TB × 1.5 × 1.1 = 1.65 TB on disks of 200 GB: 8.25
    let cell = try cell(.window(keys: 1e10), .relaxed, 100)
    #expect(cell.counts[.diskSize] == 9)
    // 1.65e12/(790 × 50e6) = 41.8 cores to download it in time: 11 × 4
    #expect(cell.counts[.recovery] == 11)
    #expect(cell.bindingConstraint == .recovery)
  }

  @Test func diskThroughput() throws {
    // 10 × 1.1 × 1e4/s × 5,000 B = 550 MB/s at 62.5 MB/s a core: 8.8, as 9 × 1
    let slices = try cell(.window(keys: 1e4, bytesPerKey: 5000, copies: 10), .relaxed, 1e4)
    #expect(slices.counts[.diskThroughput] == 9)
    #expect(slices.bindingConstraint == .diskThroughput)
    // ten panes written each time: 88 cores, as 22 × 4
    var panes = Workload.window(keys: 1e4, bytesPerKey: 5000, copies: 10)
    panes.statements[0].state?.writesPanes = true
    #expect(try cell(panes, .relaxed, 1e4).counts[.diskThroughput] == 22)
  }

  @Test func heap() throws {
    // heap of a core: 3,597,035,104 − 2 × 134,217,728 − ⌊… × 0.15⌋ 539,555,287 = 2,789,044,361 B
    // 10 GB × 2 × 1.1/2.789 GB = 7.89
    let cell = try cell(.window(keys: 1e8, backend: .hashmap), .relaxed, 100)
    #expect(cell.counts[.heap] == 2)  // × 4
    #expect(cell.bindingConstraint == .heap)
    #expect(cell.plan?.managedFraction == 0)
    #expect(cell.plan?.memoryClass == .standard)
    #expect(cell.plan?.checkpointBytes == cell.plan?.state)
  }

  @Test func lookup() throws {
    func lookup(_ lookup: Lookup) -> Workload {
      Workload(
        recordBytes: Bytes(512), skew: .low,
        statements: [Statement(complexity: .medium, inputShare: 0.5, lookup: lookup)])
    }
    // 1.48968 × 1e4 × 0.5 × 5 ms × 1.1 = 40.97 subtasks, as 44 = 11 × 4
    let one = try cell(lookup(Lookup(latency: Seconds(0.005))), .relaxed, 1e4)
    #expect(one.counts[.lookup] == 11)
    #expect(one.bindingConstraint == .lookup)
    // a cache for 75 % of it and four calls at once: 2.56
    let cached = try cell(
      lookup(Lookup(latency: Seconds(0.005), hits: 0.75, capacity: 4)), .relaxed, 1e4)
    #expect(cached.counts[.lookup] == 3)  // × 1 core
    // nothing is called
    let none = try cell(lookup(Lookup(latency: Seconds(0.005), hits: 1)), .relaxed, 1e4)
    #expect(none.counts[.lookup] == 1)
  }

  @Test func backlog() throws {
    var workload = Workload.filter
    // a day within six hours: 1e5 × (1 + 4) × 77 µs = 38.5 cores, as 10 × 4
    workload.backlog = Backlog(length: Seconds(86_400), within: Seconds(21_600))
    let cell = try cell(workload, .relaxed, 1e5)
    #expect(cell.counts[.backlog] == 10)
    #expect(cell.bindingConstraint == .backlog)
    workload.backlog = Backlog(length: .zero, within: Seconds(1))
    #expect(
      try Sizing.Sizer(workload).cell(tier: .relaxed, rate: RecordsPerSecond(1e5))
        .counts[.backlog] == 2)  // 7.7 cores
  }

  @Test func tooManySlots() throws {
    // 1.48968 × 3e8 × 77 µs = 34,412 cores
    let cell = try cell(.filter, .relaxed, 3e8)
    #expect(cell.bindingConstraint == .maxParallelism)
    #expect(cell.infeasibility?.largestRate == nil)
    #expect(cell.counts[.cpu] == 8603)
  }

  @Test func whatDoesNotApplyNeedsOneTaskManager() throws {
    let sizer = try Sizer(.filter)
    let cell = try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(1e5))
    for constraint in Constraint.counted where !sizer.applies(constraint) {
      #expect(cell.counts[constraint] == 1, "\(constraint.name)")
    }
    #expect(
      Constraint.allCases.filter(sizer.applies) == [.cpu, .recovery, .network, .maxParallelism])
  }

  @Test func warnings() throws {
    var workload = Workload.join
    workload.sources[0].partitions = 30
    #expect(
      try cell(workload, .sub1s, 4e4).plan?.warnings.all == [
        .exactlyOnceLatency, .sourcePartitionsIdle,
      ])
    // 100 GB × 1.5 × 1.1 = 165 GB of 200 GB on one TaskManager, given time to recover
    var full = Workload.window(keys: 1e9)
    full.recoveryObjective = Seconds(1e5)
    let plan = try cell(full, .relaxed, 100).plan
    #expect(plan?.taskManagers == 1)
    #expect(plan?.warnings.all == [.cacheBelowHotState, .diskFullSoon])
    // 9,000 cores: (2 × 9,000 + 8)/4 MiB are more than 4,403
    let wide = try cell(.window(keys: 1e6), .relaxed, 5e7).plan
    #expect(wide?.warnings.contains(.networkBuffers) == true)
    #expect(wide?.warnings.contains(.splitJob) == true)
    #expect(wide?.networkMemory == .mebibytes(4403))
  }
}
