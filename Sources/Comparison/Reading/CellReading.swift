internal import JSONReading
internal import Report
internal import Sizing

extension SnapshotCell {
  /// The cells of a workload, each point once.
  static func list(_ reader: inout JSONReader) throws(UnreadableSnapshot) -> [SnapshotCell] {
    var cells: [SnapshotCell] = []
    var points: Set<CellPoint> = []
    var keys = CellKeys()
    try reader.beginArray()
    while try reader.nextElement() {
      reader.skipSpace()
      let place = reader.position
      let cell = try read(&reader, &keys)
      guard points.insert(cell.point).inserted else {
        throw reader.fault(
          "duplicate-cell",
          "the cell for \(cell.point.place) appears twice",
          at: place, hint: "keep one of them")
      }
      cells.append(cell)
    }
    return cells
  }

  private static func read(_ reader: inout JSONReader, _ keys: inout CellKeys)
    throws(UnreadableSnapshot) -> SnapshotCell
  {
    let place = reader.position
    var parts = CellParts()
    try reader.beginObject()
    while let key = try reader.nextKey() {
      guard let known = keys.find(key, in: reader) else {
        try reader.skip()
        continue
      }
      guard parts.note(known) else {
        throw reader.fault(
          "duplicate-key", "'\(reader.text(key))' appears twice here", at: key.lowerBound - 1)
      }
      try parts.take(known, from: &reader)
    }
    if let missing = parts.missing {
      throw reader.fault("missing-key", "'\(missing.name)' of a cell is missing", at: place)
    }
    return parts.finished
  }
}

/// A cell whose keys are still being met.
struct CellParts {
  private var cell = SnapshotCell(
    tier: "", recordsPerSecond: 0, isFeasible: false, bindingConstraint: "", figures: [])
  private var seen: UInt32 = 0

  /// Whether a key comes for the first time.
  mutating func note(_ key: CellKey) -> Bool {
    if seen & key.bit != 0 { return false }
    seen |= key.bit
    return true
  }

  mutating func take(_ key: CellKey, from reader: inout JSONReader) throws(UnreadableSnapshot) {
    switch key {
    case .tier: cell.tier = try reader.string()
    case .recordsPerSecond: cell.recordsPerSecond = try reader.number()
    case .constraints: cell.counts = try ConstraintCounts.read(&reader)
    case .currency: cell.currency = reader.takesNull() ? nil : try reader.string()
    case .metric(.feasible): cell.isFeasible = try reader.flag()
    case .metric(.bindingConstraint): cell.bindingConstraint = try reader.string()
    case .metric(.memoryClass): cell.memoryClass = reader.takesNull() ? nil : try reader.string()
    case .metric(.largestRecordsPerSecond): cell.largestRecordsPerSecond = try reader.number()
    case .metric(.warnings):
      try reader.beginArray()
      while try reader.nextElement() { cell.warnings.append(try reader.string()) }
    case .metric(let metric):
      guard let place = metric.place else { return try reader.skip() }
      if cell.figures.isEmpty { cell.figures = Self.noFigures }
      cell.figures[place] = metric.isOfShape && reader.takesNull() ? .nan : try reader.number()
    }
  }

  /// Costs are unknown until they are met.
  private static let noFigures = Metric.ofPlan.map { $0.kind == .money ? Double.nan : 0 }

  /// The cell; what is infeasible has no figures, whatever was written.
  var finished: SnapshotCell {
    var cell = cell
    if !cell.isFeasible { cell.figures = [] }
    if !hasCosts { cell.currency = nil }
    return cell
  }

  /// A key that a cell of its kind must have and this one has not.
  var missing: CellKey? {
    for key in [CellKey.tier, .recordsPerSecond, .metric(.feasible), .metric(.bindingConstraint)]
    where seen & key.bit == 0 { return key }
    if hasCosts, cell.currency == nil { return .currency }
    guard cell.isFeasible, seen & Self.plan != Self.plan else { return nil }
    return Self.required.map { .metric($0) }.first { seen & $0.bit == 0 }
  }

  private var hasCosts: Bool { Metric.ofMoney.contains { cell.number($0) != nil } }

  /// Figures that every plan has. Costs are there only where there are prices.
  private static let required = Metric.ofPlan.filter { $0.kind != .money }
  private static let plan = required.reduce(0) { $0 | CellKey.metric($1).bit }
}

extension ConstraintCounts {
  /// TaskManagers by the constraint's name; null where no number of them suffices.
  fileprivate static func read(_ reader: inout JSONReader) throws(UnreadableSnapshot)
    -> ConstraintCounts
  {
    var counts = ConstraintCounts()
    var names = names
    try reader.beginObject()
    while let key = try reader.nextKey() {
      guard let place = names.place(of: key, in: reader) else {
        try reader.skip()
        continue
      }
      let count = reader.takesNull() ? nil : Int(clamping: try reader.number())
      counts[Constraint.counted[place]] = count.map { min(max($0, 1), Int(Int32.max)) }
    }
    return counts
  }

  private static let names = OrderedKeys(Constraint.counted.map(\.name))
}
