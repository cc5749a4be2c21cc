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

  /// ⌊node cores / c⌋ TaskManagers fill each node in turn; the JobManager goes on the last node,
  /// which has the most free cores, else on one more node.
  private static func nodes(
    of size: Int, taskManagers n: Int, coresEach c: Int, _ jobManagerCores: Int
  ) -> Int {
    let perNode = size / c
    let used = (n + perNode - 1) / perNode
    let onLast = n - (used - 1) * perNode
    return size - onLast * c >= jobManagerCores ? used : used + 1
  }
}
