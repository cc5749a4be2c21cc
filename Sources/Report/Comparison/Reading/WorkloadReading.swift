internal import Diagnostics

extension RecordedWorkload {
  /// The workloads of a snapshot, each id once.
  static func list(_ reader: inout JSONReader) throws(UnreadableSnapshot) -> [RecordedWorkload] {
    var workloads: [RecordedWorkload] = []
    var ids: Set<String> = []
    try reader.beginArray()
    while try reader.nextElement() {
      reader.skipSpace()
      let place = reader.position
      let workload = try read(&reader)
      guard ids.insert(workload.id).inserted else {
        throw reader.fault(
          "duplicate-workload", "workload '\(workload.id)' stands twice in the snapshot", at: place)
      }
      workloads.append(workload)
    }
    return workloads
  }

  private static func read(_ reader: inout JSONReader) throws(UnreadableSnapshot)
    -> RecordedWorkload
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
    var id = ""
    var title = ""
    var owner: String?
    var environment = ""
    var digest = ""
    var input: Facts?
    var tier = ""
    var recordsPerSecond = 0.0
    var pools: RecordedPools?
    var cells: [RecordedCell] = []

    mutating func take(_ name: String, from reader: inout JSONReader) throws(UnreadableSnapshot) {
      switch name {
      case "id": id = try reader.string()
      case "title": title = try reader.string()
      case "owner": owner = reader.takesNull() ? nil : try reader.string()
      case "environment": environment = try reader.string()
      case "digest": digest = try reader.string()
      case "design": try takeDesign(&reader)
      case "input":
        var facts = Facts()
        try facts.take(from: &reader)
        input = facts
      case "cells": cells = try RecordedCell.list(&reader)
      default: try reader.skip()
      }
    }

    private mutating func takeDesign(_ reader: inout JSONReader) throws(UnreadableSnapshot) {
      try reader.beginObject()
      while let key = try reader.nextKey() {
        switch reader.text(key) {
        case "tier": tier = try reader.string()
        case "recordsPerSecond": recordsPerSecond = try reader.number()
        case "pools": pools = try RecordedPools(&reader)
        default: try reader.skip()
        }
      }
    }

    func workload(at place: Int, in reader: JSONReader) throws(UnreadableSnapshot)
      -> RecordedWorkload
    {
      if let hole = MatrixGrid(cells).hole {
        throw reader.fault(
          "missing-cell",
          "'\(id)' has no cell for \(hole.tier) at \(Format.rate(hole.recordsPerSecond))",
          at: place,
          hint: "every tier of a workload has every rate; record the snapshot again")
      }
      guard
        let design = cells.first(where: {
          $0.tier == tier && $0.recordsPerSecond == recordsPerSecond
        })
      else {
        throw reader.fault(
          "missing-cell",
          "'\(id)' has no cell for its design point, \(tier) at \(Format.rate(recordsPerSecond))",
          at: place, hint: "record the snapshot again")
      }
      return RecordedWorkload(
        id: id, title: title, owner: owner, environment: environment, digest: digest, input: input,
        cells: cells, design: pools.map { $0.applied(to: design) } ?? design,
        hasPools: pools != nil)
    }
  }
}

/// Every tier of a workload is sized at every rate of it; a snapshot in which one is missing was
/// cut or edited, and would be compared wrongly.
private struct MatrixGrid {
  /// The first point that should be there and is not.
  let hole: CellPoint?

  init(_ cells: [RecordedCell]) {
    let rates = Set(cells.map(\.recordsPerSecond)).sorted()
    var tiers: [String] = []
    for cell in cells where tiers.last != cell.tier { tiers.append(cell.tier) }
    // No point stands twice, so counting is enough while nothing is missing.
    guard cells.count < Set(tiers).count * rates.count else {
      hole = nil
      return
    }
    let points = Set(cells.map(CellPoint.init))
    let all = tiers.lazy.flatMap { tier in
      rates.lazy.map { CellPoint(tier: tier, recordsPerSecond: $0) }
    }
    hole = all.first { !points.contains($0) }
  }
}

/// Where a cell is in a workload's matrix.
struct CellPoint: Hashable, Sendable {
  var tier: String
  var recordsPerSecond: Double

  init(tier: String, recordsPerSecond: Double) {
    self.tier = tier
    self.recordsPerSecond = recordsPerSecond
  }

  init(_ cell: RecordedCell) {
    self.init(tier: cell.tier, recordsPerSecond: cell.recordsPerSecond)
  }
}
