import Sizing
import Testing

@Suite struct RangeAndSensitivity {
  @Test func theRangeHalvesAndDoublesTheCost() throws {
    let sizer = try Sizer(.filter)
    let cell = try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(100_000))
    let (low, high) = sizer.range(of: cell)
    // 100,000 × 1.48968 × 1.1 × 100 µs = 16.39 cores; 8.19 at half the cost, 32.77 at double
    #expect(cell.plan?.cpuDemand.value.rounded() == 16)
    #expect(low.plan?.taskManagers == 3)  // of 4 cores
    #expect(cell.plan?.taskManagers == 5)
    #expect(high.plan?.taskManagers == 9)
  }

  @Test func theLargestEffectComesFirst() throws {
    let sizer = try Sizer(.join)
    let cell = try sizer.cell(tier: .sub1s, rate: RecordsPerSecond(40_000))
    let found = sizer.sensitivity(of: cell)
    let cores = cell.plan?.totalCores
    let effects = found.map { $0.effect(from: cores) }
    #expect(effects == effects.sorted(by: >))
    // Half the utilization asks for twice the cores; nothing else here asks for as many.
    #expect(found.first?.parameter == .assumption(.targetUtilization))
    let rate = found.first { $0.parameter == .assumption(.recordRatePerCore) }
    #expect((rate?.coresAtHalf ?? 0) > cores ?? 0)
    #expect((rate?.coresAtDouble ?? .max) < cores ?? 0)
    #expect(!found.map(\.parameter).contains(.assumption(.lowSkew)))
    #expect(!found.map(\.parameter).contains(.assumption(.heapPerStateByte)))
  }

  @Test func aHalfOrDoubleStaysInItsRange() throws {
    let sizer = try Sizer(.join)
    let cell = try sizer.cell(tier: .sub1s, rate: RecordsPerSecond(40_000))
    let found = sizer.sensitivity(of: cell)
    let use = try #require(found.first { $0.parameter == .assumption(.targetUtilization) })
    #expect(use.half == 0.35)
    #expect(use.double == 1)
    let nodes = try #require(found.first { $0.parameter == .assumption(.fewestNodes) })
    #expect(nodes.half == 2)
    #expect(nodes.double == 6)
  }

  @Test func statementsAloneAddUp() throws {
    var workload = Workload.join
    workload.statements[1].inputShare = 0.5
    let sizer = try Sizer(workload)
    let cell = try sizer.cell(tier: .relaxed, rate: RecordsPerSecond(40_000))
    let deployment = sizer.statementDeployment(of: cell)
    #expect(deployment.parts.map(\.rate.value) == [40_000, 20_000])
    let plans = try deployment.parts.map { try #require($0.plan) }
    let total = try #require(deployment.total)
    #expect(total.taskManagers == plans[0].taskManagers + plans[1].taskManagers)
    #expect(total.cores == plans[0].totalCores + plans[1].totalCores)
    #expect(total.memory == plans[0].totalMemory + plans[1].totalMemory)
    #expect(total.nodes == plans[0].nodes + plans[1].nodes)
    #expect(plans[0].state == .zero)
  }
}
