import Sizing
import Testing

/// Where the TaskManager grows from one core to two at the tightest tier, slots per core fall from
/// 2 to 1.5: what depends on slots must not fall with them.
@Suite struct WhereTheShapeChanges {
  /// Around 12,200 /s, where x₁ goes from 3 to 4; a recovery objective just above the restart
  /// makes recovery ask for hundreds of cores that the records do not need.
  private func cells(objective: Double) throws -> [Cell] {
    var workload = Workload.filter
    workload.recoveryObjective = Seconds(objective)
    let sizer = try Sizer(workload)
    return try (12_150...12_250).map {
      try sizer.cell(tier: .sub500ms, rate: RecordsPerSecond(Double($0)))
    }
  }

  @Test(arguments: [110.48, 110.5, 110.52, 110.54])
  func coresDoNotFallWithTheJobManager(_ objective: Double) throws {
    // About 620 cores: p is 1,240 in TaskManagers of one core, 930 in those of two.
    let plans = try cells(objective: objective).map { try #require($0.plan) }
    #expect(plans.map(\.coresPerTaskManager).contains(1))
    #expect(plans.map(\.coresPerTaskManager).contains(2))
    let cores = plans.map(\.totalCores)
    #expect(cores == cores.sorted())
  }

  @Test(arguments: [110.018, 110.02])
  func aHigherRateDoesNotBecomeFeasible(_ objective: Double) throws {
    // About 15,500 cores: 31,000 slots in TaskManagers of one core are too many, 23,250 in those
    // of two are not.
    let cells = try cells(objective: objective)
    let cores = try cells.map { try #require($0.plan).totalCores }
    #expect(cores == cores.sorted())
    #expect(cores[0] > 13_860)
  }
}
