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
    public var cores: Cores { Cores(Double(tenths) / 10) }
    fileprivate var tenths = 0
    /// Process memory of all TaskManagers and JobManagers.
    public fileprivate(set) var memory = Bytes.zero
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
      total.tenths += Int(saturating: (plan.totalCores.value * 10).rounded())
      total.memory = total.memory + plan.totalMemory
    }
    self.total = total
  }
}

extension Sizer {
  /// E20 pools: each statement as a cluster of its own, which reads for itself: sources, and the
  /// topics that other statements write.
  ///
  /// - Source: Confluent Manager for Apache Flink, a compute pool per statement.
  public func statementDeployment(of cell: Cell) -> StatementDeployment {
    StatementDeployment(
      workload.statements.indices.map { index in
        pool(ofStatement: index).cell(
          tier: cell.tier, nearest: cell.rate * arriving(atStatement: index))
      })
  }

  /// A statement's own cluster as a workload (E20): what it reads are its sources.
  public func pool(ofStatement index: Int) -> Sizer {
    Sizer(unchecked: workload.alone(index, prepared.flows), assumptions, machines)
  }

  /// Records that reach a statement before it takes its part of them, per record of all sources.
  public func arriving(atStatement index: Int) -> Double {
    prepared.flows.arriving(at: index, workload)
  }
}

extension Flows {
  /// Records that reach a statement before it takes its part of them, per record of all sources.
  func arriving(at index: Int, _ workload: Workload) -> Double {
    statements[index].taken / workload.statements[index].inputShare
  }
}

extension Workload {
  /// A statement as a workload: what it reads are its sources.
  fileprivate func alone(_ index: Int, _ flows: Flows) -> Workload {
    var statement = statements[index]
    let sources = upstream(of: statement).map { upstream in
      switch upstream {
      case .source(let source):
        return self.sources[source]
      case .statement(let other):
        let flow = flows.statements[other]
        return Source(rate: rate * flow.emitted, recordBytes: flow.record)
      }
    }
    statement.inputs = []
    var workload = self
    workload.sources = sources
    workload.statements = [statement]
    workload.outputRatio = statement.inputShare * statement.outputRatio
    workload.outputRecordBytes = flows.statements[index].record
    return workload
  }
}
