internal import Markup
internal import Pages
internal import Sizing

/// The page of one workload: the answer, why, the matrix, and what to set.
struct WorkloadPage {
  let workload: PlannedWorkload
  let capacity: Capacity

  private var definition: WorkloadDefinition { workload.definition }
  private var point: String { "\(Format.rate(definition.rate.value)) at \(definition.tier.name)" }

  var page: Page {
    var page = Page(
      path: workload.path, title: definition.title, description: description,
      source: definition.file,
      lead: { here in lead(here) },
      sections: [
        PageSection("matrix", "Every tier and rate") { MatrixTable(workload: workload).html($0) }
      ] + planned + [PageSection("input", "What was sized") { here in input(here) }])
    page.mark = capacity.history?.mark(of: definition.id)
    return page
  }

  private var description: String {
    guard let plan = workload.design.plan else {
      return "\(definition.title) does not fit at \(point)."
    }
    return "\(definition.title) needs \(Format.counted(plan.totalCores, "core")) at \(point)."
  }

  /// Sections that only a workload with a plan has.
  private var planned: [PageSection] {
    guard let plan = workload.design.plan else { return [] }
    return [
      PageSection("checkpoints", "Checkpoints") { here in
        CheckpointTable.settings(of: workload, cell: workload.design).html(here)
      },
      PageSection("recovery", "Recovery") { here in recovery(plan, here) },
      PageSection("memory", "Memory of a TaskManager") { here in
        MemoryTable(plan: plan, workload: workload).table.html(here)
      },
      PageSection("network", "Network") { here in network(plan).html(here) },
      PageSection("configuration", "Configuration to take away") { _ in
        ConfigurationBlock(workload: workload, plan: plan, tier: workload.design.tier).html
      },
    ]
  }

  @Content private func leadContent(_ here: LinkBase) -> [HTML] {
    if let summary = definition.summary { Tag.p(.class("lead")) { summary } }
    facts(here)
    AnswerCards(workload: workload, cell: workload.design).html
    Tag.p(.class("why")) { workload.design.why }
    warnings
  }

  private func lead(_ here: LinkBase) -> HTML { .fragment(leadContent(here)) }

  private func facts(_ here: LinkBase) -> HTML {
    Tag.ul(.class("facts")) {
      Tag.li { "Sized for \(point)" }
      if let owner = definition.owner { Tag.li { "Owner: \(owner)" } }
      Tag.li { "Environment: \(definition.environment.title)" }
      if workload.design.plan == nil { Tag.li { Tag.span(.class("badge bad")) { "does not fit" } } }
      if let badge = capacity.history?.badge(of: definition.id, here) { Tag.li { badge } }
    }
  }

  private var warnings: [HTML] {
    guard let plan = workload.design.plan else { return [] }
    return plan.warnings.all.map { warning in
      Tag.div(.class("admonition warning")) {
        Tag.p(.class("admonition-title")) { warning.name }
        Tag.p { warning.sentence(for: workload, plan) }
      }
    }
  }

  @Content private func recovery(_ plan: Plan, _ here: LinkBase) -> [HTML] {
    let objective =
      definition.input.recoveryObjective?.value
      ?? workload.assumptions[.recoveryObjective]
    Tag.p {
      "After a failure the workload is current again in "
      Tag.strong { Format.duration(plan.recovery.total.value) }
      "; its objective is \(Format.duration(objective))."
    }
    RecoveryTable(recovery: plan.recovery).table.html(here)
  }

  private func network(_ plan: Plan) -> Table {
    let limit =
      workload.assumptions[.networkPerNode] * workload.assumptions[.networkShare]
    return Table(
      caption: "Traffic of the busiest node",
      columns: [
        .init(title: "Direction"), .init(title: "Needed", unit: "bytes/s", isNumber: true),
        .init(title: "Usable", unit: "bytes/s", isNumber: true),
      ],
      rows: [("In", plan.networkInPerNode.value), ("Out", plan.networkOutPerNode.value)].map {
        Table.Row(cells: [
          Datum($0.0), Datum($0.1, as: Format.bandwidth), Datum(limit, as: Format.bandwidth),
        ])
      })
  }

  @Content private func input(_ here: LinkBase) -> [HTML] {
    InputTables(workload: workload).html(here)
    if let notes = definition.notes { Tag.p { notes } }
  }
}
