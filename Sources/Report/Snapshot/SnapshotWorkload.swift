/// A workload of a snapshot. A class, since comparisons pass workloads around by the thousand and
/// none is ever changed.
public final class SnapshotWorkload: Sendable {
  public let record: WorkloadRecord
  /// Tier by tier and rate by rate, each point once.
  public let cells: [SnapshotCell]
  /// The cell at the workload's own tier and rate; where each statement has a compute pool, with
  /// what the pools take together.
  public let design: SnapshotCell

  /// - Parameter application: the cell at the design point, sized as one application.
  public init(_ record: WorkloadRecord, cells: [SnapshotCell], application: SnapshotCell) {
    self.record = record
    self.cells = cells
    design = record.pools?.applied(to: application) ?? application
  }

  public var id: String { record.id }
  public var title: String { record.title }
  public var owner: String? { record.owner }
  public var environment: String { record.environment }
  public var digest: String { record.digest }
  public var input: NamedValues? { record.input }
}

extension SnapshotWorkload: Equatable {
  public static func == (a: SnapshotWorkload, b: SnapshotWorkload) -> Bool {
    a.record == b.record && a.cells == b.cells && a.design == b.design
  }
}

/// What a snapshot holds about a workload besides its cells.
public struct WorkloadRecord: Equatable, Sendable {
  public var id = ""
  public var title = ""
  public var owner: String?
  /// The environment's id.
  public var environment = ""
  /// The same for the same input, whatever the workload is called.
  public var digest = ""
  /// What was sized, by flat names; nil in snapshots from before they held it.
  public var input: NamedValues?
  public var designPoint = CellPoint(tier: "", recordsPerSecond: 0)
  /// What the compute pools take where each statement has one; nil for one application, and in
  /// snapshots from before they held it.
  public var pools: PoolTotals?

  public init() {}
}

/// Where a cell is in a workload's matrix.
public struct CellPoint: Hashable, Sendable {
  public var tier: String
  public var recordsPerSecond: Double

  public init(tier: String, recordsPerSecond: Double) {
    self.tier = tier
    self.recordsPerSecond = recordsPerSecond
  }
}

/// What the compute pools of a workload take together at its design point.
public enum PoolTotals: Equatable, Sendable {
  /// Their sums, in the order of `Metric.ofPools`.
  case feasible([Double])
  /// What the first pool that does not fit fails by.
  case infeasible(bindingConstraint: String?)

  /// The design of one application with what the pools take instead.
  func applied(to application: SnapshotCell) -> SnapshotCell {
    var cell = application
    switch self {
    case .feasible(let sums) where cell.isFeasible:
      for (metric, sum) in zip(Metric.ofPools, sums) {
        if let place = metric.place { cell.figures[place] = sum }
      }
    case .feasible: break
    case .infeasible(let constraint):
      cell.isFeasible = false
      cell.figures = []
      cell.bindingConstraint = constraint ?? cell.bindingConstraint
    }
    return cell
  }
}
