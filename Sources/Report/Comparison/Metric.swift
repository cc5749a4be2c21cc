/// A figure of a cell, in the order in which reports list them.
enum Metric: Int, CaseIterable, Sendable {
  case feasible
  case largestRecordsPerSecond
  case bindingConstraint
  case totalCores
  case taskManagers
  case nodes
  case totalMemoryBytes
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
  var name: String { Self.names[rawValue] }

  // Made once: naming a case by reflection is slow.
  private static let names = allCases.map { String(describing: $0) }

  static func named(_ name: String) -> Metric? { allCases.first { $0.name == name } }

  /// What a change of the figure means to the team.
  enum Direction { case lowerIsBetter, higherIsBetter, neither }

  var direction: Direction {
    switch self {
    case .feasible, .largestRecordsPerSecond: .higherIsBetter
    case .totalCores, .taskManagers, .nodes, .totalMemoryBytes, .recoverySeconds,
      .checkpointSeconds, .checkpointBytes, .stateBytes, .networkInBytesPerSecond,
      .networkOutBytesPerSecond, .warnings:
      .lowerIsBetter
    case .bindingConstraint, .intervalSeconds, .coresPerTaskManager, .slotsPerTaskManager,
      .parallelism, .maxParallelism, .memoryClass, .taskManagerMemoryBytes, .jobManagerCores,
      .jobManagerMemoryBytes, .nodeCores:
      .neither
    }
  }

  /// What the figure counts, which decides how it is written.
  enum Kind { case flag, word, words, count, cores, rate, memory, size, duration, bandwidth }

  var kind: Kind {
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
    }
  }

  /// Figures of a plan: every feasible cell has them all, no other has any.
  static let ofPlan = allCases.filter { $0.isOfPlan }

  private var isOfPlan: Bool {
    switch kind {
    case .flag, .word, .words, .rate: false
    case .count, .cores, .memory, .size, .duration, .bandwidth: true
    }
  }

  /// Its place among the figures of a plan.
  var place: Int? { Self.places[rawValue] }
  private static let places = allCases.map { ofPlan.firstIndex(of: $0) }
}
