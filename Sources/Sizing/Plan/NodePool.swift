/// The nodes that hold a job alone (E19).
struct NodePool: Equatable, Sendable {
  let nodes: Int
  /// Cores of a node that Flink may use.
  let nodeCores: Cores
  /// Memory of a node that Flink may use.
  let nodeMemory: Bytes

  init(_ candidate: Candidate, _ jobManager: JobManagerSize, memoryPerCore: Bytes, _ a: Assumptions)
  {
    let fewest = Int(saturating: a[.fewestNodes])
    if let machine = candidate.hardware.machine {
      nodes = max(machine.nodes(holding: candidate, jobManager) ?? fewest, fewest)
      nodeCores = Cores(Double(machine.allocatableTenths) / 10)
      nodeMemory = machine.allocatableMemory
      return
    }
    let c = candidate.shape.tenths / 10
    var found = (nodes: fewest, cores: c)
    for cores in a.nodeCores where cores >= max(c, jobManager.cores) {
      found = (Self.nodes(of: cores, candidate.taskManagers, coresEach: c, jobManager.cores), cores)
      if found.nodes <= fewest { break }
    }
    nodes = max(found.nodes, fewest)
    nodeCores = Cores(Double(found.cores))
    nodeMemory = memoryPerCore * Double(found.cores)
  }

  /// E19 generic nodes: ⌊node cores / c⌋ TaskManagers fill each in turn; the JobManager goes
  /// on the last node, which has the most free cores, else on one more node. Of the sizes in order of growth, the first of which the
  /// fewest nodes hold all of it, else the last.
  ///
  /// - Source: founding notes, the floor of 3 nodes and the cap of 8 cores.
  private static func nodes(
    of size: Int, _ n: Int, coresEach c: Int, _ jobManagerCores: Int
  ) -> Int {
    let perNode = size / c
    let used = (n + perNode - 1) / perNode
    let onLast = n - (used - 1) * perNode
    return size - onLast * c >= jobManagerCores ? used : used + 1
  }
}

extension Machine {
  /// E19 machines: the nodes that hold the TaskManagers and the JobManager, which goes where cores and
  /// memory are free, else on one more node; nil where it fits no node.
  func nodes(holding candidate: Candidate, _ jobManager: JobManagerSize) -> Int? {
    guard let perNode = candidate.shape.perNode, let memory = candidate.shape.memory else {
      return nil
    }
    func hasRoom(beside count: Int) -> Bool {
      allocatableTenths - count * candidate.shape.tenths >= 10 * jobManager.cores
        && allocatableMemory - memory * Double(count) >= jobManager.memory
    }
    guard hasRoom(beside: 0) else { return nil }
    let n = candidate.taskManagers
    let used = (n + perNode - 1) / perNode
    let onLast = n - (used - 1) * perNode
    return hasRoom(beside: onLast) || (used > 1 && hasRoom(beside: perNode)) ? used : used + 1
  }
}
