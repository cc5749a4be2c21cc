internal import Sizing
internal import Workloads

/// How long the workload is behind after each kind of failure (E9b).
struct FailureTable {
  /// One cluster.
  let workload: PlannedWorkload
  let cell: Cell

  var table: Table {
    Table(
      caption: "Time until the job has caught up, by what failed",
      columns: [
        .init(title: "What failed"), .init(title: "Detection", unit: "s", isNumber: true),
        .init(title: "Restart", unit: "s", isNumber: true),
        .init(title: "Restore", unit: "s", isNumber: true),
        .init(title: "Catch-up", unit: "s", isNumber: true),
        .init(title: "In all", unit: "s", isNumber: true),
        .init(title: "Of the objective", isNumber: true),
      ],
      rows: workload.sizer.recoveries(of: cell).map { row($0.kind, $0.recovery) })
  }

  private func row(_ kind: FailureKind, _ recovery: Recovery) -> Table.Row {
    let times = [
      recovery.detect, recovery.reschedule, recovery.restore, recovery.catchUp, recovery.total,
    ]
    let share = recovery.total / workload.recoveryObjective
    return Table.Row(
      cells: [Datum(kind.title)] + times.map { Datum($0, as: Format.duration) } + [
        Datum(Format.share(share), exact: String(share))
      ], isMarked: kind == .lostTaskManager)
  }
}

extension FailureKind {
  var title: String {
    switch self {
    case .taskException: "A task throws an exception"
    case .lostTaskManager: "A TaskManager stops answering"
    case .killedPod: "A TaskManager's pod is killed"
    case .lostNodeWithJobManager: "A node with the JobManager on it"
    }
  }
}
