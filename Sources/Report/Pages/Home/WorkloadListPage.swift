internal import Markup
internal import Pages
internal import Workloads

/// The page of all workloads, each with its answer.
struct WorkloadListPage {
  let workloads: [PlannedWorkload]

  static let path = SitePath("workloads")

  var pages: [Page] {
    PageParts(page: Self.path, count: workloads.count, most: 1_000).pages { range, parts in
      page(of: Array(workloads[range]), parts)
    }
  }

  private func page(
    of workloads: [PlannedWorkload], _ parts: @escaping @Sendable (LinkBase) -> HTML
  ) -> Page {
    Page(
      path: Self.path, title: "Workloads",
      description: "Every workload with its plan.", weight: 20,
      lead: { here in
        .fragment([
          Tag.p(.class("lead")) {
            "What each workload needs at its design point: the rate and latency tier its team gave. "
            Tag.a(.href(here.link(to: SizePage.path))) { "Size something new" }
            " before it is one of them."
          }, parts(here),
          workloads.isEmpty
            ? FirstWorkload.invitation : WorkloadTable(workloads: workloads).table.html(here),
        ])
      }, sections: [])
  }
}
