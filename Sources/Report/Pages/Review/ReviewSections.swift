internal import Markup
internal import Pages
internal import Sizing
internal import Workloads

/// Every tier at the design rate.
struct ReviewTierTable {
  let workload: PlannedWorkload

  private var costs: CostColumns { CostColumns(of: [workload]) }

  var table: Table {
    let rate = workload.definition.rate
    return Table(
      caption: "Each latency tier at \(Format.rate(rate))",
      columns: [
        .init(title: "Tier"), .init(title: "Cores", isNumber: true),
        .init(title: "TaskManagers", isNumber: true), .init(title: "Nodes", isNumber: true),
        .init(title: "Memory", unit: "bytes", isNumber: true),
      ] + costs.columns + [
        .init(title: "Binds"), .init(title: "Recovery", unit: "s", isNumber: true),
      ],
      rows: workload.tiers.map { tier in
        Table.Row(
          cells: [Datum(tier.name)]
            + AnswerColumns(costs: costs).data(workload.deployed(workload.cell(tier, rate))),
          isMarked: tier == workload.definition.tier)
      })
  }
}

/// What may go wrong with a plan, and how far it is from it; for a workload that does not fit, what
/// would make it fit.
struct ReviewRisks {
  let workload: PlannedWorkload

  /// The assumptions named: those whose error matters most.
  private static let mostEffects = 4

  @Content func html(_ here: LinkBase) -> [HTML] {
    let cluster = workload.mainCluster
    if let plan = cluster.design.plan, workload.deployed(workload.design).fits {
      Tag.ul { for sentence in sentences(cluster, plan) { Tag.li { sentence } } }
      effects(cluster)?.html(here) ?? .empty
    } else {
      FittingChanges(workload: cluster).html(here)
    }
  }

  private func sentences(_ cluster: PlannedWorkload, _ plan: Plan) -> [String] {
    let clusters = workload.pools.isEmpty ? [workload] : workload.pools
    let warnings = clusters.flatMap { cluster in
      cluster.design.plan.map { plan in
        plan.warnings.all.map { $0.sentence(for: cluster, plan, at: cluster.design) }
      } ?? []
    }
    let range = cluster.profileRange(of: cluster.design).map {
      SensitivitySection(workload: cluster, plan: plan).sentence($0)
    }
    let recovery = RecoverySummary(workload: cluster, plan: plan).sentence
    return warnings
      + [RoomSummary(workload, workload.design)?.sentence, range, recovery].compactMap { $0 }
  }

  private func effects(_ cluster: PlannedWorkload) -> Table? {
    var table = TornadoChart(workload: cluster, cell: cluster.design)
      .table { Datum($0.shortTitle) }
    table.rows = Array(table.rows.prefix(Self.mostEffects))
    return table.rows.isEmpty ? nil : table
  }
}

/// The assumptions that the answer rests on: who set those that are not the model's own, and the rest
/// in one paragraph.
struct ReviewAssumptions {
  let workload: PlannedWorkload

  @Content func html(_ here: LinkBase) -> [HTML] {
    let uses = Arithmetic(workload: workload).uses
    let chosen = uses.filter { $0.origin != .standard }
    if !chosen.isEmpty { table(chosen).html(here) }
    let standard = uses.filter { $0.origin == .standard }
    if !standard.isEmpty {
      Tag.p {
        "The model's defaults: "
        standard.map { "\(KeyWords.words(of: $0.name)) \($0.value)" }.joined(separator: "; ")
        "."
      }
    }
  }

  private func table(_ uses: [AssumptionUse]) -> Table {
    Table(
      caption: "Values that somebody chose for it",
      columns: [
        .init(title: "Assumption"), .init(title: "Value", isNumber: true), .init(title: "Set by"),
      ],
      rows: uses.map { use in
        var name = Datum(KeyWords.words(of: use.name), link: SitePath("assumptions"))
        name.anchor = use.anchor
        return Table.Row(cells: [name, Datum(use.value), Datum(use.origin.text)])
      })
  }
}
