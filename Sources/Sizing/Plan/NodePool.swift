/// The nodes that hold a job alone (E19).
struct NodePool: Equatable, Sendable {
  let nodes: Int
  /// Cores of a node that Flink may use.
  let nodeCores: Cores
  /// Memory of a node that Flink may use.
  let nodeMemory: Bytes

  init(
    _ candidate: borrowing Candidate, _ jobManager: JobManagerSize, process: Bytes,
    _ prepared: borrowing PreparedWorkload, on hardware: borrowing Hardware
  ) {
    let fewest = prepared.constants.fewestNodes
    let n = candidate.taskManagers
    if let part = hardware.memory[candidate.shape.place].part {
      nodes = max(hardware.nodes(holding: n, of: part, jobManager) ?? fewest, fewest)
      nodeCores = Cores(Double(hardware.nodeTenths) / 10)
      nodeMemory = hardware.nodeMemory
      return
    }
    let c = candidate.shape.tenths / 10
    var found = (nodes: fewest, cores: c)
    for index in prepared.assumptions.nodeCores.indices {
      let cores = prepared.assumptions.nodeCores[index]
      guard cores >= max(c, jobManager.cores) else { continue }
      found = (Self.nodes(of: cores, n, coresEach: c, jobManager.cores), cores)
      if found.nodes <= fewest { break }
    }
    nodes = max(found.nodes, fewest)
    nodeCores = Cores(Double(found.cores))
    let usual = process / candidate.shape.cores * Double(found.cores)
    nodeMemory =
      prepared.memory != nil
      ? max(usual, Self.memory(of: found.cores, n, coresEach: c, each: process, jobManager)) : usual
  }

  /// What the fullest node must offer, where the workload's own options give its processes other
  /// memory than comes with their cores.
  private static func memory(
    of size: Int, _ n: Int, coresEach c: Int, each process: Bytes, _ jobManager: JobManagerSize
  ) -> Bytes {
    let perNode = min(size / c, n)
    let onLast = n - (n - 1) / perNode * perNode
    let isBeside = size - onLast * c >= jobManager.cores
    let last = process * Double(isBeside ? onLast : 0) + jobManager.memory
    return max(process * Double(perNode), last)
  }

  /// E19 generic nodes: ⌊node cores / c⌋ TaskManagers fill each in turn; the JobManager goes on the
  /// last node, which has the most free cores, else on one more. Of the sizes in order of growth, the
  /// first of which the fewest nodes hold all of it, else the last.
  ///
  /// - Source: founding notes, the floor of 3 nodes and the cap of 8 cores.
  private static func nodes(
    of size: Int, _ n: Int, coresEach c: Int, _ jobManagerCores: Int
  ) -> Int {
    let perNode = size.divided(by: c)
    let used = (n + perNode - 1).divided(by: perNode)
    let onLast = n - (used - 1) * perNode
    return size - onLast * c >= jobManagerCores ? used : used + 1
  }
}

extension Hardware {
  /// E19 machines: the nodes that hold the TaskManagers and the JobManager, which goes on the last
  /// node, which has the most room, else on one more; nil where it fits no node.
  func nodes(holding n: Int, of part: Machine.Part, _ jobManager: JobManagerSize) -> Int? {
    func hasRoom(beside count: Int) -> Bool {
      nodeTenths - count * part.tenths >= 10 * jobManager.cores
        && nodeMemory - part.memory * Double(count) >= jobManager.memory
    }
    guard hasRoom(beside: 0) else { return nil }
    let used = (n + part.count - 1) / part.count
    let onLast = n - (used - 1) * part.count
    return hasRoom(beside: onLast) ? used : used + 1
  }
}
