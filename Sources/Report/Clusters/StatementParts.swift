internal import Sizing
internal import Workloads

/// The clusters of a workload whose statements have one each, and their sum (E20).
struct StatementParts {
  let workload: PlannedWorkload
  let deployment: StatementDeployment

  /// Nil for a workload that is one application.
  init?(_ workload: PlannedWorkload, _ cell: Cell) {
    guard workload.definition.deployment == .statements else { return nil }
    self.workload = workload
    deployment = workload.sizer.statementDeployment(of: cell)
  }

  var table: Table {
    var rows = zip(workload.definition.statementNames, deployment.parts).map(row)
    if let total = deployment.total { rows.append(sum(total)) }
    return Table(
      caption: "A compute pool for each statement of \(workload.definition.title)",
      columns: [
        .init(title: "Statement"), .init(title: "Rate", unit: "records/s", isNumber: true),
        .init(title: "Cores", isNumber: true), .init(title: "TaskManagers", isNumber: true),
        .init(title: "Nodes", isNumber: true),
        .init(title: "Memory", unit: "bytes", isNumber: true), .init(title: "Binds"),
      ],
      rows: rows)
  }

  /// What they take together, for a snapshot.
  var totals: PoolTotals {
    if let total = deployment.total {
      // In the order of `Metric.ofPools`.
      return .feasible([
        Double(total.taskManagers), total.cores.value, total.memory.value, Double(nodes),
      ])
    }
    let unfit = deployment.parts.first { $0.plan == nil }
    return .infeasible(bindingConstraint: unfit?.bindingConstraint.name)
  }

  /// Nodes when no part shares its own.
  private var nodes: Int { deployment.parts.reduce(0) { $0 + ($1.plan?.nodes ?? 0) } }

  private func row(_ name: String, _ part: Cell) -> Table.Row {
    let rate = Datum(part.rate, as: Format.rate)
    let constraint = part.bindingConstraint.name
    let binds = Datum(constraint, style: "c-\(constraint)")
    guard let plan = part.plan else {
      return Table.Row(cells: [
        Datum(name), rate, Datum("does not fit", exact: ""), .none, .none, .none, binds,
      ])
    }
    return Table.Row(cells: [
      Datum(name), rate, Datum(plan.totalCores),
      Datum(plan.shape, exact: String(plan.taskManagers)), Datum(plan.nodes),
      Datum(plan.totalMemory, as: Format.memory), binds,
    ])
  }

  private func sum(_ total: StatementDeployment.Total) -> Table.Row {
    Table.Row(
      cells: [
        Datum("In all"), .none, Datum(total.cores), Datum(total.taskManagers),
        Datum(nodes), Datum(total.memory, as: Format.memory), .none,
      ], isMarked: true)
  }
}
