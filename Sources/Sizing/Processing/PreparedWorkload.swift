/// What a workload and the assumptions fix for every tier and rate, worked out once (E0 to E4).
///
/// A class, so that the cells of a matrix share it instead of copying it.
final class PreparedWorkload: Sendable {
  let assumptions: Assumptions
  let constants: CellAssumptions
  let flows: Flows
  /// Work per record without keys, A.
  let unkeyedWork: CoreSeconds
  /// Work per record with keys when state is cached, `Σ φ_j·B_j`.
  let keyedWork: CoreSeconds
  /// Work of firing windows, W, as cores kept busy.
  let firing: Cores
  /// Cores that the running job keeps busy at any rate, F.
  let baseLoad: Cores
  /// The statements with state, in an order that does not depend on the workload's.
  let terms: [KeyedTerm]
  /// Of those whose hottest key is one subtask's, the one with the most work.
  let heaviestTerm: KeyedTerm?
  /// The largest work per record of a keyed subtask where one core does it all.
  let busiestOnOneCore: CoreSeconds
  /// State of all statements, S.
  let state: Bytes
  /// Whether state lies on disk behind a cache of managed memory.
  let isOnDisk: Bool
  /// Bytes that cross the network per record, `Σ a·q·m_j`.
  let shuffled: Bytes
  /// Exchanges between parallel subtasks, whatever part of the records takes them.
  let shuffleEdges: Int
  /// Disk that state takes, `S·A_space·φ`.
  let diskSpace: Bytes
  /// Bytes that disks write per record, `WA·φ·Σ a·b·(w if panes)`.
  let diskWritten: Bytes
  /// Heap that state takes, `S·H·φ`.
  let heap: Bytes
  /// 1/G of a pinned max parallelism.
  let groupShare: Double?
  /// Busiest over mean subtask of keyed work, φ.
  let skewFactor: Double
  /// The longest that one core takes to fire a window of all its keys, `max K·θ·t(b)`.
  let longestBurst: CoreSeconds
  /// The state in constant use that a cache should hold, ω·S; zero unless it lies on disk.
  let hotState: Bytes
  /// The time in which one core downloads what E9 restores, `S·A_space·φ/B_down`.
  let restoreTimeOfOneCore: Seconds
  /// Subtasks' calls per record that a lookup keeps waiting, `max a·(1−hits)·latency·φ0/capacity`.
  let lookupWait: CoreSeconds
  /// The largest work per record of a source's partition, φ0 included.
  let partitionWork: CoreSeconds
  /// Partitions of the source that has the fewest; nil where none is given.
  let fewestPartitions: Int?
  let recoveryObjective: Seconds
  let backend: StateBackend
  let delivery: Delivery
  let isIncremental: Bool
  let maxParallelism: Int?
  let backlog: Backlog?
  let statementCount: Int
  /// Memory options of the workload's own; nil: none.
  let memory: GivenMemory?
  /// What the TaskManagers may run on: one for generic nodes, else one for each machine.
  let hardware: [Hardware]
  /// The first of them, and for generic nodes the only one.
  let firstHardware: Hardware

  init(_ workload: Workload, _ assumptions: Assumptions, machines: [Machine], flows: Flows) {
    let terms = zip(workload.statements, flows.statements)
      .compactMap { KeyedTerm($0, $1, workload, assumptions) }.sorted(by: KeyedTerm.precedes)
    self.assumptions = assumptions
    constants = CellAssumptions(assumptions)
    self.flows = flows
    self.terms = terms
    busiestOnOneCore = KeySpread(over: 1, pinned: workload.maxParallelism).busiestWork(of: terms)
    heaviestTerm = terms.filter { !$0.isTwoPhase }.max { $0.work < $1.work }
    unkeyedWork = Self.unkeyedWork(workload, flows, assumptions)
    keyedWork = terms.reduce(.zero) { $0 + $1.work * $1.skewFactor }
    firing = terms.reduce(.zero) { $0 + $1.firing }
    baseLoad = workload.baseLoad ?? .zero
    let state = terms.reduce(Bytes.zero) { $0 + $1.state }
    let isOnDisk = state > .zero && workload.backend == .rocksdb
    self.state = state
    self.isOnDisk = isOnDisk
    hotState = isOnDisk ? state * assumptions[.hotStateShare] : .zero
    longestBurst = terms.map { $0.burst }.max() ?? .zero
    let stateWritten = terms.reduce(Bytes.zero) { $0 + $1.writtenPerRecord * $1.taken }
    shuffled = Self.shuffled(workload, flows)
    shuffleEdges = workload.statements.reduce(0) { $0 + $1.effectiveShuffles }
    let skewFactor = assumptions.skewFactor(workload.skew)
    self.skewFactor = skewFactor
    diskSpace = state * assumptions[.diskSpacePerStateByte] * skewFactor
    diskWritten = stateWritten * assumptions[.writeAmplification] * skewFactor
    heap = state * assumptions[.heapPerStateByte] * skewFactor
    restoreTimeOfOneCore =
      state * assumptions[.diskSpacePerStateByte] * skewFactor / assumptions.downloadRate
    lookupWait = Self.lookupWait(workload, flows, assumptions)
    partitionWork =
      workload.sources.indices.map { source in
        guard let partitions = workload.sources[source].partitions else { return CoreSeconds.zero }
        return Self.work(ofSource: source, workload, flows, assumptions) / Double(partitions)
      }.max() ?? .zero
    fewestPartitions = workload.sources.compactMap { $0.partitions }.min()
    recoveryObjective = workload.recoveryObjective ?? assumptions.recoveryObjective
    backend = workload.backend
    delivery = workload.delivery
    isIncremental = workload.isIncremental
    maxParallelism = workload.maxParallelism
    groupShare = workload.maxParallelism.map { 1 / Double($0) }
    backlog = workload.backlog
    statementCount = workload.statements.count
    let memory = GivenMemory(workload)
    self.memory = memory
    let hardware =
      machines.isEmpty
      ? [Hardware(assumptions, isOnDisk: isOnDisk, memory)]
      : machines.map { Hardware($0, assumptions, isOnDisk: isOnDisk, memory) }
    // Machines too small for the memory that the workload asks for are none of its choices.
    let usable = hardware.filter { !$0.shapes.isEmpty }
    self.hardware = usable.isEmpty ? hardware : usable
    firstHardware = self.hardware[0]
  }

  /// Whether anything must be remembered, uploaded and restored.
  var isStateful: Bool { state > .zero }

  /// E3's A: reading once, the statements without keys, and writing what is written beyond one
  /// record per record, `θ·Σ share·t(m) + Σ a(κ−θ)·t(m_j) + max(0, σ−1)·θ·t(m_out)`.
  ///
  /// - Source: founding notes for κ; θ is an assumption.
  private static func unkeyedWork(
    _ workload: Workload, _ flows: Flows, _ a: Assumptions
  ) -> CoreSeconds {
    let reading = flows.sources.map { a.recordCost(of: $0.record) * $0.emitted }
    let own = zip(workload.statements, flows.statements).filter { $0.0.state == nil }
      .map { a.recordCost(of: $1.record) * ($1.taken * a.ownCost($0.complexity)) }
    let writing = a.recordCost(of: flows.outputRecord) * max(0, flows.outputRatio - 1)
    return sum(own) + (sum(reading) + writing) * a[.readCost]
  }

  /// A sum that does not depend on the order of its terms.
  private static func sum(_ terms: [CoreSeconds]) -> CoreSeconds {
    terms.sorted().reduce(.zero, +)
  }

  private static func shuffled(_ workload: Workload, _ flows: Flows) -> Bytes {
    zip(workload.statements, flows.statements)
      .map { $1.record * ($1.taken * Double($0.effectiveShuffles)) }.sorted().reduce(.zero, +)
  }

  private static func lookupWait(
    _ workload: Workload, _ flows: Flows, _ a: Assumptions
  ) -> CoreSeconds {
    zip(workload.statements, flows.statements).map { statement, flow in
      guard let lookup = statement.lookup else { return CoreSeconds.zero }
      let calls = flow.taken * (1 - lookup.hits) * a[.unkeyedSkew]
      return CoreSeconds(calls * lookup.latency.value / lookup.capacity)
    }.max() ?? .zero
  }

  /// The work of a source's own subtasks per record of all sources: reading it, and the statements
  /// without keys that read it, which run in the same subtasks, `φ0·(θ·share·t + Σ a(κ−θ)·t)`.
  static func work(
    ofSource source: Int, _ workload: Workload, _ flows: Flows, _ a: Assumptions
  ) -> CoreSeconds {
    let flow = flows.sources[source]
    var work = [a.recordCost(of: flow.record) * (flow.emitted * a[.readCost])]
    for (statement, own) in zip(workload.statements, flows.statements)
    where statement.state == nil
      && (statement.inputs.isEmpty || statement.inputs.contains(.source(source)))
    {
      let taken = flow.emitted * statement.inputShare
      work.append(a.recordCost(of: own.record) * (taken * a.ownCost(statement.complexity)))
    }
    return sum(work) * a[.unkeyedSkew]
  }
}
