internal import Markup
internal import Pages
internal import Sizing
internal import Workloads

/// Every step from a workload's input to its plan, on a page beside the workload's own.
struct CalculationPage {
  let workload: PlannedWorkload

  private var definition: WorkloadDefinition { workload.definition }

  static func path(of workload: PlannedWorkload) -> SitePath { workload.path.child("calculation") }

  private static let assumptions = Heading(
    level: 2, id: "assumptions-used", text: "Assumptions used")
  private static let steps = Heading(level: 2, id: "steps", text: "Steps")

  var page: Page {
    var page = Page(
      path: Self.path(of: workload), title: "Calculation: \(definition.title)",
      description: "Every step from the input of \(definition.title) to its plan.",
      source: definition.file, outline: [Self.assumptions, Self.steps], isWide: true,
      body: { here in
        // Made once, for both parts of the page.
        let arithmetic = Arithmetic(workload: workload.mainCluster)
        return .fragment([
          lead(here),
          PageSection.heading(Self.assumptions), arithmetic.list(here),
          PageSection.heading(Self.steps), .fragment(arithmetic.explanation),
        ])
      })
    page.isSheet = true
    page.keywords = [definition.id, "arithmetic", "formulas"]
    return page
  }

  @Content private func content(_ here: LinkBase) -> [HTML] {
    Tag.p {
      "How "
      Tag.a(.href(here.link(to: workload.path))) { definition.title }
      " is sized for \(workload.point)."
    }
    WorkloadAnswer(workload).scope
  }

  private func lead(_ here: LinkBase) -> HTML { .fragment(content(here)) }
}

extension PageSection {
  fileprivate static func heading(_ heading: Heading) -> HTML {
    Self.heading(heading.text, id: heading.id)
  }
}
