/// What the compute pools of a workload take together at its design point.
struct RecordedPools {
  private var isFeasible = false
  /// What the first pool that does not fit fails by.
  private var bindingConstraint: String?
  private var figures: [Metric: Double] = [:]

  init(_ reader: inout JSONReader) throws(UnreadableSnapshot) {
    let place = reader.position
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch reader.text(key) {
      case "feasible": isFeasible = try reader.flag()
      case "bindingConstraint": bindingConstraint = try reader.string()
      case let name:
        if let metric = Totals.metrics.first(where: { $0.name == name }) {
          figures[metric] = try reader.number()
        } else {
          try reader.skip()
        }
      }
    }
    if isFeasible, let missing = Totals.metrics.first(where: { figures[$0] == nil }) {
      throw reader.fault(
        "missing-key", "'\(missing.name)' of a workload's pools is missing", at: place)
    }
  }

  /// The design of one application with what the pools take instead.
  func applied(to design: RecordedCell) -> RecordedCell {
    var cell = design
    if isFeasible, cell.isFeasible {
      for (metric, figure) in figures {
        if let place = metric.place { cell.figures[place] = figure }
      }
    } else {
      (cell.isFeasible, cell.figures) = (false, [])
      cell.bindingConstraint = bindingConstraint ?? cell.bindingConstraint
    }
    return cell
  }
}
