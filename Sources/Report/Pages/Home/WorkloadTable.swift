internal import Pages
internal import Sizing
internal import Workloads

/// Every workload with its answer, a row each: first how much and what decides it, which a phone
/// shows without scrolling.
struct WorkloadTable {
  let workloads: [PlannedWorkload]

  var table: Table {
    // Once, as they are those of all workloads.
    let costs = CostColumns(of: workloads)
    return Table(
      caption: "Workloads at their design points",
      columns: [
        .init(title: "Workload"), .init(title: "Cores", isNumber: true), .init(title: "Binds"),
      ] + costs.columns + [
        .init(title: "Rate", unit: "records/s", isNumber: true), .init(title: "Tier"),
        .init(title: "TaskManagers", isNumber: true), .init(title: "Nodes", isNumber: true),
        .init(title: "Memory", unit: "bytes", isNumber: true),
        .init(title: "Recovery", unit: "s", isNumber: true), .init(title: "Owner"),
      ],
      rows: workloads.map { row($0, costs) })
  }

  private func row(_ workload: PlannedWorkload, _ costs: CostColumns) -> Table.Row {
    let definition = workload.definition
    let cell = workload.deployed(workload.design)
    let constraint = cell.bindingConstraint.name
    let answer =
      [
        Datum(definition.title, link: workload.path),
        cell.fits ? Datum(cell.cores) : Datum("does not fit", exact: ""),
        Datum(constraint, style: "c-\(constraint)"),
      ] + costs.data(of: cell) + [
        Datum(definition.rate, as: Format.rate), Datum(definition.tier.name),
      ]
    let owner = Datum(definition.owner ?? "–")
    return Table.Row(id: definition.id, cells: answer + clusters(cell) + [owner])
  }

  private func clusters(_ cell: DeployedCell) -> [Datum] {
    guard cell.fits else { return Array(repeating: .none, count: 4) }
    return [
      Datum(cell.shape, exact: String(cell.taskManagers)), Datum(cell.nodes.count),
      Datum(cell.memory, as: Format.memory), Datum(cell.recovery, as: Format.duration),
    ]
  }
}
