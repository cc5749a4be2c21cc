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
    #expect(try #require(plan.bill).isNearly(1226.4))
    // each alone: the same three nodes
    #expect(plan.alone.costAlone(try #require(plan.environment.price)).isNearly(2452.8))
  }

  @Test func ownersAndWhatIsFreeAddUp() throws {
    let shares = OwnerShares([try filters(prices: "{ corePerHour: 0.1, memoryPerHour: 0.01 }")])
    #expect(shares.owners.map(\.owner) == ["ads", "search"])
    // (3 × 0.1 + 10 × 0.01) × 730 = 292
    for owner in shares.owners { #expect(try #require(owner.cost).isNearly(292)) }
    #expect(shares.unused.cores == 6)
    #expect(shares.unused.memory == .gibibytes(28))
    #expect(try #require(shares.unused.cost).isNearly(1226.4 - 584))
    #expect(try #require(shares.total.cost).isNearly(1226.4))
    #expect(shares.currency == "USD")
  }

  @Test func aPriceByTheNodeIsSharedByCores() throws {
    let plan = try filters(prices: "{ nodePerHour: 1, currency: EUR }")
    #expect(try #require(plan.bill).isNearly(2190))  // 3 × 730
    let shares = OwnerShares([plan])
    // 3 of the 4 cores of a node × 730
    for owner in shares.owners { #expect(try #require(owner.cost).isNearly(547.5)) }
    #expect(shares.currency == "EUR")
  }

  @Test func withoutPricesThereAreNoCosts() throws {
    let capacity = try capacity(["a": Sample.filter])
    let shares = OwnerShares(capacity.environmentPlans)
    #expect(shares.total.cost == nil)
    #expect(shares.currency == nil)
    #expect(
      OwnerTable(shares: shares).table.columns.map(\.title) == [
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
