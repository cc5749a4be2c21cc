internal import Sizing
internal import Workloads

/// The clusters of a workload whose statements have one each, and their sum (E20).
struct StatementParts {
  let cell: DeployedCell

  /// Nil for a workload that is one application.
  init?(_ workload: PlannedWorkload, _ cell: Cell) {
    guard !workload.pools.isEmpty else { return nil }
    self.cell = workload.deployed(cell)
  }

  var table: Table {
    let definition = cell.workload.definition
    var rows = zip(definition.statementNames, cell.parts).map(row)
    if cell.fits { rows.append(sum) }
    return Table(
      caption: "A compute pool for each statement of \(definition.title)",
      columns: [
        .init(title: "Statement"), .init(title: "Rate", unit: "records/s", isNumber: true),
        .init(title: "Cores", isNumber: true), .init(title: "TaskManagers", isNumber: true),
        .init(title: "Memory", unit: "bytes", isNumber: true),
      ] + costs.columns + [
        .init(title: "Binds"), .init(title: "Recovery", unit: "s", isNumber: true),
      ],
      rows: rows)
  }

  /// What they take together, for a snapshot.
  var totals: PoolTotals {
    guard cell.fits else {
      return .infeasible(bindingConstraint: cell.bindingConstraint.name)
    }
    return .feasible(Metric.ofPools.map { cell.figure($0) ?? .nan })
  }

  private var costs: CostColumns { CostColumns(currencies: [cell.workload].currencies) }

  private func row(_ name: String, _ part: Cell) -> Table.Row {
    let rate = Datum(part.rate, as: Format.rate)
    let constraint = part.bindingConstraint.name
    let binds = Datum(constraint, style: "c-\(constraint)")
    guard let plan = part.plan else {
      return Table.Row(
        cells: [
          Datum(name), rate, Datum("does not fit", exact: ""), .none, .none,
        ] + costs.data(nil) + [binds, .none])
    }
    return Table.Row(
      cells: [
        Datum(name), rate, Datum(plan.totalCores),
        Datum(plan.shape, exact: String(plan.taskManagers)),
        Datum(plan.totalMemory, as: Format.memory),
      ] + costs.data(cell.workload.money?.cost(of: [plan])) + [
        binds,
        Datum(plan.recovery.total, as: Format.duration),
      ])
  }

  private var sum: Table.Row {
    Table.Row(
      cells: [
        Datum("Total"), .none, Datum(cell.cores),
        Datum(cell.shape, exact: String(cell.taskManagers)),
        Datum(cell.memory, as: Format.memory),
      ] + costs.data(cell.cost) + [
        .none, Datum(cell.recovery, as: Format.duration),
      ], isMarked: true)
  }
}
