internal import Report

/// How a workload differs between two snapshots.
struct WorkloadChange: Sendable {
  enum State: String, CaseIterable, Sendable {
    case changed
    case added
    case removed
    /// Another name for the same input.
    case renamed
    case unchanged
  }

  var state: State
  var old: SnapshotWorkload?
  var new: SnapshotWorkload?
  /// What differs at the design points.
  var metrics: [MetricChange]
  var causes: [Cause]
  var cells: CellChanges

  /// The id it has now, or had last.
  var id: String { new?.id ?? old?.id ?? "" }
  var title: String { new?.title ?? old?.title ?? "" }
  /// What a reader calls it; programs and terminals get ids.
  func name(tellsTitles: Bool) -> String { tellsTitles ? title : id }
  var owner: String? { new == nil ? old?.owner : new?.owner }

  /// Whether the team asks for something else than before, or asks for the first or last time.
  var isAsked: Bool { causes.contains { $0.kind == .input } || old == nil || new == nil }

  func change(_ metric: Metric) -> MetricChange? { metrics.first { $0.metric == metric } }

  /// Whether nothing moved but the model: the team changed nothing.
  var isModelOnly: Bool {
    state == .changed && !causes.isEmpty && causes.allSatisfy { $0.kind == .model }
  }

  /// How many more there are of something, nothing counting as none; zero for costs that can't be
  /// compared.
  func growth(_ metric: Metric) -> Double {
    if metric.kind == .money, costTurn(of: metric) != nil { return 0 }
    return (new?.design.number(metric) ?? 0) - (old?.design.number(metric) ?? 0)
  }

  /// Why its costs of both sides can't be compared.
  enum CostTurn: Sendable {
    /// It has a cost for the first time.
    case first
    /// It has none anymore.
    case gone
    case otherCurrency
    /// One side was recorded before snapshots contained it.
    case unrecorded
  }

  /// Nil where costs can be compared, and where there are none.
  func costTurn(of metric: Metric) -> CostTurn? {
    Self.costTurn(of: metric, from: old?.design, to: new?.design)
  }

  static func costTurn(
    of metric: Metric, from old: SnapshotCell?, to new: SnapshotCell?
  ) -> CostTurn? {
    guard let old, let new, old.isFeasible, new.isFeasible else { return nil }
    switch (old.money(metric), new.money(metric)) {
    case (nil, nil): return nil
    case (nil, _): return old.cost == nil ? .first : .unrecorded
    case (_, nil): return new.cost == nil ? .gone : .unrecorded
    case (let a?, let b?): return a.currency == b.currency ? nil : .otherCurrency
    }
  }

  /// -1 where a workload no longer fits, 1 where it fits again.
  var feasibilityTurn: Int {
    guard let old, let new, old.design.isFeasible != new.design.isFeasible else { return 0 }
    return new.design.isFeasible ? 1 : -1
  }
}

extension WorkloadChange {
  /// The order of reports: what no longer fits, then by size of change, then by name.
  static func comesFirst(_ a: WorkloadChange, _ b: WorkloadChange) -> Bool {
    if a.state != b.state { return a.rank < b.rank }
    if (a.feasibilityTurn == 0) != (b.feasibilityTurn == 0) { return a.feasibilityTurn != 0 }
    if a.feasibilityTurn != b.feasibilityTurn { return a.feasibilityTurn < b.feasibilityTurn }
    for metric in Totals.metrics + Metric.ofMoney {
      let (x, y) = (abs(a.growth(metric)), abs(b.growth(metric)))
      if x != y { return x > y }
    }
    return a.id.utf8.lexicographicallyPrecedes(b.id.utf8)
  }

  private var rank: Int { State.allCases.firstIndex(of: state) ?? 0 }
}

/// How the cells of a workload differ, its design point not among them.
struct CellChanges: Sendable {
  /// Cells that differ, in the new snapshot's order, by their places in both.
  var changed: [(old: Int, new: Int)] = []
  var unchanged = 0
  /// Points that only the new matrix has.
  var added = 0
  /// Points that only the old matrix has.
  var removed = 0

  init() {}

  /// - Parameter tellsPrices: whether both sides could have costs.
  init(
    from old: SnapshotWorkload, to new: SnapshotWorkload, tolerance: Double,
    tellsPrices: Bool = true
  ) {
    var places = CellPlaces(old.cells)
    var matched = 0
    for (index, cell) in new.cells.enumerated() {
      guard let place = places.find(cell, near: index) else {
        added += 1
        continue
      }
      matched += 1
      if cell.point == new.design.point { continue }
      if cell.isSame(as: old.cells[place], tolerance: tolerance, tellsPrices: tellsPrices) {
        unchanged += 1
      } else {
        changed.append((place, index))
      }
    }
    removed = old.cells.count - matched
  }
}

/// Finds cells by their points. Snapshots list cells in one order, so the same place is tried
/// first, and a table is only made when that fails.
private struct CellPlaces {
  private let cells: [SnapshotCell]
  private var table: [CellPoint: Int]?

  init(_ cells: [SnapshotCell]) { self.cells = cells }

  mutating func find(_ cell: SnapshotCell, near index: Int) -> Int? {
    if index < cells.count, cells[index].tier == cell.tier,
      cells[index].recordsPerSecond == cell.recordsPerSecond
    {
      return index
    }
    let known =
      table
      ?? Dictionary(
        cells.enumerated().map { ($1.point, $0) }, uniquingKeysWith: { first, _ in first })
    table = known
    return known[cell.point]
  }
}
