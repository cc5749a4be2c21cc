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
      ] + costs.columns + [
        .init(title: "Binds"), .init(title: "Recovery", unit: "s", isNumber: true),
      ],
      rows: workloads.map { workload in
        let cell = point.cell(of: workload)
        return Table.Row(
          cells: [
            Datum(workload.definition.id), Datum(cell.tier.name),
            Datum(cell.rate, as: Format.rate),
          ] + answer(workload.deployed(cell)))
      })
  }

  private var costs: CostColumns { CostColumns(currencies: workloads.currencies) }

  private func answer(_ cell: DeployedCell) -> [Datum] {
    let binds = Datum(cell.bindingConstraint.name)
    guard cell.fits else {
      return [Datum("does not fit", exact: ""), .none, .none, .none] + costs.data(nil) + [
        binds, .none,
      ]
    }
    return [
      Datum(cell.cores), Datum(cell.shape, exact: String(cell.taskManagers)),
      Datum(cell.nodes.count), Datum(cell.memory, as: Format.memory),
    ] + costs.data(cell.cost) + [
      binds, Datum(cell.recovery, as: Format.duration),
    ]
  }
}
