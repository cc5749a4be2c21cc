internal import Workloads

extension Environment {
  /// The label that the nodes of `nodePool` carry: `nodePool: KEY=VALUE` names it, as clouds have
  /// keys of their own; a name alone is the value of `node-pool`.
  var nodeSelector: (label: String, value: String)? {
    nodePool.map { pool in
      let parts = pool.split(separator: "=", maxSplits: 1).map(String.init)
      return parts.count == 2 ? (parts[0], parts[1]) : ("node-pool", pool)
    }
  }
}
