internal import Markup
internal import Pages
internal import Sizing

/// A workload whose statements are clusters of their own: the parts and their sum (E20).
struct StatementParts {
  let workload: PlannedWorkload
  let deployment: StatementDeployment

  init(workload: PlannedWorkload) {
    self.workload = workload
    deployment = workload.sizer.statementDeployment(of: workload.design)
  }

  @Content func html(_ here: LinkBase) -> [HTML] {
    if let total = deployment.total { cards(total) }
    Tag.p { sentence }
    table.html(here)
  }

  private func cards(_ total: StatementDeployment.Total) -> HTML {
    let pools = Format.counted(deployment.parts.count, "compute pool")
    return Tag.dl(.class("cards")) {
      AnswerCards.card("Cores", Format.count(total.cores), detail: "in " + pools)
      AnswerCards.card(
        "TaskManagers", Format.count(total.taskManagers), detail: "JobManagers come on top")
      AnswerCards.card("Nodes", Format.count(total.nodes), detail: "when no pool shares its own")
      AnswerCards.card(
        "Memory", Format.memory(total.memory.value), detail: "JobManagers included")
      if let price = workload.definition.environment.price {
        AnswerCards.card(
          "Cost a month", Format.money(cost(total, price), price.currency), detail: "at list price")
      }
    }
  }

  private func cost(_ total: StatementDeployment.Total, _ price: Price) -> Double {
    price.perMonth(
      cores: Double(total.cores), memory: total.memory.value, nodes: Double(total.nodes))
  }

  private var sentence: String {
    let start =
      deployment.total == nil
      ? "A compute pool for each statement does not fit: see the part that has no answer."
      : "Each statement runs in a compute pool of its own, with its own JobManager."
    guard let plan = workload.design.plan else { return start }
    return start + """
       As one application the same statements would need \(Format.counted(plan.totalCores, "core")) \
      on \(Format.counted(plan.nodes, "node")); what follows is about that application.
      """
  }

  var table: Table {
    Table(
      caption: "The statements, each a cluster of its own, at \(workload.definition.tier.name)",
      columns: [
        .init(title: "Statement"), .init(title: "Rate", unit: "records/s", isNumber: true),
        .init(title: "Cores", isNumber: true), .init(title: "TaskManagers", isNumber: true),
        .init(title: "Nodes", isNumber: true), .init(title: "Memory", unit: "bytes", isNumber: true),
        .init(title: "Binds"), .init(title: "Recovery", unit: "s", isNumber: true),
      ],
      rows: zip(workload.definition.statementNames, deployment.parts).map(row) + sum)
  }

  private func row(_ name: String, _ part: Cell) -> Table.Row {
    let binding = part.bindingConstraint
    let binds = Datum(binding.name, style: "constraint " + binding.style)
    let start = [Datum(name), Datum(part.rate.value, as: Format.rate)]
    guard let plan = part.plan else {
      return Table.Row(
        cells: start + [Datum("does not fit", exact: ""), .none, .none, .none, binds, .none])
    }
    return Table.Row(
      cells: start + [
        Datum(plan.totalCores), Datum(plan.shape, exact: String(plan.taskManagers)),
        Datum(plan.nodes), Datum(plan.totalMemory.value, as: Format.memory), binds,
        Datum(plan.recovery.total.value, as: Format.duration),
      ])
  }

  private var sum: [Table.Row] {
    guard let total = deployment.total else { return [] }
    return [
      Table.Row(
        cells: [
          Datum("In all"), .none, Datum(total.cores), Datum(total.taskManagers),
          Datum(total.nodes), Datum(total.memory.value, as: Format.memory), .none, .none,
        ], isMarked: true)
    ]
  }
}
