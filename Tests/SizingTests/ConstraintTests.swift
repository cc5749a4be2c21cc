import Sizing
import Testing

/// Every constraint where it binds, with its arithmetic by hand.
@Suite struct Constraints {
  @Test func cpu() throws {
    // 1.48968 × 1e5 × 110 µs = 16.39 cores: 5 × 4
    let cell = try cell(.filter, .relaxed, 1e5)
    #expect(cell.counts[.cpu] == 5)
    #expect(cell.bindingConstraint == .cpu)
  }

  @Test func keySkew() throws {
    var workload = Workload.window(keys: 1e6)
    workload.hotKeyShare = 0.02
    // R·λ·t·B = 1.48968 × 1e5 × 100 µs × 2 = 29.79; cached at x ≥ 1
    // 1/29.79 − 0.02 = 0.013564; /0.98 = 0.013841 = 1/x + 1/1260 → x = 76.65: 20 × 4
    let cell = try cell(workload, .relaxed, 1e5)
    #expect(cell.counts[.keySkew] == 20)
    #expect(cell.bindingConstraint == .keySkew)
    #expect(cell.counts[.cpu] == 9)  // 29.79 × 1.1 = 32.8 cores
  }

  @Test func checkpoint() throws {
    // 120 GB in full within min(600, 0.5 × 120) = 60 s: 120e9 × 1.1/(59 × 1e8) = 22.4
    var workload = Workload.window(keys: 1.2e9)
    workload.incremental = false
    let cell = try cell(workload, .relaxed, 100)
    #expect(cell.counts[.checkpoint] == 23)
    #expect(cell.bindingConstraint == .checkpoint)
  }

  @Test func checkpointNeverShortEnough() throws {
    // 0.5 × 2 s leaves nothing beside the fixed second
    var assumptions = Assumptions()
    assumptions[.relaxed, .checkpointInterval] = 2
    let cell = try cell(.window(keys: 1e6), .relaxed, 100, assumptions)
    #expect(cell.counts[.checkpoint] == nil)
    #expect(cell.infeasibility?.bindingConstraint == .checkpoint)
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
    // 1e5 × 110 µs × 3.556 = 39.1 cores: 10 × 4
    for tier in [LatencyTier.relaxed, .sub5s, .sub1s] {
      #expect(try cell(workload, tier, 1e5).counts[.recovery] == 10)
    }
    // 1.5 × (1 + 120/90) = 3.5, still the looser one's
    #expect(try cell(workload, .sub500ms, 1e5).counts[.recovery] == 10)
  }

  @Test func network() throws {
    // σ = 50: out = 1.1 × 1e5 × 512 B × 50/M ≤ 750 MB/s → M = 3.75: 4 nodes, over 24 cores
    var workload = Workload.filter
    workload.outputRatio = 50
    let cell = try cell(workload, .relaxed, 1e5)
    #expect(cell.counts[.network] == 7)  // 7 × 4 cores begin the fourth node
    #expect(cell.bindingConstraint == .network)
  }

  @Test func diskSize() throws {
    // 1 TB × 1.5 × 1.1 = 1.65 TB on disks of 200 GB: 8.25
    let cell = try cell(.window(keys: 1e10), .relaxed, 100)
    #expect(cell.counts[.diskSize] == 9)
    // recovery downloads the same bytes at 100 MB/s within 790 s, so it needs more
    #expect(cell.bindingConstraint == .recovery)
  }

  @Test func diskThroughput() throws {
    // 10 × 1.1 × 1e4/s × 1,000 B × 10 copies = 1.1 GB/s at 250 MB/s: 4.4
    let cell = try cell(.window(keys: 1e4, bytesPerKey: 1000, copies: 10), .relaxed, 1e4)
    #expect(cell.counts[.diskThroughput] == 5)
    #expect(cell.bindingConstraint == .diskThroughput)
  }

  @Test func heap() throws {
    // heap of a core: 3,597,035,104 − 2 × 134,217,728 − ⌊… × 0.15⌋ 539,555,287 = 2,789,044,361 B
    // 10 GB × 2 × 1.1/2.789 GB = 7.89
    let cell = try cell(.window(keys: 1e8, backend: .hashmap), .relaxed, 100)
    #expect(cell.counts[.heap] == 8)
    #expect(cell.bindingConstraint == .heap)
    #expect(cell.plan?.managedFraction == 0)
    #expect(cell.plan?.memoryClass == .standard)
    #expect(cell.plan?.checkpointBytes == cell.plan?.state)
  }

  @Test func tooManySlots() throws {
    // 1.48968 × 2e8 × 110 µs = 32,773 cores
    let cell = try cell(.filter, .relaxed, 2e8)
    #expect(cell.infeasibility == nil ? false : true)
    #expect(cell.bindingConstraint == .cpu)
    #expect(cell.counts[.cpu] == 8194)
  }

  @Test func whatDoesNotApplyNeedsOneTaskManager() throws {
    let sizer = try Sizer(.filter)
    let cell = try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(1e5))
    for constraint in Constraint.allCases where !sizer.applies(constraint) {
      #expect(cell.counts[constraint] == 1, "\(constraint.name)")
    }
    #expect(Constraint.allCases.filter(sizer.applies) == [.cpu, .recovery, .network])
  }

  @Test func warnings() throws {
    var workload = Workload.join
    workload.sourcePartitions = 12
    #expect(
      try cell(workload, .sub1s, 4e4).plan?.warnings.all == [
        .exactlyOnceLatency, .sourcePartitions,
      ])
    // 100 GB × 1.5 × 1.1 = 165 GB of 200 GB on one TaskManager, given time to recover
    var full = Workload.window(keys: 1e9)
    full.recoveryObjective = Seconds(1e5)
    let plan = try cell(full, .relaxed, 100).plan
    #expect(plan?.taskManagers == 1)
    #expect(plan?.warnings.all == [.cacheBelowHotState, .diskFullSoon])
    let wide = try cell(.window(keys: 1e6), .relaxed, 2e7).plan
    #expect(wide?.warnings.contains(.networkBuffers) == true)
    #expect(wide?.sufficientNetworkFraction != nil)
  }
}
