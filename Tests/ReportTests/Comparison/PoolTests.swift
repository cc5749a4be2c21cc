import Pages
import Testing

@testable import Report

/// A compute pool for each statement, in snapshots and what is made of them.
@Suite struct RecordedComputePools {
  private func snapshot() throws -> String {
    let (capacity, _) = try planned(Sample.pools)
    return String(decoding: capacity.snapshot(engineVersion: "1"), as: UTF8.self)
  }

  private func side(_ text: String) throws -> Comparison.Side {
    try Comparison.Side(reading: Array(text.utf8), name: "x", file: "matrix.json")
  }

  /// As snapshots were before they told pools.
  private func withoutPools(_ text: String) throws -> String {
    let pools = try #require(text.firstMatch(of: /,"pools":\{[^}]*\}/))
    return text.replacing(pools.output, with: "")
  }

  @Test func countAsTheyAreDeployed() throws {
    let (_, workload) = try planned(Sample.pools)
    let comparison = Comparison(from: try side(snapshot()), to: try side(snapshot()))
    let total = try #require(workload.sizer.statementDeployment(of: workload.design).total)
    let sums = Totals(comparison.new.matrix)
    #expect(sums[.totalCores] == Double(total.cores))
    #expect(sums[.taskManagers] == Double(total.taskManagers))
    #expect(sums[.nodes] == Double(total.nodes))
    #expect(sums[.totalMemoryBytes] == total.memory.value)
    #expect(Headline(comparison: comparison).text.contains("\(total.cores) cores as before"))
  }

  /// Else the pools of one side would look like growth.
  @Test func countAsOneApplicationWhereOneSideDoesNotTellThem() throws {
    let (_, workload) = try planned(Sample.pools)
    let before = try side(withoutPools(snapshot()))
    let cores = workload.design.plan.map { Double($0.totalCores) }
    for comparison in [
      Comparison(from: before, to: try side(snapshot())),
      Comparison(from: try side(snapshot()), to: before),
    ] {
      #expect(comparison.isEmpty)
      #expect(Totals(comparison.new.matrix)[.totalCores] == cores)
      #expect(Notices(comparison: comparison).all.map(\.text) == [Notices.poolsAsApplications])
    }
  }

  /// All releases are counted alike, and the page says how.
  @Test func countAlikeInAHistory() throws {
    let releases = [
      "releases/1.json": try withoutPools(snapshot()), "releases/2.json": try snapshot(),
    ]
    let (history, diagnostics) = History.load(FileTree(releases))
    let present = try snapshot()
    let now = history.with(current: { Array(present.utf8) }, tolerance: 0)
    #expect(diagnostics.isEmpty)
    #expect(Set(now.sides.map { Totals($0.matrix)[.totalCores] }).count == 1)
    let page = try #require(now.pages.first { $0.path == SitePath("releases") })
    #expect(page.body(.page(page.path)).plainText.contains(Notices.poolsAsApplications))
  }

  @Test func thatDoNotFitAreNamed() throws {
    let text = try snapshot()
    let pools = try #require(text.firstMatch(of: /"pools":\{[^}]*\}/))
    let unfit = text.replacing(
      pools.output, with: #""pools":{"feasible":false,"bindingConstraint":"hot-key"}"#)
    let comparison = Comparison(from: try side(text), to: try side(unfit))
    #expect(Totals(comparison.new.matrix).infeasible == 1)
    #expect(comparison.listed.first?.feasibilityTurn == -1)
    #expect(comparison.listed.first?.new?.design.bindingConstraint == "hot-key")
  }

  @Test func withAFigureMissingAreAMistake() throws {
    let text = try snapshot().replacing(/("pools":\{[^}]*),"nodes":\d+/) { $0.output.1 }
    let error = #expect(throws: UnreadableSnapshot.self) { _ = try side(text) }
    #expect(error?.diagnostic.message == "'nodes' of a workload's pools is missing")
  }
}
