/// Every statement as a cluster of its own, and what they need together (E20).
public struct StatementDeployment: Equatable, Sendable {
  /// One statement's cluster, in the order of the workload's statements.
  public let parts: [Cell]
  /// The sum; nil when a part is infeasible.
  public let total: Total?

  /// What all parts need together.
  public struct Total: Equatable, Sendable {
    /// TaskManagers of all parts.
    public fileprivate(set) var taskManagers = 0
    /// Cores of all TaskManagers and JobManagers.
    public fileprivate(set) var cores = 0
    /// Process memory of all TaskManagers and JobManagers.
    public fileprivate(set) var memory = Bytes.zero
    /// Nodes when every part has its own; a shared cluster needs fewer.
    public fileprivate(set) var nodes = 0
  }

  fileprivate init(_ parts: [Cell]) {
    self.parts = parts
    var total = Total()
    for part in parts {
      guard let plan = part.plan else {
        self.total = nil
        return
      }
      total.taskManagers += plan.taskManagers
      total.cores += plan.totalCores
      total.memory = total.memory + plan.totalMemory
      total.nodes += plan.nodes
    }
    self.total = total
  }
}

extension Sizer {
  /// E20 statement-per-pool: each statement sized as a workload of rate a·r.
  ///
  /// - Source: Confluent Manager for Apache Flink, a compute pool per statement.
  public func statementDeployment(of cell: Cell) -> StatementDeployment {
    StatementDeployment(
      workload.statements.map { statement in
        var alone = statement
        alone.inputShare = 1
        var workload = workload
        workload.statements = [alone]
        let rate = cell.rate * statement.inputShare
        let sizer = Sizer(unchecked: workload, assumptions)
        return sizer.solve(Demand(sizer.prepared, cell.tier, rate))
      })
  }
}
