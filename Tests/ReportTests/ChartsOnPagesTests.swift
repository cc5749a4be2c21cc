import Diagnostics
import Markup
import Pages
import Sizing
import Testing

@testable import Report

@Suite struct WorkloadPages {
  private func html(_ yaml: String) throws -> String {
    let capacity = ChartSample.capacity(yaml)
    let workload = try #require(capacity.workload("orders"))
    return WorkloadPage(workload: workload, capacity: capacity).page
      .body(.page(workload.path)).rendered()
  }

  /// What a page's frame, navigation and downloads leave of 80 KB.
  private static let budget = 72_000

  @Test func theLargestMatrixFitsItsPage() throws {
    let page = try html(ChartSample.large)
    let start = try #require(page.range(of: "<h2 id=\"configuration\"")?.lowerBound)
    let end = try #require(page.range(of: "<h2 id=\"input\"")?.lowerBound)
    let configuration = page[start..<end].utf8.count
    #expect(page.utf8.count - configuration < Self.budget)
  }

  @Test(arguments: [
    ChartSample.orders, ChartSample.hot, ChartSample.pools, ChartSample.impatient,
  ])
  func idsAreUniqueAndNothingIsStyledInline(_ yaml: String) throws {
    let page = try html(yaml)
    #expect(!page.contains(" style="))
    let ids = page.split(separator: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(Set(ids).count == ids.count)
  }

  @Test func anAnswerComesInTheOrderOfTheReadersQuestions() throws {
    let capacity = ChartSample.capacity(ChartSample.orders)
    let workload = try #require(capacity.workload("orders"))
    #expect(
      WorkloadPage(workload: workload, capacity: capacity).page.outline.map(\.id) == [
        "rates", "matrix", "tiers", "checkpoints", "recovery", "kafka", "memory", "nodes",
        "what-if",
        "configuration", "input", "arithmetic",
      ])
  }

  @Test func everyAssumptionOfTheDerivationIsNamedOnceAndLinked() throws {
    let workload = try ChartSample.workload(ChartSample.orders)
    let arithmetic = Arithmetic(workload: workload)
    #expect(Set(arithmetic.uses.map(\.name)).count == arithmetic.uses.count)
    let page = try html(ChartSample.orders)
    for use in arithmetic.uses { #expect(page.contains("assumptions/index.html#\(use.anchor)\"")) }
  }
}

@Suite struct WaysOut {
  @Test(arguments: [ChartSample.hot, ChartSample.impatient])
  func everyChangeMakesItFit(_ yaml: String) throws {
    let workload = try ChartSample.workload(yaml)
    #expect(workload.design.plan == nil)
    let wayOut = FittingChanges(workload: workload)
    #expect(!wayOut.changes(wayOut.largest).isEmpty)
  }

  @Test func aSentenceSaysThatNothingHelps() throws {
    // 16 times an objective of a second is not the 50 s until a failure is noticed.
    let wayOut = FittingChanges(workload: try ChartSample.workload(ChartSample.hopeless))
    #expect(wayOut.changes(wayOut.largest).isEmpty)
    let html = wayOut.html(.page(.home)).map { $0.rendered() }.joined()
    #expect(html.contains("<p>No single change to the workload or an assumption"))
    #expect(!html.contains("<table"))
    #expect(wayOut.text.isEmpty)
  }

  @Test func theLargestRateThatFitsIsTheLast() throws {
    let workload = try ChartSample.workload(ChartSample.hot)
    let largest = try #require(FittingChanges(workload: workload).largest)
    #expect(workload.cell(.sub1s, largest.rate * 1.02).plan == nil)
    #expect(largest.plan != nil)
  }

  @Test func noRateFitsARecoveryShorterThanItsFixedParts() throws {
    let workload = try ChartSample.workload(ChartSample.impatient)
    let wayOut = FittingChanges(workload: workload)
    #expect(wayOut.largest == nil)
    // 50 s to detect and 60 s to reschedule leave nothing of 100 s.
    #expect(wayOut.changes(nil).first?.title == "a recovery objective of 2 min 30 s")
  }
}

@Suite struct ChartFences {
  private func insertion(_ name: String, _ fields: [(String, String)]) -> Insertion {
    let capacity = ChartSample.capacity(ChartSample.orders)
    let place = SourceLocation(file: "page.md", line: 3, column: 1)
    let lines = fields.enumerated().map { index, field in
      Directive.Field(
        key: field.0, value: field.1,
        location: SourceLocation(file: "page.md", line: 4 + index, column: 1))
    }
    return capacity.insertions.directive(
      Directive(name: name, fields: lines, location: place), .page(.home))
  }

  @Test(arguments: ["cores", "constraints", "recovery", "memory", "sensitivity", "nodes"])
  func showACharts(_ kind: String) {
    guard case .content(let html) = insertion("chart", [("workload", "orders"), ("show", kind)])
    else {
      Issue.record("no chart for \(kind)")
      return
    }
    #expect(html.rendered().contains("role=\"img\""))
  }

  @Test func showATopology() {
    guard case .content(let html) = insertion("topology", [("workload", "orders")]) else {
      Issue.record("no topology")
      return
    }
    #expect(html.plainText.contains("join"))
  }

  @Test(arguments: [
    ([("workload", "orders")], "missing-key", 3),
    ([("workload", "orders"), ("show", "core")], "unknown-chart", 5),
    ([("workload", "orders"), ("kind", "cores")], "unknown-key", 5),
  ])
  func tellAMistakeAtItsLine(_ fields: [(String, String)], _ id: String, _ line: Int) {
    guard case .mistake(let mistake) = insertion("chart", fields) else {
      Issue.record("no mistake")
      return
    }
    #expect(mistake.id == id)
    #expect(mistake.location?.line == line)
  }
}
