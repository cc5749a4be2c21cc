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
    #expect(
      report.headline == "1 of 1 workload is priced in another currency.")
    for gate in ["cost > +0", "cost > +0%", "cost > 5 USD", "orders: cost > +10%"] {
      let found = try judged(gate, report.comparison)
      #expect(
        found.map(\.obstacle) == ["its currency changed, and nothing is converted"], "\(gate)")
    }
    #expect(
      try judged("total: cost > +1", report.comparison).map(\.explanation) == [
        """
        total: Cost a month 1,000 USD → – can't be checked against 'total: cost > +1', because the cost of \
        orders is missing in it
        """
      ])
    #expect(try crossed("cost > 800 EUR", report.comparison) == ["orders"])
    #expect(try judged("cost > 800 EUR", report.comparison).map(\.obstacle) == [nil])
    #expect(try crossed("cost > 950 EUR", report.comparison) == [])
  }

  /// One of several moves to another currency: what is left is compared, and nothing else.
  @Test func aCurrencyThatChangesHidesNoMoney() {
    let old = Sample.snapshot(workload("a", cost: 1000), workload("b", cost: 950))
    let new = Sample.snapshot(workload("a", cost: 1000), workload("b", cost: 900, "EUR"))
    let comparison = Sample.comparison(old, new)
    #expect(
      Headline(comparison: comparison).text == "1 of 2 workloads is priced in another currency.")
    let totals = comparison.totals.filter { $0.metric == .cost }
    #expect(totals.map(\.fromTo) == ["1,000 USD", "– → 900 EUR"])
    #expect(totals.allSatisfy { ($0.share ?? 0) == 0 })
  }

  /// Two workloads that trade currencies have nothing to do with each other.
  @Test func costsOfDifferentWorkloadsAreNotCompared() {
    let old = Sample.snapshot(workload("a", cost: 1000), workload("b", cost: 10, "EUR"))
    let new = Sample.snapshot(workload("a", cost: 900, "EUR"), workload("b", cost: 12))
    let totals = Sample.comparison(old, new).totals.filter { $0.metric == .cost }
    #expect(
      totals.map(\.fromTo) == ["1,000 USD → –", "10 EUR → –", "– → 900 EUR", "– → 12 USD"])
    #expect(totals.allSatisfy { $0.change == nil })
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

  private func judged(_ gate: String, _ comparison: SnapshotComparison) throws -> [Crossing] {
    var settings = ComparisonSettings()
    settings.fail = [try Gate(reading: gate)]
    let today = try #require(CalendarDay("2026-11-26"))
    return Judgement(of: comparison, settings: settings, today: today).failures
  }

  /// A first price, and prices that are gone, are changes, and no gate on costs passes for them.
  @Test func aCostOnOneSideIsAChangeThatGatesTell() throws {
    let first = report(workload(cost: nil), workload(cost: 1500, prices: core(0.075)))
    #expect(first.headline == "1 of 1 workload has a first price.")
    #expect(first.comparison.workloads.first?.change(.cost)?.fromTo == "– → 1,500 USD")
    #expect(first.comparison.totals.last?.fromTo == "– → 1,500 USD")
    let gone = report(workload(cost: 1500, prices: core(0.075)), workload(cost: nil))
    #expect(gone.headline == "1 of 1 workload has no price anymore.")
    #expect(gone.comparison.totals.last?.fromTo == "1,500 USD → –")
    for (gate, ofFirst, ofGone) in [
      ("cost > +10%", "it had no prices before", "it has no prices anymore"),
      ("orders: cost > +1 USD", "it had no prices before", "it has no prices anymore"),
      ("cell: cost > +10%", "it had no prices before", "it has no prices anymore"),
      (
        "total: cost > +5%", "the cost of orders is missing in it",
        "the cost of orders is missing in it"
      ),
      ("cost > 2000 USD", nil, "it has no prices anymore"),
      ("total: cost > 2000", nil, "the cost of orders is missing in it"),
    ] as [(String, String?, String)] {
      #expect(
        try judged(gate, first.comparison).map(\.obstacle) == (ofFirst.map { [$0] } ?? []),
        "\(gate)")
      #expect(try judged(gate, gone.comparison).map(\.obstacle) == [ofGone], "\(gate)")
    }
    // What can be checked is.
    #expect(try judged("cost > 1000", first.comparison).map(\.obstacle) == [nil])
    #expect(
      try judged("cost > 100 EUR", first.comparison).first?.obstacle
        == "no workload has a cost in EUR")
  }

  /// A waiver is the way out, as for what crosses a gate.
  @Test func whatCantBeCheckedCanBeWaived() throws {
    let comparison = report(workload(cost: nil), workload(cost: 1500)).comparison
    var settings = ComparisonSettings()
    settings.fail = [try Gate(reading: "cost > +10%"), try Gate(reading: "total: cost > +10%")]
    settings.waivers = [
      Waiver(
        workload: nil, metric: .cost, reason: "first prices",
        until: try #require(CalendarDay("2026-12-31")))
    ]
    let judgement = Judgement(
      of: comparison, settings: settings, today: try #require(CalendarDay("2026-11-26")))
    #expect(judgement.failures.isEmpty && judgement.crossings.count == 2)
    #expect(
      judgement.crossings[0].sentence == """
        waived: orders: Cost a month – → 1,500 USD can't be checked against 'cost > +10%', because it had no \
        prices before, waived until 2026-12-31: first prices
        """)
  }

  /// A workload that nobody prices would hide its money from the total.
  @Test func aNewWorkloadWithoutAPriceIsMissingInTheTotal() throws {
    let old = Sample.snapshot(workload("a", cost: 100))
    let new = Sample.snapshot(workload("a", cost: 100), workload("b", cost: nil))
    let comparison = Sample.comparison(old, new)
    #expect(
      try judged("total: cost > +10%", comparison).map(\.obstacle)
        == ["the cost of b is missing in it"])
    #expect(
      try judged("cost > 500", comparison).map(\.obstacle)
        == ["its environment 'production' has no prices"])
    #expect(try judged("cost > +10%", comparison).isEmpty)
    // Who runs without prices on purpose is not stopped by every change.
    #expect(try judged("total: cost > +10%", Sample.comparison(new, new)).isEmpty)
    #expect(try judged("cost > 500", Sample.comparison(new, new)).isEmpty)
  }

  /// The first workload in a currency is more of it than there was.
  @Test func aNewCurrencyIsMoreThanNothing() throws {
    let old = Sample.snapshot(workload("a", cost: 100))
    let new = Sample.snapshot(workload("a", cost: 100), workload("b", cost: 50, "EUR"))
    let comparison = Sample.comparison(old, new)
    #expect(
      comparison.totals.filter { $0.metric == .cost }.map(\.fromTo) == [
        "100 USD", "0 EUR → 50 EUR",
      ])
    #expect(try crossed("total: cost > +10%", comparison) == ["total"])
    #expect(try crossed("total: cost > +40 EUR", comparison) == ["total"])
  }

  /// Who removes the last workload pays nothing anymore, and crosses no gate by that.
  @Test func withoutWorkloadsNothingIsPaid() throws {
    let old = Sample.snapshot(workload("a", cost: 100))
    let comparison = Sample.comparison(old, Sample.snapshot())
    #expect(comparison.totals.last?.fromTo == "100 USD → 0 USD")
    for gate in ["total: cost > +10%", "cost > +10%", "total: cost > 5000", "a: cost > 5"] {
      #expect(try judged(gate, comparison).isEmpty, "\(gate)")
    }
    #expect(
      Headline(comparison: comparison).text
        == "1 workload removed: −10 TaskManagers, −10 cores (−100 %), −100 USD a month (−100 %).")
  }

  /// What is paid for by use is compared like what is requested.
  @Test func costsByUseAreCompared() throws {
    func using(_ amount: Double, _ price: Double) -> SnapshotWorkload {
      Sample.workload(
        "orders", Sample.cell(figures: [.cost: 1000, .usageCost: amount], currency: "USD"),
        input: Sample.values(["prices.storePerMonth": .number(price)]))
    }
    let report = report(using(12, 0.02), using(1200, 2))
    #expect(report.headline == "1 of 1 workload costs more: +1,188 USD a month by use (+9,900 %).")
    #expect(report.comparison.workloads.first?.metrics.map(\.metric) == [.usageCost])
    #expect(try crossed("usageCost > +10%", report.comparison) == ["orders"])
    #expect(try crossed("total: usageCost > +500 USD", report.comparison) == ["total"])
    #expect(try crossed("usageCost > 2000", report.comparison) == [])
    let titles = try #require(report.workloadTables.first).columns.map(\.title)
    #expect(titles.contains("By use a month"))
    #expect(
      report.text.contains("price of one GB in the checkpoint store for a month 0.02 → 2"))
    #expect(report.csv.contains(",usageCost,12,1200,1188,9900,worse,"))
  }

  /// A price of zero is none, and a share of no traffic is no news.
  @Test func pricesOfNothingAreNotListed() {
    let old = Sample.values([
      "prices.currency": .text("USD"), "prices.corePerHour": .number(0.05),
      "prices.memoryPerHour": .number(0), "prices.transferShare": .number(0.67),
    ])
    let change = report(workload(cost: 10, prices: old), workload(cost: 15, prices: core(0.075)))
    #expect(
      change.comparison.workloads.first?.causeText()
        == "price of one core for an hour 0.05 → 0.075")
  }

  @Test(arguments: [
    ("cost > +10%", ["orders"]), ("cost > +60%", []), ("cost > 1400", ["orders"]),
    ("cost > 1500", []), ("cost > +400 USD", ["orders"]), ("cost > +400 EUR", ["workloads"]),
    ("cost > 1400USD", ["orders"]), ("orders: cost >= +500", ["orders"]),
    ("total: cost > +5%", ["total"]), ("total: cost > 2000 USD", []),
    ("cell: cost > +10%", ["orders"]),
    ("total: cost > +400 Euro of 2026", ["total"]), ("cost > 1.4k USD", ["orders"]),
    ("cost > 1.6k", []), ("cost > +0.4k", ["orders"]), ("cost > 1400$", ["workloads"]),
    ("cost > +1M USD", []),
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
      report.failures == [
        "fail: workloads can't be checked against 'cost > 5 EUR', because no workload has a cost in EUR"
      ])
    #expect(report.uncheckedCount == 1)
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
        "note: old was recorded before snapshots contained costs, so changes of cost are not known."
      ))
    #expect(comparison.totals.last?.fromTo == "– → 1,500 USD")
  }

  /// What is priced for the first time would look like money that is spent more.
  @Test func whatIsPricedOnOneSideIsLeftOutOfTheTotal() {
    let old = Sample.snapshot(workload("a", cost: 100), workload("b", cost: nil))
    let new = Sample.snapshot(workload("a", cost: 110), workload("b", cost: 900))
    let report = ComparisonReport(Sample.comparison(old, new))
    #expect(report.comparison.totals.last?.fromTo == "100 USD → 110 USD")
    #expect(
      report.text.contains(
        """
        A cost is known on one side only: b – → 900 USD. Its change is not known, and the total leaves it out.
        """))
    #expect(report.notices.map(\.severity) == [.warning])
  }

  @Test func pricesThatAreGoneAreAWarning() {
    let (priced, unpriced) = (
      Sample.snapshot(workload(cost: 100)), Sample.snapshot(workload(cost: nil))
    )
    let notices = ComparisonReport(Sample.comparison(priced, unpriced)).notices
    #expect(notices.map(\.severity) == [.warning])
    #expect(
      notices.first?.text
        == "A cost is known on one side only: orders 100 USD → –. Its change is not known.")
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

@Suite struct CostsByUseInFiles {
  private func snapshot(_ prices: KeyValuePairs<String, NamedValues.Value>) -> Snapshot {
    Sample.snapshot(
      Sample.workload(
        "a", Sample.cell(figures: [.cost: 12.5, .usageCost: 3], currency: "EUR"),
        input: Sample.values(prices)))
  }

  private func read(_ snapshot: Snapshot, without: Bool) throws -> Snapshot {
    var text = String(decoding: snapshot.bytes, as: UTF8.self)
    #expect(text.contains(#""cost":12.5,"currency":"EUR","usageCost":3"#))
    if without { text = text.replacing(#","usageCost":3"#, with: "") }
    return try Snapshot.read(Array(text.utf8), file: "matrix.json")
  }

  /// A release from before they were recorded says by its prices whether there were any.
  @Test func areKnownWhereNothingOfThemHasAPrice() throws {
    let priced = snapshot(["prices.storePerMonth": .number(0.02)])
    let unpriced = snapshot(["prices.corePerHour": .number(0.02)])
    #expect(try read(priced, without: false).workloads == priced.workloads)
    let unknown = try read(priced, without: true)
    #expect(unknown.workloads[0].design.number(.usageCost) == nil)
    #expect(try read(unpriced, without: true).workloads[0].design.number(.usageCost) == 0)
    let comparison = Sample.comparison(unknown, priced)
    #expect(comparison.listed.isEmpty)
    let report = ComparisonReport(comparison)
    #expect(report.text.contains("recorded before snapshots contained costs by use"))
    let gate = try Gate(reading: "usageCost > +1%")
    #expect(
      gate.obstacles(in: comparison).map(\.reason)
        == ["one side was recorded before snapshots contained costs by use"])
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
