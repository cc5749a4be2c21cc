public import JSONReading
public import Report

/// What changed between two snapshots.
public struct SnapshotComparison: Sendable {
  /// One of the two snapshots, as the user calls it.
  public struct Side: Sendable {
    public var name: String
    public var snapshot: Snapshot
    /// What is not there, when nothing could be read.
    public var lacks: Lack?

    /// Why a side has no workloads to compare with.
    public enum Lack: String, Sendable {
      /// There is none.
      case handbook
      /// There is one, with errors.
      case readableHandbook
      /// No release is recorded.
      case release
    }

    public init(name: String, snapshot: Snapshot) {
      self.name = name
      self.snapshot = snapshot
    }

    /// A side without a handbook, so that everything on the other counts as new.
    public init(name: String, lacking lack: Lack) {
      self.init(name: name, snapshot: Snapshot())
      lacks = lack
    }

    /// Reads a snapshot.
    ///
    /// - Parameter file: what mistakes in it are placed in.
    public init(reading bytes: [UInt8], name: String, file: String) throws(UnreadableSnapshot) {
      self.init(name: name, snapshot: try Snapshot.read(bytes, file: file))
    }

    public init(_ release: RecordedRelease) {
      self.init(name: release.name, snapshot: release.snapshot)
    }
  }

  let old: Side
  let new: Side
  /// The share of a figure that counts as unchanged.
  let tolerance: Double
  /// Workloads that differ, but for those of `modelOnly`, in the order of reports.
  let workloads: [WorkloadChange]
  /// Workloads that only the model's number changed.
  let modelOnly: [WorkloadChange]
  /// Workloads whose figures are the same.
  let unchanged: [WorkloadChange]
  /// Cells of all workloads that are in both snapshots, design points left out.
  let cells: CellCounts
  /// What moved for all workloads.
  let causes: [Cause]
  /// Whether both snapshots could tell costs.
  let tellsPrices: Bool
  /// What all workloads take together, on both sides.
  private(set) var totals: [MetricChange] = []

  struct CellCounts: Sendable {
    var changed = 0
    var unchanged = 0
    var added = 0
    var removed = 0
  }

  /// Everything that differs, model or not.
  var listed: [WorkloadChange] { workloads + modelOnly }
  var isEmpty: Bool { listed.isEmpty }

  public init(from old: Side, to new: Side, tolerance: Double = 0) {
    let sides = [old.comparable(with: new), new].countedAlike
    let (old, new) = (sides[0], sides[1])
    self.old = old
    self.new = new
    self.tolerance = tolerance
    let search = CauseSearch(old: old.snapshot, new: new.snapshot)
    let all = Pairing(old.snapshot.workloads, new.snapshot.workloads).pairs.map { pair in
      WorkloadChange(pair, search: search, tolerance: tolerance)
    }
    tellsPrices = search.hasPlaces
    causes = search.ofProgram + search.ofHandbook
    unchanged = all.filter { $0.state == .unchanged }
    let listed = all.filter { $0.state != .unchanged }.sorted(by: WorkloadChange.comesFirst)
    workloads = listed.filter { !$0.isModelOnly }
    modelOnly = listed.filter(\.isModelOnly)
    cells = all.reduce(into: CellCounts()) { counts, workload in
      counts.changed += workload.cells.changed.count
      counts.unchanged += workload.cells.unchanged
      counts.added += workload.cells.added
      counts.removed += workload.cells.removed
    }
    totals = sums()
  }
}

extension SnapshotComparison.Side {
  /// The same; where nothing could be read, with the other's profile, model and assumptions, so that
  /// only workloads differ.
  fileprivate func comparable(with other: Self) -> Self {
    guard lacks != nil else { return self }
    var side = self
    side.snapshot = other.snapshot
    side.snapshot.workloads = []
    return side
  }
}

extension [SnapshotComparison.Side] {
  /// The same, with compute pools counted as one application everywhere when one of them knows no
  /// better.
  var countedAlike: [SnapshotComparison.Side] {
    guard contains(where: { $0.snapshot.lacksPools }) else { return self }
    return map { side in
      var side = side
      side.snapshot = side.snapshot.asApplications
      return side
    }
  }
}

extension WorkloadChange {
  fileprivate init(_ pair: Pairing.Pair, search: CauseSearch, tolerance: Double) {
    guard let old = pair.old, let new = pair.new else {
      self.init(oneSided: pair)
      return
    }
    let metrics = new.design.changes(
      since: old.design, tolerance: tolerance, tellsPrices: search.hasPlaces)
    let cells = CellChanges(
      from: old, to: new, tolerance: tolerance, tellsPrices: search.hasPlaces)
    let isSame = metrics.isEmpty && cells.changed.isEmpty
    let state: State = pair.isRenamed ? .renamed : isSame ? .unchanged : .changed
    let causes = search.causes(from: old, to: new)
    let isAsked = causes.contains { $0.kind == .input }
    self.init(
      state: state, old: old, new: new, metrics: metrics.map { $0.asked(isAsked) },
      // An unchanged workload keeps what moved at its own place: it is worth a line.
      causes: isSame ? causes.filter { $0.kind.isOfFiles } : causes, cells: cells)
  }

  /// A workload that only one snapshot has: what it takes, or took.
  private init(oneSided pair: Pairing.Pair) {
    let (old, new) = (pair.old?.design, pair.new?.design)
    let shown: [Metric] = [
      .feasible, .bindingConstraint, .totalCores, .taskManagers, .nodes, .totalMemoryBytes, .cost,
      .usageCost,
    ]
    let metrics = shown.compactMap { metric -> MetricChange? in
      let (a, b) = (old?.value(metric), new?.value(metric))
      // By use, nothing is what most handbooks pay.
      if a == nil && b == nil || metric == .usageCost && (a ?? b)?.number == 0 { return nil }
      return MetricChange(metric: metric, old: a, new: b)
    }
    self.init(
      state: pair.new == nil ? .removed : .added, old: pair.old, new: pair.new, metrics: metrics,
      causes: [], cells: CellChanges())
  }
}
