import Charts
import Pages
import Testing

@testable import Comparison
@testable import Report

/// Orders and choices of comparisons, one at a time.
@Suite struct ComparisonOrders {
  private func cell(cores: Double = 10, tms: Double = 10, nodes: Double = 10, memory: Double = 10)
    -> SnapshotCell
  {
    Sample.cell(figures: [
      .totalCores: cores, .taskManagers: tms, .nodes: nodes, .totalMemoryBytes: memory,
    ])
  }

  /// The ids of what a comparison lists, in order.
  private func listed(_ pairs: [(String, SnapshotCell?, SnapshotCell?)]) -> [String] {
    var (old, new) = (Sample.snapshot(), Sample.snapshot())
    for (id, before, after) in pairs {
      if let before { old.workloads.append(Sample.workload(id, before, digest: id)) }
      if let after { new.workloads.append(Sample.workload(id, after, digest: id)) }
    }
    return Sample.comparison(old, new).listed.map(\.id)
  }

  @Test func whatNoLongerFitsThenWhatFitsAgainThenTheLargestChange() {
    let rows: [(String, SnapshotCell?, SnapshotCell?)] = [
      ("a-little", cell(), cell(cores: 11)), ("b-less", cell(), cell(cores: 5)),
      ("c-fits", Sample.unfit(), cell()), ("d-unfit", cell(), Sample.unfit()),
      ("e-more", cell(), cell(cores: 14)), ("f-same", cell(), cell()),
      ("g-gone", cell(), nil), ("h-new", nil, cell()),
    ]
    let expected = [
      "d-unfit", "c-fits", "b-less", "e-more", "a-little", "h-new", "g-gone",
    ]
    #expect(listed(rows) == expected)
    #expect(listed(rows.reversed()) == expected)
  }

  @Test func equalCoresAreOrderedByTaskManagersNodesMemoryAndName() {
    let rows: [(String, SnapshotCell?, SnapshotCell?)] = [
      ("b", cell(), cell(memory: 11)), ("a", cell(), cell(memory: 11)),
      ("c", cell(), cell(memory: 12)), ("d", cell(), cell(nodes: 11)),
      ("e", cell(), cell(tms: 11)), ("f", cell(), cell(cores: 11)),
    ]
    #expect(listed(rows) == ["f", "e", "d", "c", "a", "b"])
  }

  @Test func totalsLeaveOutWhatFitsOnOneSideOnly() {
    let old = Sample.snapshot(
      Sample.workload("a", cell(cores: 3)), Sample.workload("b", cell(cores: 5), digest: "2"))
    let new = Sample.snapshot(
      Sample.workload("a", cell(cores: 4)), Sample.workload("b", Sample.unfit(), digest: "2"))
    let total = Sample.comparison(old, new).totals.first { $0.metric == .totalCores }
    #expect(total?.old == .number(3))
    #expect(total?.new == .number(4))
    let all = Totals(new)
    #expect(all.workloads == 2)
    #expect(all.infeasible == 1)
    #expect(all[.totalCores] == 4)
    #expect(all[.recoverySeconds] == nil)
  }

  @Test func aRenamedWorkloadIsFoundByItsInput() {
    let old = [
      Sample.workload("a", title: "One", owner: "ads", digest: "x"),
      Sample.workload("b", title: "Two", digest: "x"), Sample.workload("c", digest: ""),
      Sample.workload("d", digest: "y"),
    ]
    let new = [
      Sample.workload("n", title: "Two", digest: "x"), Sample.workload("d", digest: "z"),
      Sample.workload("m", title: "Other", owner: "ads", digest: "x"),
      Sample.workload("e", digest: ""),
    ]
    let pairs = Pairing(old, new).pairs
    #expect(
      pairs.map { "\($0.old?.id ?? "-") \($0.new?.id ?? "-") \($0.isRenamed)" } == [
        "b n true", "d d false", "a m true", "- e false", "c - false",
      ])
  }

  /// One that is removed and another that is added are not one, though they have the same figures.
  @Test func anUnlikeWorkloadIsNotARenamedOne() {
    func workload(
      _ id: String, _ title: String, owner: String? = nil, environment: String = "production",
      input: NamedValues? = NamedValues()
    ) -> SnapshotWorkload {
      var record = Sample.workload(id, title: title, owner: owner, digest: "x", input: input).record
      record.environment = environment
      let cell = Sample.cell(figures: [.cost: 100], currency: "USD")
      return SnapshotWorkload(record, cells: [cell], application: cell)
    }
    let orders = workload("orders", "Orders", owner: "checkout")
    let overrides = Sample.values(["assumptions.targetUtilization": .number(0.5)])
    for (other, isRenamed) in [
      (workload("clicks", "Clicks", owner: "ads"), false), (workload("clicks", "Clicks"), false),
      (workload("clicks", "Clicks", owner: "checkout"), true),
      (workload("clicks", "Orders", owner: "ads"), true), (workload("orders-v2", "Buy"), true),
      (workload("sales", "All orders"), true),
      (workload("orders-v2", "Orders", owner: "checkout", environment: "staging"), false),
      (workload("orders-v2", "Orders", owner: "checkout", input: overrides), false),
    ] {
      let comparison = Sample.comparison(Sample.snapshot(orders), Sample.snapshot(other))
      let states = comparison.listed.map(\.state.rawValue).sorted()
      #expect(states == (isRenamed ? ["renamed"] : ["added", "removed"]), "\(other.id)")
      // The money is the same, whatever they are called.
      #expect(comparison.totals.filter { $0.metric == .cost }.map(\.fromTo) == ["100 USD"])
    }
  }

  @Test func cellsAreCounted() {
    let old = Sample.workload(
      "a", Sample.cell(rate: 1), Sample.cell(rate: 2), Sample.cell(rate: 3), Sample.cell(rate: 4))
    let new = Sample.workload(
      "a", Sample.cell(rate: 1), Sample.cell(rate: 3), Sample.cell(rate: 5),
      Sample.cell(rate: 2, figures: [.nodes: 11]))
    let changes = CellChanges(from: old, to: new, tolerance: 0)
    #expect(changes.changed.map { [$0.old, $0.new] } == [[1, 3]])
    #expect(changes.unchanged == 1)  // 3; the design point at 1 is not counted
    #expect(changes.added == 1)
    #expect(changes.removed == 1)
  }

  @Test(arguments: [
    (100.0, 100.0, 0.0, true), (100, 101, 0, false), (100, 101, 0.01, true),
    (100, 101.1, 0.01, false), (100, 99, 0.01, true), (0, 1, 0.5, false), (-100, -101, 0.01, true),
  ])
  func aToleranceIsAShareOfTheOldFigure(
    _ old: Double, _ new: Double, _ tolerance: Double, _ isSame: Bool
  ) {
    let (a, b) = (cell(cores: old), cell(cores: new))
    #expect(b.isSame(as: a, tolerance: tolerance) == isSame)
    #expect(b.changes(since: a, tolerance: tolerance).isEmpty == isSame)
  }

  @Test func everyPartOfACellCounts() {
    let base = Sample.cell()
    let others = [
      Sample.unfit(), Sample.cell(binding: "heap"), Sample.cell(memoryClass: "memory-optimized"),
      Sample.cell(warnings: ["network-buffers"]), Sample.cell(figures: [.nodes: 11]),
    ]
    for other in others {
      #expect(!other.isSame(as: base, tolerance: 0.05))
      #expect(!other.changes(since: base, tolerance: 0.05).isEmpty)
    }
    #expect(
      !Sample.unfit(largest: 5).isSame(as: Sample.unfit(largest: 6), tolerance: 0))
  }

  @Test func verdicts() {
    func verdict(_ metric: Metric, _ old: MetricValue?, _ new: MetricValue?) -> Verdict {
      MetricChange(metric: metric, old: old, new: new).verdict
    }
    #expect(verdict(.totalCores, .number(1), .number(2)) == .worse)
    #expect(verdict(.totalCores, .number(2), .number(1)) == .better)
    #expect(verdict(.totalCores, .number(2), .number(2)) == .changed)
    #expect(verdict(.parallelism, .number(1), .number(2)) == .changed)
    #expect(verdict(.largestRecordsPerSecond, .number(1), .number(2)) == .better)
    #expect(verdict(.feasible, .flag(true), .flag(false)) == .worse)
    #expect(verdict(.feasible, .flag(false), .flag(true)) == .better)
    #expect(verdict(.warnings, .words(["a"]), .words(["a", "b"])) == .worse)
    #expect(verdict(.warnings, .words(["a", "b"]), .words(["b"])) == .better)
    #expect(verdict(.warnings, .words(["a"]), .words(["b"])) == .changed)
    #expect(verdict(.totalCores, nil, .number(2)) == .changed)
  }

  @Test func sharesOfAChange() {
    func change(_ old: Double, _ new: Double) -> MetricChange {
      MetricChange(metric: .totalCores, old: .number(old), new: .number(new))
    }
    #expect(change(10, 15).change == 5)
    #expect(change(10, 15).share == 0.5)
    #expect(change(-10, -5).share == 0.5)
    #expect(change(0, 5).share == nil)
  }

  @Test func whatOnlyTheModelChangedIsListedLast() {
    var (old, new) = (
      Sample.snapshot(Sample.workload("a", cell(cores: 1))),
      Sample.snapshot(Sample.workload("a", cell(cores: 9)))
    )
    old.model = 1
    new.model = 2
    let comparison = Sample.comparison(old, new)
    #expect(comparison.workloads.isEmpty)
    #expect(comparison.modelOnly.map(\.id) == ["a"])
  }

  @Test func daysOfTheCalendar() throws {
    func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }
    let (last, first) = (try day("2026-09-30"), try day("2026-10-01"))
    #expect(last < first)
    #expect(!(first < first))
    for text in ["2000-02-29", "2024-02-29", "2026-06-30", "2026-07-31", "2026-01-01"] {
      #expect(CalendarDay(text) != nil, "\(text)")
    }
    for text in [
      "1900-02-29", "2026-06-31", "2026-09-31", "2026-11-31", "2026-00-10", "2026-01-00",
      "2026-01-32", "2026-01-1x", "2026/01/01", "2026-01-01-01", "",
    ] { #expect(CalendarDay(text) == nil, "\(text)") }
  }

  @Test func operators() {
    let holding: [(Gate.Operator, [Bool])] = [
      (.atLeast, [false, true, true]), (.atMost, [true, true, false]),
      (.equal, [false, true, false]), (.different, [true, false, true]),
      (.above, [false, false, true]), (.below, [true, false, false]),
    ]
    for (comparison, expected) in holding {
      #expect([1, 2, 3].map { comparison.holds($0, 2) } == expected, "\(comparison)")
    }
  }
}

@Suite struct JudgementOrders {
  private let old = Sample.snapshot(
    Sample.workload("a"), Sample.workload("b", digest: "2"), Sample.workload("c", digest: "3"))
  private let new = Sample.snapshot(
    Sample.workload("a", Sample.cell(figures: [.totalCores: 30])),
    Sample.workload("b", Sample.cell(figures: [.totalCores: 40]), digest: "2"),
    Sample.workload("c", digest: "3"))

  private func judgement(
    fail: [String] = [], warn: [String] = [], waivers: [Waiver] = []
  ) throws -> Judgement {
    var settings = ComparisonSettings()
    settings.fail = try fail.map { try Gate(reading: $0) }
    settings.warn = try warn.map { try Gate(reading: $0) }
    settings.waivers = waivers
    return Judgement(
      of: Sample.comparison(old, new), settings: settings,
      today: try #require(CalendarDay("2026-06-15")))
  }

  @Test func failuresComeFirstThenTheGatesThenTheWorkloads() throws {
    let found = try judgement(
      fail: ["nodes > +5", "totalCores > +5", "total: totalCores > +1"],
      warn: ["a: totalCores > +1"])
    #expect(
      found.crossings.map { "\($0.severity) \($0.subject.id) \($0.gate.text)" } == [
        "fail b totalCores > +5", "fail a totalCores > +5", "fail total total: totalCores > +1",
        "warn a a: totalCores > +1",
      ])
    #expect(found.failures.count == 3)
  }

  @Test func gatesOfNoWorkloadAreTold() throws {
    let found = try judgement(
      fail: ["z: totalCores > +5"], warn: ["c: nodes > 100", "y: nodes > 1"])
    #expect(
      found.crossings.map { "\($0.severity) \($0.subject.id) \($0.obstacle ?? "")" } == [
        "fail z no workload is called 'z'; did you mean 'a'?",
        "warn y no workload is called 'y'; did you mean 'a'?",
      ])
    #expect(found.failures.count == 1)
  }

  @Test func theLongestWaiverCounts() throws {
    func waiver(_ workload: String?, _ metric: Metric?, _ until: String) throws -> Waiver {
      Waiver(
        workload: workload, metric: metric, reason: until, until: try #require(CalendarDay(until)))
    }
    let found = try judgement(
      fail: ["totalCores > +5"],
      waivers: [
        try waiver("a", nil, "2026-06-14"), try waiver(nil, .totalCores, "2026-06-16"),
        try waiver("a", .totalCores, "2026-06-15"), try waiver("b", .nodes, "2027-01-01"),
      ])
    #expect(found.crossings.map(\.waiver?.reason) == ["2026-06-16", "2026-06-16"])
    #expect(found.crossings.map(\.isWaived) == [true, true])
    #expect(found.failures.isEmpty)
    let ended = try judgement(fail: ["totalCores > +5"], waivers: [waiver("a", nil, "2026-06-14")])
    #expect(ended.failures.map(\.subject.id) == ["b", "a"])
    #expect(ended.crossings.map(\.waiver?.reason) == [nil, "2026-06-14"])
  }

  @Test func cellsAreLookedAtOneByOne() throws {
    let old = Sample.snapshot(Sample.workload("a", Sample.cell(rate: 1), Sample.cell(rate: 2)))
    let new = Sample.snapshot(
      Sample.workload(
        "a", Sample.cell(rate: 1), Sample.cell(rate: 2, figures: [.nodes: 12]),
        Sample.cell(rate: 3, figures: [.nodes: 90])))
    var settings = ComparisonSettings()
    settings.fail = [try Gate(reading: "cell: nodes > +1")]
    let found = Judgement(
      of: Sample.comparison(old, new), settings: settings,
      today: try #require(CalendarDay("2026-06-15"))
    ).crossings
    #expect(found.map(\.subject.point?.recordsPerSecond) == [2])
    #expect(found.map(\.change.old) == [.number(10)])
  }

  @Test func aTableInACommentStaysWithinItsRoom() {
    let rows = (1...40).map { Table.Row(cells: [Datum("workload-\($0)")]) }
    let table = Table(caption: "Changes", columns: [.init(title: "Workload")], rows: rows)
    for (folds, room) in [(false, 200), (true, 200), (true, 300), (true, 400)] {
      let (text, whole) = MarkdownText.block(table, folds: folds, room: room)
      #expect(text.utf16.count <= room && text.contains("workload-1") && !whole)
      // As much as there is room for: no row is longer than 16 characters.
      #expect(text.utf16.count > room - 17)
    }
    #expect(MarkdownText.block(table, folds: true, room: 2000).whole)
  }
}

@Suite struct PairCharts {
  private func chart(_ cores: [(String, Double, Double)]) -> PairChart {
    let (old, new) = (
      cores.map {
        Sample.workload($0.0, Sample.cell(figures: [.totalCores: $0.1]), title: "T " + $0.0)
      },
      cores.map {
        Sample.workload($0.0, Sample.cell(figures: [.totalCores: $0.2]), title: "T " + $0.0)
      }
    )
    var (before, after) = (Sample.snapshot(), Sample.snapshot())
    (before.workloads, after.workloads) = (old, new)
    let comparison = Sample.comparison(before, after)
    return PairChart(workloads: comparison.listed, old: "old", new: "new")
  }

  private func bars(_ chart: Chart) -> [Length] {
    chart.marks.compactMap { mark in
      if case .bar(let bar) = mark, bar.x == .share(0) { bar.width } else { nil }
    }
  }

  @Test func barsAreSharesOfTheLargestOnAnyScreen() {
    let chart = chart([("a", 73, 97), ("b", 40, 10)]).chart
    // By how much they differ: 30 cores, then 24.
    let expected: [Length] = [.share(40.0 / 97), .share(10.0 / 97), .share(73.0 / 97), .share(1)]
    #expect(bars(chart) == expected)
    #expect(chart.width == nil)
  }

  @Test func workloadsHaveTheirTitlesAndFigures() {
    let chart = chart([("a", 73, 97)]).chart
    let texts = chart.marks.compactMap { mark in
      if case .text(let label) = mark { label.text } else { nil }
    }
    #expect(texts == ["old", "new", "T a", "73", "97"])
  }
}
