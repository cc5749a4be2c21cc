import Sizing
import Testing

@testable import Charts
@testable import Report

@Suite struct PackingDrawings {
  @Test(arguments: 1...40) func namesStayInTheirBoxesAndBoxesApart(seed: UInt64) {
    for plan in Capacity(seed: seed).environmentPlans {
      let drawing = PackingDrawing(plan: plan)
      for node in plan.plan.nodes {
        let runs = drawing.runs(of: node)
        for run in runs {
          let name = TextWidth.of(run.name, size: PackingDrawing.fontSize)
          #expect(run.name.isEmpty || name <= run.cores.length)
          #expect(run.cores.end <= PackingDrawing.width + 1e-6)
          #expect(run.memory.end <= PackingDrawing.width + 1e-6)
        }
        for (a, b) in zip(runs, runs.dropFirst()) { #expect(a.cores.end <= b.cores.start + 1e-9) }
      }
    }
  }

  @Test func aWorkloadHasOneHueEverywhereByItsSize() throws {
    let capacity = try capacity(["a": Sample.filter, "b": Sample.join])
    let plan = try #require(capacity.environmentPlans.first)
    let sizes = plan.tenants.sorted { $0.rank < $1.rank }.map(\.cores)
    #expect(sizes == sizes.sorted(by: >))
    #expect(plan.tenants.map(\.style).sorted() == ["hue-1", "hue-2"])
    let runs = plan.plan.nodes.flatMap(PackingDrawing(plan: plan).runs)
    let large = try #require(plan.tenants.first { $0.rank == 1 })
    #expect(runs.contains { $0.style == large.style && $0.name.hasPrefix("Orders") })
    // The table has the same color beside the name, the largest first.
    let rows = TenantTable(plan: plan).table.rows
    #expect(rows.first?.cells.first?.style == "tenant hue-1")
    #expect(rows.first?.cells.first?.text == "Orders enrichment")
  }
}
