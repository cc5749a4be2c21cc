internal import Workloads
internal import Report

// Snapshots from before they held what compute pools take count a workload with pools as one
// application, and are compared with others on those terms.

extension Snapshot {
  /// Whether a workload's compute pools are counted as one application.
  var lacksPools: Bool { workloads.contains { $0.lacksPools } }

  /// With every workload counted as one application.
  var asApplications: Snapshot {
    var snapshot = self
    snapshot.workloads = workloads.map(\.asApplication)
    return snapshot
  }
}

extension SnapshotWorkload {
  /// Whether each statement has a compute pool, and the design does not tell what they take.
  var lacksPools: Bool {
    record.pools == nil && input?["deployment"] == .text(Deployment.statements.rawValue)
  }

  /// The same with the design of a single application.
  var asApplication: SnapshotWorkload {
    var record = record
    record.pools = nil
    let point = design.point
    return SnapshotWorkload(
      record, cells: cells, application: cells.first { $0.point == point } ?? design)
  }
}
