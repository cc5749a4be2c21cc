import Sizing
import Testing

@testable import Report
@testable import Workloads

/// E30 of whole handbooks: what adds up, adds up everywhere.
@Suite struct RandomBills {
  /// Handbooks by their seeds, enough of them that every way of pricing meets every kind of workload.
  private static let seeds: Range<UInt64> = 0..<1000

  /// Costs are of the design, whose rate is always in the matrix.
  private static let matrix = MatrixRequest(rates: [RecordsPerSecond(1)])

  @Test func areWhatIsRequestedAndIdle() {
    var seen = Seen()
    for seed in Self.seeds {
      let capacity = Capacity(seed: seed, matrix: Self.matrix)
      let plans = capacity.environmentPlans
      for plan in plans { check(plan, seed, &seen) }
      check(capacity, plans, seed)
    }
    // The handbooks are of every kind, or the test proves less than it says.
    #expect(
      seen.priced > 1000 && seen.unpriced > 50 && seen.saved > 10 && seen.misfits > 10, "\(seen)")
  }

  private struct Seen {
    var (priced, unpriced, saved, misfits) = (0, 0, 0, 0)
  }

  private func check(_ plan: EnvironmentPlan, _ seed: UInt64, _ seen: inout Seen) {
    seen.misfits += plan.missing.count
    guard let balance = plan.balance else {
      seen.unpriced += 1
      #expect(plan.tenants.allSatisfy { $0.cost == nil }, "seed \(seed)")
      return
    }
    seen.priced += 1
    let requested = plan.tenants.reduce(0) { $0 + ($1.cost?.amount ?? .nan) }
    let (idle, saved, bill) = (balance.idle.amount, balance.saved.amount, balance.bill.amount)
    #expect(requested.isNearly(balance.requested.amount), "seed \(seed)")
    #expect((requested + idle - saved).isNearly(bill), "seed \(seed)")
    #expect(idle >= 0 && saved >= 0 && (idle == 0 || saved == 0), "seed \(seed)")
    if saved > 1e-6 * bill { seen.saved += 1 }
    // Priced by core and GiB, nodes can't cost less than what is on them.
    if plan.machine == nil, plan.environment.price?.nodeHour == 0, plan.plan.tooLarge.isEmpty {
      #expect(saved <= 1e-9 * bill, "seed \(seed)")
    }
    #expect([requested, idle, bill].allSatisfy { $0.isFinite }, "seed \(seed)")
    checkParts(plan, seed)
  }

  /// What is paid for by use is the same sum everywhere, and that of its parts.
  private func check(
    byUse sums: CostSums, _ capacity: Capacity, _ plans: [EnvironmentPlan], _ snapshot: Snapshot,
    _ seed: UInt64
  ) {
    let recorded = CostSums(snapshot.workloads.compactMap { $0.design.money(.usageCost) })
    let shares = [CapacityShares.Grouping.owner, .tier].map { CapacityShares(plans, by: $0) }
    for cost in sums.sums {
      let others = shares.map { shares in
        shares.groups.reduce(0) { $0 + ($1.usage[cost.currency] ?? 0) }
      }
      let all =
        others + [recorded[cost.currency] ?? 0, shares[0].total.usage[cost.currency] ?? .nan]
      #expect(all.allSatisfy { $0.isNearly(cost.amount) }, "seed \(seed)")
    }
    for workload in capacity.workloads {
      let cell = workload.deployed(workload.design)
      guard let money = workload.money, let usage = cell.usage else { continue }
      let parts = money.usage(of: cell).reduce(0) { $0 + $1.amount }
      #expect(parts.isNearly(usage.amount), "seed \(seed)")
    }
  }

  /// The parts of a cost on a workload's page add up to it.
  private func checkParts(_ plan: EnvironmentPlan, _ seed: UInt64) {
    guard let money = Money(plan.environment) else { return }
    for tenant in plan.tenants {
      let parts = money.parts(of: tenant.plans).reduce(0) { $0 + $1.amount }
      #expect(parts.isNearly(money.requested(tenant.plans)), "seed \(seed)")
    }
  }

  /// The same sums by owner, by tier, in the snapshot, in `totals.cost`, and over all environments.
  private func check(_ capacity: Capacity, _ plans: [EnvironmentPlan], _ seed: UInt64) {
    let balances = plans.compactMap { $0.balance }
    let requested = CostSums(balances.map { $0.requested })
    let bill = CostSums(balances.map { $0.bill })
    let snapshot = capacity.snapshot(engineVersion: "1")
    let recorded = CostSums(snapshot.workloads.compactMap { $0.design.cost })
    check(byUse: CostSums(plans.compactMap { $0.usage }), capacity, plans, snapshot, seed)
    for currency in Set(bill.sums.map { $0.currency }) {
      let sum = requested[currency] ?? .nan
      for grouping in [CapacityShares.Grouping.owner, .tier] {
        let shares = CapacityShares(plans, by: grouping)
        let groups = shares.groups.reduce(0) { $0 + ($1.costs[currency] ?? 0) }
        #expect(groups.isNearly(sum), "seed \(seed)")
        let (idle, saved) = (shares.idle.costs[currency] ?? .nan, shares.saved[currency] ?? .nan)
        #expect((groups + idle - saved).isNearly(bill[currency] ?? .nan), "seed \(seed)")
      }
      #expect((capacity.workloads.costs[currency] ?? 0).isNearly(sum), "seed \(seed)")
      #expect((recorded[currency] ?? 0).isNearly(sum), "seed \(seed)")
    }
    // A row of an environment, or of all in a currency, adds up as a reader would.
    let table = BillTable(plans: plans).table
    let titles = table.columns.map(\.title)
    for row in table.rows where row.cells[1].text != "not priced" {
      func amount(_ title: String) -> Double {
        titles.firstIndex(of: title).flatMap { Double(row.cells[$0].exact ?? "") } ?? 0
      }
      let sum = amount("Requested") + amount("Idle") + amount("Saved by sharing")
      #expect(sum.isNearly(amount("Bill")), "seed \(seed)")
    }
    #expect(Set(recorded.sums.map { $0.currency }).isSubset(of: capacity.settings.currencies))
  }
}

/// What a page, a file and a sentence say of one workload's money.
@Suite struct WorkloadCosts {
  private let prices = """
    environments:
      production:
        prices:
          { corePerHour: 0.1, memoryPerHour: 0.01, diskPerMonth: 0.1, storePerMonth: 0.02,
            perThousandRequests: 0.005, transferPerGB: 0.02, transferShare: 50% }
    """

  private let steady = """
    title: Steady
    source: { rate: 40k/s, record: 1 KiB, mean: 10k/s }
    latency: sub-1s
    statements:
      - { name: join, complexity: complex, state: { keys: 50M, bytesPerKey: 600 B } }
    """

  private func text(_ page: String, of capacity: Capacity) throws -> String {
    let found = try #require(capacity.pages().first { $0.path.folder == page })
    return found.body(.page(found.path)).plainText
  }

  @Test func arePricedPartByPart() throws {
    let (capacity, workload) = try planned(steady, handbook: prices)
    let cell = workload.deployed(workload.design)
    let plan = try #require(cell.plans.first)
    let section = try #require(CostSection(workload))
    let cost = try #require(cell.cost)
    let rows = section.table(cost).rows
    #expect(
      rows.map { $0.cells[0].text } == [
        "Cores", "Memory", "Disk", "Requested", "Checkpoint store", "Requests to the store",
        "Billed traffic", "By use",
      ])
    let cores = plan.totalCores.value * 0.1 * 730
    let memory = plan.totalMemory.value / 1_073_741_824 * 0.01 * 730
    let disk = Double(plan.taskManagers) * 200 * 0.1
    let amounts = rows.map { Double($0.cells[1].exact ?? "") ?? .nan }
    #expect(amounts[0].isNearly(cores) && amounts[1].isNearly(memory) && amounts[2].isNearly(disk))
    #expect(amounts[3].isNearly(cores + memory + disk))
    // E29: three checkpoints and a savepoint of 30 GB, at 0.02.
    #expect(amounts[4].isNearly(4 * 50e6 * 600 / 1e9 * 0.02))
    let requests =
      (Double(plan.parallelism * 2) + plan.checkpointBytes / .mebibytes(64))
      / plan.checkpointInterval.value
    #expect(amounts[5].isNearly(requests * 2_628_000 / 1000 * 0.005))
    // A complex statement shuffles twice; what is written is as large as what arrives. At the mean rate.
    let sentInAMonth: Double = 10_000 * (2 * 600 + 1024) * 2_628_000
    #expect(amounts[6].isNearly(sentInAMonth * 0.5 / 1e9 * 0.02))
    #expect(amounts[7].isNearly(amounts[4] + amounts[5] + amounts[6]))
    #expect(cell.usage.map { $0.amount.isNearly(amounts[7]) } == true)
    let page = try text("workloads/sample/", of: capacity)
    #expect(page.contains("It requests capacity for \(cost.text) a month of 730 hours."))
  }

  @Test func ofATierAreTheDifferenceToTheNextLooser() throws {
    let tightest = steady.replacing("sub-1s", with: "sub-500ms")
    let (capacity, workload) = try planned(tightest, handbook: prices)
    let rate = workload.definition.rate
    let (tight, loose) = (
      workload.deployed(workload.design), workload.deployed(workload.cell(.sub1s, rate))
    )
    let premium = try #require(TierPremium(workload, workload.design))
    #expect(premium.looser == .sub1s)
    #expect(premium.cores == tight.cores - loose.cores && premium.cores > .zero)
    #expect(premium.words.hasSuffix(" compared with sub-1s"))
    let same = try #require(TierPremium(workload, workload.cell(.sub1s, rate)))
    #expect(same.costText == "±0 USD")
    // The checkpoints are more frequent, and so are requests to their store.
    let byUse = try #require(same.usage)
    #expect(
      same.words == "+\(Format.money(byUse.amount, "USD")) a month by use compared with sub-5s")
    #expect(premium.nodes == tight.nodes.count - loose.nodes.count)
    let more = try #require(tight.cost).amount - (try #require(loose.cost)).amount
    #expect(premium.cost == Cost(more, "USD"))
    let page = try text("workloads/sample/", of: capacity)
    #expect(page.contains("sub-500ms needs \(premium.words)."))
    let values = InsertedValues(capacity: capacity)
    func value(_ name: String) throws -> String {
      try values.find("workloads.sample.\(name)").get()
    }
    #expect(try value("tierPremium.cores") == premium.coresText)
    #expect(try value("tierPremium.nodes") == premium.nodesText)
    #expect(try value("tierPremium.cost") == "+\(Format.money(more, "USD"))")
    #expect(
      capacity.text(of: [workload], at: DesignPoint()).contains(premium.words)
    )
    let relaxed = workload.cell(.relaxed, rate)
    #expect(TierPremium(workload, relaxed) == nil)
  }

  /// Tiers add up: from the tightest to the loosest, every difference is one between neighbors.
  @Test func ofAllTiersAddUp() throws {
    let (_, workload) = try planned(steady, handbook: prices)
    let rate = workload.definition.rate
    let premiums = LatencyTier.allCases.compactMap {
      TierPremium(workload, workload.cell($0, rate))
    }
    #expect(premiums.count == 3)
    let all = premiums.reduce(0) { $0 + ($1.cost?.amount ?? .nan) }
    let ends = [LatencyTier.sub500ms, .relaxed].map {
      workload.deployed(workload.cell($0, rate)).cost?.amount ?? .nan
    }
    #expect(all.isNearly(ends[0] - ends[1]))
    #expect(TierTable(workload: workload).table.rows.count == 4)
  }

  @Test func atTheMeanRateAreTheFloor() throws {
    let (capacity, workload) = try planned(steady, handbook: prices)
    let mean = try #require(MeanRate(workload, workload.design))
    let floor = workload.deployed(workload.cell(.sub1s, RecordsPerSecond(10_000)))
    #expect(mean.rate == RecordsPerSecond(10_000) && mean.cell.cost == floor.cost)
    #expect(mean.cell.cores < workload.deployed(workload.design).cores)
    let values = InsertedValues(capacity: capacity)
    #expect(try values.find("workloads.sample.atMean.cost").get() == floor.cost?.text)
    #expect(try values.find("workloads.sample.atMean.cores").get() == Format.count(floor.cores))
    let page = try text("workloads/sample/", of: capacity)
    #expect(page.contains("Sized for its mean rate it would take \(mean.words)."))
    // Of another peak the mean is in proportion.
    let double = try #require(MeanRate(workload, workload.cell(.sub1s, RecordsPerSecond(80_000))))
    #expect(double.rate == RecordsPerSecond(20_000))
    #expect(MeanRate(try planned(Sample.join, handbook: prices).workload, workload.design) == nil)
  }

  /// A currency alone prices nothing, and neither does a machine among others that have no price.
  @Test(arguments: [
    "prices: { currency: EUR }", "prices: { storePerMonth: 1 }",
    """
    machines: [{ name: a, cores: 16, memory: 64 GiB, perHour: 1 }, { name: b, cores: 16, memory: 64 GiB }]
    """,
  ])
  func withoutPricesThereAreNone(_ keys: String) throws {
    let (capacity, workload) = try planned(
      steady, handbook: "environments: { production: { \(keys) } }",
      expecting: ["unused-price", "unpriced-machine"])
    #expect(workload.deployed(workload.design).cost == nil)
    #expect(capacity.settings.currencies == [])
    #expect(CostSection(workload) == nil)
    let values = InsertedValues(capacity: capacity)
    #expect(try values.find("workloads.sample.cost").get() == "not priced")
    #expect(try values.find("totals.cost").get() == "not priced")
    #expect(try values.find("workloads.sample.tierPremium.cost").get() == "not priced")
    for page in capacity.pages() {
      #expect(!page.body(.page(page.path)).plainText.contains("Cost a month"), "\(page.path)")
    }
    let json = String(
      decoding: capacity.json(of: [workload], at: DesignPoint(), single: true), as: UTF8.self)
    #expect(!json.contains("\"cost\"") && !json.contains("\"currency\""))
  }

  @Test func areOneFigureInEveryTableAndFile() throws {
    let capacity = try capacity(
      ["join": Sample.join, "pools": Sample.pools, "hot": Sample.hot], handbook: prices)
    let costs = try ["join", "pools"].map { id in
      let workload = try #require(capacity.workload(id))
      return try #require(workload.deployed(workload.design).cost)
    }
    let total = Format.money(costs[0].amount + costs[1].amount, "USD")
    for page in ["", "workloads/", "capacity/", "matrix/"] {
      let text = try text(page, of: capacity)
      for cost in costs { #expect(text.contains(cost.text), "\(page)") }
    }
    let home = try #require(capacity.pages().first { $0.path == .home })
    let card = AnswerCards.cost(
      Cost(costs[0].amount + costs[1].amount, "USD"),
      detail: "without idle nodes")
    #expect(home.body(.page(.home)).rendered().contains(card.rendered()))
    #expect(try InsertedValues(capacity: capacity).find("totals.cost").get() == total)
    let size = capacity.csv(of: capacity.workloads, at: DesignPoint())
    #expect(size.contains("Cost a month (USD)"))
    let table = CellTable(workloads: capacity.workloads).table
    let column = try #require(table.columns.firstIndex { $0.title == "Cost a month" })
    #expect(
      table.rows.filter { $0.isMarked }.map { $0.cells[column].text } == [
        "–", costs[0].text, costs[1].text,
      ])
  }
}

extension Double {
  fileprivate func isNearly(_ other: Double) -> Bool {
    abs(self - other) <= 1e-9 * max(1, abs(other))
  }
}
