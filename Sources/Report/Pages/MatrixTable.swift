internal import Markup
internal import Pages
internal import Sizing

/// The matrix of a workload: rates across, tiers down, cores in each cell.
struct MatrixTable {
  let workload: PlannedWorkload

  func html(_ here: LinkBase) -> HTML {
    let rows = workload.tiers.map { tier in workload.rates.map { workload.cell(tier, $0) } }
    let most = rows.joined().compactMap { $0.plan?.totalCores }.max() ?? 1
    let caption = "Cores of \(workload.definition.title) by latency tier and rate"
    return Tag.div(.class("table-scroll"), .tabindex(0), .role("region"), .aria("label", caption)) {
      Tag.table(.class("report matrix")) {
        Tag.caption { caption + "; the design point is outlined" }
        Tag.thead {
          Tag.tr {
            Tag.th(.scope("col")) { "Tier" }
            for rate in workload.rates {
              Tag.th(.scope("col"), .class("right")) { Format.rate(rate) }
            }
          }
        }
        Tag.tbody {
          for (tier, cells) in zip(workload.tiers, rows) {
            Tag.tr {
              Tag.th(.scope("row")) { tier.name }
              for cell in cells { self.cell(cell, most: most) }
            }
          }
        }
      }
    }
  }

  private func cell(_ cell: Cell, most: Int) -> HTML {
    let isDesign = workload.isDesign(cell.tier, cell.rate.value)
    let design = isDesign ? " design" : ""
    switch cell.outcome {
    case .infeasible(let infeasibility):
      return Tag.td(.class("right infeasible" + design)) {
        Tag.span(.class("cores")) { "✕" }
        Tag.small { "does not fit" }
        Tag.small { infeasibility.bindingConstraint.label }
        if isDesign { Tag.span(.class("visually-hidden")) { "Design point" } }
      }
    case .feasible(let plan):
      return Tag.td(.class("right \(shade(plan.totalCores, most: most))" + design)) {
        Tag.span(.class("cores")) { Format.count(plan.totalCores) }
        Tag.small { plan.shape }
        Tag.small { plan.bindingConstraint.label }
        if isDesign { Tag.span(.class("visually-hidden")) { "Design point" } }
      }
    }
  }

  /// Five steps of one tint, by doubling, so that a table of any size shows its slope.
  private func shade(_ cores: Int, most: Int) -> String {
    var step = 5
    var bound = most
    while step > 1, cores <= bound / 2 {
      bound /= 2
      step -= 1
    }
    return "shade-\(step)"
  }
}
