internal import Sizing
internal import Workloads

/// What capacity costs a month where it runs (E30).
///
/// Requested is what processes take, each at the price of its part: it adds up over workloads, and is
/// the figure that pages lead with. The bill is that of whole nodes; what nobody requests is idle.
struct Money {
  private let environment: Environment

  /// Nil for an environment without prices.
  init?(_ environment: Environment) {
    let hasMachines = environment.machines.contains { $0.pricePerHour != nil }
    guard hasMachines || environment.price != nil else { return nil }
    self.environment = environment
  }

  var currency: String { (environment.price ?? Price()).currency }

  /// What the processes of some plans request.
  func requested(_ plans: [Plan]) -> Double {
    plans.reduce(0) { $0 + processes($1) + disks($1) }
  }

  private func processes(_ plan: Plan) -> Double {
    let jobManager = Cores(Double(plan.jobManagerCores))
    if let machine = environment.machines.first(where: { $0.name == plan.machine }),
      let price = machine.pricePerHour
    {
      let shares =
        machine.share(plan.coresPerTaskManager, plan.taskManagerMemory) * Double(plan.taskManagers)
        + machine.share(jobManager, plan.jobManagerMemory)
      return shares * price * Price.hoursPerMonth
    }
    return environment.price?.perMonth(
      cores: plan.totalCores.value, memory: plan.totalMemory,
      nodes: plan.totalCores / plan.nodeCores) ?? 0
  }

  private func disks(_ plan: Plan) -> Double {
    guard let price = environment.price, plan.state > .zero, let disk = plan.diskPerTaskManager
    else { return 0 }
    return disk.value / 1e9 * Double(plan.taskManagers) * price.diskMonth
  }

  /// What whole nodes cost, and the disks beside them.
  func bill(of nodes: ClusterPlan, on machine: Machine?, running plans: [Plan]) -> Double {
    let disks = plans.reduce(0) { $0 + self.disks($1) }
    if let price = machine?.pricePerHour {
      return price * Double(nodes.nodes.count) * Price.hoursPerMonth + disks
    }
    return disks + (environment.price.map { nodes.bill($0) } ?? 0)
  }
}

extension Machine {
  /// The larger of the shares of its cores and its memory: what nobody else can use.
  fileprivate func share(_ cores: Cores, _ memory: Bytes) -> Double {
    max(cores / allocatable.cores, memory / allocatable.memory)
  }
}
