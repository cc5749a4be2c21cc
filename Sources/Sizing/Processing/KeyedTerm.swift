/// What a statement with state adds to processing, checkpoints and disks.
struct KeyedTerm: Equatable, Sendable {
  /// Work per record of all sources when its state is cached, B_j.
  let work: CoreSeconds
  /// Records that reach it per record of all sources, a.
  let taken: Double
  /// Live keys, K.
  let keys: Double
  /// The part of its records with the most frequent key, h.
  let hottestShare: Double
  /// `√(2/K)`: how far the fullest of many subtasks exceeds the mean grows with it.
  let spread: Double
  /// Busiest over mean subtask, φ_j.
  let skewFactor: Double
  /// Whether a hot key is spread by aggregating locally first.
  let isTwoPhase: Bool
  /// Bytes that a record writes, b, times the copies that are written.
  let writtenPerRecord: Bytes
  /// Bytes kept in all, K·b·w.
  let state: Bytes
  /// Work of firing its windows, `K/slide·θ·t(b)`, core-seconds per second.
  let firing: Cores
  /// Work of firing one window of all its keys, `K·θ·t(b)`; zero without windows.
  let burst: CoreSeconds

  /// Nil for a statement that keeps nothing.
  init?(_ statement: Statement, _ flow: Flows.Flow, _ workload: Workload, _ a: Assumptions) {
    guard let state = statement.state else { return nil }
    let backend = workload.backend == .hashmap ? a[.heapBackendCost] : 1
    let cost = flow.taken * a.ownCost(statement.complexity) * a.keysFactor(state.keys) * backend
    work = a.recordCost(of: flow.record) * cost
    taken = flow.taken
    keys = state.keys
    spread = (2 / state.keys).squareRoot()
    hottestShare = max(statement.hotKeyShare ?? workload.hotKeyShare, min(1, 1 / state.keys))
    isTwoPhase = statement.isTwoPhase
    skewFactor = isTwoPhase ? a[.unkeyedSkew] : a.skewFactor(workload.skew)
    writtenPerRecord = state.bytesPerKey * state.writtenCopies
    self.state = state.size
    let window = a.recordCost(of: state.bytesPerKey) * (state.keys * a[.readCost])
    burst = state.slide == nil ? .zero : window
    firing = Cores(state.slide.map { window.value / $0.value } ?? 0)
  }

  /// A total order by value, so that sums do not depend on the order in which a workload lists its
  /// statements: floating-point addition does.
  static func precedes(_ x: KeyedTerm, _ y: KeyedTerm) -> Bool {
    if x.work != y.work { return x.work < y.work }
    if x.state != y.state { return x.state < y.state }
    if x.keys != y.keys { return x.keys < y.keys }
    if x.taken != y.taken { return x.taken < y.taken }
    if x.hottestShare != y.hottestShare { return x.hottestShare < y.hottestShare }
    if x.writtenPerRecord != y.writtenPerRecord { return x.writtenPerRecord < y.writtenPerRecord }
    if x.firing != y.firing { return x.firing < y.firing }
    return !x.isTwoPhase && y.isTwoPhase
  }
}
