internal import Markup
internal import Pages
internal import Workloads

/// The page of all workloads' checkpoint settings.
struct CheckpointsPage {
  let workloads: [PlannedWorkload]

  var pages: [Page] {
    PageParts(page: SitePath("checkpoints"), count: workloads.count, most: 500).pages {
      range, parts in page(of: Array(workloads[range]), parts)
    }
  }

  private func page(
    of workloads: [PlannedWorkload], _ parts: @escaping @Sendable (LinkBase) -> HTML
  ) -> Page {
    Page(
      path: SitePath("checkpoints"), title: "Checkpoints",
      description: "Checkpoint settings of every workload and latency tier.", weight: 40,
      lead: { here in
        .fragment([
          Tag.p(.class("lead")) {
            "Checkpoint settings to copy, for every workload at its design rate; its own tier is marked."
          }, parts(here), CheckpointTable.overview(of: workloads).html(here),
        ])
      }, sections: [])
  }
}
