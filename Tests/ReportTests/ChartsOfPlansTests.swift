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

  @Test func recordsFlowFromSourceToSink() throws {
    let (workload, _) = try plan()
    let rate = RecordsPerSecond(40_000)
    let line = try #require(TopologyChart(workload: workload, rate: rate).lines.first)
    #expect(line.map(\.name) == ["source", "parse", "join", "sink"])
    #expect(line.map(\.arriving) == [nil, rate, rate, rate])
    #expect(line[2].state == "30 GB state")
  }

  @Test func statementsOfTheirOwnClustersHaveTheirOwnSource() throws {
    let pools = try ChartSample.workload(ChartSample.pools)
    let lines = TopologyChart(workload: pools, rate: RecordsPerSecond(40_000)).lines
    #expect(lines.map { $0.map(\.name) } == [["source", "parse"], ["source", "join"]])
  }

  @Test func keysBecomeWords() {
    #expect(KeyWords.words(of: "recordRatePerCore") == "record rate per core")
    #expect(Format.tick(1_500_000) == "1.5M")
    #expect(Format.tick(20_000) == "20k")
  }
}
