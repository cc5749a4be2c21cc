internal import JSONReading
internal import Report
internal import Sizing
internal import Workloads

extension SnapshotWorkload {
  /// The workloads of a snapshot, each id once.
  static func list(_ reader: inout JSONReader) throws(UnreadableSnapshot) -> [SnapshotWorkload] {
    var workloads: [SnapshotWorkload] = []
    var ids: Set<String> = []
    try reader.beginArray()
    while try reader.nextElement() {
      reader.skipSpace()
      let place = reader.position
      let workload = try read(&reader)
      guard ids.insert(workload.id).inserted else {
        throw reader.fault(
          "duplicate-workload", "workload '\(workload.id)' appears twice in the snapshot", at: place
        )
      }
      workloads.append(workload)
    }
    return workloads
  }

  private static func read(_ reader: inout JSONReader) throws(UnreadableSnapshot)
    -> SnapshotWorkload
  {
    let place = reader.position
    var parts = Parts()
    var seen = SeenKeys()
    try reader.beginObject()
    while let key = try reader.nextKey() {
      let name = reader.text(key)
      try seen.note(name, at: key, in: reader)
      try parts.take(name, from: &reader)
    }
    for name in ["id", "title", "digest", "design", "cells"] {
      try seen.require(name, of: "a workload", at: place, in: reader)
    }
    return try parts.workload(at: place, in: reader)
  }

  /// A workload whose keys are still being met, in whatever order they come.
  private struct Parts {
    var record = WorkloadRecord()
    var cells: [SnapshotCell] = []

    mutating func take(_ name: String, from reader: inout JSONReader) throws(UnreadableSnapshot) {
      switch name {
      case "id": record.id = try reader.string()
      case "title": record.title = try reader.string()
      case "owner": record.owner = reader.takesNull() ? nil : try reader.string()
      case "environment": record.environment = try reader.string()
      case "digest": record.digest = try reader.string()
      case "design": try takeDesign(&reader)
      case "input":
        var input = NamedValues()
        try input.take(from: &reader)
        record.input = input
      case "cells": cells = try SnapshotCell.list(&reader)
      default: try reader.skip()
      }
    }

    private mutating func takeDesign(_ reader: inout JSONReader) throws(UnreadableSnapshot) {
      try reader.beginObject()
      while let key = try reader.nextKey() {
        switch reader.text(key) {
        case "tier": record.designPoint.tier = try reader.string()
        case "recordsPerSecond": record.designPoint.recordsPerSecond = try reader.number()
        case "pools": record.pools = try PoolTotals.read(&reader)
        default: try reader.skip()
        }
      }
    }

    func workload(at place: Int, in reader: JSONReader) throws(UnreadableSnapshot)
      -> SnapshotWorkload
    {
      let cells = record.paysByUse == false ? cells.map(\.withoutUse) : cells
      if let hole = MatrixGrid(cells).hole {
        throw reader.fault(
          "missing-cell", "'\(record.id)' has no cell for \(hole.place)", at: place,
          hint: "every tier of a workload has every rate; record the snapshot again")
      }
      let point = record.designPoint
      guard let design = cells.first(where: { $0.point == point }) else {
        throw reader.fault(
          "missing-cell", "'\(record.id)' has no cell for its design point, \(point.place)",
          at: place, hint: "record the snapshot again")
      }
      return SnapshotWorkload(record, cells: cells, application: design)
    }
  }
}

extension WorkloadRecord {
  /// Whether something that is paid for by use has a price; nil where the input is not known.
  fileprivate var paysByUse: Bool? {
    input.map { input in
      EnvironmentFields.pricesOfUse.contains { name in
        if case .number(let price)? = input[name] { price > 0 } else { false }
      }
    }
  }
}

extension SnapshotCell {
  /// The same where nothing is paid for by use, which older snapshots do not say.
  fileprivate var withoutUse: SnapshotCell {
    guard number(.cost) != nil, number(.usageCost) == nil, let place = Metric.usageCost.place else {
      return self
    }
    var cell = self
    cell.figures[place] = 0
    return cell
  }
}

extension CellPoint {
  /// As mistakes name it: `sub-1s at 40 k/s`.
  var place: String { "\(tier) at \(Format.rate(RecordsPerSecond(recordsPerSecond)))" }
}

/// Every tier of a workload is sized at every rate of it; a snapshot in which one is missing was
/// cut or edited, and would be compared wrongly.
private struct MatrixGrid {
  /// The first point that should be there and is not.
  let hole: CellPoint?

  init(_ cells: [SnapshotCell]) {
    let rates = Set(cells.map(\.recordsPerSecond)).sorted()
    var tiers: [String] = []
    for cell in cells where tiers.last != cell.tier { tiers.append(cell.tier) }
    // No point stands twice, so counting is enough while nothing is missing.
    guard cells.count < Set(tiers).count * rates.count else {
      hole = nil
      return
    }
    let points = Set(cells.map(\.point))
    let all = tiers.lazy.flatMap { tier in
      rates.lazy.map { CellPoint(tier: tier, recordsPerSecond: $0) }
    }
    hole = all.first { !points.contains($0) }
  }
}
