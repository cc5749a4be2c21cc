import Pages
import Sizing
import Testing

@testable import Report

@Suite struct Snapshots {
  @Test func holdWhatComputePoolsTake() throws {
    let (capacity, workload) = try planned(Sample.pools)
    let total = try #require(workload.sizer.statementDeployment(of: workload.design).total)
    let recorded = try #require(capacity.snapshot(engineVersion: "1").workloads.first)
    #expect(recorded.design.number(.totalCores) == total.cores.value)
    #expect(recorded.design.number(.taskManagers) == Double(total.taskManagers))
    #expect(
      recorded.design.number(.nodes)
        == Double(Footprint(try workload.clusters(at: workload.design)).nodes))
    #expect(recorded.design.number(.totalMemoryBytes) == total.memory.value)
    let application = recorded.cells.first { $0.point == recorded.record.designPoint }
    #expect(
      application?.number(.totalCores) == workload.design.plan.map { $0.totalCores.value })
  }

  /// Written cell by cell or from the value: one format.
  @Test func areTheSameBytesHoweverTheyAreWritten() throws {
    let capacity = try capacity(["join": Sample.join, "pools": Sample.pools, "hot": Sample.hot])
    var snapshot = capacity.snapshot(engineVersion: "1")
    snapshot.release = "2026.11"
    snapshot.date = "2026-11-03"
    let streamed = capacity.matrixJSON(engineVersion: "1", release: "2026.11", date: "2026-11-03")
    #expect(snapshot.bytes == streamed)
  }

  @Test func holdEveryFigureOfAPlan() throws {
    let (_, workload) = try planned(Sample.join)
    let plan = try #require(workload.design.plan)
    let cell = SnapshotCell(workload.design)
    #expect(cell.figures.count == Metric.ofPlan.count)
    #expect(cell.number(.nodeCores) == plan.nodeCores.value)
    #expect(cell.number(.networkOutBytesPerSecond) == plan.networkOutPerNode.value)
    #expect(cell.number(.networkInBytesPerSecond) == plan.networkInPerNode.value)
    #expect(cell.memoryClass == plan.memoryClass.name)
    #expect(Set(Metric.inFiles) == Set(Metric.ofPlan + [.memoryClass, .warnings]))
  }
}

@Suite struct ChangesOnPages {
  private let changes = ChangesSinceRelease(
    release: "2026.11", page: SitePath("releases/2026.11..current"), headline: "More.",
    remark: "Counted alike.",
    workloads: [
      "sample": .init(state: "changed", text: "+4 cores", style: "bad", anchor: "workload-sample")
    ])

  @Test func areSummedUpOnTheHomePage() throws {
    let (capacity, _) = try planned(Sample.join)
    let home = try #require(capacity.pages(since: changes).first { $0.path == .home })
    #expect(
      home.body(.page(.home)).rendered().contains(
        """
        <p class="since">Since <a href="releases/2026.11..current/index.html">2026.11</a>: More. \
        Counted alike.</p>
        """))
    let alone = try #require(capacity.pages().first { $0.path == .home })
    #expect(!alone.body(.page(.home)).rendered().contains("class=\"since\""))
  }

  @Test func markTheWorkloadThatChanged() throws {
    let capacity = try capacity(["sample": Sample.join, "other": Sample.filter])
    func page(_ id: String) throws -> Page {
      try #require(
        capacity.pages(since: changes).first { $0.path == SitePath("workloads").child(id) })
    }
    let changed = try page("sample")
    #expect(changed.mark == "changed")
    #expect(
      changed.body(.page(changed.path)).rendered().contains(
        """
        <a class="badge bad" href="../../releases/2026.11..current/index.html#workload-sample">\
        +4 cores since 2026.11</a>
        """))
    let same = try page("other")
    #expect(same.mark == nil)
    #expect(!same.body(.page(same.path)).rendered().contains("since 2026.11"))
  }
}
