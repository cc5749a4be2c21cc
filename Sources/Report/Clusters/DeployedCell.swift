internal import Sizing
internal import Workloads

/// A cell of a workload as it is deployed: one application, or the sum of a compute pool for each
/// statement (E20). Every page, table and file takes a workload's totals from here.
struct DeployedCell {
  let workload: PlannedWorkload
  /// The workload as one application.
  let application: Cell
  /// Its clusters' cells: the application's own, or those of its pools in their order.
  let parts: [Cell]
  /// The plans of its clusters; empty when one of them does not fit.
  let plans: [Plan]
  /// The nodes of all its clusters together, when nothing else runs on them.
  let nodes: (count: Int, cores: Cores, memory: Bytes)

  init(_ workload: PlannedWorkload, _ application: Cell) {
    self.workload = workload
    self.application = application
    parts =
      workload.pools.isEmpty
      ? [application]
      : workload.pools.map { $0.cell(application.tier, application.rate * $0.arriving) }
    let plans = parts.compactMap { $0.plan }
    self.plans = plans.count == parts.count ? plans : []
    nodes = Self.nodes(of: self.plans, workload)
  }

  /// Pools share nodes, of which the fewest count once.
  private static func nodes(
    of plans: [Plan], _ workload: PlannedWorkload
  ) -> (count: Int, cores: Cores, memory: Bytes) {
    guard let first = plans.first else { return (0, .zero, .zero) }
    if plans.count == 1 { return (first.nodes, first.nodeCores, first.nodeMemory) }
    let plan = NodeChoice(
      workload.definition.environment, workload.assumptions, plans
    ).best.plan
    return (plan.nodes.count, plan.shape.cores, plan.shape.memory)
  }

  var fits: Bool { !plans.isEmpty }

  /// The cluster with the most cores, or the first that does not fit: where to look first.
  var decisive: Cell {
    if !fits { return parts.first { $0.plan == nil } ?? application }
    return parts.dropFirst().reduce(parts[0]) { most, part in
      guard let a = most.plan, let b = part.plan else { return most }
      return b.totalCores > a.totalCores ? part : most
    }
  }

  var bindingConstraint: Constraint { decisive.bindingConstraint }

  /// The largest rate of all sources at which what does not fit would; nil where none does.
  var largestRate: RecordsPerSecond? {
    for (index, part) in parts.enumerated() {
      guard let largest = part.infeasibility?.largestRate else { continue }
      return workload.pools.isEmpty
        ? largest : RecordsPerSecond(largest.value / workload.pools[index].arriving)
    }
    return nil
  }

  /// TaskManagers and JobManagers.
  var cores: Cores { plans.reduce(.zero) { $0 + $1.totalCores } }
  var taskManagers: Int { plans.reduce(0) { $0 + $1.taskManagers } }
  var memory: Bytes { plans.reduce(.zero) { $0 + $1.totalMemory } }
  /// What it requests a month (E30): the headline figure of every page, table and file; nil without a
  /// plan and without prices.
  var cost: Cost? {
    guard fits, let money = Money(workload.definition.environment) else { return nil }
    return money.cost(of: plans)
  }
  /// What it pays a month as it uses it (E29), beside what it requests; nil where it has no cost.
  var usage: Cost? {
    guard fits, let money = Money(workload.definition.environment) else { return nil }
    return money.usageCost(of: self)
  }
  /// The slowest of its clusters.
  var recovery: Seconds { plans.reduce(.zero) { max($0, $1.recovery.total) } }
  /// What makes a recovery miss its objective although the processors would not, the worst of all
  /// clusters.
  var catchUpLimit: CatchUpLimit? {
    var worst: CatchUpLimit?
    for (index, part) in parts.enumerated() {
      guard part.plan?.warnings.contains(.catchUpLimited) == true else { continue }
      let cluster = workload.pools.isEmpty ? workload : workload.pools[index]
      guard let limit = cluster.sizer.catchUpLimit(of: part) else { continue }
      if limit.recovery > worst?.recovery ?? .zero { worst = limit }
    }
    return worst
  }
  var checkpointBytes: Bytes { plans.reduce(.zero) { $0 + $1.checkpointBytes } }
  /// Those of all its clusters, each once.
  var warnings: [Warning] {
    if plans.count == 1 { return plans[0].warnings.all }
    return Warning.allCases.filter { warning in plans.contains { $0.warnings.contains(warning) } }
  }

  /// Its clusters as what to plan nodes and money for.
  var footprint: Footprint? {
    guard fits else { return nil }
    var footprint = Footprint()
    footprint.taskManagers = taskManagers
    footprint.cores = cores
    footprint.memory = memory
    footprint.nodes = nodes.count
    return footprint
  }

  /// How many TaskManagers there are, of how many cores each: `22 × 4 cores`, or `10 in 3 pools` where
  /// pools differ.
  var shape: String {
    guard fits else { return "" }
    let count = Format.count(taskManagers)
    return shared { $0.coresPerTaskManager }.map { "\(count) × \(Format.counted($0))" }
      ?? "\(count) in \(Format.counted(plans.count, "pool"))"
  }

  /// A figure of all its clusters: what adds up is added, of the rest the largest counts. Nil for the
  /// shape of a TaskManager where pools have several.
  func figure(_ metric: Metric) -> Double? {
    if plans.count == 1, !metric.isOfNodesOrMoney { return metric.figure(of: plans[0]) }
    switch metric {
    case .nodes: return Double(nodes.count)
    case .nodeCores: return nodes.cores.value
    case .cost: return cost?.amount
    case .usageCost: return usage?.amount
    case .totalCores, .taskManagers, .totalMemoryBytes, .checkpointBytes, .stateBytes, .parallelism,
      .jobManagerCores, .jobManagerMemoryBytes:
      return plans.reduce(0) { $0 + metric.figure(of: $1) }
    case .coresPerTaskManager, .slotsPerTaskManager, .taskManagerMemoryBytes:
      return shared { metric.figure(of: $0) }
    case .recoverySeconds, .checkpointSeconds, .intervalSeconds, .networkInBytesPerSecond,
      .networkOutBytesPerSecond, .maxParallelism, .feasible, .largestRecordsPerSecond,
      .bindingConstraint, .memoryClass, .warnings:
      return plans.reduce(0) { max($0, metric.figure(of: $1)) }
    }
  }

  /// Of all its clusters; nil where they have several.
  var memoryClass: MemoryClass? { shared { $0.memoryClass } }

  /// What all plans have in common.
  private func shared<Value: Equatable>(_ value: (Plan) -> Value) -> Value? {
    guard let first = plans.first.map(value) else { return nil }
    return plans.allSatisfy { value($0) == first } ? first : nil
  }
}

extension PlannedWorkload {
  func deployed(_ cell: Cell) -> DeployedCell { DeployedCell(self, cell) }

  /// What the workload needs at its design point; nil when it does not fit.
  var footprint: Footprint? { deployed(design).footprint }

  /// Its largest pool, or the first that does not fit; the workload itself where it has none.
  var mainCluster: PlannedWorkload {
    guard !pools.isEmpty else { return self }
    let decisive = deployed(design).decisive
    return pools.first { $0.design == decisive } ?? pools[0]
  }
}
