import Testing

@testable import Sizing

/// What a recovery is limited by, besides the processors.
@Suite struct CatchingUp {
  /// Panes are written 30 times: the disks hold what the peak asks, and little more.
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
    #expect(plan.bindingConstraint == .diskThroughput)
    let limit = try #require(sizer.catchUpLimit(of: cell))
    #expect(limit.constraint == .diskThroughput)
    #expect(limit.rate >= cell.rate && limit.rate < plan.capacity)
    // T_0 + r·(T_0 + Δ' + D)/(limit − r)
    let restart = plan.recovery.total - plan.recovery.catchUp
    let behind = restart + plan.checkpointInterval + plan.checkpointDuration
    let spare = (limit.rate - cell.rate).value
    let expected = restart.value + 1e5 * behind.value / spare
    #expect(abs(limit.recovery.value - expected) <= 1e-9 * expected || spare == 0)
    #expect(plan.warnings.contains(.catchUpLimited) == (limit.recovery > Seconds(900)))
    #expect(plan.warnings.contains(.catchUpLimited))
    let kafka = try #require(sizer.kafkaSide(of: cell))
    #expect(kafka.catchUpRead == limit.rate * panes.sources[0].recordBytes)
    #expect(kafka.retention == limit.recovery)
  }

  @Test func processorsAlone() throws {
    let sizer = try Sizer(.filter)
    let cell = try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(1e5))
    #expect(sizer.catchUpLimit(of: cell) == nil)
    #expect(try #require(cell.plan).warnings.contains(.catchUpLimited) == false)
  }
}
