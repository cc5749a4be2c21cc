import Pages
import Sizing
import Testing

@testable import Report

/// Orders and choices of the report, one at a time.
@Suite struct ReportChoices {
  private func filter(owner: String?, rate: String = "10k/s") -> String {
    """
    title: Filter
    \(owner.map { "owner: \($0)" } ?? "")
    source: { rate: \(rate), record: 512 B }
    latency: relaxed
    delivery: at-least-once
    skew: low
    statements: [{ name: keep, complexity: simple }]
    """
  }

  /// 1 TB on disk: a memory-optimized plan.
  private let large = """
    title: Large
    source: { rate: 20k/s, record: 2 KiB }
    latency: relaxed
    skew: low
    statements:
      - { name: window, complexity: medium, state: { keys: 500M, bytesPerKey: 40 B, copies: 5 } }
    """

  @Test func theOwnerOfTheMostCoresComesFirstThenByName() throws {
    let capacity = try capacity([
      "a": filter(owner: "zoo"), "b": filter(owner: "ads"),
      "c": filter(owner: "big", rate: "90k/s"),
      "d": filter(owner: nil), "e": filter(owner: "zoo", rate: "1k/s"),
    ])
    let shares = CapacityShares(capacity.environmentPlans, by: .owner)
    // 90k/s: 134,071 /s × 70 µs × 1.1 = 10.3 cores, so 3 × 4 + 1 = 13. zoo: 3 + 2. ads and nobody: 3 each.
    #expect(shares.groups.map(\.name) == ["big", "zoo", nil, "ads"])
    #expect(shares.groups.map(\.cores) == [13, 5, 3, 3])
    #expect(shares.groups.map(\.workloads) == [1, 2, 1, 1])
  }

  @Test func costsInSeveralCurrenciesAreNotAdded() throws {
    let capacity = try capacity(
      [
        "a": filter(owner: "x") + "\nenvironment: one",
        "b": filter(owner: "x") + "\nenvironment: two",
      ],
      handbook: """
        environments:
          one: { prices: { nodePerHour: 1, currency: EUR } }
          two: { prices: { nodePerHour: 1, currency: USD } }
        """)
    let shares = CapacityShares(capacity.environmentPlans, by: .owner)
    #expect(shares.currencies == ["EUR", "USD"])
    // Each filter takes 3 of the 4 cores of a node: 0.75 × 730 h.
    #expect(shares.groups.map(\.costs.text) == ["548 EUR and 548 USD"])
    let table = ShareTable(shares: shares, grouping: .owner).table
    #expect(table.columns.suffix(2).map(\.title) == ["Cost a month in EUR", "Cost a month in USD"])
    #expect(capacity.workloads.costs.text == "548 EUR and 548 USD")
    let bills = BillTable(plans: capacity.environmentPlans).table
    #expect(bills.rows.map { $0.cells[1].text } == ["548 EUR", "548 USD"])
    #expect(capacity.environmentPlans.map(\.environment.id) == ["one", "two"])
  }

  private func choice(prices: String) throws -> ClusterPlan {
    let capacity = try capacity(
      ["large": large], handbook: "environments: { production: { \(prices) } }")
    let plan = try #require(capacity.environmentPlans.first)
    #expect(plan.tenants.map(\.clusters.first?.plan.memoryClass) == [.memoryOptimized])
    return plan.plan
  }

  @Test func theCheapestNodesAreChosen() throws {
    // 3 × (4 cores, 32 GiB) and a JobManager of 1 core and 2 GiB. Nodes of 8 cores and 32 GiB
    // hold one each, so 4 nodes; nodes of 8 cores and 64 GiB hold two each, so 3 with the floor.
    let byMemory = try choice(prices: "prices: { corePerHour: 0, memoryPerHour: 0.01 }")
    #expect(byMemory.shape == NodeShape(cores: 8, memory: .gibibytes(32)))  // 128 GiB, not 192
    #expect(byMemory.nodes.count == 4)
    let byCore = try choice(prices: "prices: { corePerHour: 0.1, memoryPerHour: 0 }")
    #expect(byCore.shape == NodeShape(cores: 8, memory: .gibibytes(64)))  // 24 cores, not 32
    #expect(byCore.nodes.count == 3)
    let withoutPrices = try choice(prices: "")
    #expect(withoutPrices.shape == byCore.shape)  // the fewest cores
  }

  @Test func theNextConstraintIsTheOneThatNeedsTheMost() throws {
    let (_, workload) = try planned(Sample.join)
    let cell = workload.design
    let plan = try #require(cell.plan)
    // cpu 22, key-skew 13, checkpoint 1, recovery and the rest fewer than cpu
    let next = try #require(plan.runnerUp(cell.counts))
    let others = Constraint.allCases.filter { $0 != .cpu && $0 != .hotKey }
    let most = others.compactMap { cell.counts[$0] }.max()
    #expect(next.taskManagers == most)
    #expect(next.constraint == others.first { cell.counts[$0] == most })
    #expect(next.taskManagers > 1)
    #expect(cell.why.plainText.contains("the next constraint, \(next.constraint.name), needs"))
  }

  @Test func ofEqualConstraintsTheFirstIsNext() throws {
    let (_, workload) = try planned(filter(owner: nil, rate: "1k/s"))
    let plan = try #require(workload.design.plan)
    // One TaskManager satisfies every constraint.
    #expect(plan.runnerUp(workload.design.counts)?.constraint == .keySkew)
    #expect(!workload.design.why.plainText.contains("the next constraint"))
  }

  private func sortKey(_ datum: Datum) -> String? {
    let columns = [Table.Column(title: "a"), Table.Column(title: "b", isNumber: true)]
    let table = Table(caption: "", columns: columns, rows: [.init(cells: [Datum("x"), datum])])
    let html = table.plain(.page(.home)).rendered()
    return html.split(separator: "data-value=\"").dropFirst().first.map {
      String($0.prefix { $0 != "\"" })
    }
  }

  @Test func sortKeysAreAsShortAsTheyCanBe() {
    #expect(sortKey(Datum("1.2 GB", exact: "1234567890.4")) == "1234567890")
    #expect(sortKey(Datum("1 s", exact: "1.23456")) == "1.235")
    #expect(sortKey(Datum("x", exact: "99999.9996")) == "100000")
    #expect(sortKey(Datum("x", exact: "100000.4")) == "100000")  // whole from 100,000 on
    #expect(sortKey(Datum("x", exact: "99999.4")) == "99999.4")
    #expect(sortKey(Datum("x", exact: "-100000.4")) == "-100000")
    #expect(sortKey(Datum("1,234", exact: "1234")) == nil)  // the text says it
    #expect(sortKey(Datum("–", exact: "")) == nil)
    #expect(sortKey(Datum("x")) == nil)
    #expect(sortKey(Datum("x", exact: "never")) == "never")
    #expect(sortKey(Datum("x", exact: "1e15")) == "1e15")
  }

  @Test func tablesForTerminals() {
    let columns = [Table.Column(title: "Name"), Table.Column(title: "n", isNumber: true)]
    let table = Table(
      caption: "", columns: columns,
      rows: [.init(cells: [Datum("é"), Datum(12)]), .init(cells: [Datum("longer"), Datum(1)])])
    #expect(table.text == "Name     n\né       12\nlonger   1\n")
    #expect(table.csv == "Name,n\r\né,12\r\nlonger,1\r\n")
    #expect(table.markdown == "| Name | n |\n| --- | --: |\n| é | 12 |\n| longer | 1 |\n")
  }

  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""),
    ("=1+1", "'=1+1"), ("-5", "-5"), ("+x", "'+x"), ("@x", "'@x"), ("-x,y", "\"'-x,y\""), ("", ""),
    ("a\r\nb", "\"a\r\nb\""), ("a\"\u{301}b", "\"a\"\"\u{301}b\""), ("=\u{301}1", "'=\u{301}1"),
  ])
  func fieldsOfSpreadsheets(_ text: String, _ field: String) {
    #expect(CSV.field(text) == field)
  }

  @Test func longTablesHaveTools() {
    func classes(rows: Int, columns: Int, isChoice: Bool = false) -> String {
      let row = Table.Row(cells: (0..<columns).map { _ in Datum("x") })
      let table = Table(
        caption: "c", columns: (0..<columns).map { _ in .init(title: "t", isChoice: isChoice) },
        rows: Array(repeating: row, count: rows))
      let html = table.html(.page(.home)).rendered()
      return String(html.dropFirst("<div class=\"".count).prefix { $0 != "\"" })
    }
    #expect(classes(rows: 8, columns: 3) == "table-scroll")
    #expect(classes(rows: 9, columns: 3) == "table-scroll long")
    #expect(classes(rows: 24, columns: 2) == "table-scroll")
    #expect(classes(rows: 25, columns: 2) == "table-scroll long longest")
    #expect(classes(rows: 9, columns: 3, isChoice: true) == "table-scroll long choices")
    #expect(classes(rows: 8, columns: 3, isChoice: true) == "table-scroll")
  }
}
