import Testing

@testable import Comparison
@testable import Report

@Suite struct Causes {
  private func causes(
    _ old: NamedValues?, _ new: NamedValues?, _ change: (inout Snapshot, inout Snapshot) -> Void
  ) -> [String] {
    var (before, after) = (Sample.snapshot(), Sample.snapshot())
    change(&before, &after)
    let search = CauseSearch(old: before, new: after)
    return search.causes(
      from: Sample.workload("a", digest: "1", input: old),
      to: Sample.workload("a", digest: "2", input: new)
    ).map(\.sentence)
  }

  @Test func areToldInTheOrderOfTheNewInput() {
    let found = causes(
      Sample.values(["gone": .text("x"), "skew": .text("low"), "tier": .text("sub-1s")]),
      Sample.values(["tier": .text("relaxed"), "skew": .text("high"), "came": .text("y")])
    ) { _, _ in }
    #expect(
      found == [
        "latency tier sub-1s → relaxed", "skew low → high", "came set to y",
        "gone no longer set, was x",
      ])
  }

  @Test func takeTheWorkloadsOwnAssumptionBeforeTheHandbooks() {
    let own = Sample.values(["assumptions.targetUtilization": .number(0.5)])
    let found = causes(own, Sample.values([:])) { old, new in
      old.assumptions = Sample.values(["targetUtilization": .number(0.7)])
      new.assumptions = Sample.values(["targetUtilization": .number(0.7)])
    }
    #expect(found == ["targetUtilization 50 % → 70 %"])
  }

  @Test func leaveOutTheNumbersOfAnotherProfile() {
    let found = causes(Sample.values([:]), Sample.values([:])) { old, new in
      old.assumptions = Sample.values(["simpleCost": .number(1), "diskShare": .number(0.5)])
      new.assumptions = Sample.values(["simpleCost": .number(2), "diskShare": .number(0.6)])
      new.profile = "measured"
    }
    #expect(found.contains { $0.hasPrefix("diskShare") })
    #expect(!found.contains { $0.hasPrefix("simpleCost") })
    #expect(found.last == "profile conservative → measured")
  }

  @Test func nameTheProgramOnlyWhenNothingElseMoved() {
    let same = Sample.values([:])
    #expect(causes(same, same) { $1.engineVersion = "2" } == ["engine 1 → 2"])
    let found = causes(same, same) { old, new in
      new.engineVersion = "2"
      new.model = 2
    }
    #expect(found == ["model 1 → 2"])
    #expect(
      causes(nil, same) { _, _ in } == ["its input, which the older snapshot does not contain"])
  }

  /// Defaults that came, went or changed with a model are the model's move, whichever way one looks.
  @Test func leaveTheDefaultsOfAnotherModelToTheModel() {
    func moved(_ old: [(String, Double)], _ new: [(String, Double)]) -> [[String]] {
      func snapshot(_ model: Int, _ values: [(String, Double)]) -> Snapshot {
        var snapshot = Sample.snapshot()
        snapshot.model = model
        for (name, number) in values { snapshot.assumptions.add(name, .number(number)) }
        return snapshot
      }
      let (a, b) = (snapshot(1, old), snapshot(2, new))
      let same = Sample.workload("a", input: Sample.values([:]))
      return [(a, b), (b, a)].map { old, new in
        CauseSearch(old: old, new: new).causes(from: same, to: same).map(\.sentence)
      }
    }
    let defaults = moved(
      [
        ("downloadRate", 100e6), ("taskManagersPerShape", 3), ("tiers.sub-1s.networkFraction", 0.1),
      ],
      [("downloadRate", 50e6), ("readCost", 0.5), ("tiers.sub-1s.bufferFactor", 2)])
    #expect(defaults == [["model 1 → 2"], ["model 2 → 1"]])
    let own = moved([("downloadRate", 80e6)], [("downloadRate", 50e6), ("readCost", 0.4)])
    #expect(
      own == [
        ["downloadRate 80 MB/s → 50 MB/s", "readCost set to 0.4", "model 1 → 2"],
        [
          "downloadRate 50 MB/s → 80 MB/s", "readCost no longer set, was 0.4", "model 2 → 1",
        ],
      ])
  }
}

/// A page names all causes of a change; a terminal and a comment have room for a few.
@Suite struct ManyCauses {
  private var comparison: SnapshotComparison {
    let keys = (1...9).map { "assumption\($0)" }
    func snapshot(_ number: Double, cores: Double) -> Snapshot {
      var snapshot = Sample.snapshot(
        Sample.workload("a", Sample.cell(figures: [.totalCores: cores]), digest: "\(number)"))
      for key in keys { snapshot.assumptions.add(key, .number(number)) }
      return snapshot
    }
    return Sample.comparison(snapshot(1, cores: 10), snapshot(2, cores: 20))
  }

  @Test func areAllOnAPage() {
    let report = ComparisonReport(comparison)
    let why = report.workloadTables.first?.rows.first?.cells.last?.text ?? ""
    #expect(why.contains("assumption1 1 → 2; ") && why.hasSuffix("assumption9 1 → 2"))
    #expect(report.csv.contains("assumption9 1 → 2"))
  }

  @Test func beyondSixStandInAFold() throws {
    let rows = ComparisonReport(comparison).workloadTables.first?.rows
    let why = try #require(rows?.first?.cells.last)
    #expect(
      why.graphic?.rendered().hasSuffix(
        """
        assumption5 1 → 2<details><summary>and 4 more</summary>assumption6 1 → 2; \
        assumption7 1 → 2; assumption8 1 → 2; assumption9 1 → 2</details>
        """) == true)
  }

  @Test func areCountedElsewhere() {
    let report = ComparisonReport(comparison)
    #expect(report.text.contains("assumption5 1 → 2; and 4 more"))
    #expect(report.markdown.contains("assumption5 1 → 2; and 4 more"))
  }
}

@Suite struct Headlines {
  private func workload(_ id: String, _ figures: [Metric: Double] = [:]) -> SnapshotWorkload {
    Sample.workload(id, Sample.cell(figures: figures), digest: id)
  }

  @Test func theLargestIsNamedInTheHeadline() {
    let old = ["a", "b", "c"].map { workload($0, [.totalCores: 50]) }
    func headline(_ cores: [Double]) -> String {
      var (before, after) = (Sample.snapshot(), Sample.snapshot())
      before.workloads = old
      after.workloads = zip(["a", "b", "c"], cores).map { workload($0, [.totalCores: $1]) }
      return Headline(comparison: Sample.comparison(before, after)).text
    }
    #expect(
      headline([52, 40, 50])
        == """
        1 of 3 workloads needs more, 1 needs less: −8 cores (−5.33 %); largest: b −10 cores.
        """)
    #expect(headline([51, 50, 50]) == "1 of 3 workloads needs more: +1 core (+0.667 %).")
    #expect(headline([50, 50, 50]) == "Nothing changed: 3 workloads, 150 cores as before.")
  }

  /// As all pages do; programs and terminals get ids.
  @Test func pagesCallWorkloadsByTheirTitles() {
    var (before, after) = (Sample.snapshot(), Sample.snapshot())
    func titled(_ id: String, _ figures: [Metric: Double]) -> SnapshotWorkload {
      Sample.workload(id, Sample.cell(figures: figures), title: "The \(id)", digest: id)
    }
    before.workloads = ["a", "b"].map { titled($0, [.totalCores: 50, .maxParallelism: 10]) }
    after.workloads = ["a", "b"].map { titled($0, [.totalCores: 60, .maxParallelism: 20]) }
    let report = ComparisonReport(Sample.comparison(before, after))
    #expect(report.headline.contains("largest: a +10 cores"))
    #expect(report.pageHeadline.contains("largest: The a +10 cores"))
    #expect(report.notices.contains { $0.text.contains("changes: a 10 → 20") })
    let told = report.notices(tellsTitles: true)
    #expect(told.contains { $0.text.contains("changes: The a 10 → 20") })
  }
}
