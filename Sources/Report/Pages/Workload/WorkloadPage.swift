internal import Markup
internal import Pages
internal import Sizing
internal import Workloads

/// The page of one workload: the answer, why, how it moves, and what to deploy.
struct WorkloadPage {
  let workload: PlannedWorkload
  let capacity: Capacity
  var changes: ChangesSinceRelease?

  private var definition: WorkloadDefinition { workload.definition }

  var page: Page {
    let lead = WorkloadHeader(workload: workload, changes: changes)
    var page = Page(
      path: workload.path, title: definition.title, description: description,
      source: definition.file, lead: { here in lead.html(here) },
      sections: wayOut + rates + planned + whatIf + configuration + [input, arithmetic])
    page.keywords = [definition.id, definition.owner].compactMap { $0 } + definition.tags
    page.mark = changes?.workloads[definition.id]?.state
    return page
  }

  private var description: String {
    guard let plan = workload.design.plan else {
      return "\(definition.title) does not fit at \(workload.point)."
    }
    return
      "\(definition.title) needs \(Format.counted(plan.totalCores)) at \(workload.point)."
  }

  /// First of all for a workload that does not fit.
  private var wayOut: [PageSection] {
    guard workload.design.plan == nil else { return [] }
    return [
      PageSection("way-out", "What would make it fit") {
        FittingChanges(workload: workload).html($0)
      }
    ]
  }

  private var rates: [PageSection] {
    [
      PageSection("rates", "As the rate grows") { here in
        let cores = CoresChart(workload: workload)
        cores.figure.html(here)
        ConstraintsChart(workload: workload, curve: cores.curve(of: definition.tier)).figure
          .html(here)
      },
      PageSection("matrix", "Every tier and rate") { MatrixTable(workload: workload).html($0) },
    ]
  }

  /// Sections that only a workload with a plan has.
  private var planned: [PageSection] {
    guard let plan = workload.design.plan else { return [] }
    return [
      PageSection("checkpoints", "Checkpoints") { here in
        CheckpointTable.settings(of: workload, cell: workload.design).html(here)
      },
      PageSection("recovery", "Recovery") { here in
        RecoverySummary(workload: workload, plan: plan).html(here)
      },
      PageSection("memory", "Memory of a TaskManager") { here in
        MemoryChart(plan: plan).figure.html(here)
      },
      PageSection("nodes", "Nodes") { here in
        NodesChart(plan: plan).figure.html(here)
        Tag.p { NetworkUse(workload: workload, plan: plan).sentence }
      },
    ]
  }

  private var whatIf: [PageSection] {
    guard let plan = workload.design.plan else { return [] }
    return [
      PageSection("what-if", "What if") { here in
        SensitivitySection(workload: workload, plan: plan).html(here)
      }
    ]
  }

  private var configuration: [PageSection] {
    guard workload.design.plan != nil else { return [] }
    return [
      PageSection("configuration", "Configuration to take away") { here in
        capacity.manifestTabs(of: workload, here)
      }
    ]
  }

  private var input: PageSection {
    PageSection("input", "What was sized") { here in
      if definition.sources.count > 1 {
        SourceTable(sources: definition.sources).table.html(here)
      }
      TopologyChart(workload: workload, rate: definition.rate).figure.html(here)
      InputFacts(workload: workload).html
      if let notes = definition.notes { Tag.p { notes } }
    }
  }

  private var arithmetic: PageSection {
    PageSection("arithmetic", "The arithmetic") { here in
      Arithmetic(workload: workload).html(here)
    }
  }
}

extension PlannedWorkload {
  /// The design point in words: 40 k/s at sub-1s.
  var point: String { "\(Format.rate(definition.rate)) at \(definition.tier.name)" }
}
