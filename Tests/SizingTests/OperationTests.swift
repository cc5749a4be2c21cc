import Testing

@testable import Sizing

/// E7 to E10, E21 and E24, each alone, with its arithmetic by hand.
@Suite struct Operations {
  /// 10 GB of state in 100 million keys, uploaded in full.
  private var full: Workload {
    var workload = Workload.window(keys: 1e8)
    workload.incremental = false
    return workload
  }

  @Test func e7CheckpointBytes() {
    // 1e6 keys × 100 B; 1e4/s × 120 s touch 1e6 × (1 − e^−1.2) keys = 698,806; × 100 × 2
    // exceeds S = 100 MB, so C = S
    #expect(demand(.window(keys: 1e6), .relaxed, 1e4).checkpoint.value == 1e8)
    // 100 /s: 1e6 × (1 − e^−0.012) × 100 × 2 = 2,385,657 B
    let touched = demand(.window(keys: 1e6), .relaxed, 100).checkpoint.value
    #expect(abs(touched - 2_385_657.4) < 0.1)
    // five panes, each written
    var panes = Workload.window(keys: 1e6, copies: 5)
    #expect(isClose(demand(panes, .relaxed, 100).checkpoint.value, touched))
    panes.statements[0].state?.writesPanes = true
    #expect(isClose(demand(panes, .relaxed, 100).checkpoint.value, 5 * touched))
    #expect(demand(full, .relaxed, 100).checkpoint.value == 1e10)
  }

  @Test func e7OfALooserTierIsAtMostInProportion() {
    let tight = demand(.window(keys: 1e8), .sub500ms, 1e5)
    for tier in tight.tier.looser {
      let exact = demand(.window(keys: 1e8), tier, 1e5)
      #expect(tight.bounded(at: tier).checkpoint >= exact.checkpoint)
      #expect(tight.bounded(at: tier).interval == exact.interval)
      #expect(tight.bounded(at: tier).keyedWork == exact.keyedWork)
    }
  }

  @Test func e8CheckpointDuration() {
    // 1 + 10e9 × 1.1/(5 × 50e6) = 45 s
    #expect(isClose(demand(full, .relaxed, 100).checkpointDuration(at: Cores(5)).value, 45))
    #expect(demand(.filter, .relaxed, 100).checkpointDuration(at: Cores(1)) == .zero)
    // The interval gives way: 45 s are half of 90 s, less than the 120 s of the tier.
    #expect(demand(full, .relaxed, 100).stretchedInterval(at: Cores(5)) == Seconds(120))
    #expect(isClose(demand(full, .sub1s, 100).stretchedInterval(at: Cores(5)).value, 90))
  }

  @Test func e9Recovery() {
    let job = demand(full, .relaxed, 1000) { $0[.cacheMissCost] = 0 }
    let ten = Cores(10)
    // T_0 = 50 + 60 + 10e9 × 1.5 × 1.1/(10 × 50e6) = 143 s
    #expect(isClose(job.restartTime(at: ten).value, 143))
    // T = 1.1 × (35 µs + 1.5 × 1.2 × t(100) 46.928 µs) = 131.41744 µs; cap = 10/T
    let capacity = job.capacity(at: ten, on: job.hardware).value
    #expect(isClose(capacity, 10 / 131.41744e-6))
    // D = 1 + 22 = 23 s; 143 + 1000 × (143 + 120 + 23)/(cap − 1000)
    let expected = 143 + 286_000 / (10 / 131.41744e-6 - 1000)
    #expect(isClose(job.recoveryTime(at: ten, on: job.hardware).value, expected))
    // cap of one core = 1/77 µs = 12,987 /s, less than comes in
    let busy = demand(.filter, .relaxed, 13_000)
    #expect(busy.recoveryTime(at: Cores(1), on: busy.hardware).value == .infinity)
  }

  @Test func e9FiringWindowsTakesCapacity() {
    var workload = Workload.window(keys: 1e6)
    workload.statements[0].state?.slide = Seconds(60)
    let job = demand(workload, .relaxed, 1000)
    // W·φ = 0.39107 × 1.1 = 0.43017; T = 1.1 × 105.392 µs
    let capacity = job.capacity(at: Cores(2), on: job.hardware).value
    #expect(isClose(capacity, (2 - 0.391_066_666_666_666_7 * 1.1) / 115.9312e-6))
  }

  @Test(arguments: [
    (FailureKind.taskException, 0.0, 1.0, 0.0),  // the state is still on the disk
    (.lostTaskManager, 50, 60, 33), (.killedPod, 0, 60, 33),
    // 50 s until NotReady, 300 s of toleration and 15 s of the leader's lease
    (.lostNodeWithJobManager, 365, 60, 33),
  ])
  func e9bKindsOfFailure(
    _ kind: FailureKind, _ detect: Double, _ reschedule: Double, _ restore: Double
  ) {
    let job = demand(full, .relaxed, 1000) { $0[.cacheMissCost] = 0 }
    let found = job.recovery(from: kind, at: Cores(10), on: job.hardware)
    #expect(found.detect.value == detect)
    #expect(found.reschedule.value == reschedule)
    #expect(isClose(found.restore.value, restore) || restore == found.restore.value)
    let restart = detect + reschedule + restore
    let spare = 10 / 131.41744e-6 - 1000
    #expect(isClose(found.catchUp.value, 1000 * (restart + 143) / spare))
  }

  @Test func e9bOfACell() throws {
    let sizer = try Sizer(.join)
    let cell = try sizer.cell(tier: .sub1s, rate: RecordsPerSecond(40_000))
    let found = sizer.recoveries(of: cell)
    #expect(found.map(\.kind) == FailureKind.allCases)
    #expect(found[1].recovery == cell.plan?.recovery)
    #expect(found[3].recovery.total > found[1].recovery.total)
    var hot = Workload.window(keys: 1)
    hot.hotKeyShare = 1
    let none = try Sizer(hot)
    #expect(
      none.recoveries(of: try none.cell(tier: .relaxed, rate: RecordsPerSecond(1e6))).isEmpty)
  }

  /// Ververica's back-of-the-envelope budget: five nodes, a million records a second of 2,000 B.
  @Test func e10NetworkAsVervericaCounts() {
    var workload = Workload(
      recordBytes: Bytes(2000), skew: .low, incremental: false,
      // 100 million keys a node emit 40 B each minute: 5 × 1e8/60 = 8.33 records per record read
      outputRatio: 5e8 / 60 / 1e6, outputRecordBytes: Bytes(40),
      statements: [
        Statement(
          complexity: .medium, recordBytes: Bytes(2000), shuffles: 1,
          state: KeyedState(keys: 5e8, bytesPerKey: Bytes(40), copies: 5))
      ])
    let budget = demand(workload, .sub5s, 1e6) { $0[.lowSkew] = 1 }
    // source 2 GB/s / 5 = 400 MB/s; shuffle 2 GB/s × 4/25 = 320 MB/s
    #expect(isClose(budget.networkIn(nodes: 5).value, 720e6))
    // 40 cores are 5 nodes of 8. D = 1 + 1e11/(40 × 50e6) = 51 s, so Δ' = 102 s.
    // 320 + 1e8 × 40/60 = 66.7 + checkpoint 1e11/(102 × 5) = 196.1
    let interval = budget.stretchedInterval(at: Cores(40))
    let out = budget.traffic(nodes: 5, every: interval).out.value
    #expect(isClose(out, 320e6 + 2e8 / 3 + 1e11 / 510))
    workload.outputRatio = 0
    let silent = demand(workload, .sub5s, 1e6) { $0[.lowSkew] = 1 }
    let rest = silent.traffic(nodes: 5, every: interval).out.value
    #expect(isClose(rest, 320e6 + 1e11 / 510))
    // below 24 cores the three nodes that always are
    #expect(silent.nodes(at: Cores(40), on: silent.hardware) == 5)
    #expect(silent.nodes(at: Cores(4), on: silent.hardware) == 3)
  }

  @Test func e21OutputDelay() {
    let exact = demand(.window(keys: 1), .sub1s, 1)
    // 30 s + D, and D = 1 s + 2 B or so
    let duration = exact.checkpointDuration(at: Cores(1))
    let interval = exact.stretchedInterval(by: duration)
    let delay = exact.outputDelay(checkpointsEvery: interval, of: duration)
    #expect(abs(delay.value - 31) < 1e-5)
    // one shuffle: 25 ms × 2
    var workload = Workload.window(keys: 1)
    workload.delivery = .atLeastOnce
    let buffered = demand(workload, .sub1s, 1).outputDelay(checkpointsEvery: interval, of: duration)
    #expect(buffered.value == 0.05)
  }

  @Test func e24NetworkBuffers() {
    let relaxed = demand(.window(keys: 1), .relaxed, 1)
    // 4 slots × 1 shuffle × 2 gates × (2 × 88 + 8) × 32 KiB = 46 MiB
    #expect(relaxed.bufferBytes(slots: 4, parallelism: 88).value == 48_234_496)
    let process = relaxed.hardware.memory[2].standard
    func planned(_ tier: LatencyTier, _ parallelism: Int) -> (planned: Bytes, fits: Bool) {
      demand(.window(keys: 1), tier, 1)
        .networkMemory(slots: 4, parallelism: parallelism, of: process)
    }
    #expect(planned(.relaxed, 88) == (.mebibytes(64), true))  // Flink's least
    #expect(planned(.sub5s, 88) == (.mebibytes(69), true))  // 46 × 1.5
    #expect(planned(.sub500ms, 88) == (.mebibytes(92), true))  // 46 × 2
    // Flink memory of 16 GiB is 15,837,691,904 B; less 256 MiB for the framework and
    // 6,335,076,856 B managed, half of the rest: 4,403 MiB.
    #expect(process.mostNetwork == .mebibytes(4403))
    // 4 × 2 × (2p + 8) × 32 KiB = (2p + 8)/4 MiB ≤ 4,403 MiB up to p = 8,802
    #expect(planned(.relaxed, 8802) == (.mebibytes(4403), true))
    #expect(planned(.relaxed, 8803) == (.mebibytes(4403), false))
    #expect(planned(.sub5s, 8802) == (.mebibytes(4403), true))  // the room for the factor is less
  }
}
