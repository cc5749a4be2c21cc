internal import Pages
internal import Sizing
internal import Workloads

/// Every workload with its answer, a row each: first how much and what decides it, which a phone
/// shows without scrolling.
struct WorkloadTable {
  let workloads: [PlannedWorkload]

  var table: Table {
    Table(
      caption: "Workloads at their design points",
      columns: [
        .init(title: "Workload"), .init(title: "Cores", isNumber: true), .init(title: "Binds"),
        .init(title: "Rate", unit: "records/s", isNumber: true), .init(title: "Tier"),
        .init(title: "TaskManagers", isNumber: true), .init(title: "Nodes", isNumber: true),
        .init(title: "Memory", unit: "bytes", isNumber: true),
        .init(title: "Recovery", unit: "s", isNumber: true), .init(title: "Owner"),
      ],
      rows: workloads.map(row))
  }

  private func row(_ workload: PlannedWorkload) -> Table.Row {
    let definition = workload.definition
    let constraint = workload.design.bindingConstraint.name
    let sum = workload.footprint
    let answer = [
      Datum(definition.title, link: workload.path),
      sum.map { Datum($0.cores) } ?? Datum("does not fit", exact: ""),
      Datum(constraint, style: "c-\(constraint)"),
      Datum(definition.rate, as: Format.rate), Datum(definition.tier.name),
    ]
    let owner = Datum(definition.owner ?? "–")
    return Table.Row(id: definition.id, cells: answer + clusters(workload, sum) + [owner])
  }

  /// As the workload is deployed: one cluster, or the sum of one for each statement.
  private func clusters(_ workload: PlannedWorkload, _ sum: Footprint?) -> [Datum] {
    guard let plan = workload.design.plan, let sum else {
      return Array(repeating: .none, count: 4)
    }
    return [
      workload.definition.deployment == .application
        ? Datum(plan.shape, exact: String(plan.taskManagers)) : Datum(sum.taskManagers),
      Datum(sum.nodes), Datum(sum.memory, as: Format.memory),
      Datum(plan.recovery.total, as: Format.duration),
    ]
  }
}
