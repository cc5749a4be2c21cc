internal import Markup
internal import Pages
internal import Workloads

/// The page of all workloads, each with its answer.
struct WorkloadListPage {
  let workloads: [PlannedWorkload]

  var page: Page {
    Page(
      path: SitePath("workloads"), title: "Workloads",
      description: "Every workload with its plan.", weight: 20,
      lead: { here in
        .fragment([
          Tag.p(.class("lead")) {
            "What each workload needs at its design point: the rate and latency tier its team gave. "
            Tag.a(.href(here.link(to: SizePage.path))) { "Size something new" }
            " before it is one of them."
          },
          workloads.isEmpty
            ? FirstWorkload.invitation : WorkloadTable(workloads: workloads).table.html(here),
        ])
      }, sections: [])
  }
}
