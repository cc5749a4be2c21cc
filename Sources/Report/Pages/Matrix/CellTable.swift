internal import Amounts
internal import Pages
internal import Sizing
internal import Workloads

/// Every cell of the matrix, a row each; also `matrix.csv`.
struct CellTable {
  let workloads: [PlannedWorkload]

  private static let columns: [Table.Column] = [
    .init(title: "Workload", isChoice: true), .init(title: "Owner", isChoice: true),
    .init(title: "Tier", isChoice: true), .init(title: "Rate", unit: "records/s", isNumber: true),
    .init(title: "Cores", isNumber: true), .init(title: "TaskManagers", isNumber: true),
    .init(title: "Cores each", isNumber: true), .init(title: "Parallelism", isNumber: true),
    .init(title: "Max parallelism", isNumber: true), .init(title: "Nodes", isNumber: true),
    .init(title: "Memory", unit: "bytes", isNumber: true), .init(title: "Binds", isChoice: true),
    .init(title: "Checkpoint", unit: "bytes", isNumber: true),
    .init(title: "Recovery", unit: "s", isNumber: true),
  ]

  var table: Table {
    var rows: [Table.Row] = []
    for workload in workloads {
      workload.forEachCell { cell in rows.append(row(cell, of: workload)) }
    }
    return Table(caption: "Every cell of the matrix", columns: Self.columns, rows: rows)
  }

  private func row(_ cell: Cell, of workload: PlannedWorkload) -> Table.Row {
    let constraint = cell.bindingConstraint.name
    let binds = Datum(constraint, style: "c-\(constraint)")
    let point = [
      Datum(workload.definition.title, exact: workload.definition.id, link: workload.path),
      Datum(workload.definition.owner ?? "–", exact: workload.definition.owner ?? ""),
      Datum(cell.tier.name), Datum(cell.rate, as: Format.rate),
    ]
    let id = "\(workload.definition.id)-\(cell.tier.name)-\(Exact.number(cell.rate.value))"
    let isMarked = workload.isDesign(cell.tier, cell.rate)
    guard let plan = cell.plan else {
      return Table.Row(
        id: id,
        cells: point + [Datum("does not fit", exact: "")] + Array(repeating: .none, count: 6) + [
          binds, .none, .none,
        ],
        isMarked: isMarked)
    }
    let answer = [
      Datum(plan.totalCores), Datum(plan.taskManagers), Datum(plan.coresPerTaskManager),
      Datum(plan.parallelism), Datum(plan.maxParallelism), Datum(plan.nodes),
      Datum(plan.totalMemory, as: Format.memory), binds,
      Datum(plan.checkpointBytes, as: Format.size),
      Datum(plan.recovery.total, as: Format.duration),
    ]
    return Table.Row(id: id, cells: point + answer, isMarked: isMarked)
  }
}
