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

  static func + (a: Footprint, b: Footprint) -> Footprint {
    var sum = a
    sum.taskManagers += b.taskManagers
    sum.cores = sum.cores + b.cores
    sum.memory = sum.memory + b.memory
    sum.nodes += b.nodes
    return sum
  }
}
