internal import Markup
internal import Pages
internal import Sizing
internal import Workloads

/// The top of a workload's page: what it is, the answer, and why.
struct WorkloadHeader {
  let workload: PlannedWorkload
  let changes: ChangesSinceRelease?

  private var definition: WorkloadDefinition { workload.definition }

  func html(_ here: LinkBase) -> HTML { .fragment(content(here)) }

  @Content private func content(_ here: LinkBase) -> [HTML] {
    if let summary = definition.summary { Tag.p(.class("lead")) { summary } }
    facts(here)
    if let parts = StatementParts(workload, workload.design) {
      ComputePools(parts: parts).html(here)
    } else {
      AnswerCards(workload: workload, cell: workload.design).html
    }
    Tag.p(.class("why")) { workload.design.why }
    if let plan = workload.design.plan {
      SlackChart(workload: workload, plan: plan).figure.html(here)
      warnings(plan)
    }
  }

  private func facts(_ here: LinkBase) -> HTML {
    let warnings = workload.design.plan?.warnings.all ?? []
    return Tag.ul(.class("facts")) {
      Tag.li { "Sized for \(workload.point)" }
      if let owner = definition.owner { Tag.li { "Owner: \(owner)" } }
      Tag.li { "Environment: \(definition.environment.title)" }
      if workload.design.plan == nil { Tag.li { Tag.span(.class("badge bad")) { "does not fit" } } }
      if !warnings.isEmpty {
        Tag.li { Tag.span(.class("badge warn")) { Format.counted(warnings.count, "warning") } }
      }
      if let badge = changes?.badge(of: definition.id, here) { Tag.li { badge } }
    }
  }

  private func warnings(_ plan: Plan) -> [HTML] {
    plan.warnings.all.map { warning in
      Tag.div(.class("admonition warning")) {
        Tag.p(.class("admonition-title")) { warning.name }
        Tag.p { warning.sentence(for: workload, plan) }
      }
    }
  }
}
