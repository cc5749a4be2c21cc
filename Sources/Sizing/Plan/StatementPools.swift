// E20 pools: each statement as a cluster of its own, which reads for itself: sources, and the topics
// that other statements write.

extension Sizer {
  /// A statement's own cluster as a workload (E20): what it reads are its sources.
  ///
  /// - Source: Confluent Manager for Apache Flink, a compute pool per statement.
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
    // Of all statements together; nobody knows which of them has how much.
    workload.baseLoad = baseLoad.map { $0 / Double(statements.count) }
    return workload
  }
}
