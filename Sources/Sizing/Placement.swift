/// The JobManager's size (E18).
struct JobManagerSize: Equatable, Sendable {
  let cores: Int
  let memory: Bytes

  static let largest = JobManagerSize(cores: 4, memory: .gibibytes(8))

  /// E18 JobManager, by `p × statements`: up to 1,000 one core and 2 GiB, up to 10,000 two cores
  /// and 4 GiB, above four cores and 8 GiB.
  ///
  /// - Source: assumption.
  static func coordinating(subtasks: Double) -> JobManagerSize {
    if subtasks <= 1000 { return JobManagerSize(cores: 1, memory: .gibibytes(2)) }
    if subtasks <= 10_000 { return JobManagerSize(cores: 2, memory: .gibibytes(4)) }
    return largest
  }
}

/// The nodes that hold a job alone (E19).
struct NodePool: Equatable, Sendable {
  let nodes: Int
  let nodeCores: Int

  /// E19 nodes: of the sizes in order of growth, the first of which the fewest nodes hold all of
  /// it, else the last; never fewer than the fewest.
  ///
  /// - Source: founding notes, the floor of 3 nodes and the cap of 8 cores.
  init(taskManagers n: Int, coresEach c: Int, jobManagerCores: Int, _ assumptions: Assumptions) {
    let fewest = Int(saturating: assumptions[.fewestNodes])
    var nodes = fewest
    var size = c
    for cores in assumptions.nodeCores where cores >= max(c, jobManagerCores) {
      size = cores
      nodes = Self.nodes(of: cores, taskManagers: n, coresEach: c, jobManagerCores)
      if nodes <= fewest { break }
    }
    self.nodes = max(nodes, fewest)
    nodeCores = size
  }

  /// ⌊node cores / c⌋ TaskManagers fill each node in turn; the JobManager goes where cores are
  /// free, else on one more node.
  private static func nodes(
    of size: Int, taskManagers n: Int, coresEach c: Int, _ jobManagerCores: Int
  ) -> Int {
    let perNode = size / c
    let used = (n + perNode - 1) / perNode
    let onLast = n - (used - 1) * perNode
    let freeOnFull = used > 1 ? size - perNode * c : 0
    let free = max(freeOnFull, size - onLast * c)
    return free >= jobManagerCores ? used : used + 1
  }
}
