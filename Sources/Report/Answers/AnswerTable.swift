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
          ] + AnswerColumns(costs: costs).data(workload.deployed(cell)))
      })
  }

  private var costs: CostColumns { CostColumns(of: workloads) }
}
