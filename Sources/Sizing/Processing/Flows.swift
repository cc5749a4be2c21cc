/// E0 flows: what reaches each statement and the sink, per record of all sources together.
struct Flows: Equatable, Sendable {
  /// What one statement takes and gives.
  struct Flow: Equatable, Sendable {
    /// Records it takes, a.
    var taken: Double
    /// Bytes of a record as it works on it, m_j.
    var record: Bytes
    /// Records it emits, `a × output`.
    var emitted: Double
  }

  /// What each source gives: its share of all records.
  let sources: [Flow]
  /// In the order of the workload's statements.
  let statements: [Flow]
  /// Records written per record read, σ.
  let outputRatio: Double
  /// Bytes of a record as it is written, m_out.
  let outputRecord: Bytes
  /// Mean bytes of a record as it arrives, m̄.
  let meanRecord: Bytes

  /// The statements must not form a circle.
  init(_ workload: Workload) {
    let sources = workload.sourceFlows
    self.sources = sources
    meanRecord = Self.mean(sources, else: workload.sources.first?.recordBytes ?? .zero)
    let flows = Self.statementFlows(workload, sources, meanRecord)
    statements = flows
    let sinks = workload.sinkIndices.map { flows[$0] }
    let written = sinks.reduce(0) { $0 + $1.emitted }
    outputRatio = workload.outputRatio ?? (workload.isGraph ? written : 1)
    outputRecord =
      workload.outputRecordBytes
      ?? (workload.isGraph ? Self.mean(sinks, else: meanRecord) : meanRecord)
  }

  /// Each statement once all that it reads is known.
  private static func statementFlows(
    _ workload: Workload, _ sources: [Flow], _ meanRecord: Bytes
  ) -> [Flow] {
    var flows = [Flow?](repeating: nil, count: workload.statements.count)
    for index in workload.readingOrder ?? [] {
      let statement = workload.statements[index]
      let upstream = workload.upstream(of: statement).compactMap { upstream in
        switch upstream {
        case .source(let source): sources[source]
        case .statement(let other): flows[other]
        }
      }
      flows[index] = Flow(statement, reading: upstream, meanRecord)
    }
    return flows.map { $0 ?? Flow(taken: 0, record: meanRecord, emitted: 0) }
  }

  /// The mean record of some flows by what they emit.
  fileprivate static func mean(_ flows: [Flow], else other: Bytes) -> Bytes {
    let records = flows.reduce(0) { $0 + $1.emitted }
    guard records > 0 else { return other }
    return flows.reduce(Bytes.zero) { $0 + $1.record * $1.emitted } / records
  }
}

extension Flows.Flow {
  /// `a = input·Σ out(from)`; `m_j` as given, else the mean of what arrives, with state at most b.
  init(_ statement: Statement, reading upstream: [Flows.Flow], _ meanRecord: Bytes) {
    let arriving = upstream.reduce(0) { $0 + $1.emitted }
    let mean = Flows.mean(upstream, else: meanRecord)
    taken = statement.inputShare * arriving
    record = statement.recordBytes ?? statement.state.map { min(mean, $0.bytesPerKey) } ?? mean
    emitted = taken * statement.outputRatio
  }
}

extension Workload {
  /// Whether any statement says what it reads.
  public var isGraph: Bool { statements.contains { !$0.inputs.isEmpty } }

  /// What each source gives: its share of all records.
  var sourceFlows: [Flows.Flow] {
    let total = rate.value
    return sources.map {
      let share = total > 0 ? $0.rate.value / total : 1 / Double(sources.count)
      return Flows.Flow(taken: share, record: $0.recordBytes, emitted: share)
    }
  }

  /// What a statement reads: all sources unless it says otherwise.
  func upstream(of statement: Statement) -> [Upstream] {
    statement.inputs.isEmpty ? sources.indices.map { .source($0) } : statement.inputs
  }

  /// The statements that no other reads: what they emit is written.
  public var sinkIndices: [Int] {
    guard isGraph else { return Array(statements.indices) }
    let read = Set(statements.flatMap { $0.inputs })
    return statements.indices.filter { !read.contains(.statement($0)) }
  }

  /// The statements so that each follows all it reads; nil when they form a circle.
  public var readingOrder: [Int]? {
    guard isGraph else { return Array(statements.indices) }
    var order: [Int] = []
    var isPlaced = [Bool](repeating: false, count: statements.count)
    var open = Array(statements.indices)
    while !open.isEmpty {
      let ready = open.filter { index in
        statements[index].inputs.allSatisfy { upstream in
          switch upstream {
          case .source: true
          case .statement(let other): isPlaced[other]
          }
        }
      }
      if ready.isEmpty { return nil }
      for index in ready { isPlaced[index] = true }
      order += ready
      open.removeAll { isPlaced[$0] }
    }
    return order
  }
}

/// What a statement takes and gives, per record of all sources together (E0).
public struct StatementFlow: Equatable, Sendable {
  /// Records it takes, a.
  public let taken: Double
  /// Records it emits, `a × output`.
  public let emitted: Double
  /// Bytes of a record as it works on it, m_j.
  public let record: Bytes
}

extension Sizer {
  /// E0 flows, in the order of the workload's statements.
  public var statementFlows: [StatementFlow] {
    prepared.flows.statements.map {
      StatementFlow(taken: $0.taken, emitted: $0.emitted, record: $0.record)
    }
  }

  /// What subtasks send to each other and to the sink, per record of all sources,
  /// `Σ a·q·m_j + σ·m_out`.
  public var sentBytes: Bytes {
    prepared.shuffled + prepared.flows.outputRecord * prepared.flows.outputRatio
  }

  /// What is written, σ records of m_out bytes for each that is read.
  public var outputFlow: StatementFlow {
    let flows = prepared.flows
    return StatementFlow(
      taken: flows.outputRatio, emitted: flows.outputRatio, record: flows.outputRecord)
  }
}
