import Amounts
import Markup
import Pages
import Testing

@testable import Comparison
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
    #expect((RecordedRelease.mistake(inName: row.name) == nil) == row.isFit)
  }
}

@Suite struct Histories {
  private static func snapshot(_ cores: Double) -> Snapshot {
    Sample.snapshot(Sample.workload("orders", Sample.cell(figures: [.totalCores: cores])))
  }

  private static func recorded(_ cores: Double, as release: String, on date: String? = nil)
    -> String
  {
    var snapshot = snapshot(cores)
    snapshot.release = release
    snapshot.date = date
    return String(decoding: snapshot.bytes, as: UTF8.self)
  }

  private let content = FileTree([
    "releases/2026.11.json": recorded(12, as: "2026.11"),
    "releases/2026.9.json": recorded(10, as: "2026.9"),
    "releases/notes/old.json": "not a release",
  ])

  @Test func areReadInOrder() {
    let (history, diagnostics) = History.load(content)
    #expect(history.releases.map(\.name) == ["2026.9", "2026.11"])
    #expect(diagnostics.isEmpty)
    #expect(history.sinceLast == nil)
  }

  @Test func tellTheCoresOfEachWorkloadFromReleaseToRelease() {
    let (history, _) = History.load(content)
    let now = Sample.snapshot(
      Sample.workload("orders", Sample.cell(figures: [.totalCores: 16])),
      Sample.workload("new", Sample.unfit()))
    let changes = history.with(current: { now }, tolerance: 0).changesSinceRelease
    #expect(changes?.trends == ["orders": [10, 12, 16], "new": [nil, nil, nil]])
  }

  @Test func placeReleasesOfOneVersionByTheirDay() {
    let files = [
      "releases/v1.0.json": Self.recorded(1, as: "v1.0", on: "2026-01-02"),
      "releases/1.0.json": Self.recorded(1, as: "1.0", on: "2026-03-04"),
    ]
    #expect(History.load(FileTree(files)).0.releases.map(\.name) == ["v1.0", "1.0"])
  }

  @Test func haveAPageForEachStep() throws {
    let history = History.load(content).0
      .with(current: { Self.snapshot(16) }, tolerance: 0)
    #expect(
      history.pages.map(\.path.folder) == [
        "releases/", "releases/2026.9..2026.11/", "releases/2026.11..current/",
      ])
    let changes = try #require(history.changesSinceRelease)
    #expect(changes.page == SitePath("releases/2026.11..current"))
    #expect(changes.release == "2026.11")
    #expect(changes.headline == "1 of 1 workload needs more: +4 cores (+33.3 %).")
    #expect(changes.remark == nil)
    #expect(Array(changes.workloads.keys) == ["orders"])
    let mark = try #require(changes.workloads["orders"])
    #expect(mark.state == "changed")
    #expect(mark.text == "+4 cores")
    #expect(mark.style == "bad")
    #expect(mark.anchor == "workload-orders")
  }

  @Test func tellOfFilesThatAreNoRelease() {
    let (history, diagnostics) = History.load(
      FileTree([
        "releases/bad name.json": "{}", "releases/cut.json": "{",
        "releases/moved.json": Self.recorded(1, as: "2026.1"),
      ]))
    #expect(history.releases.map(\.name) == ["moved"])
    #expect(diagnostics.map(\.id) == ["release-name", "truncated-json", "release-name"])
  }
}

@Suite struct LongComments {
  @Test func areCutWithANotice() throws {
    func snapshot(_ cores: Double) -> Snapshot {
      var snapshot = Sample.snapshot()
      snapshot.workloads = (0..<2000).map { index in
        let cell = Sample.cell(figures: [.totalCores: cores + Double(index)])
        return Sample.workload("workload-\(index)", cell, digest: "\(index)")
      }
      return snapshot
    }
    let markdown = ComparisonReport(Sample.comparison(snapshot(1), snapshot(2))).markdown
    #expect(markdown.utf16.count < 65_000)
    #expect(markdown.hasPrefix("<!-- headroom:compare -->\n"))
    #expect(markdown.contains("The rest is omitted"))
    #expect(markdown.hasSuffix("0 workloads unchanged.\n"))
  }

  /// A name that alone is longer than all may be, on either side, in every line of every list.
  @Test func stayShortWhateverTheNames() throws {
    let long = String(repeating: "a&<e\u{301}", count: 14_000)
    let key = String(repeating: "k", count: 70_000)
    func snapshot(_ cores: Double, _ name: String) -> Snapshot {
      var snapshot = Sample.snapshot()
      snapshot.profile = name
      snapshot.workloads = (0..<40).map { index in
        let cell = Sample.cell(figures: [.totalCores: cores])
        return Sample.workload("\(index)" + (index % 2 == 0 ? long : ""), cell, digest: "\(cores)")
      }
      return snapshot
    }
    var settings = ComparisonSettings()
    settings.fail = [try Gate(reading: "totalCores > +1%"), try Gate(reading: "\(key): nodes > 1")]
    let report = ComparisonReport(
      SnapshotComparison(
        from: .init(name: long, snapshot: snapshot(1, "x")),
        to: .init(name: "b", snapshot: snapshot(20, long))),
      settings: settings, today: try #require(CalendarDay("2026-11-25")), listsCells: true)
    #expect(report.markdown.utf16.count < 65_000)
    // The other rows are there.
    #expect(report.markdown.contains("| 39 |"))
    #expect(report.markdown.hasSuffix("0 workloads unchanged.\n"))
  }
}

@Suite struct Trends {
  /// A line from zero, whose points are as far apart as the releases.
  @Test func areEvenlySpacedAndBeginAtZero() {
    let points = [("1.0", 10.0), ("1.1", 5), ("1.2", 20)].map {
      Trend.Point(name: $0.0, value: $0.1)
    }
    let trend = Trend(title: "Cores", points: points) { Exact.number($0) }
    #expect(trend.chart.rendered().contains("points=\"12,63 110,79.5 208,30\""))
    #expect(trend.sentence == "Cores: from 10 in 1.0 to 20 in 1.2, between 5 and 20")
  }

  @Test func leaveOutWhatIsNotKnown() {
    let points = [("1.0", nil), ("1.1", 5), ("1.2", nil), ("1.3", 10.0)].map {
      Trend.Point(name: $0.0, value: $0.1)
    }
    let trend = Trend(title: "Cores", points: points) { Exact.number($0) }
    #expect(trend.chart.rendered().contains("points=\"77.3,63 208,30\""))
  }
}
