internal import Sizing
internal import Workloads

/// Many workloads' answers, a row each.
struct AnswerTable {
  let workloads: [PlannedWorkload]
  let point: DesignPoint

  var table: Table {
    Table(
      caption: "Workloads",
      columns: [
        .init(title: "Workload"), .init(title: "Tier"),
        .init(title: "Rate", unit: "records/s", isNumber: true),
        .init(title: "Cores", isNumber: true), .init(title: "TaskManagers", isNumber: true),
        .init(title: "Nodes", isNumber: true),
        .init(title: "Memory", unit: "bytes", isNumber: true),
        .init(title: "Binds"), .init(title: "Recovery", unit: "s", isNumber: true),
      ],
      rows: workloads.map { workload in
        let cell = point.cell(of: workload)
        return Table.Row(
          cells: [
            Datum(workload.definition.id), Datum(cell.tier.name),
            Datum(cell.rate, as: Format.rate),
          ] + answer(cell))
      })
  }

  private func answer(_ cell: Cell) -> [Datum] {
    guard let plan = cell.plan else {
      return [
        Datum("does not fit", exact: ""), .none, .none, .none,
        Datum(cell.bindingConstraint.name), .none,
      ]
    }
    return [
      Datum(plan.totalCores), Datum(plan.shape, exact: String(plan.taskManagers)),
      Datum(plan.nodes),
      Datum(plan.totalMemory, as: Format.memory), Datum(plan.bindingConstraint.name),
      Datum(plan.recovery.total, as: Format.duration),
    ]
  }
}
