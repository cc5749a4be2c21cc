internal import Markup
internal import Pages
internal import Sizing
internal import Workloads

/// The answer for a workload whose statements are clusters of their own: the sum, then the parts.
struct ComputePools {
  let parts: StatementParts

  private var workload: PlannedWorkload { parts.workload }

  @Content func html(_ here: LinkBase) -> [HTML] {
    if let footprint = workload.footprint { cards(footprint) }
    Tag.p { sentence }
    parts.table.html(here)
  }

  private func cards(_ footprint: Footprint) -> HTML {
    let pools = Format.counted(workload.definition.input.statements.count, "compute pool")
    return Tag.dl(.class("cards")) {
      AnswerCards.card("Cores", Format.count(footprint.cores), detail: "in " + pools)
      AnswerCards.card(
        "TaskManagers", Format.count(footprint.taskManagers), detail: "and a JobManager each pool")
      AnswerCards.card("Nodes", Format.count(footprint.nodes), detail: "when pools share none")
      AnswerCards.card(
        "Memory", Format.memory(footprint.memory), detail: "JobManagers included")
      if let price = workload.definition.environment.price {
        AnswerCards.cost(cost(footprint, price), price)
      }
    }
  }

  private func cost(_ footprint: Footprint, _ price: Price) -> Double {
    price.perMonth(
      cores: footprint.cores.value, memory: footprint.memory, nodes: Double(footprint.nodes))
  }

  private var sentence: String {
    let start =
      workload.footprint == nil
      ? "A compute pool for each statement does not fit: see the statement that has no answer."
      : "Each statement runs in a compute pool of its own, with its own JobManager."
    guard let plan = workload.design.plan else { return start }
    return """
      \(start) As one application the same statements would need \
      \(Format.counted(plan.totalCores)) on \(Format.counted(plan.nodes, "node")); the \
      charts and tables that follow are about that application.
      """
  }
}
