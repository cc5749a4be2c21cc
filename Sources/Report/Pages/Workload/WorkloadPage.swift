internal import Markup
internal import Pages
internal import Sizing
internal import Workloads

/// The page of one workload: the answer, why, how it moves, and what to deploy.
struct WorkloadPage {
  let workload: PlannedWorkload
  let capacity: Capacity
  var changes: ChangesSinceRelease?
  /// Whether readers may change the input on the page.
  var answersBack = false
  /// What its running job took; none where no job was observed.
  var measured: [PageSection] = []

  private var definition: WorkloadDefinition { workload.definition }

  var page: Page {
    let lead = WorkloadHeader(
      workload: workload, changes: changes, answersBack: answersBack)
    var page = Page(
      path: workload.path, title: definition.title, description: description,
      source: definition.file, lead: { here in lead.html(here) },
      remaking: {
        answer.wayOut + answer.rates + answer.costs + measured + planned + whatIf + configuration
          + [input, arithmetic]
      })
    page.keywords = [definition.id, definition.owner].compactMap { $0 } + definition.tags
    page.picture = WorkloadPicture(workload).picture
    page.mark = changes?.workloads[definition.id]?.state
    return page
  }

  private var description: String {
    let cell = workload.deployed(workload.design)
    guard cell.fits else { return "\(definition.title) does not fit at \(workload.point)." }
    return "\(definition.title) needs \(Format.counted(cell.cores)) at \(workload.point)."
  }

  /// What readers may ask again with another input.
  private var answer: WorkloadAnswer { WorkloadAnswer(workload) }

  private var cluster: PlannedWorkload { workload.mainCluster }

  @Content private var scope: [HTML] { answer.scope }

  /// Sections that only a workload with a plan has.
  private var planned: [PageSection] {
    guard let plan = cluster.design.plan else { return [] }
    return [
      PageSection("checkpoints", "Checkpoints") { here in
        scope
        CheckpointTable.settings(of: cluster, cell: cluster.design).html(here)
      },
      PageSection("recovery", "Recovery") { here in
        scope
        RecoverySummary(workload: cluster, plan: plan).html(here)
        FailureTable(workload: cluster, cell: cluster.design).table.html(here)
      },
    ] + answer.kafka + [
      PageSection("memory", "Memory of a TaskManager") { here in
        scope
        MemoryChart(plan: plan).figure.html(here)
      },
      PageSection("nodes", "Nodes") { here in
        scope
        NodesChart(plan: plan).figure.html(here)
        Tag.p { NetworkUse(workload: cluster, plan: plan).sentence }
      },
    ]
  }

  private var whatIf: [PageSection] {
    guard let plan = cluster.design.plan else { return [] }
    return [
      PageSection("what-if", "What if") { here in
        scope
        SensitivitySection(workload: cluster, plan: plan).html(here)
      }
    ]
  }

  private var configuration: [PageSection] {
    guard workload.deployed(workload.design).fits else { return [] }
    return [
      PageSection("configuration", "Configuration") { here in
        capacity.manifestList(of: workload, here)
      }
    ]
  }

  private var input: PageSection {
    PageSection("input", "Input") { here in
      TopologyChart(workload: workload, rate: definition.rate).figure.html(here)
      if definition.sources.count > 1 {
        SourceTable(sources: definition.sources).table.html(here)
      }
      InputFacts(workload: workload).html
      if let notes = definition.notes { Tag.p { notes } }
    }
  }

  private var arithmetic: PageSection {
    PageSection("arithmetic", "Calculation") { here in
      scope
      Tag.p {
        Tag.a(.href(here.link(to: CalculationPage.path(of: workload)))) {
          "Every step from the input to the plan"
        }
        " rests on these assumptions:"
      }
      Arithmetic(workload: cluster).list(here)
    }
  }
}

extension PlannedWorkload {
  /// The design point in words: 40 k/s at sub-1s.
  var point: String { "\(Format.rate(definition.rate)) at \(definition.tier.name)" }
}
