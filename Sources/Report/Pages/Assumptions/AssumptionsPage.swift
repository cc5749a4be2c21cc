internal import Markup
internal import Pages
internal import Sizing
internal import Workloads

/// Every default with its value here, its source and who changed it.
struct AssumptionsPage {
  let capacity: Capacity

  var page: Page {
    let tables = AssumptionTables(capacity: capacity)
    return Page(
      path: SitePath("assumptions"), title: "Assumptions",
      description: "Every default of the sizing model, its value here and its source.", weight: 60,
      anchors: AssumptionTables.anchors,
      lead: { _ in
        Tag.p(.class("lead")) {
          """
          The assumptions of the sizing model. Each value can be set in handbook.yaml, for an \
          environment or for a workload; the most specific one wins.
          """
        }
      },
      sections: [
        PageSection("defaults", "Values in this handbook") { here in tables.scalars.html(here) },
        PageSection("tiers", "Latency tiers") { here in tables.tiers.html(here) },
        PageSection("overrides", "Changed values") { here in overrides(here) },
        PageSection("profiles", "Profiles") { here in
          Tag.p { "This handbook uses the profile \(capacity.settings.profile.name)." }
          ProfileTable(capacity: capacity).table.html(here)
        },
      ])
  }

  private func overrides(_ here: LinkBase) -> HTML {
    let table = OverrideTable(capacity: capacity).table
    if table.rows.isEmpty { return Tag.p { "None: every value is the profile's or a default." } }
    return table.html(here)
  }
}

extension Capacity {
  /// The assumptions before any environment or workload changes them.
  var handbookAssumptions: Assumptions { AssumptionLayers(settings).assumptions }
}
