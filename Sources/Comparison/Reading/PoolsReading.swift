internal import JSONReading
internal import Report

extension PoolTotals {
  static func read(_ reader: inout JSONReader) throws(UnreadableSnapshot) -> PoolTotals {
    let place = reader.position
    var isFeasible = false
    var bindingConstraint: String?
    var sums: [Metric: Double] = [:]
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch reader.text(key) {
      case "feasible": isFeasible = try reader.flag()
      case "bindingConstraint": bindingConstraint = try reader.string()
      case let name:
        if let metric = Metric.ofPools.first(where: { $0.name == name }) {
          sums[metric] = try reader.number()
        } else {
          try reader.skip()
        }
      }
    }
    if !isFeasible { return .infeasible(bindingConstraint: bindingConstraint) }
    if let missing = Metric.ofPools.first(where: { sums[$0] == nil }) {
      throw reader.fault(
        "missing-key", "'\(missing.name)' of a workload's pools is missing", at: place)
    }
    return .feasible(Metric.ofPools.map { sums[$0] ?? 0 })
  }
}
