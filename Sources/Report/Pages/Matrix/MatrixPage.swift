internal import Markup
internal import Pages
internal import Workloads

/// The page of all workloads at every latency tier and rate, with the files to download.
struct MatrixPage {
  let workloads: [PlannedWorkload]
  var environments: [Environment] = []
  var changes: ChangesSinceRelease?
  /// Whether the site has what answers for other rates in the reader's browser.
  var answersBack = false

  static let path = SitePath("matrix")
  /// More cells than this are only in the files: a browser takes seconds for so many rows.
  private static let mostCells = 2_000

  var pages: [Page] {
    let parts = PageParts(page: Self.path, count: workloads.count, most: 500)
    // Made once for all parts.
    let whole = parts.ranges.count > 1 ? map : nil
    return parts.pages { range, parts in
      page(with: { here in (whole?.rows(range) ?? map).html(here) }, parts)
    }
  }

  private var map: FleetMap {
    FleetMap(
      workloads: workloads, environments: environments, trends: changes?.trends ?? [:],
      answersBack: answersBack)
  }

  private func page(
    with map: @escaping @Sendable (LinkBase) -> HTML,
    _ parts: @escaping @Sendable (LinkBase) -> HTML
  ) -> Page {
    Page(
      path: Self.path, title: "Matrix",
      description: "Every workload at every latency tier and rate.", weight: 30,
      lead: { here in
        .fragment([
          Tag.p(.class("lead")) {
            "What each workload needs, how much more load it takes, and what happens at half, twice and four "
            "times its peak rate."
          }, parts(here), map(here), files(here), cells(here),
        ])
      }, sections: []
    ).found(by: [
      "fleet", "overview", "most", "least", "breaks first", "room", "total", "fits",
      "read", "legend",
    ])
  }

  private func files(_ here: LinkBase) -> HTML {
    Tag.p {
      "Every workload at every latency tier and peak rate of its matrix, to download: "
      Tag.a(.href(here.link(toFile: "matrix.csv")), .download("matrix.csv")) { "matrix.csv" }
      ", "
      Tag.a(.href(here.link(toFile: "matrix.json")), .download("matrix.json")) { "matrix.json" }
      "."
    }
  }

  private func cells(_ here: LinkBase) -> HTML {
    let count = workloads.reduce(0) { $0 + $1.tiers.count * $1.rates.count }
    if count > Self.mostCells { return .empty }
    return Tag.details(.class("fold")) {
      Tag.summary { "Every cell as a table" }
      CellTable(workloads: workloads).table.html(here)
    }
  }
}
