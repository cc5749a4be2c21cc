import Pages
import Testing

@testable import Report

@Suite struct ReleaseNames {
  @Test func followEachOtherByVersion() {
    let ordered = [
      "0.9", "v1.0.0-rc1", "1.0.0-rc2", "1.0", "1.0.1", "1.2", "v1.10", "2026.09", "2026.11",
      "2026.11.1", "launch", "summit",
    ]
    let sorted = ordered.reversed().sorted { VersionName($0) < VersionName($1) }
    #expect(sorted == ordered)
  }

  @Test func areTheSameVersionInAnySpelling() {
    #expect(VersionName("1.0") == VersionName("v1.0.0"))
  }

  @Test(arguments: [
    ("2026.11", true), ("v1.4.0-rc1", true), ("launch_2", true), ("", false), ("current", false),
    ("latest", false), ("../up", false), ("a..b", false), ("a/b", false), (".hidden", false),
    ("-x", false), ("a b", false), ("ends.", false), ("ü", false),
  ])
  func areFileNamesAndAddresses(_ row: (name: String, isFit: Bool)) {
    #expect((Release.mistake(inName: row.name) == nil) == row.isFit)
  }
}

@Suite struct Histories {
  private static func snapshot(_ cores: Int, release: String, date: String? = nil) -> String {
    let figures = Metric.ofPlan.map { "\"\($0.name)\":\($0 == .totalCores ? cores : 4)" }
    let day = date.map { "\"date\":\"\($0)\"," } ?? ""
    return """
      {"schema":"headroom.matrix/1","release":"\(release)",\(day)"engine":{"version":"1","model":1},
      "profile":"conservative","assumptions":{},"workloads":[{"id":"orders","title":"Orders",
      "owner":null,"environment":"e","digest":"1","design":{"tier":"sub-1s","recordsPerSecond":10},
      "cells":[{"tier":"sub-1s","recordsPerSecond":10,"feasible":true,"bindingConstraint":"cpu",
      "constraints":{"cpu":1},\(figures.joined(separator: ",")),"memoryClass":"standard",
      "warnings":[]}]}]}
      """
  }

  private let content = FileTree([
    "releases/2026.11.json": snapshot(12, release: "2026.11"),
    "releases/2026.9.json": snapshot(10, release: "2026.9"),
    "releases/notes/old.json": "not a release",
  ])

  @Test func areReadInOrder() {
    let (history, diagnostics) = History.load(content)
    #expect(history.releases.map(\.name) == ["2026.9", "2026.11"])
    #expect(diagnostics.isEmpty)
    #expect(history.sinceLast == nil)
  }

  @Test func placeReleasesOfOneVersionByTheirDay() {
    let files = [
      "releases/v1.0.json": Self.snapshot(1, release: "v1.0", date: "2026-01-02"),
      "releases/1.0.json": Self.snapshot(1, release: "1.0", date: "2026-03-04"),
    ]
    #expect(History.load(FileTree(files)).0.releases.map(\.name) == ["v1.0", "1.0"])
  }

  @Test func haveAPageForEachStep() {
    let history = History.load(content).0
      .with(current: { Array(Self.snapshot(16, release: "").utf8) }, tolerance: 0)
    #expect(
      history.pages.map(\.path.folder) == [
        "releases/", "releases/2026.9..2026.11/", "releases/2026.11..current/",
      ])
    let badge = history.badge(of: "orders", .page(SitePath("workloads/orders")))
    #expect(
      badge?.rendered() == """
        <a class="badge bad" href="../../releases/2026.11..current/index.html#workload-orders">\
        +4 cores since 2026.11</a>
        """)
    #expect(history.mark(of: "orders") == "changed")
    #expect(history.mark(of: "nobody") == nil)
  }

  @Test func tellOfFilesThatAreNoRelease() {
    let (history, diagnostics) = History.load(
      FileTree([
        "releases/bad name.json": "{}", "releases/cut.json": "{",
        "releases/moved.json": Self.snapshot(1, release: "2026.1"),
      ]))
    #expect(history.releases.map(\.name) == ["moved"])
    #expect(diagnostics.map(\.id) == ["release-name", "truncated-json", "release-name"])
  }
}

@Suite struct LongComments {
  @Test func areCutWithANotice() throws {
    func side(_ cores: Double) -> Comparison.Side {
      var matrix = RecordedMatrix()
      matrix.workloads = (0..<2000).map { index in
        let cell = RecordedCell(
          tier: "sub-1s", recordsPerSecond: 1, isFeasible: true, bindingConstraint: "cpu",
          figures: Metric.ofPlan.map { _ in cores + Double(index) }, warnings: [])
        return RecordedWorkload(
          id: "workload-\(index)", title: "W", owner: nil, environment: "e", digest: "\(index)",
          input: nil, cells: [cell], design: cell)
      }
      return Comparison.Side(name: "x", matrix: matrix)
    }
    let markdown = ComparisonReport(Comparison(from: side(1), to: side(2))).markdown
    #expect(markdown.utf16.count < 65_000)
    #expect(markdown.hasPrefix("<!-- headroom:compare -->\n"))
    #expect(markdown.contains("The rest is left out"))
    #expect(markdown.hasSuffix("0 workloads unchanged.\n"))
  }
}
