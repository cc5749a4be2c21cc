internal import Markup
internal import Pages
internal import Sizing
internal import Workloads

/// What a workload costs a month and what that is made of, with the floor at its mean rate (E30) and
/// what is paid for by use (E29).
struct CostSection {
  let workload: PlannedWorkload
  let cell: DeployedCell

  /// Nil for a workload that does not fit, and without prices.
  init?(_ workload: PlannedWorkload) {
    let cell = workload.deployed(workload.design)
    guard cell.cost != nil else { return nil }
    self.workload = workload
    self.cell = cell
  }

  @Content func html(_ here: LinkBase) -> [HTML] {
    if let cost = cell.cost {
      Tag.p {
        "It requests capacity for "
        Tag.strong { cost.text }
        " a month of 730 hours. Whole nodes cost more where pods do not fill them: see "
        Tag.a(.href(here.link(to: CapacityPage.path))) { "Capacity" }
        "."
      }
      table(cost).html(here)
    }
    if let mean = MeanRate(workload, workload.design) {
      Tag.p {
        """
        Sized for its mean rate it would take \(mean.words). An autoscaler can approach that, and not \
        go below.
        """
      }
    }
  }

  /// The parts of what it requests, their sum, and what is paid for by use.
  func table(_ cost: Cost) -> Table {
    let money = workload.money
    let parts = money?.parts(of: cell.plans) ?? []
    let usage = money?.usage(of: cell) ?? []
    let byUse = usage.isEmpty ? nil : cell.usage
    let sum = Table.Row(
      cells: [
        Datum("Requested"), Datum(cost), Datum("the cost on all pages"),
      ],
      isMarked: true)
    return Table(
      caption: "Cost of \(workload.definition.title)",
      columns: [
        .init(title: "For"), .init(title: "Cost a month", unit: cost.currency, isNumber: true),
        .init(title: "Calculation"),
      ],
      rows: parts.map { Self.row($0, cost.currency) } + [sum]
        + usage.map { Self.row($0, cost.currency, detail: "by use") }
        + (byUse.map { [Self.sum(ofUsage: $0)] } ?? []))
  }

  private static func sum(ofUsage cost: Cost) -> Table.Row {
    Table.Row(
      cells: [Datum("By use"), Datum(cost), Datum("paid beside what is requested")], isMarked: true)
  }

  private static func row(_ part: CostPart, _ currency: String, detail: String? = nil)
    -> Table.Row
  {
    Table.Row(cells: [
      Datum(part.name, detail: detail), Datum(Cost(part.amount, currency)), Datum(part.reason),
    ])
  }
}

/// Every tier at the design rate, with what it needs beyond the next looser one.
struct TierTable {
  let workload: PlannedWorkload

  private var costs: CostColumns { CostColumns(of: [workload]) }

  var table: Table {
    let more = CostColumns(currencies: costs.currencies, title: "More cost")
    return Table(
      caption:
        "\(workload.definition.title) at \(Format.rate(workload.definition.rate)): each tier, and what it needs beyond the next looser one",
      columns: [
        .init(title: "Tier"), .init(title: "Cores", isNumber: true),
        .init(title: "Nodes", isNumber: true),
      ] + costs.columns + [
        .init(title: "More cores", isNumber: true), .init(title: "More nodes", isNumber: true),
      ] + more.columns,
      rows: LatencyTier.allCases.map(row))
  }

  private func row(_ tier: LatencyTier) -> Table.Row {
    let cell = workload.cell(tier, workload.definition.rate)
    let deployed = workload.deployed(cell)
    guard deployed.fits else {
      let empty = [Datum](
        repeating: .none, count: 3 + costs.columns.count + costs.currencies.count)
      return Table.Row(cells: [Datum(tier.name), Datum("does not fit", exact: "")] + empty)
    }
    return Table.Row(
      cells: [Datum(tier.name), Datum(deployed.cores), Datum(deployed.nodes.count)]
        + costs.data(of: deployed) + more(TierPremium(workload, cell)),
      isMarked: tier == workload.definition.tier)
  }

  private func more(_ premium: TierPremium?) -> [Datum] {
    guard let premium else {
      return [Datum](repeating: .none, count: 2 + costs.currencies.count)
    }
    return [Datum(premium.coresText), Datum(premium.nodesText)]
      + costs.currencies.map { _ in premium.costText.map { Datum($0) } ?? .none }
  }
}
