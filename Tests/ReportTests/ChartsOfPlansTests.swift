import Sizing
import Testing
import Workloads

@testable import Charts
@testable import Report

@Suite struct ChartsOfPlans {
  private func plan() throws -> (PlannedWorkload, Plan) {
    let workload = try ChartSample.workload(ChartSample.orders)
    return (workload, try #require(workload.design.plan))
  }

  @Test func theBindingConstraintFillsItsBar() throws {
    let (workload, plan) = try plan()
    let chart = SlackChart(workload: workload, plan: plan)
    #expect(chart.needs.first?.constraint == plan.bindingConstraint)
    #expect(chart.needs.first?.taskManagers == plan.taskManagers)
    #expect(chart.needs.map(\.taskManagers) == chart.needs.map(\.taskManagers).sorted(by: >))
  }

  @Test func partsOfARecoveryAddUpToIt() throws {
    let (_, plan) = try plan()
    let chart = RecoveryChart(recovery: plan.recovery, objective: Seconds(600))
    #expect(abs(chart.segments.total - plan.recovery.total.value) < 1e-9)
    #expect(chart.phases.map(\.name) == ["detect", "reschedule", "restore", "catch up"])
    // The bar and the objective are on one axis from zero.
    #expect(chart.scale.domain.lowerBound == 0)
    #expect(chart.scale.position(of: 600) < 1)
  }

  @Test func partsOfMemoryAddUpToTheProcessAndTheirNamesStandApart() throws {
    let (_, plan) = try plan()
    let chart = MemoryChart(plan: plan)
    #expect(chart.segments.total == plan.taskManagerMemory.value)
    let centres = chart.labelCentres
    for (above, below) in zip(centres, centres.dropFirst()) {
      #expect(below - above >= MemoryChart.rowHeight - 1e-9)
    }
  }

  @Test func everyTaskManagerStandsOnANode() throws {
    let workload = try ChartSample.workload(ChartSample.orders)
    let plan = try #require(workload.cell(.sub1s, RecordsPerSecond(200_000)).plan)
    let chart = NodesChart(plan: plan)
    #expect(chart.cluster.nodes.count == plan.nodes)
    #expect(chart.kinds.map(\.count).reduce(0, +) == plan.nodes)
    let placed = chart.kinds.map { $0.count * $0.node.count(of: .taskManager) }
    #expect(placed.reduce(0, +) == plan.taskManagers)
    #expect(chart.kinds.map { $0.count * $0.node.count(of: .jobManager) }.reduce(0, +) == 1)
    let more = chart.flow.pieces.flatMap(\.marks).compactMap {
      if case .text(let label) = $0, label.text.hasPrefix("+") { label.text } else { nil }
    }
    let most = try #require(chart.kinds.map(\.count).max())
    #expect(more == ["+ \(most - 3) more nodes"])
  }

  @Test func theLargestEffectComesFirst() throws {
    let (workload, plan) = try plan()
    let chart = TornadoChart(workload: workload, cell: workload.design)
    #expect(chart.shown.count == TornadoChart.mostRows)
    let effects = chart.shown.map { $0.effect(from: plan.totalCores) }
    #expect(effects == effects.sorted(by: >))
    #expect(effects.allSatisfy { $0 > .zero })
    #expect(chart.scale.domain.contains(plan.totalCores.value))
  }

  /// What a workload was asked for once is no answer to another question.
  @Test func whatIsKnownOfTheDesignPointIsOfItAlone() throws {
    let (workload, _) = try plan()
    let other = workload.cell(.relaxed, RecordsPerSecond(workload.definition.rate.value * 3))
    for _ in 0..<2 {
      let effects = workload.sizer.sensitivity(of: workload.design)
      #expect(workload.largestEffects(on: workload.design, atMost: 3) == Array(effects.prefix(3)))
      #expect(workload.largestEffects(on: workload.design, atMost: 1) == Array(effects.prefix(1)))
      #expect(
        workload.largestEffects(on: other, atMost: 1)
          == Array(workload.sizer.sensitivity(of: other).prefix(1)))
      #expect(workload.room(of: workload.design) == workload.sizer.room(of: workload.design))
      #expect(workload.room(of: other) == workload.sizer.room(of: other))
    }
  }

  /// Names go above the bars on narrow screens, in the gaps of the baseline.
  @Test func noBaselineCutsTheNameOfAnAssumption() throws {
    let (workload, _) = try plan()
    let chart = try #require(TornadoChart(workload: workload, cell: workload.design).chart)
    let names = chart.marks.compactMap {
      if case .text(let label) = $0, label.style == "beside" { label } else { nil }
    }
    let pieces = chart.marks.compactMap {
      if case .rule(let rule) = $0, rule.style == "base" { rule } else { nil }
    }
    #expect(names.count == TornadoChart.mostRows && pieces.count == names.count)
    for name in names {
      #expect(pieces.allSatisfy { $0.bottom < name.y - 11 || $0.top > name.y + 3 })
      #expect(TextWidth.of(name.text) <= TornadoChart.nameWidth)
    }
  }

  @Test func recordsFlowFromSourceToSink() throws {
    let (workload, _) = try plan()
    let rate = RecordsPerSecond(40_000)
    let stations = Topology(workload, rate: rate).stations
    #expect(stations.map(\.name) == ["source", "parse", "join", "sink"])
    #expect(stations.map(\.arriving) == [rate, rate, rate, rate])
    #expect(stations.map(\.reads) == [[], [0], [1], [2]])
    #expect(stations[2].words == "40 k/s in, 30 GB state")
  }

  @Test func statementsOfTheirOwnClustersReadTheSource() throws {
    let pools = try ChartSample.workload(ChartSample.pools)
    let stations = Topology(pools, rate: RecordsPerSecond(40_000)).stations
    #expect(stations.map(\.name) == ["source", "parse", "join"])
    #expect(stations.map(\.reads) == [[], [0], [0]])
  }

  @Test func aShareOfTheInputIsABranch() throws {
    let yaml = ChartSample.replacing(
      "  - { name: join,",
      with: """
          - { name: paid, complexity: medium, input: 20%, state: { keys: 1k, bytesPerKey: 50 B } }
          - { name: join,
        """)
    let stations = Topology(
      try ChartSample.workload(yaml), rate: RecordsPerSecond(40_000)
    ).stations
    #expect(stations.map(\.name) == ["source", "parse", "paid", "join", "sink"])
    // What "paid" leaves out goes past it.
    #expect(stations.map(\.reads) == [[], [0], [1], [1], [2, 3]])
    #expect(
      stations.map { Format.rate($0.arriving) } == [
        "40 k/s", "40 k/s", "8 k/s", "40 k/s", "40 k/s",
      ])
  }

  @Test func whatTheLastBranchLeavesOutIsWrittenToo() throws {
    let yaml = ChartSample.replacing(
      "  - { name: join, complexity: complex,",
      with: "  - { name: join, complexity: complex, input: 20%,")
    let stations = Topology(try ChartSample.workload(yaml), rate: RecordsPerSecond(40_000)).stations
    #expect(stations.map(\.name) == ["source", "parse", "join", "sink"])
    #expect(stations.map(\.reads) == [[], [0], [1], [1, 2]])
  }

  @Test func severalSourcesAndWhoReadsWhomAreDrawnAsTheyAre() throws {
    let workload = try ChartSample.workload(
      """
      title: Graph
      sources:
        - { name: clicks, rate: 30k/s, record: 200 B }
        - { name: carts, rate: 10k/s, record: 1 kB }
      latency: sub-5s
      statements:
        - { name: join, complexity: complex, from: [clean, carts], output: 0.5, state: { keys: 1M, bytesPerKey: 100 B } }
        - { name: clean, complexity: simple, from: clicks, input: 80% }
        - { name: count, complexity: medium, from: clicks, output: 0.1, state: { keys: 1k, bytesPerKey: 50 B } }

      """)
    let stations = Topology(workload, rate: RecordsPerSecond(80_000)).stations
    // After what each reads, whatever the order of the file.
    #expect(stations.map(\.name) == ["clicks", "carts", "clean", "count", "join", "sink"])
    #expect(stations.map(\.reads) == [[], [], [0], [0], [2, 1], [3, 4]])
    // 80 % of 60 k/s; 48 + 20 = 68 k/s, of which half goes on beside 10 % of 60 k/s.
    #expect(
      stations.map { Format.rate($0.arriving) } == [
        "60 k/s", "20 k/s", "48 k/s", "60 k/s", "68 k/s", "40 k/s",
      ])
  }

  /// What leads from a station to a reader passes no other station.
  @Test(arguments: 1...80) func noEdgePassesThroughAnotherStation(seed: UInt64) throws {
    var g = Seeded(seed: seed)
    let count = Int(g.next() % 9) + 2
    let sources = Int(g.next() % 3) + 1
    var lines = ["title: Graph", "latency: relaxed", "sources:"]
    for source in 0..<sources {
      lines.append("  - { name: in\(source), rate: 1k/s, record: 100 B }")
    }
    lines.append("statements:")
    for index in 0..<count {
      let choices = (0..<sources).map { "in\($0)" } + (0..<index).map { "s\($0)" }
      // The first reads every source, so that each is read.
      let some = (0...g.next() % 3).map { _ in g.pick(choices) }
      let from = index == 0 ? choices : Set(some).sorted()
      lines.append(
        "  - { name: s\(index), complexity: simple, from: [\(from.joined(separator: ", "))] }")
    }
    let workload = try ChartSample.workload(lines.joined(separator: "\n") + "\n")
    let chart = TopologyChart(workload: workload, rate: workload.definition.rate)
    let dots = chart.topology.stations.indices.map(chart.dot)
    for mark in chart.chart.marks {
      guard case .rule(let rule) = mark, case .pixels(let from) = rule.from,
        case .pixels(let to) = rule.to
      else { continue }
      for dot in dots where rule.top < dot.y && dot.y < rule.bottom {
        let x = from + (to - from) * (dot.y - rule.top) / (rule.bottom - rule.top)
        #expect(abs(x - dot.x) > 3, "\(seed)")
      }
    }
    // Every station but a source is reached from what it reads.
    #expect(chart.topology.stations.allSatisfy { ($0.role == .source) == $0.reads.isEmpty })
  }

  @Test func keysBecomeWords() {
    #expect(KeyWords.words(of: "recordRatePerCore") == "record rate per core")
    #expect(Format.tick(1_500_000) == "1.5M")
    #expect(Format.tick(20_000) == "20k")
  }
}
