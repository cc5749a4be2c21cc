internal import Diagnostics
internal import Markup
internal import Sizing
internal import Workloads

/// The values that running text may name: `{{ workloads.orders.cores }}`.
struct InsertedValues: Sendable {
  let capacity: Capacity

  /// The text of a value, or what is wrong with its name.
  func find(_ name: String) -> Result<String, UnknownName> {
    let parts = name.split(separator: ".").map(String.init)
    guard let root = parts.first else { return .failure(UnknownName(part: name, among: roots)) }
    let rest = Array(parts.dropFirst())
    switch root {
    case "assumptions": return assumption(rest)
    case "tiers": return tier(rest)
    case "workloads": return workload(rest)
    case "profiles": return profile(rest)
    case "totals": return total(rest)
    case "model": return model(rest)
    default: return .failure(UnknownName(part: root, among: roots))
    }
  }

  /// A part of a name that nothing is called, with what there is.
  struct UnknownName: Error {
    var part: String
    var among: [String]
  }

  var roots: [String] { Self.roots }
  static let roots = ["assumptions", "tiers", "workloads", "profiles", "totals", "model"]

  private func assumption(_ parts: [String]) -> Result<String, UnknownName> {
    let name = parts.joined(separator: ".")
    let values = capacity.handbookAssumptions
    let sizes = ["taskManagerCores": values.taskManagerCores, "nodeCores": values.nodeCores]
    if let found = sizes[name] { return .success(list(found)) }
    guard let found = Assumption.allCases.first(where: { $0.name == name }) else {
      let names = Assumption.allCases.map { $0.name } + sizes.keys.sorted()
      return .failure(UnknownName(part: name, among: names))
    }
    return .success(found.format(values[found]))
  }

  private func list(_ numbers: [Int]) -> String {
    numbers.map(String.init).joined(separator: ", ")
  }

  /// What no team can change.
  private func model(_ parts: [String]) -> Result<String, UnknownName> {
    switch parts {
    case ["number"]: return .success(Format.count(Engine.model))
    case ["maxParallelisms"]: return .success(list(Engine.maxParallelisms))
    case ["largestMaxParallelism"]:
      return .success(Format.count(Engine.maxParallelisms.last ?? 0))
    default:
      return .failure(
        UnknownName(
          part: parts.joined(separator: "."),
          among: ["number", "maxParallelisms", "largestMaxParallelism"]))
    }
  }

  private func tier(_ parts: [String]) -> Result<String, UnknownName> {
    let name = parts.first ?? ""
    guard let tier = LatencyTier.allCases.first(where: { $0.name == name }) else {
      return .failure(UnknownName(part: name, among: LatencyTier.allCases.map { $0.name }))
    }
    let key = parts.dropFirst().joined(separator: ".")
    guard let found = TierAssumption.allCases.first(where: { $0.name == key }) else {
      return .failure(UnknownName(part: key, among: TierAssumption.allCases.map { $0.name }))
    }
    return .success(found.format(capacity.handbookAssumptions[tier, found]))
  }

  private func profile(_ parts: [String]) -> Result<String, UnknownName> {
    // Profile names hold dots: `measured-2.3`.
    let name = parts.dropLast().joined(separator: ".")
    guard let profile = capacity.settings.profiles.first(where: { $0.name == name }) else {
      return .failure(UnknownName(part: name, among: capacity.settings.profiles.map { $0.name }))
    }
    let key = parts.last ?? ""
    guard let found = Assumption.allCases.first(where: { $0.name == key }) else {
      return .failure(UnknownName(part: key, among: Assumption.allCases.map { $0.name }))
    }
    return .success(found.format(profile[found] ?? found.defaultValue))
  }

  private func total(_ parts: [String]) -> Result<String, UnknownName> {
    let sum = capacity.workloads.compactMap { $0.footprint }.reduce(Footprint(), +)
    let name = parts.joined(separator: ".")
    switch name {
    case "workloads": return .success(Format.count(capacity.workloads.count))
    case "cores": return .success(Format.count(sum.cores))
    case "taskManagers": return .success(Format.count(sum.taskManagers))
    case "memory": return .success(Format.memory(sum.memory))
    case "cost": return .success(capacity.workloads.costs.text ?? WorkloadField.notPriced)
    case "usageCost":
      let usage = CostSums(capacity.workloads.compactMap { $0.deployed($0.design).usage })
      return .success(usage.text ?? WorkloadField.notPriced)
    default:
      return .failure(
        UnknownName(
          part: name,
          among: ["workloads", "cores", "taskManagers", "memory", "cost", "usageCost"]))
    }
  }

  private func workload(_ parts: [String]) -> Result<String, UnknownName> {
    let id = parts.first ?? ""
    guard let workload = capacity.workload(id) else {
      return .failure(UnknownName(part: id, among: capacity.workloads.map { $0.definition.id }))
    }
    let key = parts.dropFirst().joined(separator: ".")
    guard let field = WorkloadField(rawValue: key) else {
      return .failure(UnknownName(part: key, among: WorkloadField.allCases.map { $0.rawValue }))
    }
    return .success(field.text(of: workload))
  }
}

/// What may be said of a workload in running text.
enum WorkloadField: String, CaseIterable {
  case title, owner, rate, tier, recordSize, state
  case cores, taskManagers, coresPerTaskManager, slotsPerTaskManager, parallelism, maxParallelism
  case nodes, nodeCores, memory, taskManagerMemory, jobManagerMemory, memoryClass
  case bindingConstraint, checkpointInterval, checkpointSize, checkpointDuration, recovery
  case networkIn, networkOut, room, machine, cost, usageCost
  case range, quota, failures
  case tierPremiumCores = "tierPremium.cores"
  case tierPremiumNodes = "tierPremium.nodes"
  case tierPremiumCost = "tierPremium.cost"
  case meanCores = "atMean.cores"
  case meanNodes = "atMean.nodes"
  case meanCost = "atMean.cost"
  case kafkaPartitions = "kafka.partitions"
  case kafkaReadRate = "kafka.readRate"
  case kafkaRetention = "kafka.retention"
  case kafkaTransactionTimeout = "kafka.transactionTimeout"

  func text(of workload: PlannedWorkload) -> String {
    let definition = workload.definition
    switch self {
    case .title: return definition.title
    case .owner: return definition.owner ?? "nobody"
    case .rate: return Format.rate(definition.rate)
    case .tier: return definition.tier.name
    case .recordSize: return Format.memory(definition.meanRecord)
    case .bindingConstraint:
      return workload.deployed(workload.design).bindingConstraint.name
    default:
      let cell = workload.deployed(workload.design)
      return cell.fits ? text(of: cell) : "no answer, because it does not fit"
    }
  }

  private func text(of cell: DeployedCell) -> String {
    if let metric { return cell.figure(metric).map(metric.text) ?? Self.several }
    switch self {
    case .memoryClass: return cell.memoryClass?.name ?? Self.several
    case .room: return RoomSummary(cell.workload, cell.application)?.growth ?? ""
    case .machine: return cell.decisive.plan?.machine ?? "any"
    case .quota: return QuotaNeed(cell)?.words ?? ""
    case .range, .failures, .kafkaPartitions, .kafkaReadRate, .kafkaRetention,
      .kafkaTransactionTimeout:
      return cell.plans.count > 1
        ? Self.several
        : text(of: AnswerFacts(workload: cell.workload, cell: cell.application))
    case .tierPremiumCores, .tierPremiumNodes, .tierPremiumCost:
      return TierPremium(cell.workload, cell.application).map(text) ?? "no tier is looser"
    case .meanCores, .meanNodes, .meanCost:
      return MeanRate(cell.workload, cell.application).map { text(ofMean: $0.cell) }
        ?? "not known without a mean rate"
    case .usageCost: return cell.usage?.text ?? Self.notPriced
    default: return cell.cost?.text ?? Self.notPriced
    }
  }

  private func text(of premium: TierPremium) -> String {
    switch self {
    case .tierPremiumCores: premium.coresText
    case .tierPremiumNodes: premium.nodesText
    default: premium.costText ?? Self.notPriced
    }
  }

  private func text(ofMean cell: DeployedCell) -> String {
    switch self {
    case .meanCores: Format.count(cell.cores)
    case .meanNodes: Format.count(cell.nodes.count)
    default: cell.cost?.text ?? Self.notPriced
    }
  }

  private func text(of facts: AnswerFacts) -> String {
    switch self {
    case .range: return facts.range ?? "not known"
    case .failures: return facts.failures
    case .kafkaPartitions: return facts.partitions ?? ""
    case .kafkaReadRate: return facts.kafka.map { Format.bandwidth($0.catchUpRead) } ?? ""
    case .kafkaRetention: return facts.kafka.map { Format.duration($0.retention) } ?? ""
    default:
      return facts.kafka?.safeTransactionTimeout.map { Format.duration($0) } ?? "no transactions"
    }
  }

  /// For the costs of an environment without prices.
  static let notPriced = "not priced"

  /// For what each pool has of its own.
  private static let several = "several"

  /// The figure of a plan that it is; nil for what is none.
  private var metric: Metric? {
    switch self {
    case .cores: .totalCores
    case .taskManagers: .taskManagers
    case .coresPerTaskManager: .coresPerTaskManager
    case .slotsPerTaskManager: .slotsPerTaskManager
    case .parallelism: .parallelism
    case .maxParallelism: .maxParallelism
    case .nodes: .nodes
    case .nodeCores: .nodeCores
    case .memory: .totalMemoryBytes
    case .taskManagerMemory: .taskManagerMemoryBytes
    case .jobManagerMemory: .jobManagerMemoryBytes
    case .checkpointInterval: .intervalSeconds
    case .checkpointSize: .checkpointBytes
    case .checkpointDuration: .checkpointSeconds
    case .recovery: .recoverySeconds
    case .state: .stateBytes
    case .networkIn: .networkInBytesPerSecond
    case .networkOut: .networkOutBytesPerSecond
    case .title, .owner, .rate, .tier, .recordSize, .bindingConstraint, .memoryClass, .room,
      .machine, .cost, .usageCost, .tierPremiumCores, .tierPremiumNodes, .tierPremiumCost,
      .meanCores,
      .meanNodes,
      .meanCost, .range, .quota, .failures, .kafkaPartitions, .kafkaReadRate,
      .kafkaRetention, .kafkaTransactionTimeout:
      nil
    }
  }
}
