internal import Markup
public import Pages
internal import Sizing
public import Workloads

/// The review sheet of a workload: two sheets of paper for the meeting that decides on it.
struct ReviewPage {
  let workload: PlannedWorkload

  private var definition: WorkloadDefinition { workload.definition }
  private var cluster: PlannedWorkload { workload.mainCluster }

  static func path(of workload: PlannedWorkload) -> SitePath { workload.path.child("review") }

  var page: Page {
    var page = Page(
      path: Self.path(of: workload), title: "Review: \(definition.title)",
      description: """
        \(definition.title) on two sheets of paper: the answer, its reason, cost, risks and \
        assumptions.
        """,
      source: definition.file, lead: { here in .fragment(lead(here)) },
      remaking: { [matrix, tiers, risks] + kafka + [assumptions, decision] })
    page.isSheet = true
    page.keywords = [definition.id, "review sheet", "print", "PDF"]
    return page
  }

  @Content private func lead(_ here: LinkBase) -> [HTML] {
    Tag.p(.class("lead")) { answer }
    Tag.ul(.class("facts")) {
      if let owner = definition.owner { Tag.li { "Owner: \(owner)" } }
      Tag.li { "Environment: \(definition.environment.title)" }
      Tag.li { Tag.a(.href(here.link(to: workload.path))) { "All about this workload" } }
      Tag.li(.class("scripted sheet-link")) {
        Tag.button(.class("tool"), .type("button"), .data("print", "")) { "Print or save as PDF" }
      }
    }
    AnswerCards(workload: workload, cell: workload.design).html
    WorkloadHeader(workload: workload, changes: nil).cause(here)
  }

  private var answer: String {
    let cell = workload.deployed(workload.design)
    guard cell.fits else { return "\(definition.title) does not fit at \(workload.point)." }
    return """
      \(definition.title) needs \(Format.counted(cell.cores)) in \
      \(Format.counted(cell.taskManagers, "TaskManager")) on \
      \(Format.counted(cell.nodes.count, "node")) for \(workload.point).
      """
  }

  private var matrix: PageSection {
    PageSection("matrix", "Every tier and rate") { MatrixTable(workload: workload).html($0) }
  }

  private var tiers: PageSection {
    PageSection("tiers", "What each tier needs") {
      ReviewTierTable(workload: workload).table.html($0)
    }
  }

  private var risks: PageSection {
    PageSection("risks", "Risks and ways out") { ReviewRisks(workload: workload).html($0) }
  }

  private var kafka: [PageSection] {
    let kafka = KafkaTable(workload: cluster, cell: cluster.design)
    guard kafka.hasTable else { return [] }
    return [
      PageSection("kafka", "What Kafka has to provide") { kafka.table?.html($0) ?? .empty }
    ]
  }

  private var assumptions: PageSection {
    PageSection("assumptions", "Assumptions and who set them") { here in
      ReviewAssumptions(workload: cluster).html(here)
    }
  }

  /// Lines to sign on, by hand.
  private var decision: PageSection {
    PageSection("decision", "Decision") { _ in
      Tag.table(.class("report signatures")) {
        Tag.thead {
          Tag.tr {
            for title in ["Name", "Role", "Decision", "Date", "Signature"] {
              Tag.th(.scope("col")) { title }
            }
          }
        }
        Tag.tbody {
          for _ in 0..<3 { Tag.tr { for _ in 0..<5 { Tag.td {} } } }
        }
      }
    }
  }
}

extension Capacity {
  /// The review sheet of a workload, as a page.
  public func review(of workload: PlannedWorkload) -> Page { ReviewPage(workload: workload).page }
}
