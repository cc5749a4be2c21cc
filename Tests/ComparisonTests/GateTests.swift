import Testing

@testable import Comparison
@testable import Report

@Suite struct GateWords {
  /// A word that no figure ever is would be a gate that is never crossed.
  @Test func areThoseOfTheModel() throws {
    #expect(throws: GateMistake.self) { try Gate(reading: "bindingConstraint == cpuu") }
    #expect(throws: GateMistake.self) { try Gate(reading: "memoryClass == cpu") }
    _ = try Gate(reading: "bindingConstraint == recovery")
    _ = try Gate(reading: "memoryClass != standard")
  }
}

@Suite struct Gates {
  @Test(arguments: [
    // What got worse by more than the limit.
    ("totalCores > +10%", 100.0, 111.0, true), ("totalCores > +10%", 100, 110, false),
    ("totalCores >= +10%", 100, 110, true), ("totalCores > 10%", 100, 111, true),
    ("nodes > +2", 5, 8, true), ("nodes > +2", 5, 7, false),
    ("nodes > +2", 0, 3, true), ("totalCores > +10%", 0, 1, true),
    ("totalCores > +10%", 0, 0, false),
    // Limits of the figure itself, with and without units.
    ("recoverySeconds > 600", 500, 601, true), ("recoverySeconds > 10 min", 500, 601, true),
    ("recoverySeconds > 600", 500, 600, false), ("recoverySeconds > 600", 700, 700, true),
    ("stateBytes > 1 TB", 1, 2e12, true), ("totalMemoryBytes > +64 GiB", 0, 7e10, true),
    // What got better never crosses.
    ("recoverySeconds > 600", 900, 700, false), ("totalCores < -10%", 100, 50, false),
    ("nodes != +0", 5, 4, false), ("nodes != +0", 5, 6, true),
    // A figure without a better or worse counts both ways.
    ("maxParallelism != +0", 720, 1260, true), ("maxParallelism != +0", 1260, 720, true),
  ])
  func compareFigures(_ row: (text: String, old: Double, new: Double, crossed: Bool)) throws {
    let gate = try Gate(reading: row.text)
    let change = MetricChange(metric: gate.metric, old: .number(row.old), new: .number(row.new))
    #expect(gate.isCrossed(by: change) == row.crossed, "\(row)")
  }

  @Test func compareWordsAndFlags() throws {
    func crosses(_ text: String, _ old: MetricValue?, _ new: MetricValue) throws -> Bool {
      let gate = try Gate(reading: text)
      return gate.isCrossed(by: MetricChange(metric: gate.metric, old: old, new: new))
    }
    #expect(try crosses("feasible == false", .flag(true), .flag(false)))
    #expect(try crosses("feasible == false", nil, .flag(false)))
    #expect(try !crosses("feasible == false", .flag(false), .flag(true)))
    #expect(try crosses("bindingConstraint == recovery", .word("cpu"), .word("recovery")))
    #expect(try crosses("bindingConstraint != cpu", .word("cpu"), .word("recovery")))
    #expect(try crosses("warnings > +0", .words([]), .words(["network-buffers"])))
    #expect(try !crosses("warnings > 0", .words(["a", "b"]), .words(["a"])))
  }

  @Test(arguments: [
    ("totalCores > +10%", Gate.Scope.workloads), ("workload: nodes > 2", .workloads),
    ("total:totalCores > +10%", .total), ("cell: feasible == false", .cells),
    ("orders: recoverySeconds > 600", .workload("orders")),
  ])
  func haveAScope(_ row: (text: String, scope: Gate.Scope)) throws {
    #expect(try Gate(reading: row.text).scope == row.scope)
  }

  @Test(arguments: [
    ("", "no metric in ''"), ("totalCore > +10%", "unknown metric 'totalCore'"),
    ("totalCores", "no comparison after 'totalCores' in 'totalCores'"),
    ("totalCores >", "no limit for 'totalCores'"),
    ("totalCores > many", "'many' is not a limit for 'totalCores'"),
    ("totalCores > +-5", "'+-5' is not a limit for 'totalCores'"),
    ("totalCores > nan", "'nan' is not a limit for 'totalCores'"),
    ("feasible > 1", "'1' is not a limit for 'feasible'"),
    ("totalCores > 1e300", "the limit '1e300' is out of range"),
    ("totalCores > +1e400%", "the limit '+1e400%' is out of range"),
    ("recoverySeconds > 5000 d", "the limit '5000 d' is out of range"),
    ("recoverySeconds > 5 furlongs", "'5 furlongs' is not a limit for 'recoverySeconds'"),
    ("total: recoverySeconds > 600", "there is no total of 'recoverySeconds'"),
  ])
  func tellWhatIsWrongWithThem(_ row: (text: String, message: String)) {
    let mistake = #expect(throws: GateMistake.self) { _ = try Gate(reading: row.text) }
    #expect(mistake?.message == row.message)
  }
}

@Suite struct Waivers {
  private func crossings(until: String, today: String) throws -> [Crossing] {
    func snapshot(_ figure: Double) -> Snapshot {
      let figures = Metric.ofPlan.map { ($0, figure) }
      return Sample.snapshot(
        Sample.workload(
          "orders", Sample.cell(figures: Dictionary(uniqueKeysWithValues: figures))))
    }
    var settings = ComparisonSettings()
    settings.fail = [try Gate(reading: "totalCores > +10%"), try Gate(reading: "nodes > +1")]
    settings.waivers = [
      Waiver(
        workload: "orders", metric: .totalCores, reason: "the sales week",
        until: try #require(CalendarDay(until)))
    ]
    return Judgement(
      of: Sample.comparison(snapshot(10), snapshot(20)), settings: settings,
      today: try #require(CalendarDay(today))
    ).crossings
  }

  @Test func holdUntilTheirLastDay() throws {
    let found = try crossings(until: "2026-12-31", today: "2026-12-31")
    #expect(found.map(\.isWaived) == [true, false])
    #expect(
      found[0].sentence == """
        waived: orders: Cores 10 → 20 (+100 %) crosses 'totalCores > +10%', \
        waived until 2026-12-31: the sales week
        """)
  }

  @Test func endTheDayAfter() throws {
    let found = try crossings(until: "2026-12-31", today: "2027-01-01")
    #expect(found.map(\.isWaived) == [false, false])
    #expect(found[0].sentence.hasSuffix("'totalCores > +10%'; its waiver ended on 2026-12-31"))
  }

  @Test(arguments: [
    ("2026-02-28", true), ("2028-02-29", true), ("2026-02-29", false), ("2026-13-01", false),
    ("2026-1-1", false), ("20261231", false), ("2026-04-31", false), ("+026-01-01", false),
  ])
  func nameDaysThatExist(_ row: (text: String, exists: Bool)) {
    #expect((CalendarDay(row.text) != nil) == row.exists)
  }
}

/// Dates in other spellings, which are told with the same day.
@Suite struct AdviceOnDays {
  @Test(arguments: [
    ("31.12.2026", "write '2026-12-31'"), ("2026/12/31", "write '2026-12-31'"),
    ("12/31/2026", "write '2026-12-31'"), ("31/12/2026", "write '2026-12-31'"),
    ("03/11/2026", "write '2026-11-03' or '2026-03-11', whichever is meant"),
    ("3.11.2026", "write '2026-11-03'"), ("20261231", "write '2026-12-31'"),
    ("2026-1-5", "write '2026-01-05'"), ("2026-12-31T23:59:00Z", "write '2026-12-31'"),
    ("2026-12-31 23:59", "write '2026-12-31'"), ("05/05/2026", "write '2026-05-05'"),
    ("2026-02-30", "a date is a year, a month and a day, such as '2026-12-31'"),
    ("tomorrow", "a date is a year, a month and a day, such as '2026-12-31'"),
    ("1.2.3.4", "a date is a year, a month and a day, such as '2026-12-31'"),
  ])
  func keepsTheDay(_ row: (text: String, advice: String)) {
    #expect(CalendarDay.advice(on: row.text) == row.advice)
  }
}
