import Pages
import Sizing
import Testing

@testable import Report

@Suite struct Snapshots {
  @Test func holdWhatComputePoolsTake() throws {
    let (capacity, workload) = try planned(Sample.pools)
    let plans = workload.pools.compactMap { $0.design.plan }
    #expect(plans.count == 3)
    let recorded = try #require(capacity.snapshot(engineVersion: "1").workloads.first)
    let inMatrix = try #require(
      recorded.cells.first { $0.point == recorded.record.designPoint })
    for cell in [recorded.design, inMatrix] {
      #expect(cell.number(.totalCores) == plans.reduce(0) { $0 + $1.totalCores.value })
      #expect(cell.number(.taskManagers) == plans.reduce(0) { $0 + Double($1.taskManagers) })
      #expect(cell.number(.totalMemoryBytes) == plans.reduce(0) { $0 + $1.totalMemory.value })
      #expect(cell.number(.parallelism) == plans.reduce(0) { $0 + Double($1.parallelism) })
      #expect(cell.number(.recoverySeconds) == plans.map { $0.recovery.total.value }.max())
      #expect(cell.number(.intervalSeconds) == plans.map { $0.checkpointInterval.value }.max())
    }
    // The pools share nodes, of which there are three at least.
    let alone = plans.reduce(0) { $0 + $1.nodes }
    let nodes = try #require(recorded.design.number(.nodes))
    #expect(nodes >= 3 && nodes < Double(alone))
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

  /// A piece holds one workload, and so a large matrix is never in memory as a whole.
  @Test func areMadeInPiecesWithOneWorkloadEach() throws {
    let capacity = try capacity(["join": Sample.join, "pools": Sample.pools, "hot": Sample.hot])
    let pieces = capacity.matrixPieces(engineVersion: "1")
    // In any order, and then put together: they depend on nothing that was written before.
    let made = (0..<pieces.count).reversed().map { String(decoding: pieces[$0], as: UTF8.self) }
    let ids = made.map { $0.split(separator: "\"id\":").count - 1 }
    #expect(ids == [0, 1, 1, 1, 0])
    let whole = String(decoding: capacity.matrixJSON(engineVersion: "1"), as: UTF8.self)
    #expect(made.reversed().joined() == whole)
  }

  @Test func ofAHandbookWithoutWorkloadsAreTheSameBytesToo() {
    let bytes = Capacity().matrixJSON(engineVersion: "1")
    #expect(bytes == Capacity().snapshot(engineVersion: "1").bytes)
  }

  @Test func holdEveryFigureOfAPlan() throws {
    let (_, workload) = try planned(Sample.join)
    let plan = try #require(workload.design.plan)
    let cell = SnapshotCell(workload.deployed(workload.design))
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
