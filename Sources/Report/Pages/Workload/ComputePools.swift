internal import Markup
internal import Pages
internal import Sizing
internal import Workloads

/// The answer for a workload whose statements are clusters of their own: the sum, then the parts.
struct ComputePools {
  let parts: StatementParts

  private var cell: DeployedCell { parts.cell }

  @Content func html(_ here: LinkBase) -> [HTML] {
    AnswerCards(workload: cell.workload, cell: cell.application).html
    Tag.p { sentence }
    parts.table.html(here)
  }

  private var sentence: String {
    let start =
      cell.fits
      ? "Each statement runs in a compute pool of its own, with its own JobManager."
      : "Not every statement fits in its own compute pool: see the statement that does not fit."
    guard let plan = cell.application.plan else { return start }
    return """
      \(start) As one application the same statements would need \
      \(Format.counted(plan.totalCores)) on \(Format.counted(plan.nodes, "node")).
      """
  }
}
