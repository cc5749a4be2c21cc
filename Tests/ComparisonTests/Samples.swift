import Pages
import Settings
import Testing

@testable import Comparison
@testable import Report

/// Snapshots as small as a test needs them.
enum Sample {
  /// A cell that fits, with one figure of each kind as given and the others the same everywhere.
  static func cell(
    _ tier: String = "sub-1s", rate: Double = 10, figures: [Metric: Double] = [:],
    currency: String? = nil, binding: String = "cpu", memoryClass: String = "standard",
    warnings: [String] = []
  ) -> SnapshotCell {
    SnapshotCell(
      tier: tier, recordsPerSecond: rate, isFeasible: true, bindingConstraint: binding,
      figures: Metric.ofPlan.map { figures[$0] ?? nothing($0, figures) }, currency: currency,
      memoryClass: memoryClass, warnings: warnings)
  }

  /// What a figure is that no test is about: of costs none, or by use nothing beside one.
  private static func nothing(_ metric: Metric, _ figures: [Metric: Double]) -> Double {
    metric.kind != .money ? 10 : metric == .usageCost && figures[.cost] != nil ? 0 : .nan
  }

  static func unfit(
    _ tier: String = "sub-1s", rate: Double = 10, binding: String = "recovery",
    largest: Double? = nil
  ) -> SnapshotCell {
    SnapshotCell(
      tier: tier, recordsPerSecond: rate, isFeasible: false, bindingConstraint: binding,
      figures: [], largestRecordsPerSecond: largest)
  }

  /// A workload whose design point is its first cell.
  static func workload(
    _ id: String, _ cells: SnapshotCell..., title: String? = nil, owner: String? = nil,
    digest: String = "1", input: NamedValues? = nil, pools: PoolTotals? = nil
  ) -> SnapshotWorkload {
    var record = WorkloadRecord()
    record.id = id
    record.title = title ?? id
    record.owner = owner
    record.environment = "production"
    record.digest = digest
    record.input = input
    record.pools = pools
    let cells = cells.isEmpty ? [cell()] : cells
    record.designPoint = cells[0].point
    return SnapshotWorkload(record, cells: cells, application: cells[0])
  }

  static func snapshot(_ workloads: SnapshotWorkload..., date: String? = nil) -> Snapshot {
    var snapshot = Snapshot()
    snapshot.engineVersion = "1"
    snapshot.profile = "conservative"
    snapshot.date = date
    snapshot.workloads = workloads
    return snapshot
  }

  static func comparison(_ old: Snapshot, _ new: Snapshot, tolerance: Double = 0)
    -> SnapshotComparison
  {
    SnapshotComparison(
      from: .init(name: "old", snapshot: old), to: .init(name: "new", snapshot: new),
      tolerance: tolerance)
  }

  static func values(_ pairs: KeyValuePairs<String, NamedValues.Value>) -> NamedValues {
    var values = NamedValues()
    for (name, value) in pairs { values.add(name, value) }
    return values
  }
}
