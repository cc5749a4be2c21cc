internal import Markup
internal import Pages
internal import Sizing
internal import Workloads

/// The top of a workload's page: what it is, the answer, and why.
struct WorkloadHeader {
  let workload: PlannedWorkload
  let changes: ChangesSinceRelease?
  /// Whether readers may change the input on the page.
  var answersBack = false

  private var definition: WorkloadDefinition { workload.definition }

  func html(_ here: LinkBase) -> HTML { .fragment(content(here)) }

  @Content private func content(_ here: LinkBase) -> [HTML] {
    if let summary = definition.summary { Tag.p(.class("lead")) { summary } }
    facts(here)
    if answersBack {
      Tag.div(.data("live", "answer")) { answer(here) }
      WhatIfBar(workload: workload).html
      Tag.div(.data("live", "reasons")) { reasons(here) }
    } else {
      answer(here)
      reasons(here)
    }
  }

  /// How much it takes.
  @Content func answer(_ here: LinkBase) -> [HTML] {
    if let parts = StatementParts(workload, workload.design) {
      ComputePools(parts: parts).html(here)
    } else {
      AnswerCards(workload: workload, cell: workload.design).html
    }
  }

  /// What decides it, and what to look out for.
  @Content func reasons(_ here: LinkBase) -> [HTML] {
    cause(here)
    warnings
  }

  /// The constraint that binds, beside the others.
  func cause(_ here: LinkBase) -> HTML { .fragment(causeParts(here)) }

  @Content private func causeParts(_ here: LinkBase) -> [HTML] {
    let cluster = workload.mainCluster
    Tag.p(.class("why")) {
      if !workload.pools.isEmpty, let name = cluster.definition.statementNames.first {
        "In the pool of \(name), "
      }
      cluster.design.why
    }
    if let plan = cluster.design.plan {
      SlackChart(workload: cluster, plan: plan).figure.html(here)
    }
  }

  func facts(_ here: LinkBase) -> HTML {
    let cell = workload.deployed(workload.design)
    let warnings = cell.warnings
    return Tag.ul(.class("facts")) {
      Tag.li { "Sized for \(workload.point)" }
      if let owner = definition.owner { Tag.li { "Owner: \(owner)" } }
      Tag.li { "Environment: \(definition.environment.title)" }
      if !cell.fits { Tag.li { Tag.span(.class("badge bad")) { "does not fit" } } }
      if !warnings.isEmpty {
        Tag.li { Tag.span(.class("badge warn")) { Format.counted(warnings.count, "warning") } }
      }
      if let badge = changes?.badge(of: definition.id, here) { Tag.li { badge } }
      Tag.li(.class("sheet-link")) {
        Tag.a(.class("tool"), .href(here.link(to: ReviewPage.path(of: workload)))) {
          "Review sheet, to print"
        }
      }
    }
  }

  /// Those of every cluster, under the statement's name where there are several.
  private var warnings: [HTML] {
    let clusters = workload.pools.isEmpty ? [workload] : workload.pools
    return clusters.flatMap { cluster -> [HTML] in
      guard let plan = cluster.design.plan else { return [] }
      let name = workload.pools.isEmpty ? nil : cluster.definition.statementNames.first
      return plan.warnings.all.map { warning in
        Tag.div(.class("admonition warning")) {
          Tag.p(.class("admonition-title")) { warning.name + (name.map { ", " + $0 } ?? "") }
          Tag.p { warning.sentence(for: cluster, plan, at: cluster.design) }
        }
      }
    }
  }
}
