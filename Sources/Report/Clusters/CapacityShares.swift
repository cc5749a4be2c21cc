internal import Sizing
internal import Workloads

/// What groups of workloads use of the nodes of all environments, and what is free.
struct CapacityShares {
  /// What workloads are grouped by.
  enum Grouping {
    case owner
    case tier
  }

  struct Share: Equatable, Sendable {
    /// Nil for workloads that name no owner.
    var name: String?
    var workloads = 0
    var cores = Cores.zero
    var memory = Bytes.zero
    /// Of a month, where environments have prices.
    var costs = CostSums()
    /// What is paid for by use, where something of it has a price.
    var usage = CostSums()
  }

  /// Owners by their cores, tiers from the tightest.
  let groups: [Share]
  /// What is free on the nodes, and what that costs.
  let idle: Share
  /// What nodes cost less than the workloads request, by currency. Each workload is priced with the
  /// nodes that are the cheapest for it alone, and shared ones may cost less than all of those.
  let saved: CostSums
  /// The nodes as a whole: groups and idle, less what is saved, add up to it.
  let total: Share
  /// What the costs are in, in the order in which the currencies are met.
  var currencies: [String] { total.costs.sums.map { $0.currency } }

  init(_ plans: [EnvironmentPlan], by grouping: Grouping) {
    var (groups, total, idle) = ([Share](), Share(), Share())
    var saved = CostSums()
    for plan in plans {
      for tenant in plan.tenants {
        let name = grouping.name(of: tenant)
        let index = groups.firstIndex { $0.name == name } ?? groups.count
        if index == groups.count { groups.append(Share(name: name)) }
        groups[index].add(tenant, paysByUse: plan.usage != nil)
      }
      total.workloads += plan.tenants.count
      total.cores = total.cores + plan.plan.totalCores
      total.memory = total.memory + plan.plan.totalMemory
      if let usage = plan.usage { total.usage.add(usage) }
      if let balance = plan.balance {
        total.costs.add(balance.bill)
        idle.costs.add(balance.idle)
        saved.add(balance.saved)
      }
    }
    idle.cores = total.cores - groups.reduce(Cores.zero) { $0 + $1.cores }
    idle.memory = total.memory - groups.reduce(Bytes.zero) { $0 + $1.memory }
    self.groups = grouping.sorted(groups)
    self.idle = idle
    self.saved = saved
    self.total = total
  }

  /// What all workloads request.
  var requested: CostSums {
    CostSums(groups.flatMap { $0.costs.sums })
  }
}

extension CapacityShares.Share {
  fileprivate mutating func add(_ tenant: EnvironmentPlan.Tenant, paysByUse: Bool) {
    let footprint = tenant.footprint
    workloads += 1
    cores = cores + footprint.cores
    memory = memory + footprint.memory
    if let cost = tenant.cost { costs.add(cost) }
    if paysByUse, let cost = tenant.usage { usage.add(cost) }
  }
}

extension CapacityShares.Grouping {
  fileprivate func name(of tenant: EnvironmentPlan.Tenant) -> String? {
    switch self {
    case .owner: tenant.workload.definition.owner
    case .tier: tenant.workload.definition.tier.name
    }
  }

  fileprivate func sorted(_ groups: [CapacityShares.Share]) -> [CapacityShares.Share] {
    switch self {
    case .owner:
      groups.sorted { a, b in
        a.cores == b.cores ? (a.name ?? "") < (b.name ?? "") : a.cores > b.cores
      }
    case .tier:
      LatencyTier.allCases.compactMap { tier in groups.first { $0.name == tier.name } }
    }
  }
}

/// What the nodes of an environment cost against what its workloads request of them (E30):
/// `bill = requested + idle − saved`.
struct CostBalance: Equatable {
  let requested: Cost
  let bill: Cost
  /// What of the bill nobody requests.
  let idle: Cost
  /// What shared nodes cost less than the workloads request: nothing, but where nodes of one kind
  /// are cheaper together than the kinds that are the cheapest for each workload alone.
  let saved: Cost

  /// Of one environment.
  init(requested: Cost, bill: Cost) {
    self.requested = requested
    self.bill = bill
    idle = Cost(max(0, bill.amount - requested.amount), bill.currency)
    saved = Cost(max(0, requested.amount - bill.amount), bill.currency)
  }

  /// Of several environments in one currency: what is idle in one of them is no less idle for what
  /// another saves.
  init(sumOf balances: [CostBalance], in currency: String) {
    func sum(_ part: (CostBalance) -> Cost) -> Cost {
      Cost(balances.reduce(0) { $0 + part($1).amount }, currency)
    }
    requested = sum { $0.requested }
    bill = sum { $0.bill }
    idle = sum { $0.idle }
    saved = sum { $0.saved }
  }
}
