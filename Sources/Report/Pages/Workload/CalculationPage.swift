internal import Markup
internal import Pages
internal import Sizing
internal import Workloads

/// Every step from a workload's input to its plan, on a page beside the workload's own.
struct CalculationPage {
  let workload: PlannedWorkload

  private var definition: WorkloadDefinition { workload.definition }
  private var arithmetic: Arithmetic { Arithmetic(workload: workload.mainCluster) }

  static func path(of workload: PlannedWorkload) -> SitePath { workload.path.child("calculation") }

  var page: Page {
    var page = Page(
      path: Self.path(of: workload), title: "Calculation: \(definition.title)",
      description: "Every step from the input of \(definition.title) to its plan.",
      source: definition.file,
      lead: { here in
        .fragment(
          [
            Tag.p {
              "How "
              Tag.a(.href(here.link(to: workload.path))) { definition.title }
              " is sized for \(workload.point)."
            }
          ] + WorkloadAnswer(workload).scope)
      },
      remaking: {
        [
          PageSection("assumptions-used", "Assumptions used") { arithmetic.list($0) },
          PageSection("steps", "Steps") { _ in arithmetic.explanation },
        ]
      })
    page.isSheet = true
    page.keywords = [definition.id, "arithmetic", "formulas"]
    return page
  }
}
