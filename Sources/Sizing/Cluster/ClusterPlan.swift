/// How the applications of an environment share its nodes.
public struct ClusterPlan: Equatable, Sendable {
  /// The size of each node.
  public let shape: NodeShape
  /// The nodes in the order in which they were filled; spare and empty ones last.
  public let nodes: [Node]
  /// Nodes added so that the loss of any one can be made up for.
  public let spareNodes: Int
  /// Whether the processes of any one lost node fit on the others.
  public let survivesOneNode: Bool
  /// Processes that no node can hold, or more than 27,720 of one application, in packing order.
  public let tooLarge: [Pod]

  /// One node and what runs on it.
  public struct Node: Equatable, Sendable {
    /// In the order of the packing, equal processes as one.
    public internal(set) var pods: [Pod] = []
    /// Free cores.
    public var freeCores: Cores { Cores(Double(freeTenths) / 10) }
    var freeTenths: Int
    /// Free memory.
    public internal(set) var freeMemory: Bytes
  }

  /// Some equal processes of one application.
  public struct Pod: Equatable, Sendable {
    /// The application's id.
    public let job: Int
    /// The processes' role in the application.
    public let role: Role
    /// The size of each process.
    public let size: NodeShape
    /// The number of processes.
    public internal(set) var count: Int
  }

  /// Which process of an application.
  public enum Role: Int, Equatable, Sendable {
    case taskManager
    case jobManager
  }

  /// Packs the applications by first fit decreasing on cores and memory.
  ///
  /// The plan does not depend on the order of the applications.
  ///
  /// - Parameters:
  ///   - fewestNodes: the cluster has at least so many nodes.
  ///   - spareNodes: with 1 or more, the cluster must survive the loss of any one node, for which
  ///     at most this many nodes are added; 0 to 100.
  public init(
    _ jobs: [ClusterJob], on shape: NodeShape, fewestNodes: Int = 3, spareNodes: Int = 0
  ) {
    var packing = Packing(shape)
    for pod in Self.pods(of: jobs) { packing.place(pod) }
    packing.grow(to: min(max(fewestNodes, 0), KeyGroups.most))
    var survives = packing.survivesOneNode
    var added = 0
    while !survives, added < min(spareNodes, 100), packing.tooLarge.isEmpty {
      packing.grow(to: packing.nodes.count + 1)
      added += 1
      survives = packing.survivesOneNode
    }
    self.shape = shape
    nodes = packing.nodes
    self.spareNodes = added
    survivesOneNode = survives
    tooLarge = packing.tooLarge
  }

  /// The processes from large to small: cores, then memory, then id, TaskManagers first.
  private static func pods(of jobs: [ClusterJob]) -> [Pod] {
    let pods = jobs.flatMap { job in
      [
        Pod(job: job.id, role: .taskManager, size: job.taskManager, count: job.taskManagers),
        Pod(job: job.id, role: .jobManager, size: job.jobManager, count: 1),
      ]
    }
    return pods.filter { $0.count > 0 }.sorted { a, b in
      if a.size.tenths != b.size.tenths { return a.size.tenths > b.size.tenths }
      if a.size.memory != b.size.memory { return a.size.memory > b.size.memory }
      return (a.job, a.role.rawValue, a.count) < (b.job, b.role.rawValue, b.count)
    }
  }
}

extension ClusterPlan {
  /// Cores that run processes.
  public var usedCores: Cores {
    let used = nodes.reduce(0) { $0 + shape.tenths - $1.freeTenths }
    return Cores(Double(used) / 10)
  }

  /// Cores of all nodes.
  public var totalCores: Cores { Cores(Double(nodes.count * shape.tenths) / 10) }

  /// Memory of processes.
  public var usedMemory: Bytes { nodes.reduce(.zero) { $0 + shape.memory - $1.freeMemory } }
}
