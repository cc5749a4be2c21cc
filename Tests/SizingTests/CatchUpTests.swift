import Testing

@testable import Sizing

/// What a recovery is limited by, besides the processors.
@Suite struct CatchingUp {
  /// Panes are written 30 times: what the peak asks of the disks leaves little to catch up with.
  private var panes: Workload {
    var workload = Workload.window(keys: 3e6)
    workload.statements[0].state?.copies = 30
    workload.statements[0].state?.writesPanes = true
    return workload
  }

  @Test func disksLimitIt() throws {
    let sizer = try Sizer(panes)
    let cell = try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(1e5))
    let plan = try #require(cell.plan)
    let cores = plan.coresPerTaskManager.value * Double(plan.taskManagers)
    #expect(plan.capacity.constraint == .diskThroughput)
    // WA 10 × φ × 30 copies × 160 B
    let bytes = panes.statements[0].state?.bytesPerKey.value ?? 0
    let written = 10 * Self.skew(panes) * 30 * bytes
    #expect(isClose(plan.capacity.rate.value, cores * 62.5e6 / written))
    // T_0 + r·(T_0 + Δ' + D)/(cap − r)
    let restart = plan.recovery.restart
    let behind = restart + plan.checkpointInterval + plan.checkpointDuration
    let spare = (plan.capacity.rate - cell.rate).value
    #expect(isClose(plan.recovery.total.value, restart.value + 1e5 * behind.value / spare))
    let kafka = try #require(sizer.kafkaSide(of: cell))
    #expect(kafka.catchUpRead == plan.capacity.rate * panes.sources[0].recordBytes)
    #expect(kafka.retention == plan.recovery.total)
  }

  private static func skew(_ workload: Workload) -> Double {
    switch workload.skew {
    case .low: 1.1
    case .medium: 1.5
    case .high: 2.5
    }
  }

  /// The objective holds at the rate that the disks allow, with as many TaskManagers as that takes.
  @Test func theObjectiveHoldsWithIt() throws {
    var workload = panes
    for minutes in [5.0, 15, 60] {
      workload.recoveryObjective = Seconds.minutes(minutes)
      let sizer = try Sizer(workload)
      let cell = try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(1e5))
      let plan = try #require(cell.plan)
      #expect(plan.recovery.total <= Seconds.minutes(minutes))
      guard plan.bindingConstraint == .recovery else { continue }
      let needed = try #require(plan.counts[.diskThroughput])
      #expect(plan.taskManagers > needed)
      for (count, holds) in [(plan.taskManagers, true), (plan.taskManagers - 1, false)] {
        #expect(
          sizer.holds(
            .recovery, tier: .relaxed, rate: cell.rate, taskManagers: count,
            coresPerTaskManager: plan.coresPerTaskManager) == holds)
      }
    }
    workload.recoveryObjective = Seconds.minutes(5)
    let cell = try Sizer(workload).cell(tier: .relaxed, rate: RecordsPerSecond(1e5))
    #expect(cell.bindingConstraint == .recovery)
  }

  @Test func lookupsLimitIt() throws {
    var workload = Workload.filter
    // 5 ms for each record: a core gets 1/(5 ms × φ0 1.1) = 181.8 /s through, and its processor more.
    workload.statements[0].lookup = Lookup(latency: Seconds(0.005), hits: 0, capacity: 1)
    let cell = try Sizer(workload).cell(tier: .relaxed, rate: RecordsPerSecond(1e4))
    let plan = try #require(cell.plan)
    let cores = plan.coresPerTaskManager.value * Double(plan.taskManagers)
    #expect(plan.capacity.constraint == .lookup)
    #expect(isClose(plan.capacity.rate.value, cores / (0.005 * 1.1)))
  }

  @Test func theNetworkLimitsIt() throws {
    var workload = Workload.filter
    workload.sources[0].recordBytes = Bytes(100_000)
    var assumptions = Assumptions()
    assumptions[.bytesPerCore] = 1e9
    let sizer = try Sizer(workload, assumptions: assumptions)
    let cell = try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(5_000))
    let plan = try #require(cell.plan)
    #expect(plan.capacity.constraint == .network)
    // The line of 390 MB/s over what a record brings into a node.
    let node = plan.networkInPerNode.value / 5_000
    #expect(isClose(plan.capacity.rate.value, 390e6 / node))
    #expect(plan.recovery.total <= Seconds(900))
  }

  @Test func processorsAlone() throws {
    let cell = try Sizer(.filter).cell(tier: .relaxed, rate: RecordsPerSecond(1e5))
    #expect(try #require(cell.plan).capacity.constraint == .cpu)
  }

  /// The bound on all looser tiers at once never says that one recovers which does not.
  @Test func theBoundOnLooserTiersHolds() {
    for seed in UInt64(0)..<2_000 {
      let random = RandomCase(seed: seed)
      let prepared = PreparedWorkload(random.workload, random.assumptions)
      let demand = Demand(prepared, random.tier, random.rate)
      for hardware in prepared.hardware {
        for steps in [1, 10, 100, 1000] {
          let cores = hardware.cores(ofSteps: steps)
          guard demand.recoversAtLooserTiers(cores, on: hardware) else { continue }
          for looser in random.tier.looser {
            #expect(
              Demand(prepared, looser, random.rate).recovers(cores, on: hardware), "seed \(seed)")
          }
        }
      }
    }
  }
}
