internal import Sizing
internal import Workloads

/// What clusters need: their processes, and the nodes when each cluster has its own.
struct Footprint: Equatable, Sendable {
  var taskManagers = 0
  /// Of TaskManagers and JobManagers.
  var cores = Cores.zero
  /// Process memory of TaskManagers and JobManagers.
  var memory = Bytes.zero
  var nodes = 0
  /// Cores of those nodes, in use or not.
  var nodeCores = Cores.zero
  /// Memory of those nodes, in use or not.
  var nodeMemory = Bytes.zero

  init() {}

  init(_ plan: Plan) {
    taskManagers = plan.taskManagers
    cores = plan.totalCores
    memory = plan.totalMemory
    nodes = plan.nodes
    nodeCores = plan.nodeCores * Double(plan.nodes)
    nodeMemory = plan.nodeMemory * Double(plan.nodes)
  }

  init(_ clusters: [DeployedCluster]) {
    self = clusters.map { Footprint($0.plan) }.reduce(Footprint(), +)
  }

  static func + (a: Footprint, b: Footprint) -> Footprint {
    var sum = a
    sum.taskManagers += b.taskManagers
    sum.cores = sum.cores + b.cores
    sum.memory = sum.memory + b.memory
    sum.nodes += b.nodes
    sum.nodeCores = sum.nodeCores + b.nodeCores
    sum.nodeMemory = sum.nodeMemory + b.nodeMemory
    return sum
  }
}
