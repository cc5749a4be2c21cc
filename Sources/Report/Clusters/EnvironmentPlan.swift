internal import Sizing
internal import Workloads

/// How the workloads of an environment share its nodes, each at its design point.
struct EnvironmentPlan: Sendable {
  let environment: Environment
  let tenants: [Tenant]
  /// Workloads that fit no cluster at their design points.
  let missing: [PlannedWorkload]
  let plan: ClusterPlan
  /// The kind of its nodes; nil where the environment names none.
  let machine: Machine?
  /// What its nodes cost a month against what its workloads request of them; nil without prices.
  let balance: CostBalance?
  private let tenantOfJob: [Int]

  /// A workload on the nodes.
  struct Tenant: Sendable {
    /// Its place among the tenants by their cores: 1 for the largest.
    fileprivate(set) var rank: Int
    let workload: PlannedWorkload
    let clusters: [DeployedCluster]

    var plans: [Plan] { clusters.map { $0.plan } }
    var cores: Cores { plans.reduce(.zero) { $0 + $1.totalCores } }

    /// What it requests; nil without prices.
    var cost: Cost? { workload.money?.cost(of: plans) }

    /// What it pays by use; nil without prices.
    var usage: Cost? { workload.deployed(workload.design).usage }

    /// With its nodes to itself.
    var footprint: Footprint { workload.footprint ?? Footprint() }
  }

  init(_ environment: Environment, _ workloads: [PlannedWorkload], _ settings: CapacitySettings) {
    var tenants: [Tenant] = []
    var missing: [PlannedWorkload] = []
    for workload in workloads {
      if let clusters = try? workload.clusters(at: workload.design) {
        tenants.append(Tenant(rank: 0, workload: workload, clusters: clusters))
      } else {
        missing.append(workload)
      }
    }
    let bySize = tenants.indices.sorted { a, b in
      (tenants[b].cores, a) < (tenants[a].cores, b)
    }
    for (rank, index) in bySize.enumerated() { tenants[index].rank = rank + 1 }
    self.environment = environment
    self.tenants = tenants
    self.missing = missing
    tenantOfJob = tenants.enumerated().flatMap { index, tenant in tenant.clusters.map { _ in index }
    }
    let assumptions = AssumptionLayers(settings, environment).assumptions
    (plan, machine) =
      NodeChoice(
        environment, assumptions, tenants.flatMap { $0.plans }
      ).best
    balance = Money(environment)?.balance(
      of: plan, on: machine, running: tenants.flatMap { $0.plans })
  }

  /// Whose process a pod is.
  func tenant(of pod: ClusterPlan.Pod) -> Tenant? {
    tenantOfJob.indices.contains(pod.job) ? tenants[tenantOfJob[pod.job]] : nil
  }

  /// All workloads, when each has its nodes to itself.
  var alone: Footprint { tenants.map { $0.footprint }.reduce(Footprint(), +) }

  /// What its workloads pay by use, and not by request; nil without prices and where nothing of it
  /// has one.
  var usage: Cost? {
    guard environment.price?.isOfUse == true, let money = Money(environment) else { return nil }
    return Cost(tenants.reduce(0) { $0 + ($1.usage?.amount ?? 0) }, money.currency)
  }
}

extension ClusterPlan {
  /// Memory of all nodes.
  var totalMemory: Bytes { shape.memory * Double(nodes.count) }

  /// The cost of all nodes for a month, in use or not.
  func bill(_ price: Price) -> Double {
    price.perMonth(
      cores: totalCores.value, memory: totalMemory, nodes: Double(nodes.count))
  }
}

/// Which nodes an environment gets: one shape for all, since any workload may run on any node.
struct NodeChoice {
  private let assumptions: Assumptions
  private let environment: Environment
  private let jobs: [ClusterJob]
  private let memoryClasses: [MemoryClass]

  init(_ environment: Environment, _ assumptions: Assumptions, _ plans: [Plan]) {
    self.environment = environment
    self.assumptions = assumptions
    jobs = plans.enumerated().map { ClusterJob(id: $0, $1) }
    let used = MemoryClass.allCases.filter { memoryClass in
      memoryClass == .standard || plans.contains { $0.memoryClass == memoryClass }
    }
    memoryClasses = used
  }

  /// The cheapest nodes that hold everything: by price, or by cores and then memory without one.
  var best: (plan: ClusterPlan, machine: Machine?) {
    if let machine = bestMachine { return machine }
    let plans = memoryClasses.map(plan)
    return (plans.dropFirst().reduce(plans[0]) { isBetter($1, than: $0) ? $1 : $0 }, nil)
  }

  /// Of the environment's machines, those that hold everything at the lowest price, or in the fewest
  /// cores where one has none; nil without machines.
  private var bestMachine: (plan: ClusterPlan, machine: Machine?)? {
    let machines = environment.machines
    let isPriced = environment.isPricedByMachine
    let plans = machines.map { machine in
      (plan: packed(on: machine.allocatable), machine: machine)
    }
    func cost(_ plan: ClusterPlan, _ machine: Machine) -> Double {
      isPriced
        ? Double(plan.nodes.count) * (machine.pricePerHour ?? 0) : plan.totalCores.value
    }
    guard var best = plans.first else { return nil }
    for other in plans.dropFirst() {
      let fits = (best.plan.tooLarge.isEmpty, other.plan.tooLarge.isEmpty)
      if fits.0 != fits.1 ? fits.1 : cost(other.plan, other.machine) < cost(best.plan, best.machine)
      {
        best = other
      }
    }
    return (best.plan, best.machine)
  }

  private func packed(on shape: NodeShape) -> ClusterPlan {
    ClusterPlan(
      jobs, on: shape, fewestNodes: Int(clamping: assumptions[.fewestNodes]),
      spareNodes: environment.spareNodes)
  }

  /// E19's rule for the size: the first of which the fewest nodes hold all of it, else the last.
  private func plan(_ memoryClass: MemoryClass) -> ClusterPlan {
    let perCore = assumptions[
      memoryClass == .standard ? .standardMemoryPerCore : .optimizedMemoryPerCore]
    let fewest = Int(clamping: assumptions[.fewestNodes])
    var plan = ClusterPlan(
      [], on: NodeShape(cores: Cores(1), memory: Bytes(perCore)), fewestNodes: 0)
    for cores in assumptions.nodeCores {
      plan = packed(
        on: NodeShape(cores: Cores(Double(cores)), memory: Bytes(perCore * Double(cores))))
      if plan.tooLarge.isEmpty, plan.nodes.count <= fewest { break }
    }
    return plan
  }

  private func isBetter(_ a: ClusterPlan, than b: ClusterPlan) -> Bool {
    if a.tooLarge.isEmpty != b.tooLarge.isEmpty { return a.tooLarge.isEmpty }
    if let price = environment.price { return a.bill(price) < b.bill(price) }
    if a.totalCores != b.totalCores { return a.totalCores < b.totalCores }
    return a.totalMemory < b.totalMemory
  }
}

extension Capacity {
  /// A plan for each environment that has workloads: in the handbook's order, then by name.
  var environmentPlans: [EnvironmentPlan] {
    var environments = settings.environments
    for workload in workloads
    where !environments.contains(where: { $0.id == workload.definition.environment.id }) {
      environments.append(workload.definition.environment)
    }
    return environments.compactMap { environment in
      let tenants = workloads.filter { $0.definition.environment.id == environment.id }
      return tenants.isEmpty ? nil : EnvironmentPlan(environment, tenants, settings)
    }
  }
}
