import Pages
import Settings
import Testing

@testable import Comparison
@testable import Report

/// What comparisons, gates and release pages say of money.
@Suite struct Costs {
  private func workload(
    _ id: String = "orders", cost: Double?, _ currency: String? = "USD",
    prices: NamedValues = NamedValues()
  ) -> SnapshotWorkload {
    let figures: [Metric: Double] = cost.map { [.cost: $0] } ?? [:]
    return Sample.workload(
      id, Sample.cell(figures: figures, currency: cost == nil ? nil : currency), input: prices)
  }

  private func core(_ price: Double) -> NamedValues {
    Sample.values(["prices.currency": .text("USD"), "prices.corePerHour": .number(price)])
  }

  private func report(_ old: SnapshotWorkload, _ new: SnapshotWorkload) -> ComparisonReport {
    ComparisonReport(Sample.comparison(Sample.snapshot(old), Sample.snapshot(new)))
  }

  /// The cores are the same, and so is everything but what they cost.
  @Test func aPriceAloneIsAChange() throws {
    let report = report(
      workload(cost: 1000, prices: core(0.05)), workload(cost: 1500, prices: core(0.075)))
    #expect(report.headline == "1 of 1 workload costs more: +500 USD a month (+50 %).")
    let change = try #require(report.comparison.workloads.first)
    #expect(change.metrics.map(\.metric) == [.cost])
    #expect(change.causeText() == "price of one core for an hour 0.05 → 0.075")
    #expect(change.metrics[0].meaning == "worse")
    let row = try #require(report.workloadTables.first?.rows.first)
    #expect(row.cells[5].text == "1,000 USD → 1,500 USD")
    #expect(row.cells[6].text == "▲ +500 USD (+50 %)")
    let total = try #require(report.tables.totals.rows.last)
    #expect(
      total.cells.map(\.text).prefix(4) == ["Cost a month", "1,000 USD", "1,500 USD", "▲ +500 USD"])
    #expect(
      report.text.contains(
        "note: Prices and machines of environments changed: price of one core for an hour 0.05 → 0.075 in production."
      ))
    #expect(
      report.csv.split(separator: "\r\n")[1]
        == "orders,changed,sub-1s,10,cost,1000,1500,500,50,worse,price of one core for an hour 0.05 → 0.075,USD"
    )
    let json = String(decoding: report.json, as: UTF8.self)
    #expect(
      json.contains(
        #"{"metric":"cost","unit":"USD","old":1000,"new":1500,"change":500,"percent":50,"meaning":"worse"}"#
      ))
    #expect(json.contains(#"{"kind":"price","name":"prices.corePerHour","old":0.05,"new":0.075}"#))
  }

  @Test func aPriceAloneIsOnThePageOfReleases() throws {
    let first = Sample.snapshot(workload(cost: 1000, prices: core(0.05)))
    let second = Sample.snapshot(workload(cost: 1500, prices: core(0.075)))
    let files = FileTree(["releases/1.json": String(decoding: first.bytes, as: UTF8.self)])
    let history = History.load(files).0.with(current: { second }, tolerance: 0)
    let pages = history.pages
    let overview = pages[0].body(.page(pages[0].path)).plainText
    #expect(overview.contains("1 of 1 workload costs more: +500 USD a month (+50 %)."))
    #expect(overview.contains("Cost a month: from 1,000 USD in 1 to 1,500 USD in current"))
    #expect(overview.contains("Cost of orders: from 1,000 USD in 1 to 1,500 USD in current"))
    let changes = try #require(history.changesSinceRelease)
    #expect(changes.workloads["orders"]?.text == "+500 USD a month")
    #expect(changes.workloads["orders"]?.style == "bad")
    #expect(pages[1].description == "1 of 1 workload costs more: +500 USD a month (+50 %).")
    // No cores differ, so the bars are those of the cost.
    let step = pages[1].body(.page(pages[1].path)).rendered()
    #expect(step.contains("Cost a month of each workload that differs, in 1 and in current"))
    // A single state with costs has no trend.
    var old = first
    old.format = 1
    old.workloads = [workload(cost: nil)]
    let oldFile = FileTree(["releases/1.json": String(decoding: old.bytes, as: UTF8.self)])
    let young = History.load(oldFile).0.with(current: { second }, tolerance: 0).pages[0]
    #expect(!young.body(.page(young.path)).plainText.contains("Cost of"))
    #expect(young.body(.page(young.path)).plainText.contains("1,500 USD"))
  }

  /// More traffic costs more, which is no fault of the plan.
  @Test func whatIsAskedForIsMoreAndNotWorse() throws {
    func asking(_ rate: Double, cost: Double) -> SnapshotWorkload {
      workload(cost: cost, prices: Sample.values(["recordsPerSecond": .number(rate)]))
    }
    let report = report(asking(10, cost: 1000), asking(20, cost: 2000))
    #expect(report.comparison.workloads.first?.change(.cost)?.meaning == "more")
    #expect(report.comparison.totals.last?.meaning == "more")
  }

  @Test func currenciesAreNeverConverted() throws {
    let report = report(workload(cost: 1000), workload(cost: 900, "EUR"))
    let change = try #require(report.comparison.workloads.first?.change(.cost))
    #expect(change.change == nil && change.share == nil && change.verdict == .changed)
    #expect(change.fromTo == "1,000 USD → 900 EUR" && change.unit == "USD → EUR")
    #expect(report.text.contains("The currency of costs changed: orders 1,000 USD → 900 EUR."))
    // Each currency has a sum of its own.
    let totals = report.comparison.totals.filter { $0.metric == .cost }
    #expect(totals.map(\.fromTo) == ["1,000 USD → –", "– → 900 EUR"])
    #expect(totals.map(\.meaning) == ["gone", "new"])
    for gate in ["cost > +0", "cost > +0%", "cost > 5 USD", "total: cost > +1"] {
      #expect(try crossed(gate, report.comparison) == [], "\(gate)")
    }
    #expect(try crossed("cost > 800 EUR", report.comparison) == ["orders"])
  }

  @Test func ofSeveralCurrenciesEachHasItsSum() {
    let old = Sample.snapshot(
      workload("a", cost: 100), workload("b", cost: 10, "EUR"), workload("c", cost: 1))
    let new = Sample.snapshot(
      workload("a", cost: 150), workload("b", cost: 10, "EUR"), workload("c", cost: 2))
    let comparison = Sample.comparison(old, new)
    let totals = comparison.totals.filter { $0.metric == .cost }
    #expect(totals.map(\.fromTo) == ["101 USD → 152 USD", "10 EUR"])
    #expect(
      Headline(comparison: comparison).text
        == "2 of 3 workloads cost more: +51 USD a month (+50.5 %).")
  }

  private func crossed(_ gate: String, _ comparison: SnapshotComparison) throws -> [String] {
    var settings = ComparisonSettings()
    settings.fail = [try Gate(reading: gate)]
    let today = try #require(CalendarDay("2026-11-26"))
    return Judgement(of: comparison, settings: settings, today: today).failures.map(\.subject.id)
  }

  @Test(arguments: [
    ("cost > +10%", ["orders"]), ("cost > +60%", []), ("cost > 1400", ["orders"]),
    ("cost > 1500", []), ("cost > +400 USD", ["orders"]), ("cost > +400 EUR", []),
    ("cost > 1400USD", ["orders"]), ("orders: cost >= +500", ["orders"]),
    ("total: cost > +5%", ["total"]), ("total: cost > 2000 USD", []),
    ("cell: cost > +10%", ["orders"]),
    ("total: cost > +400 Euro of 2026", []), ("cost > 1.4k USD", ["orders"]),
    ("cost > 1.6k", []), ("cost > +0.4k", ["orders"]), ("cost > 1400$", []), ("cost > +1M USD", []),
  ])
  func areGated(_ row: (gate: String, subjects: [String])) throws {
    let comparison = Sample.comparison(
      Sample.snapshot(workload(cost: 1000)), Sample.snapshot(workload(cost: 1500)))
    #expect(try crossed(row.gate, comparison) == row.subjects, "\(row.gate)")
  }

  @Test func whatCostsLessNeverCrosses() throws {
    let comparison = Sample.comparison(
      Sample.snapshot(workload(cost: 1500)), Sample.snapshot(workload(cost: 1000)))
    #expect(try crossed("cost > 900", comparison) == [])
  }

  @Test(arguments: [
    ("cost > much", "'much' is not a limit for 'cost'"), ("cost >", "no limit for 'cost'"),
    ("cost > +10% USD", "'+10% USD' is not a limit for 'cost'"),
    ("cost > 1,000 USD", "'1,000 USD' is not a limit for 'cost'"),
    ("cost == true", "'true' is not a limit for 'cost'"),
  ])
  func wrongGatesAreRefused(_ row: (gate: String, message: String)) {
    let mistake = #expect(throws: GateMistake.self) { _ = try Gate(reading: row.gate) }
    #expect(mistake?.message == row.message)
  }

  /// A gate that nothing can cross would be relied on in vain.
  @Test func gatesOnCostsThatNobodyHasAreTold() {
    func mistakes(_ currencies: [String]) -> [String] {
      let problems = Problems()
      let root = YAML.parse(
        "compare: { fail: ['cost > +10%', 'total: cost > 5000 USD'] }", file: "handbook.yaml",
        problems: problems)
      _ = root?.mapping {
        ComparisonSettings(reading: $0, workloads: [], currencies: currencies)
      }
      return problems.all.map(\.message)
    }
    #expect(mistakes(["USD"]) == [])
    #expect(mistakes(["USB", "EUR"]) == ["no environment has prices in 'USD'"])
    #expect(
      mistakes([]) == [
        "no environment has prices, so nothing can cross 'cost > +10%'",
        "no environment has prices, so nothing can cross 'total: cost > 5000 USD'",
      ])
  }

  @Test func gatesOnTheCommandLineToo() throws {
    var settings = ComparisonSettings()
    settings.fail = [try Gate(reading: "cost > +10%"), try Gate(reading: "cost > 5 EUR")]
    let today = try #require(CalendarDay("2026-11-26"))
    let comparison = Sample.comparison(
      Sample.snapshot(workload(cost: 1)), Sample.snapshot(workload(cost: 1)))
    let report = ComparisonReport(comparison, settings: settings, today: today, listsCells: false)
    #expect(
      report.notices.map(\.text)
        == ["The gate 'cost > 5 EUR' checks nothing: no workload has a cost in EUR."])
  }

  /// A release of the first format has no costs and no prices, and nothing is made of that.
  @Test func anOlderReleaseHasNone() throws {
    var old = Sample.snapshot(workload(cost: nil))
    old.format = 1
    let comparison = Sample.comparison(
      old, Sample.snapshot(workload(cost: 1500, prices: core(0.075))))
    #expect(comparison.workloads.isEmpty)
    #expect(comparison.unchanged.first?.causes.isEmpty == true)
    let report = ComparisonReport(comparison)
    #expect(
      report.text.contains(
        "old has no costs: it has no prices, or it was recorded before snapshots contained costs."))
    #expect(comparison.totals.last?.fromTo == "– → 1,500 USD")
  }

  /// What is priced for the first time would look like money that is spent more.
  @Test func whatIsPricedOnOneSideIsLeftOutOfTheTotal() {
    let old = Sample.snapshot(workload("a", cost: 100), workload("b", cost: nil))
    let new = Sample.snapshot(workload("a", cost: 110), workload("b", cost: 900))
    let report = ComparisonReport(Sample.comparison(old, new))
    #expect(report.comparison.totals.last?.fromTo == "100 USD → 110 USD")
    #expect(
      report.text.contains("Cost is known on one side only for b, and the total leaves it out."))
    #expect(report.notices.map(\.severity) == [.warning])
  }

  @Test func pricesThatAreGoneAreAWarning() {
    let (priced, unpriced) = (
      Sample.snapshot(workload(cost: 100)), Sample.snapshot(workload(cost: nil))
    )
    let notices = ComparisonReport(Sample.comparison(priced, unpriced)).notices
    #expect(notices.map(\.severity) == [.warning])
    #expect(notices.first?.text.hasPrefix("new has no costs: ") == true)
  }

  /// What is there for the first time has no currency to move from.
  @Test func anAddedWorkloadChangesNoCurrency() {
    let old = Sample.snapshot(workload("a", cost: 100))
    let new = Sample.snapshot(workload("a", cost: 100), workload("b", cost: 900))
    let report = ComparisonReport(Sample.comparison(old, new))
    #expect(report.notices.map(\.text) == [])
    #expect(report.comparison.workloads.map(\.id) == ["b"])
  }

  /// Another environment has other prices: the move is the cause, and not each of them.
  @Test func theEnvironmentIsTheCauseOfItsPrices() {
    var record = workload(cost: 1000, prices: core(0.05)).record
    record.environment = "staging"
    let cell = Sample.cell(figures: [.cost: 1500], currency: "USD")
    record.input = core(0.075)
    let moved = SnapshotWorkload(record, cells: [cell], application: cell)
    let report = report(workload(cost: 1000, prices: core(0.05)), moved)
    #expect(report.comparison.workloads.first?.causeText() == "environment production → staging")
  }

  @Test func machinesAreToldAsAWhole() {
    func machine(_ name: String, _ price: Double) -> NamedValues {
      Sample.values([
        "machines.\(name).cores": .number(8), "machines.\(name).memoryBytes": .number(3.4e10),
        "machines.\(name).pricePerHour": .number(price),
      ])
    }
    let dearer = report(
      workload(cost: 1, prices: machine("m.large", 0.1)),
      workload(cost: 2, prices: machine("m.large", 0.2)))
    #expect(dearer.comparison.workloads.first?.causeText() == "price of m.large 0.1 → 0.2")
    let other = report(
      workload(cost: 1, prices: machine("m.large", 0.1)),
      workload(cost: 2, prices: machine("n.large", 0.1)))
    #expect(
      other.comparison.workloads.first?.causeText()
        == "machine n.large added; machine m.large removed")
  }

  /// Flink refuses to restore state with another max parallelism, so a change of it costs the state.
  @Test func aMovedMaxParallelismIsToldWithWhatItCosts() {
    func cell(_ groups: Double, _ state: Double) -> SnapshotWorkload {
      Sample.workload(
        "orders", Sample.cell(figures: [.maxParallelism: groups, .stateBytes: state]))
    }
    let text = report(cell(240, 3.1e10), cell(360, 3.1e10)).text
    #expect(
      text.contains(
        """
        warning: Max parallelism changes: orders 240 → 360, with 31 GB of state. Flink refuses to restore \
        state that was written with another one. To keep the state, write the old number as \
        'maxParallelism' in the workload's file;
        """))
    #expect(!report(cell(240, 0), cell(360, 0)).text.contains("of state. Flink"))
  }
}

@Suite struct CostsInFiles {
  private let priced = Sample.cell(figures: [.cost: 12.5], currency: "EUR")

  @Test func areReadAsTheyWereWritten() throws {
    let snapshot = Sample.snapshot(
      Sample.workload("a", priced, Sample.unfit(rate: 20)), Sample.workload("b", Sample.cell()))
    let text = String(decoding: snapshot.bytes, as: UTF8.self)
    #expect(text.hasPrefix(#"{"schema":"headroom.matrix/2","#))
    #expect(text.contains(#""cost":12.5,"currency":"EUR""#))
    #expect(text.components(separatedBy: "currency").count == 2)
    let read = try Snapshot.read(snapshot.bytes, file: "matrix.json")
    #expect(read.workloads == snapshot.workloads && read.format == 2)
    #expect(read.workloads[0].design.cost == Cost(12.5, "EUR"))
    #expect(read.workloads[1].design.cost == nil)
  }

  @Test func needTheirCurrency() {
    let text = String(
      decoding: Sample.snapshot(Sample.workload("a", priced)).bytes, as: UTF8.self)
    let cut = text.replacing(#","currency":"EUR""#, with: "")
    let error = #expect(throws: UnreadableSnapshot.self) {
      _ = try Snapshot.read(Array(cut.utf8), file: "matrix.json")
    }
    #expect(error?.diagnostic.message == "'currency' of a cell is missing")
  }

  @Test func areAbsentInTheFirstFormat() throws {
    let text = String(
      decoding: Sample.snapshot(Sample.workload("a", Sample.cell())).bytes, as: UTF8.self)
    let first = text.replacing("headroom.matrix/2", with: "headroom.matrix/1")
    let read = try Snapshot.read(Array(first.utf8), file: "matrix.json")
    #expect(read.format == 1 && !read.hasCosts)
  }
}
