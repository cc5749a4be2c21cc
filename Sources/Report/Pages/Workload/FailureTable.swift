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
      columns: [.init(title: "What failed")]
        + ["Total", "Detection", "Restart", "Restore", "Catch-up"].map {
          .init(title: $0, unit: "s", isNumber: true)
        },
      rows: workload.sizer.recoveries(of: cell).map { row($0.kind, $0.recovery) })
  }

  private func row(_ kind: FailureKind, _ recovery: Recovery) -> Table.Row {
    let times = [
      recovery.total, recovery.detect, recovery.reschedule, recovery.restore, recovery.catchUp,
    ]
    return Table.Row(
      cells: [Datum(kind.title)] + times.map { Datum($0, as: Format.duration) },
      isMarked: kind == .lostTaskManager)
  }
}

extension FailureKind {
  var title: String {
    switch self {
    case .taskException: "Exception in a task"
    case .lostTaskManager: "Unresponsive TaskManager"
    case .killedPod: "Pod of a TaskManager"
    case .lostNodeWithJobManager: "Node with the JobManager"
    }
  }
}
