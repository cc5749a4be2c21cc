import Foundation
import Pages
import Sizing
import Testing

@testable import Report

@Suite struct CapacityPlans {
  /// Two filters in one environment: each 2 TaskManagers of one core and 4 GiB, and a JobManager
  /// of one core and 2 GiB, so 3 cores and 10 GiB.
  private func filters(prices: String, spareNodes: Int = 0) throws -> EnvironmentPlan {
    let capacity = try capacity(
      ["a": Sample.filter, "b": Sample.filter.replacingOwner("ads")],
      handbook: """
        environments:
          production: { spareNodes: \(spareNodes), prices: \(prices) }
        """)
    return try #require(capacity.environmentPlans.first)
  }

  @Test func twoWorkloadsShareNodes() throws {
    let plan = try filters(prices: "{ corePerHour: 0.1, memoryPerHour: 0.01 }")
    #expect(plan.tenants.map(\.footprint.cores) == [3, 3])
    #expect(plan.tenants.map(\.footprint.memory) == [.gibibytes(10), .gibibytes(10)])
    // Three nodes of 4 cores and 16 GiB hold it: 4 TaskManagers, 2 JobManagers, nothing.
    #expect(plan.plan.shape == NodeShape(cores: 4, memory: .gibibytes(16)))
    #expect(plan.plan.nodes.map(\.freeCores) == [0, 2, 4])
    #expect(plan.alone.nodes == 6)
    #expect(plan.plan.survivesOneNode)
    // (12 cores × 0.1 + 48 GiB × 0.01) × 730 h = 1,226.40
    #expect(try #require(plan.balance).bill.amount.isNearly(1226.4))
    // twice (3 × 0.1 + 10 × 0.01) × 730
    #expect(try #require(plan.balance).requested.amount.isNearly(584))
  }

  /// Rows of tables, of which each is on one page; what is not a row is on the first.
  @Test func areCutIntoPagesOfBoundedLength() throws {
    let capacity = try capacity(["a": Sample.filter, "b": Sample.filter, "c": Sample.filter])
    let rows = { (page: Page) in
      page.body(.page(page.path)).plainText.split(separator: "\n").map(String.init)
    }
    let whole = try #require(CapacityPage(capacity: capacity).pages.first)
    let parts = CapacityPage(capacity: capacity, most: 2).pages
    #expect(parts.count > 1)
    #expect(
      parts.map(\.path.folder) == ["capacity/"] + (2...parts.count).map { "capacity-part-\($0)/" })
    #expect(parts.dropFirst().allSatisfy { $0.isSheet && $0.title.hasPrefix("Capacity, part") })
    for title in ["Owners", "Latency tiers"] {
      #expect(parts[0].outline.contains { $0.text == title })
      #expect(!parts[1].outline.contains { $0.text == title })
    }
    let text = parts.map { rows($0).joined(separator: "\n") }
    #expect(
      text.joined().components(separatedBy: "Together").count
        == rows(whole).joined().components(separatedBy: "Together").count)
    for name in ["a", "b", "c"] {
      #expect(text.contains { $0.contains(name) })
    }
  }

  /// Alone each is cheapest on small machines; together they fill a large one that costs less.
  @Test func nodesOfOneKindMayCostLessThanIsRequested() throws {
    let filters = (1...12).map { ("f\($0)", Sample.filter) }
    let capacity = try capacity(
      Dictionary(uniqueKeysWithValues: filters),
      handbook: """
        environments:
          production:
            machines:
              - { name: small, cores: 4, memory: 16 GiB, perHour: 0.3 }
              - { name: large, cores: 32, memory: 128 GiB, perHour: 0.5 }
        """)
    let plan = try #require(capacity.environmentPlans.first)
    #expect(plan.machine?.name == "large")
    #expect(plan.tenants.allSatisfy { $0.plans[0].machine == "small" })
    let (bill, requested) = (
      try #require(plan.balance).bill.amount, try #require(plan.balance).requested.amount
    )
    #expect(requested > bill)
    let shares = CapacityShares([plan], by: .owner)
    #expect(shares.idle.costs["USD"] == 0)
    #expect(try #require(shares.saved["USD"]).isNearly(requested - bill))
    let page = try #require(capacity.pages().first { $0.path == CapacityPage.path })
    let text = page.body(.page(page.path)).plainText
    #expect(text.contains("less than the workloads request"))
    #expect(text.contains("Saved by sharing"))
    #expect(!text.contains("is idle"))
  }

  /// One price for one workload: on its page, among its neighbors, in prose; and with what is idle
  /// it makes the bill.
  @Test(arguments: [
    "prices: { corePerHour: 0.1, memoryPerHour: 0.01 }", "prices: { nodePerHour: 1 }",
    "prices: { corePerHour: 0.1, diskPerMonth: 0.1 }",
    """
    machines: [{ name: large, cores: 16, memory: 64 GiB, perHour: 0.8 }], \
    prices: { corePerHour: 9, diskPerMonth: 0.1 }
    """,
  ])
  func oneCostEverywhere(_ keys: String) throws {
    let capacity = try capacity(
      ["join": Sample.join, "pools": Sample.pools],
      handbook: "environments: { production: { \(keys) } }", expecting: ["unused-price"])
    let plan = try #require(capacity.environmentPlans.first)
    let money = try #require(Money(plan.environment))
    var sum = 0.0
    for tenant in plan.tenants {
      let cost = money.requested(tenant.plans)
      sum += cost
      let text = Format.money(cost, money.currency)
      let cards = AnswerCards(workload: tenant.workload, cell: tenant.workload.design).html
      #expect(cards.plainText.contains(text.split(separator: " ")[0] + " "))
      let row = TenantTable(plan: plan).table.rows[tenant.rank - 1]
      #expect(row.cells.last?.text == text)
      let name = "workloads.\(tenant.workload.definition.id).cost"
      #expect(try InsertedValues(capacity: capacity).find(name).get() == text)
    }
    let shares = CapacityShares([plan], by: .owner)
    let idle = try #require(shares.idle.costs["USD"])
    let saved = try #require(shares.saved["USD"])
    #expect(try #require(plan.balance).requested.amount.isNearly(sum))
    #expect(try #require(plan.balance).bill.amount.isNearly(sum + idle - saved))
  }

  @Test func aMachineIsPaidByTheLargerShare() throws {
    let machine =
      "name: m, cores: 9, memory: 41 GiB, perHour: 1, reserved: { cores: 1, memory: 1 GiB }"
    let capacity = try capacity(
      ["a": Sample.filter], handbook: "environments: { production: { machines: [{ \(machine) }] } }"
    )
    let environment = try #require(capacity.environmentPlans.first)
    let plan = try #require(environment.tenants.first?.plans.first)
    #expect(plan.machine == "m")
    // Of 8 cores and 40 GiB that pods may use.
    func share(_ cores: Double, _ memory: Bytes) -> Double {
      max(cores / 8, memory / .gibibytes(40))
    }
    let shares =
      Double(plan.taskManagers) * share(plan.coresPerTaskManager.value, plan.taskManagerMemory)
      + share(Double(plan.jobManagerCores), plan.jobManagerMemory)
    #expect(try #require(environment.balance).requested.amount.isNearly(shares * 730))
    #expect(plan.nodeShape.hasPrefix("m: 8 cores"))
  }

  @Test func ownersAndWhatIsFreeAddUp() throws {
    let shares = CapacityShares(
      [try filters(prices: "{ corePerHour: 0.1, memoryPerHour: 0.01 }")], by: .owner)
    #expect(shares.groups.map(\.name) == ["ads", "search"])
    // (3 × 0.1 + 10 × 0.01) × 730 = 292
    for owner in shares.groups {
      #expect(try #require(owner.costs.sums.first?.amount).isNearly(292))
    }
    #expect(shares.idle.cores == 6)
    #expect(shares.idle.memory == .gibibytes(28))
    #expect(try #require(shares.idle.costs["USD"]).isNearly(1226.4 - 584))
    #expect(try #require(shares.total.costs["USD"]).isNearly(1226.4))
    #expect(shares.currencies == ["USD"])
  }

  @Test func aPriceByTheNodeIsSharedByCores() throws {
    let plan = try filters(prices: "{ nodePerHour: 1, currency: EUR }")
    #expect(try #require(plan.balance).bill.amount.isNearly(2190))  // 3 × 730
    let shares = CapacityShares([plan], by: .owner)
    // 3 of the 4 cores of a node × 730
    for owner in shares.groups {
      #expect(try #require(owner.costs.sums.first?.amount).isNearly(547.5))
    }
    #expect(shares.currencies == ["EUR"])
  }

  @Test func withoutPricesThereAreNoCosts() throws {
    let capacity = try capacity(["a": Sample.filter])
    let shares = CapacityShares(capacity.environmentPlans, by: .owner)
    #expect(shares.total.costs.isEmpty)
    #expect(shares.currencies.isEmpty)
    #expect(
      ShareTable(shares: shares, grouping: .owner).table.columns.map(\.title) == [
        "Owner", "Workloads", "Cores", "Memory",
      ])
  }

  @Test func whatDoesNotFitIsNamedAndLeftOut() throws {
    let capacity = try capacity(["a": Sample.filter, "hot": Sample.hot])
    let plan = try #require(capacity.environmentPlans.first)
    #expect(plan.tenants.map(\.workload.definition.id) == ["a"])
    #expect(plan.missing.map(\.definition.id) == ["hot"])
  }

  @Test func everyProcessIsOnANode() throws {
    let capacity = try capacity([
      "join": Sample.join, "filter": Sample.filter, "pools": Sample.pools,
    ])
    let plan = try #require(capacity.environmentPlans.first)
    let clusters = plan.tenants.flatMap(\.clusters)
    let placed = plan.plan.nodes.flatMap(\.pods).map(\.count).reduce(0, +)
    #expect(placed == clusters.map { $0.plan.taskManagers + 1 }.reduce(0, +))
    #expect(plan.plan.usedCores == plan.alone.cores)
    #expect(plan.plan.usedMemory == plan.alone.memory)
    for pod in plan.plan.nodes.flatMap(\.pods) { #expect(plan.tenant(of: pod) != nil) }
  }

  @Test func equalNeighboursAreOneGroup() throws {
    let plan = try #require(try capacity(["join": Sample.join]).environmentPlans.first)
    let nodes = plan.plan.nodes
    let groups = NodeGroup.groups(of: nodes, joined: true)
    #expect(groups.map(\.count).reduce(0, +) == nodes.count)
    #expect(groups.count < nodes.count)
    #expect(groups.first?.title == "Nodes 1 to \(groups.first?.count ?? 0)")
    #expect(NodeGroup.groups(of: nodes, joined: false).count == nodes.count)
  }
}

extension Double {
  fileprivate func isNearly(_ other: Double) -> Bool { abs(self - other) < 1e-6 * max(1, other) }
}

extension String {
  fileprivate func replacingOwner(_ owner: String) -> String {
    split(separator: "\n").map { $0.hasPrefix("owner:") ? "owner: \(owner)" : String($0) }
      .joined(separator: "\n")
  }
}
