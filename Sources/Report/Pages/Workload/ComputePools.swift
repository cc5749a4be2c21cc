internal import Markup
internal import Pages
internal import Sizing
internal import Workloads

/// The answer for a workload whose statements are clusters of their own: the sum, then the parts.
struct ComputePools {
  let parts: StatementParts

  private var cell: DeployedCell { parts.cell }

  @Content func html(_ here: LinkBase) -> [HTML] {
    if let footprint = cell.footprint { cards(footprint) }
    Tag.p { sentence }
    parts.table.html(here)
  }

  private func cards(_ footprint: Footprint) -> HTML {
    let pools = Format.counted(cell.parts.count, "compute pool")
    return Tag.dl(.class("cards")) {
      AnswerCards.card("Cores", Format.count(footprint.cores), detail: "in " + pools)
      AnswerCards.card(
        "TaskManagers", Format.count(footprint.taskManagers), detail: "and a JobManager each pool")
      AnswerCards.card(
        "Nodes", Format.count(footprint.nodes), detail: "which the pools share")
      AnswerCards.card(
        "Memory", Format.memory(footprint.memory), detail: "JobManagers included")
      AnswerCards.card(
        "Recovers in", Format.duration(cell.recovery), detail: "the slowest pool")
      if let price = cell.workload.definition.environment.price {
        AnswerCards.cost(footprint.costPerMonth(price), price)
      }
    }
  }

  private var sentence: String {
    let start =
      cell.fits
      ? "Each statement runs in a compute pool of its own, with its own JobManager."
      : "A compute pool for each statement does not fit: see the statement that has no answer."
    guard let plan = cell.application.plan else { return start }
    return """
      \(start) As one application the same statements would need \
      \(Format.counted(plan.totalCores)) on \(Format.counted(plan.nodes, "node")).
      """
  }
}
