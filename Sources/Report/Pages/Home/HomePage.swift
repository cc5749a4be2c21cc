internal import Markup
internal import Pages
internal import Sizing
internal import Workloads

/// The page that a reader meets first: the answers, above the handbook's own words.
struct HomePage {
  let workloads: [PlannedWorkload]
  var environments: [Environment] = []
  var changes: ChangesSinceRelease?
  /// Whether the site has what answers for other rates in the reader's browser.
  var answersBack = false

  /// Of the fleet map; with more workloads, the rest is on the matrix page.
  static let mostRows = 200

  var page: Page {
    var home = Page(
      path: .home, title: "Overview", description: "", isWide: true,
      sections: [
        PageSection("at-a-glance", "At a glance") { here in
          if workloads.isEmpty {
            FirstWorkload.invitation
          } else {
            totals
            changes?.summary(here) ?? .empty
            if workloads.count > Self.mostRows { shown(here) }
            FleetMap(
              workloads: workloads, environments: environments, trends: changes?.trends ?? [:],
              answersBack: answersBack
            ).breakingFirst(Self.mostRows).html(here)
            if workloads.count <= Self.mostRows {
              Tag.details(.class("fold")) {
                Tag.summary { "All figures as a table" }
                WorkloadTable(workloads: workloads).table.html(here)
              }
            }
          }
        }
      ])
    home.comesFirst = true
    home.picture = picture
    return home
  }

  private func shown(_ here: LinkBase) -> HTML {
    Tag.p {
      "Here are the \(Format.count(Self.mostRows)) workloads that break first. "
      Tag.a(.href(here.link(to: MatrixPage.path))) { "All \(Format.count(workloads.count))" }
      " are in the matrix, and in a "
      Tag.a(.href(here.link(to: WorkloadListPage.path))) { "table" }
      "."
    }
  }

  /// Environments without prices cost something too.
  private var costDetail: String {
    let unpriced = workloads.count { workload in
      let cell = workload.deployed(workload.design)
      return cell.fits && cell.cost == nil
    }
    return "without idle nodes"
      + (unpriced == 0 ? "" : ", and \(Format.counted(unpriced, "workload")) without prices")
  }

  /// What all workloads take; the title is the handbook's, which the site knows.
  private var picture: PagePicture? {
    let footprints = workloads.compactMap { $0.footprint }
    if footprints.isEmpty { return nil }
    let sum = footprints.reduce(Footprint(), +)
    var picture = PagePicture(title: "")
    picture.figure = Format.count(sum.cores)
    picture.unit = sum.cores == Cores(1) ? "core" : "cores"
    picture.point = "for \(Format.counted(footprints.count, "workload"))"
    picture.details = [
      "\(Format.counted(sum.taskManagers, "TaskManager")), \(Format.memory(sum.memory))"
    ]
    return picture
  }

  private var totals: HTML {
    let footprints = workloads.compactMap { $0.footprint }
    let sum = footprints.reduce(Footprint(), +)
    let missing = workloads.count - footprints.count
    return Tag.dl(.class("cards")) {
      AnswerCards.card(
        "Workloads", Format.count(workloads.count),
        detail: missing == 0
          ? "all fit" : "\(Format.count(missing)) \(missing == 1 ? "does" : "do") not fit")
      AnswerCards.card("Cores", Format.count(sum.cores), detail: "at the design points")
      AnswerCards.card(
        "TaskManagers", Format.count(sum.taskManagers), detail: "in total")
      AnswerCards.card("Memory", Format.memory(sum.memory), detail: "JobManagers included")
      for cost in workloads.costs.sums {
        AnswerCards.cost(cost, detail: costDetail)
      }
      for cost in workloads.usageCosts.sums { AnswerCards.usage(cost) }
    }
  }
}
