internal import Sizing
internal import Workloads

/// What each owner's workloads use of the nodes, all environments together, and what is free.
struct OwnerShares {
  struct Share: Equatable, Sendable {
    /// Nil for workloads that name no owner.
    var owner: String?
    var workloads = 0
    var cores = Cores.zero
    var memory = Bytes.zero
    /// Of a month's bill; nil where an environment has no prices.
    var cost: Double? = 0
  }

  /// The owner of the most cores first.
  let owners: [Share]
  /// What is free on the nodes.
  let unused: Share
  /// What nodes of one kind cost less than the workloads request: each is priced on the machine that
  /// is the cheapest for it alone. Then nothing of the bill is unused.
  let saved: Double
  /// The nodes as a whole: owners and unused, less what is saved, add up to it.
  let total: Share
  /// What the costs are in; nil without prices, and where environments are priced in several.
  let currency: String?

  init(_ plans: [EnvironmentPlan]) {
    var shares: [Share] = []
    var total = Share()
    for plan in plans {
      for tenant in plan.tenants {
        let owner = tenant.workload.definition.owner
        let index = shares.firstIndex { $0.owner == owner } ?? shares.count
        if index == shares.count { shares.append(Share(owner: owner)) }
        shares[index].add(tenant, in: plan)
      }
      total.workloads += plan.tenants.count
      total.cores = total.cores + plan.plan.totalCores
      total.memory = total.memory + plan.plan.totalMemory
      total.cost = total.cost.flatMap { cost in plan.bill.map { cost + $0 } }
    }
    owners = shares.sorted { a, b in
      a.cores == b.cores ? (a.owner ?? "") < (b.owner ?? "") : a.cores > b.cores
    }
    self.total = total
    var rest = total.less(shares)
    saved = max(0, -(rest.cost ?? 0))
    rest.cost = rest.cost.map { max(0, $0) }
    unused = rest
    currency = Self.currency(plans)
  }

  private static func currency(_ plans: [EnvironmentPlan]) -> String? {
    let currencies = plans.map { Money($0.environment)?.currency }
    guard let first = currencies.first, currencies.allSatisfy({ $0 == first }) else { return nil }
    return first
  }
}

extension OwnerShares.Share {
  fileprivate mutating func add(_ tenant: EnvironmentPlan.Tenant, in plan: EnvironmentPlan) {
    let footprint = tenant.footprint
    workloads += 1
    cores = cores + footprint.cores
    memory = memory + footprint.memory
    let requested = Money(plan.environment)?.requested(tenant.plans)
    cost = cost.flatMap { cost in requested.map { cost + $0 } }
  }

  fileprivate func less(_ shares: [OwnerShares.Share]) -> OwnerShares.Share {
    var rest = self
    rest.workloads = 0
    for share in shares {
      rest.cores = rest.cores - share.cores
      rest.memory = rest.memory - share.memory
      rest.cost = rest.cost.flatMap { cost in share.cost.map { cost - $0 } }
    }
    return rest
  }
}
