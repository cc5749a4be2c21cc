internal import Markup
internal import Pages
internal import Workloads
internal import Sizing

extension Capacity {
  /// The plans as a value, to compare with another one.
  public func snapshot(engineVersion: String) -> Snapshot {
    var snapshot = header(engineVersion: engineVersion)
    snapshot.workloads = workloads.map { workload in
      var cells: [SnapshotCell] = []
      workload.forEachCell { cells.append(SnapshotCell(workload.deployed($0))) }
      return SnapshotWorkload(
        workload.record(beside: handbookAssumptions), cells: cells,
        application: SnapshotCell(workload.deployed(workload.design)))
    }
    return snapshot
  }

  /// `matrix.json`: the bytes of the same snapshot, each cell written as it is made.
  ///
  /// - Parameters:
  ///   - release: the name it is recorded under; none for the present state.
  ///   - date: the day of record, such as `2026-11-03`.
  public func matrixJSON(
    engineVersion: String, release: String? = nil, date: String? = nil
  ) -> [UInt8] {
    let pieces = matrixPieces(engineVersion: engineVersion, release: release, date: date)
    return FilePieces(pieces.count) { pieces[$0] }.joined
  }

  /// The same in pieces, so that a large matrix is never in memory as a whole.
  public func matrixPieces(
    engineVersion: String, release: String? = nil, date: String? = nil
  ) -> MatrixPieces {
    var header = header(engineVersion: engineVersion)
    header.release = release
    header.date = date
    return MatrixPieces(workloads: workloads, handbook: handbookAssumptions, empty: header.bytes)
  }

  /// All of a snapshot but its workloads.
  private func header(engineVersion: String) -> Snapshot {
    var snapshot = Snapshot()
    snapshot.engineVersion = engineVersion
    snapshot.model = Engine.model
    snapshot.profile = settings.profile.name
    snapshot.assumptions = NamedValues(handbookAssumptions)
    return snapshot
  }
}

/// `matrix.json` in pieces that follow each other: its head, each workload, its tail. They may be made in
/// any order and at the same time.
public struct MatrixPieces: Sendable {
  fileprivate let workloads: [PlannedWorkload]
  fileprivate let handbook: Assumptions
  /// The file as it is without workloads.
  fileprivate let empty: [UInt8]
  /// What it ends with after its workloads.
  private static let tail = Array("]}\n".utf8)

  public var count: Int { workloads.count + 2 }

  public subscript(index: Int) -> [UInt8] {
    if index == 0 { return Array(empty.dropLast(Self.tail.count)) }
    if index > workloads.count { return Self.tail }
    let workload = workloads[index - 1]
    var json = JSON()
    workload.record(beside: handbook).write(into: &json) { json in
      workload.forEachCell { cell in
        json.breakLine()
        SnapshotCell(workload.deployed(cell)).write(into: &json)
      }
    }
    return index == 1 ? json.bytes : [UInt8(ascii: ",")] + json.bytes
  }
}

extension PlannedWorkload {
  /// - Parameter handbook: the handbook's assumptions, which the workload's input leaves out.
  fileprivate func record(beside handbook: Assumptions) -> WorkloadRecord {
    var record = WorkloadRecord()
    record.id = definition.id
    record.title = definition.title
    record.owner = definition.owner
    record.environment = definition.environment.id
    record.digest = digest
    record.input = inputValues(beside: handbook)
    record.designPoint = CellPoint(
      tier: definition.tier.name, recordsPerSecond: definition.rate.value)
    record.pools = StatementParts(self, design)?.totals
    return record
  }
}

extension NamedValues {
  fileprivate init(_ assumptions: Assumptions) {
    self.init()
    for assumption in Assumption.allCases {
      add(assumption.name, .number(assumptions[assumption]))
    }
    add("taskManagerCores", .numbers(assumptions.taskManagerCores.map { Double($0) }))
    add("nodeCores", .numbers(assumptions.nodeCores.map { Double($0) }))
    for tier in LatencyTier.allCases {
      for assumption in TierAssumption.allCases {
        add("tiers.\(tier.name).\(assumption.name)", .number(assumptions[tier, assumption]))
      }
    }
  }
}
