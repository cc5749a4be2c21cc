import Pages
import Testing

@testable import Comparison
@testable import Report

/// A compute pool for each statement, in snapshots and what is made of them.
@Suite struct RecordedComputePools {
  /// One application of 10 cores, and pools that take 30.
  private func snapshot(_ pools: PoolTotals?) -> Snapshot {
    Sample.snapshot(
      Sample.workload(
        "features", input: Sample.values(["deployment": .text("statements")]), pools: pools))
  }

  private let pools = PoolTotals.feasible([3, 30, 300, 4])

  @Test func countAsTheyAreDeployed() {
    let comparison = Sample.comparison(snapshot(pools), snapshot(pools))
    let sums = Totals(comparison.new.snapshot)
    #expect(Totals.metrics.map { sums[$0] } == [30, 3, 4, 300])
    #expect(Headline(comparison: comparison).text.contains("30 cores as before"))
  }

  /// Else the pools of one side would look like growth.
  @Test func countAsOneApplicationWhereOneSideDoesNotTellThem() {
    for comparison in [
      Sample.comparison(snapshot(nil), snapshot(pools)),
      Sample.comparison(snapshot(pools), snapshot(nil)),
    ] {
      #expect(comparison.isEmpty)
      #expect(Totals(comparison.new.snapshot)[.totalCores] == 10)
      #expect(Notices(comparison: comparison).all.map(\.text) == [Notices.poolsAsApplications])
    }
  }

  /// All releases are counted alike, and the page says how.
  @Test func countAlikeInAHistory() throws {
    let releases = [
      "releases/1.json": String(decoding: snapshot(nil).bytes, as: UTF8.self),
      "releases/2.json": String(decoding: snapshot(pools).bytes, as: UTF8.self),
    ]
    let (history, diagnostics) = History.load(FileTree(releases))
    let now = history.with(current: { snapshot(pools) }, tolerance: 0)
    #expect(diagnostics.isEmpty)
    #expect(now.sides.map { Totals($0.snapshot)[.totalCores] } == [10, 10, 10])
    let page = try #require(now.pages.first { $0.path == SitePath("releases") })
    #expect(page.body(.page(page.path)).plainText.contains(Notices.poolsAsApplications))
  }

  /// A snapshot does not tell one shape where pools have several, and that is no change.
  @Test func withoutOneShapeDifferInNothing() throws {
    var cell = Sample.cell(figures: [.slotsPerTaskManager: .nan])
    cell.memoryClass = nil
    let input = Sample.values(["deployment": .text("statements")])
    let several = Sample.snapshot(Sample.workload("features", cell, input: input, pools: pools))
    let read = try Snapshot.read(several.bytes, file: "matrix.json")
    #expect(read.workloads == several.workloads)
    #expect(Sample.comparison(snapshot(pools), read).isEmpty)
  }

  @Test func thatDoNotFitAreNamed() {
    let comparison = Sample.comparison(
      snapshot(pools), snapshot(.infeasible(bindingConstraint: "hot-key")))
    #expect(Totals(comparison.new.snapshot).infeasible == 1)
    #expect(comparison.listed.first?.feasibilityTurn == -1)
    #expect(comparison.listed.first?.new?.design.bindingConstraint == "hot-key")
  }

  @Test func withAFigureMissingAreAMistake() {
    let text = String(decoding: snapshot(pools).bytes, as: UTF8.self)
      .replacing(#","nodes":4}"#, with: "}")
    let error = #expect(throws: UnreadableSnapshot.self) {
      _ = try Snapshot.read(Array(text.utf8), file: "matrix.json")
    }
    #expect(error?.diagnostic.message == "'nodes' of a workload's pools is missing")
  }
}
