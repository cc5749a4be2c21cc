internal import Amounts
internal import Sizing
internal import Workloads

/// What capacity costs a month where it runs (E30).
///
/// Requested is what processes take, each at the price of its part: it adds up over workloads, and is
/// the figure that pages lead with. The bill is that of whole nodes; what nobody requests is idle.
struct Money {
  private let environment: Environment
  /// Whether machines are priced, each as a whole.
  private let isByMachine: Bool

  /// Nil for an environment without prices.
  init?(_ environment: borrowing Environment) {
    isByMachine = environment.isPricedByMachine
    let isByPart = environment.price.map { $0.isOfCapacity } ?? false
    guard isByMachine || isByPart else { return nil }
    self.environment = copy environment
  }

  var currency: String { price.currency }
  private var price: Price { environment.price ?? Price() }

  /// The headline figure of some plans: what they request.
  func cost(of plans: [Plan]) -> Cost { Cost(requested(plans), currency) }

  /// What the processes of some plans request, and the disks of their state.
  func requested(_ plans: [Plan]) -> Double {
    plans.reduce(0) { $0 + processes($1) + disks($1) }
  }

  private func processes(_ plan: Plan) -> Double {
    if isByMachine, let machine = machine(of: plan), let price = machine.pricePerHour {
      return machine.share(of: plan) * price * Price.hoursPerMonth
    }
    return price.perMonth(
      cores: plan.totalCores.value, memory: plan.totalMemory,
      nodes: plan.totalCores / plan.nodeCores)
  }

  private func machine(of plan: Plan) -> Machine? {
    environment.machines.first { $0.name == plan.machine }
  }

  private func disks(_ plan: Plan) -> Double {
    guard let disk = plan.stateDisks else { return 0 }
    return disk.value / 1e9 * price.diskMonth
  }

  /// What whole nodes cost, and the disks beside them, against what is requested of them.
  func balance(of nodes: ClusterPlan, on machine: Machine?, running plans: [Plan]) -> CostBalance {
    let disks = plans.reduce(0) { $0 + self.disks($1) }
    let whole =
      (isByMachine ? machine?.pricePerHour : nil).map {
        $0 * Double(nodes.nodes.count) * Price.hoursPerMonth
      }
      ?? nodes.bill(price)
    return CostBalance(requested: cost(of: plans), bill: Cost(whole + disks, currency))
  }
}

/// A part of a cost, and what it is paid for.
struct CostPart: Equatable {
  /// `Cores`.
  var name: String
  /// A month's.
  var amount: Double
  /// `45 cores × 0.04 × 730 h`.
  var reason: String
}

extension Money {
  /// What `requested` is the sum of, without what has no price.
  func parts(of plans: [Plan]) -> [CostPart] {
    let parts =
      isByMachine
      ? [machines(plans)] : cores(plans) + [nodes(plans)]
    return (parts + [disks(plans)]).filter { $0.amount > 0 }
  }

  private func machines(_ plans: [Plan]) -> CostPart {
    let priced = plans.compactMap { plan in machine(of: plan).map { (plan, $0) } }
    let shares = priced.map { plan, machine in
      "\(Format.figure(machine.share(of: plan))) of \(machine.name)"
    }
    return CostPart(
      name: "Machines", amount: plans.reduce(0) { $0 + processes($1) },
      reason: shares.joined(separator: ", ") + Self.month)
  }

  private func cores(_ plans: [Plan]) -> [CostPart] {
    let cores = plans.reduce(Cores.zero) { $0 + $1.totalCores }
    let memory = plans.reduce(Bytes.zero) { $0 + $1.totalMemory }
    return [
      CostPart(
        name: "Cores",
        amount: price.perMonth(cores: cores.value, memory: .zero, nodes: 0),
        reason: "\(Format.counted(cores)) × \(price.coreHour.words)" + Self.month),
      CostPart(
        name: "Memory", amount: price.perMonth(cores: 0, memory: memory, nodes: 0),
        reason: "\(Format.memory(memory)) × \(price.gibibyteHour.words) per GiB" + Self.month),
    ]
  }

  private func nodes(_ plans: [Plan]) -> CostPart {
    let nodes = plans.reduce(0) { $0 + $1.totalCores / $1.nodeCores }
    return CostPart(
      name: "Nodes", amount: price.perMonth(cores: 0, memory: .zero, nodes: nodes),
      reason: "the cores of \(Format.figure(nodes)) nodes × \(price.nodeHour.words)" + Self.month)
  }

  private func disks(_ plans: [Plan]) -> CostPart {
    let size = plans.reduce(Bytes.zero) { $0 + ($1.stateDisks ?? .zero) }
    return CostPart(
      name: "Disk", amount: plans.reduce(0) { $0 + disks($1) },
      reason: "\(Format.size(size)) × \(price.diskMonth.words) per GB")
  }

  /// An average month has 730 hours.
  private static let month = " × 730 h"
}

// What is paid for as it is used, and not as it is requested (E29).

extension Money {
  /// What all of it costs a month.
  func usageCost(of cell: DeployedCell) -> Cost {
    // Most handbooks price none of it.
    if !price.isOfUse { return Cost(0, currency) }
    let use = MonthOfUse(cell, price)
    let amounts = [use.storeCost, use.requestsCost, use.trafficCost]
    return Cost(amounts.filter { $0 > 0 }.reduce(0, +), currency)
  }

  /// The checkpoint store's space and requests, and traffic that is paid for, each where it has a
  /// price. The load is that of the mean rate where it is known, and of the peak otherwise.
  func usage(of cell: DeployedCell) -> [CostPart] {
    let use = MonthOfUse(cell, price)
    return [
      CostPart(
        name: "Checkpoint store", amount: use.storeCost,
        reason: "\(Format.size(use.space)) × \(price.storeMonth.words) per GB"),
      CostPart(
        name: "Requests to the store", amount: use.requestsCost,
        reason: """
          \(Format.figure(use.requestRate)) a second, \
          \(Format.figure(use.requests / 1e6)) million a month × \
          \(price.thousandRequests.words) per thousand
          """),
      CostPart(
        name: "Billed traffic", amount: use.trafficCost,
        reason: """
          \(Format.share(price.transferShare)) of what is shuffled and written at the \
          \(cell.usageRate.isMean ? "mean" : "peak") rate, \(Format.size(use.billed)) × \
          \(price.transferredGigabyte.words) per GB
          """),
    ].filter { $0.amount > 0 }
  }
}

/// What a month's use is, and what it costs in the currency of the prices.
private struct MonthOfUse {
  /// Of the checkpoint store.
  var space = Bytes.zero
  /// To the checkpoint store, per second.
  var requestRate = 0.0
  /// Of a month.
  var billed = Bytes.zero
  private let price: Price

  private static let seconds = Price.hoursPerMonth * 3600

  init(_ cell: DeployedCell, _ price: Price) {
    self.price = price
    var traffic = BytesPerSecond.zero
    for cluster in cell.clusters {
      let store = cluster.workload.sizer.checkpointStore(for: cluster.plan)
      space = space + store.space
      requestRate += store.requests
      traffic = traffic + cluster.traffic
    }
    billed = Bytes(traffic.value * price.transferShare * Self.seconds)
  }

  var requests: Double { requestRate * Self.seconds }
  var storeCost: Double { space.value / 1e9 * price.storeMonth }
  var requestsCost: Double { requests / 1000 * price.thousandRequests }
  var trafficCost: Double { billed.value / 1e9 * price.transferredGigabyte }
}

extension DeployedCell {
  /// A cluster with its plan; none when one of them does not fit.
  fileprivate struct PlannedCluster {
    let workload: PlannedWorkload
    let plan: Plan
    /// What it sends from subtask to subtask and writes, at the rate that usage is paid for.
    let traffic: BytesPerSecond
  }

  fileprivate var clusters: [PlannedCluster] {
    let workloads = workload.pools.isEmpty ? [workload] : workload.pools
    let rate = usageRate.rate
    return zip(workloads, plans).map { cluster, plan in
      let arriving: RecordsPerSecond = rate * cluster.arriving
      return PlannedCluster(
        workload: cluster, plan: plan, traffic: arriving * cluster.sizer.sentBytes)
    }
  }

  /// The mean rate where it is known; otherwise the peak.
  fileprivate var usageRate: (rate: RecordsPerSecond, isMean: Bool) {
    let definition = workload.definition
    guard let mean = definition.meanRate, definition.rate > .zero else {
      return (application.rate, false)
    }
    return (application.rate * (mean / definition.rate), true)
  }
}

extension Plan {
  /// The disks of all TaskManagers, which only state needs.
  fileprivate var stateDisks: Bytes? {
    guard state > .zero, let disk = diskPerTaskManager else { return nil }
    return disk * Double(taskManagers)
  }
}

extension Machine {
  /// Whole machines that the processes of a plan take.
  fileprivate func share(of plan: Plan) -> Double {
    share(plan.coresPerTaskManager, plan.taskManagerMemory) * Double(plan.taskManagers)
      + share(Cores(Double(plan.jobManagerCores)), plan.jobManagerMemory)
  }

  /// The larger of the shares of its cores and its memory: what nobody else can use.
  private func share(_ cores: Cores, _ memory: Bytes) -> Double {
    max(cores / allocatable.cores, memory / allocatable.memory)
  }
}

extension Double {
  /// A price, which may be far below a cent.
  fileprivate var words: String { Exact.number(self) }
}
