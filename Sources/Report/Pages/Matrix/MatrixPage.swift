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

  var page: Page {
    Page(
      path: SitePath("matrix"), title: "Matrix",
      description: "Every workload at every latency tier and rate.", weight: 30,
      lead: { here in
        .fragment([
          Tag.p(.class("lead")) {
            "What each workload needs, how much more load it takes, and what happens at half, twice and four "
            "times its peak rate."
          },
          FleetMap(
            workloads: workloads, environments: environments, trends: changes?.trends ?? [:],
            answersBack: answersBack
          ).html(here),
          Tag.p {
            "Every workload at every latency tier and peak rate of its matrix, to download: "
            Tag.a(.href(here.link(toFile: "matrix.csv")), .download("matrix.csv")) { "matrix.csv" }
            ", "
            Tag.a(.href(here.link(toFile: "matrix.json")), .download("matrix.json")) {
              "matrix.json"
            }
            "."
          },
          Tag.details(.class("fold")) {
            Tag.summary { "Every cell as a table" }
            CellTable(workloads: workloads).table.html(here)
          },
        ])
      }, sections: []
    ).found(by: ["fleet", "overview", "most", "least", "breaks first", "room", "total"])
  }
}
