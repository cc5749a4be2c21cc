internal import Sizing

/// A figure of a cell, in the order in which comparisons list them.
public enum Metric: Int, CaseIterable, Sendable {
  case feasible
  case largestRecordsPerSecond
  case bindingConstraint
  case totalCores
  case taskManagers
  case nodes
  case totalMemoryBytes
  case cost
  /// What is paid for as it is used, and not as it is requested.
  case usageCost
  case recoverySeconds
  case checkpointSeconds
  case checkpointBytes
  case intervalSeconds
  case stateBytes
  case networkInBytesPerSecond
  case networkOutBytesPerSecond
  case coresPerTaskManager
  case slotsPerTaskManager
  case parallelism
  case maxParallelism
  case memoryClass
  case taskManagerMemoryBytes
  case jobManagerCores
  case jobManagerMemoryBytes
  case nodeCores
  case warnings

  /// Its key in `matrix.json` and in gates.
  public var name: String {
    switch self {
    case .feasible: "feasible"
    case .largestRecordsPerSecond: "largestRecordsPerSecond"
    case .bindingConstraint: "bindingConstraint"
    case .totalCores: "totalCores"
    case .taskManagers: "taskManagers"
    case .nodes: "nodes"
    case .totalMemoryBytes: "totalMemoryBytes"
    case .cost: "cost"
    case .usageCost: "usageCost"
    case .recoverySeconds: "recoverySeconds"
    case .checkpointSeconds: "checkpointSeconds"
    case .checkpointBytes: "checkpointBytes"
    case .intervalSeconds: "intervalSeconds"
    case .stateBytes: "stateBytes"
    case .networkInBytesPerSecond: "networkInBytesPerSecond"
    case .networkOutBytesPerSecond: "networkOutBytesPerSecond"
    case .coresPerTaskManager: "coresPerTaskManager"
    case .slotsPerTaskManager: "slotsPerTaskManager"
    case .parallelism: "parallelism"
    case .maxParallelism: "maxParallelism"
    case .memoryClass: "memoryClass"
    case .taskManagerMemoryBytes: "taskManagerMemoryBytes"
    case .jobManagerCores: "jobManagerCores"
    case .jobManagerMemoryBytes: "jobManagerMemoryBytes"
    case .nodeCores: "nodeCores"
    case .warnings: "warnings"
    }
  }

  public static func named(_ name: String) -> Metric? { allCases.first { $0.name == name } }

  /// What the figure counts, which decides how it is written.
  public enum Kind: Sendable {
    case flag, word, words, count, cores, rate, memory, size, duration, bandwidth
    /// A month's, in a currency that stands beside it.
    case money
  }

  public var kind: Kind {
    switch self {
    case .feasible: .flag
    case .bindingConstraint, .memoryClass: .word
    case .warnings: .words
    case .totalCores, .coresPerTaskManager, .jobManagerCores, .nodeCores: .cores
    case .taskManagers, .nodes, .slotsPerTaskManager, .parallelism, .maxParallelism: .count
    case .largestRecordsPerSecond: .rate
    case .totalMemoryBytes, .taskManagerMemoryBytes, .jobManagerMemoryBytes: .memory
    case .stateBytes, .checkpointBytes: .size
    case .recoverySeconds, .checkpointSeconds, .intervalSeconds: .duration
    case .networkInBytesPerSecond, .networkOutBytesPerSecond: .bandwidth
    case .cost, .usageCost: .money
    }
  }
}

extension Metric {
  /// Figures of a plan: every feasible cell has them, no other has any. Costs are there only where there
  /// are prices.
  public static let ofPlan = allCases.filter { $0.isOfPlan }

  private var isOfPlan: Bool {
    switch kind {
    case .flag, .word, .words, .rate: false
    case .count, .cores, .memory, .size, .duration, .bandwidth, .money: true
    }
  }

  /// Whether pools of one workload may have several, and then it has none.
  public var isOfShape: Bool {
    switch self {
    case .coresPerTaskManager, .slotsPerTaskManager, .taskManagerMemoryBytes, .memoryClass: true
    case .feasible, .largestRecordsPerSecond, .bindingConstraint, .totalCores, .taskManagers,
      .nodes, .totalMemoryBytes, .cost, .usageCost, .recoverySeconds, .checkpointSeconds,
      .checkpointBytes, .intervalSeconds, .stateBytes, .networkInBytesPerSecond,
      .networkOutBytesPerSecond,
      .parallelism, .maxParallelism, .jobManagerCores, .jobManagerMemoryBytes, .nodeCores,
      .warnings:
      false
    }
  }

  /// Its place among the figures of a plan.
  public var place: Int? { Self.places[rawValue] }
  private static let places = allCases.map { ofPlan.firstIndex(of: $0) }

  /// What is paid a month, in the order of files.
  public static let ofMoney: [Metric] = [.cost, .usageCost]

  /// Figures that the compute pools of a workload add up to, in the order of files.
  public static let ofPools: [Metric] = [.taskManagers, .totalCores, .totalMemoryBytes, .nodes]

  /// What a cell with a plan holds, in the order of files.
  public static let inFiles: [Metric] = [
    .taskManagers, .coresPerTaskManager, .slotsPerTaskManager, .parallelism, .maxParallelism,
    .memoryClass, .taskManagerMemoryBytes, .jobManagerCores, .jobManagerMemoryBytes, .totalCores,
    .totalMemoryBytes, .nodes, .nodeCores, .cost, .usageCost, .stateBytes, .checkpointBytes,
    .checkpointSeconds, .intervalSeconds, .recoverySeconds, .networkInBytesPerSecond,
    .networkOutBytesPerSecond,
    .warnings,
  ]

  /// Whether it is worked out of all clusters together, and not of their plans one by one.
  var isOfNodesOrMoney: Bool {
    switch self {
    case .nodes, .nodeCores, .cost, .usageCost: true
    case .feasible, .largestRecordsPerSecond, .bindingConstraint, .totalCores, .taskManagers,
      .totalMemoryBytes, .recoverySeconds, .checkpointSeconds, .checkpointBytes, .intervalSeconds,
      .stateBytes, .networkInBytesPerSecond, .networkOutBytesPerSecond, .coresPerTaskManager,
      .slotsPerTaskManager, .parallelism, .maxParallelism, .memoryClass, .taskManagerMemoryBytes,
      .jobManagerCores, .jobManagerMemoryBytes, .warnings:
      false
    }
  }

  /// The figure of a plan, in the unit that the name says; zero for what is no figure of it alone.
  func figure(of plan: Plan) -> Double {
    switch self {
    case .totalCores: plan.totalCores.value
    case .taskManagers: Double(plan.taskManagers)
    case .nodes: Double(plan.nodes)
    case .totalMemoryBytes: plan.totalMemory.value
    case .recoverySeconds: plan.recovery.total.value
    case .checkpointSeconds: plan.checkpointDuration.value
    case .checkpointBytes: plan.checkpointBytes.value
    case .intervalSeconds: plan.checkpointInterval.value
    case .stateBytes: plan.state.value
    case .networkInBytesPerSecond: plan.networkInPerNode.value
    case .networkOutBytesPerSecond: plan.networkOutPerNode.value
    case .coresPerTaskManager: plan.coresPerTaskManager.value
    case .slotsPerTaskManager: Double(plan.slotsPerTaskManager)
    case .parallelism: Double(plan.parallelism)
    case .maxParallelism: Double(plan.maxParallelism)
    case .taskManagerMemoryBytes: plan.taskManagerMemory.value
    case .jobManagerCores: Double(plan.jobManagerCores)
    case .jobManagerMemoryBytes: plan.jobManagerMemory.value
    case .nodeCores: plan.nodeCores.value
    case .feasible, .largestRecordsPerSecond, .bindingConstraint, .memoryClass, .warnings, .cost,
      .usageCost:
      0
    }
  }
}
