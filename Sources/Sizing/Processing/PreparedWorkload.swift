/// A workload with everything that does not depend on tier and rate worked out once (E1 to E4).
///
/// A class, so that the cells of a matrix share it instead of copying it.
final class PreparedWorkload: Sendable {
  let assumptions: Assumptions
  /// Work of one record in a statement of cost 1, t.
  let recordCost: CoreSeconds
  /// Cost of the statements without and with state, A and B, in records of cost 1.
  let statelessLoad, statefulLoad: Double
  /// State of all statements, S.
  let state: Bytes
  /// Times a record crosses the network on its way, Q.
  let shuffles: Double
  /// Exchanges between parallel subtasks, whatever part of the records takes them.
  let shuffleEdges: Int
  /// State written per record, Σ a·b·w.
  let writtenPerRecord: Bytes
  /// Busiest over mean subtask, φ.
  let skewFactor: Double
  let hotKeyShare: Double
  let record: Bytes
  /// Bytes written per record read, σ·m_out.
  let outputPerRecord: Bytes
  let recoveryObjective: Seconds
  let backend: StateBackend
  let delivery: Delivery
  let sourcePartitions: Int?
  let isIncremental: Bool
  let statementCount: Int
  /// Cache that comes with a core, μ; zero without rocksdb.
  let cachePerCore: Bytes
  /// Task heap that comes with a core when nothing is managed.
  let heapPerCore: Bytes
  /// Network memory's share of Flink memory, by tier.
  let networkFractions: [MemoryFraction]
  /// The statements with state, in an order that does not depend on the workload's.
  let terms: [StateTerm]

  init(_ workload: Workload, _ assumptions: Assumptions) {
    let statements = workload.statements.sorted(by: Statement.precedes)
    let load = StatementLoad(statements, assumptions)
    self.assumptions = assumptions
    recordCost = Self.recordCost(of: workload.recordBytes, assumptions)
    statelessLoad = load.stateless
    statefulLoad = load.stateful
    terms = statements.compactMap(StateTerm.init)
    state = terms.reduce(Bytes.zero) { $0 + $1.state }
    shuffles = load.shuffles
    shuffleEdges = statements.reduce(0) { $0 + $1.effectiveShuffles }
    writtenPerRecord = terms.reduce(Bytes.zero) { $0 + $1.keptPerKey * $1.inputShare }
    skewFactor = assumptions.skewFactor(workload.skew)
    hotKeyShare = workload.hotKeyShare
    record = workload.recordBytes
    outputPerRecord = (workload.outputRecordBytes ?? record) * workload.outputRatio
    recoveryObjective = workload.recoveryObjective ?? assumptions.recoveryObjective
    backend = workload.backend
    delivery = workload.delivery
    sourcePartitions = workload.sourcePartitions
    isIncremental = workload.isIncremental
    statementCount = statements.count
    cachePerCore = Self.cachePerCore(workload.backend, assumptions)
    networkFractions = LatencyTier.allCases.map {
      MemoryFraction(assumptions[$0, .networkFraction])
    }
    heapPerCore = Self.heapPerCore(assumptions)
  }

  /// Whether anything must be remembered, uploaded and restored.
  var isStateful: Bool { state > .zero }

  /// Whether state lies on disk behind a cache of managed memory.
  var isOnDisk: Bool { isStateful && backend == .rocksdb }

  /// E1 record cost, `t = 1/ρ0 + max(0, m − m0)/B_core`.
  ///
  /// - Source: founding notes, 10,000 records/s and 12.5 MB/s per core.
  static func recordCost(of record: Bytes, _ assumptions: Assumptions) -> CoreSeconds {
    let beyond = max(.zero, record - assumptions.referenceRecord)
    return assumptions.referenceWork + CoreSeconds((beyond / assumptions.bytesPerCore).value)
  }

  /// E4's μ, `χ ×` the managed memory of a one-core TaskManager of standard memory.
  ///
  /// - Source: assumption; E16 for the managed memory.
  static func cachePerCore(_ backend: StateBackend, _ assumptions: Assumptions) -> Bytes {
    guard backend == .rocksdb else { return .zero }
    let memory = TaskManagerMemory(unchecked: .taskManager(cores: 1, .standard, assumptions))
    return Bytes(Double(memory.managed)) * assumptions[.cacheShare]
  }

  /// The task heap of a one-core standard TaskManager with managed 0 and network fraction 0.15.
  ///
  /// - Source: C8; E16 for the heap.
  static func heapPerCore(_ assumptions: Assumptions) -> Bytes {
    var options = MemoryOptions.taskManager(cores: 1, .standard, assumptions)
    options.managedFraction = 0
    options.networkFraction = 0.15
    return Bytes(Double(TaskManagerMemory(unchecked: options).taskHeap))
  }
}
