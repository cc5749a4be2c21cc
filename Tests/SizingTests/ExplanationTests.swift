import Testing

@testable import Sizing

@Suite struct Explanations {
  @Test func everyStepOfAPlanHasThePlansNumber() throws {
    let sizer = try Sizer(.join)
    let cell = try sizer.cell(tier: .sub1s, rate: RecordsPerSecond(40_000))
    let plan = try #require(cell.plan)
    let derivation = sizer.derivation(of: cell)
    func result(_ equation: String, _ symbol: String) -> Double? {
      derivation.steps.first { $0.equation == equation && $0.symbol == symbol }?.result
    }
    #expect(result("E12", "n") == Double(plan.taskManagers))
    #expect(result("E14", "p") == Double(plan.parallelism))
    #expect(result("E15", "G") == Double(plan.maxParallelism))
    #expect(result("E7", "C") == plan.checkpointBytes.value)
    #expect(result("E8", "D") == plan.checkpointDuration.value)
    #expect(result("E9", "T_rec") == plan.recovery.total.value)
    #expect(result("E10", "in") == plan.networkInPerNode.value)
    #expect(result("E10", "out") == plan.networkOutPerNode.value)
    #expect(result("E16", "managed") == Double(plan.taskManagerParts.managed))
    #expect(result("E19", "nodes") == Double(plan.nodes))
    #expect(result("E16", "network") == plan.networkMemory.value)
    #expect(result("E12", "Δ'") == plan.checkpointInterval.value)
    #expect(result("C2", "n") == cell.counts[.keySkew].map(Double.init))
  }

  @Test func everyEquationOfAPlanIsThere() throws {
    let sizer = try Sizer(.join)
    let cell = try sizer.cell(tier: .sub1s, rate: RecordsPerSecond(40_000))
    let derivation = sizer.derivation(of: cell)
    for number in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 17, 18, 19, 21, 24] {
      #expect(derivation["E\(number)"] != nil, "E\(number)")
    }
    for number in 1...7 { #expect(derivation["C\(number)"] != nil, "C\(number)") }
    #expect(derivation["C8"] == nil)
  }

  @Test func aStatelessWorkloadHasNoCheckpointsToExplain() throws {
    let sizer = try Sizer(.filter)
    let cell = try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(10_000))
    let derivation = sizer.derivation(of: cell)
    for equation in ["E2", "E4", "E7", "E8", "C2", "C3", "C6", "C7", "C8"] {
      #expect(derivation[equation] == nil, "\(equation)")
    }
  }

  @Test func everySumIsTheSumOfItsTerms() throws {
    for (workload, rate) in [(Workload.join, 40_000.0), (Equations.graph, 5000)] {
      let sizer = try Sizer(workload)
      let derivation = sizer.derivation(
        of: try sizer.cell(tier: .sub5s, rate: RecordsPerSecond(rate)))
      let sum = try #require(derivation.steps.first { $0.symbol == "A" && $0.part == nil })
      let terms = sum.inputs.reduce(0) { $0 + $1.value }
      #expect(isClose(terms, sum.result ?? 0))
      #expect(sum.inputs.count == workload.sources.count + 1)
      let state = try #require(derivation.steps.first { $0.symbol == "S" && $0.part == nil })
      #expect(state.inputs.reduce(0) { $0 + $1.value } == state.result)
      let keyed = try #require(derivation.steps.first { $0.symbol == "B" && $0.part == nil })
      #expect(isClose(keyed.inputs[0].value * keyed.inputs[1].value, keyed.result ?? 0))
    }
  }

  /// With a calculator, from what is printed.
  @Test func everyConstraintCanBeWorkedOut() throws {
    var windows = Equations.graph
    windows.statements[windows.statements.count - 1].state?.slide = Seconds(60)
    windows.statements[windows.statements.count - 1].state?.copies = 3  // written once
    windows.backlog = Backlog(length: Seconds(3600), within: Seconds(7200))
    var loaded = windows
    loaded.baseLoad = Cores(0.5)
    for workload in [Workload.join, windows, loaded] {
      let sizer = try Sizer(workload)
      let cell = try sizer.cell(tier: .sub1s, rate: RecordsPerSecond(20_000))
      let derivation = sizer.derivation(of: cell)
      func value(_ equation: String, _ symbol: String, else other: Double = .nan) -> Double {
        derivation[equation]?.inputs.first { $0.symbol == symbol }?.value ?? other
      }
      let symbol = workload.baseLoad == nil ? "λ·f_S·W·φ" : "f_S·(λ·W·φ + F)"
      func firing(_ equation: String) -> Double { value(equation, symbol, else: 0) }
      let x = value("C1", "x")
      let busy = value("C1", "R") * value("C1", "T(x)") + firing("C1") / value("C1", "u", else: 1)
      #expect(isClose(busy, value("C1", "R·T(x) + …")) && busy <= x)

      let (h, keys, at) = (value("C2", "h"), value("C2", "K"), value("C2", "x"))
      let spread = min(1, 1 / at + (2 * naturalLog(at) / (keys * at)).squareRoot())
      let share = h + (1 - h) * (spread + 1 / value("C2", "G"))
      let work = value("C2", "R") * value("C2", "λ") * value("C2", "f_S") * value("C2", "B_j")
      #expect(isClose(work * share, value("C2", "busiest")))

      let (restart, rate) = (value("C4", "T_0"), value("C4", "r"))
      let behind = restart + value("C4", "Δ'") + value("C4", "D")
      let total = restart + rate * behind / (value("C4", "cap") - rate)
      #expect(isClose(total, value("C4", "T_rec")) && total <= value("C4", "RTO"))

      let written = try #require(derivation["C7"]).inputs.filter { $0.symbol.hasPrefix("a·b") }
      let bytes = written.reduce(0) { $0 + $1.value } * value("C7", "r")
      #expect(
        isClose(
          bytes * value("C7", "WA") * value("C7", workload.skew == .low ? "φ low" : "φ medium"),
          value("C7", "WA·φ·Σ a·r·b")))

      let sizes = try #require(derivation["E11"]).inputs
      let totals = sizes.filter { $0.symbol == "n·c" }.map(\.value)
      #expect(totals.count == 3 && totals.min() == sizes.last?.value)
      guard workload.backlog != nil else { continue }
      let records = value("C10", "r") * (1 + value("C10", "backlog") / value("C10", "within"))
      #expect(
        isClose(records * value("C10", "T(x)") + firing("C10"), value("C10", "busy")))
      #expect(derivation["E3"] != nil && firing("C10") > 0)
    }
  }

  @Test func everyStepHasItsOwnName() throws {
    for workload in [Workload.join, Equations.graph] {
      let sizer = try Sizer(workload)
      let cell = try sizer.cell(tier: .sub5s, rate: RecordsPerSecond(5000))
      let names = sizer.derivation(of: cell).steps.map(\.id)
      #expect(Set(names).count == names.count, "\(names)")
      #expect(names.allSatisfy { !$0.isEmpty && !$0.hasSuffix("-") }, "\(names)")
    }
  }

  @Test func statementsHaveTheNamesTheyAreGiven() throws {
    let sizer = try Sizer(Equations.graph)
    let cell = try sizer.cell(tier: .sub5s, rate: RecordsPerSecond(5000))
    let titles = sizer.derivation(of: cell, statements: ["clean", "count"]).steps.map(\.title)
    #expect(titles.contains("clean, without keys, beyond reading"))
    #expect(titles.contains("count, with keys, beyond reading"))
    let plain = sizer.derivation(of: cell).steps.map(\.title)
    #expect(plain.contains("statement 2, with keys, beyond reading"))
    #expect(plain.contains("work of a record of source 1"))
    let named = sizer.derivation(of: cell, sources: ["clicks", "carts"]).steps.map(\.title)
    #expect(named.contains("work of a record of carts"))
  }

  @Test func anInfeasibleCellNamesTheRateThatFits() throws {
    var workload = Workload.window(keys: 1e6)
    workload.hotKeyShare = 0.05
    let sizer = try Sizer(workload)
    let cell = try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(500_000))
    let last = try #require(sizer.derivation(of: cell).steps.last)
    #expect(last.result == cell.infeasibility?.largestRate?.value)
  }

  @Test func inputsSayWhereTheyComeFrom() throws {
    let sizer = try Sizer(.join, assumptions: Assumptions(.nexmark))
    let cell = try sizer.cell(tier: .sub1s, rate: RecordsPerSecond(40_000))
    let derivation = sizer.derivation(of: cell, profile: .nexmark)
    let record = try #require(derivation["E1"])
    #expect(record.inputs.map(\.symbol) == ["υ", "ρ0", "m", "m0", "B_core"])
    #expect(
      record.inputs.map(\.origin) == [
        .profile(.referenceUtilization), .profile(.recordRatePerCore), .workload,
        .profile(.referenceRecordBytes),
        .profile(.bytesPerCore),
      ])
    // 1/142,000 + (1024 − 100)/150e6 = 13.2 µs
    #expect(abs((record.result ?? 0) - 1.320225e-5) < 1e-10)
    let demand = try #require(derivation["E6"])
    #expect(demand.inputs[1].origin == .assumption(.targetUtilization))
    #expect(derivation["E5"]?.inputs.first?.origin == .tier(.cpuFactor))
  }
}
