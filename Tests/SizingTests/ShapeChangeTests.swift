import Sizing
import Testing

/// Where the TaskManagers change their size at the tightest tier, slots per core fall from 2 to 1.5:
/// what depends on slots must not fall with them.
@Suite struct WhereTheShapeChanges {
  /// A recovery objective just above the restart makes recovery ask for many cores that the records
  /// do not need, some more at each rate.
  private func cells(objective: Double, rates: ClosedRange<Int>) throws -> [Cell] {
    var workload = Workload.filter
    workload.recoveryObjective = Seconds(objective)
    let sizer = try Sizer(workload)
    return try rates.map {
      try sizer.cell(tier: .sub500ms, rate: RecordsPerSecond(Double($0) * 10))
    }
  }

  @Test func coresNeverFall() throws {
    var shapes = Set<Double>()
    for objective in [150.0, 170, 250] {
      let plans = try cells(objective: objective, rates: 1...2000).map { try #require($0.plan) }
      let cores = plans.map(\.totalCores)
      #expect(cores == cores.sorted())
      shapes.formUnion(plans.map(\.coresPerTaskManager.value))
    }
    #expect(shapes == [1, 2, 4])
  }

  @Test func aHigherRateDoesNotBecomeFeasible() throws {
    // Around 13,860 cores: 27,720 slots in TaskManagers of one core, 20,790 in those of two and
    // four. T_rec = 110 + r·(110 + 120)/(cap − r) ≤ 110.02 at relaxed, so cap = 11,501 r and
    // x = 11,501 × 77 µs × r: 0.8856 cores for each record a second.
    let cells = try cells(objective: 110.02, rates: 1_500...1_700)
    let cores = try cells.map { try #require($0.plan).totalCores }
    #expect(cores == cores.sorted())
    #expect(cores[0].value < 13_860 && cores[200].value > 13_860)
  }
}
