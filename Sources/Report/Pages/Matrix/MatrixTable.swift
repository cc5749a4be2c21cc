internal import Markup
internal import Pages
internal import Sizing
internal import Workloads

/// The matrix of a workload: rates across, tiers down, cores in each cell.
struct MatrixTable {
  let workload: PlannedWorkload

  func html(_ here: LinkBase) -> HTML {
    let rows = workload.tiers.map { tier in
      workload.rates.map { workload.deployed(workload.cell(tier, $0)) }
    }
    let most = rows.joined().filter { $0.fits }.map { $0.cores }.max() ?? Cores(1)
    let caption = "Cores of \(workload.definition.title) by latency tier and rate"
    return Tag.div(.class("table-scroll"), .tabindex(0), .role("region"), .aria("label", caption)) {
      Tag.table(.class("report matrix numbers")) {
        Tag.caption { caption + "; below, " + details }
        Tag.thead {
          Tag.tr {
            Tag.th(.scope("col")) { "Tier" }
            for rate in workload.rates {
              Tag.th(.scope("col")) { Format.rate(rate) }
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

  private var details: String {
    workload.money == nil
      ? "TaskManagers × cores each and the binding constraint"
      : "TaskManagers × cores each, the binding constraint and the cost a month"
  }

  /// The cell's classes are short, because there may be hundreds of it.
  private func cell(_ cell: DeployedCell, most: Cores) -> HTML {
    let isDesign = workload.isDesign(cell.application.tier, cell.application.rate)
    let look = cell.fits ? shade(cell.cores, most: most) : "infeasible"
    let constraint = cell.bindingConstraint
    return Tag.td(.class(isDesign ? look + " design" : look)) {
      Tag.b { cell.fits ? Format.count(cell.cores) : "✕" }
      Tag.small { cell.fits ? Self.shape(cell) : "does not fit" }
      Tag.small(.class(constraint.style)) { constraint.name }
      if let cost = cell.cost { Tag.small { cost.text } }
      if isDesign { Tag.span(.class("visually-hidden")) { "Design point" } }
    }
  }

  private static func shape(_ cell: DeployedCell) -> String {
    if cell.plans.count > 1 { return Format.counted(cell.plans.count, "pool") }
    let cores = cell.figure(.coresPerTaskManager).map { " × " + Format.count(Cores($0)) } ?? ""
    return Format.count(cell.taskManagers) + cores
  }

  /// Five steps of one tint, by doubling, so that a table of any size shows its slope.
  private func shade(_ cores: Cores, most: Cores) -> String {
    var step = 5
    var bound = most
    while step > 1, cores <= bound / 2 {
      bound = bound / 2
      step -= 1
    }
    return "shade-\(step)"
  }
}
