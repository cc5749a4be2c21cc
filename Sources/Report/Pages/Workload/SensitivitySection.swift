internal import Charts
internal import Markup
internal import Pages
internal import Sizing
internal import Workloads

/// How far the answer moves when what was assumed is wrong: E22 and E23.
struct SensitivitySection {
  let workload: PlannedWorkload
  let plan: Plan

  @Content func html(_ here: LinkBase) -> [HTML] {
    let range = workload.sizer.range(of: workload.design)
    Tag.p { sentence(range) }
    table(range).html(here)
    let tornado = TornadoChart(workload: workload, cell: workload.design)
    if let chart = tornado.chart {
      ChartFigure(
        caption: "Cores when one assumption is half or double its value", drawing: chart.html,
        table: tornado.table(Self.datum)
      ).html(here)
    }
  }

  /// The parameter with a link to where it is explained.
  static func datum(_ parameter: Sensitivity.Parameter) -> Datum {
    var datum = Datum(parameter.shortTitle, link: SitePath("assumptions"))
    datum.anchor = parameter.anchor
    return datum
  }

  private func sentence(_ range: (low: Cell, high: Cell)) -> String {
    let low = range.low.plan.map { Format.count($0.totalCores) } ?? "no number of"
    guard let high = range.high.plan else {
      return """
        If a core does twice what is assumed, \(low) cores are enough. If it does half, nothing \
        fits: \(range.high.bindingConstraint.title) can't be satisfied. Measure before you decide.
        """
    }
    return """
      If a core does twice what is assumed, \(low) cores are enough; if it does half, it takes \
      \(Format.count(high.totalCores)). Published rates per core differ by more than that, so \
      measure your own.
      """
  }

  private func table(_ range: (low: Cell, high: Cell)) -> Table {
    let cells = [
      ("A core does double", range.low), ("As assumed", workload.design),
      ("A core does half", range.high),
    ]
    return Table(
      caption: "The same rate and tier with other rates per core",
      columns: [
        .init(title: "Case"), .init(title: "Cores", isNumber: true),
        .init(title: "TaskManagers", isNumber: true), .init(title: "Nodes", isNumber: true),
        .init(title: "Memory", unit: "bytes", isNumber: true), .init(title: "Binds"),
        .init(title: "Recovery", unit: "s", isNumber: true),
      ],
      rows: cells.map {
        Table.Row(cells: [Datum($0.0)] + answer($0.1), isMarked: $0.1 == workload.design)
      })
  }

  private func answer(_ cell: Cell) -> [Datum] {
    let binding = cell.bindingConstraint
    let binds = Datum(binding.name, style: "constraint " + binding.style)
    guard let plan = cell.plan else {
      return [Datum("does not fit", exact: ""), .none, .none, .none, binds, .none]
    }
    return [
      Datum(plan.totalCores), Datum(plan.shape), Datum(plan.nodes),
      Datum(Format.memory(plan.totalMemory)), binds,
      Datum(Format.duration(plan.recovery.total)),
    ]
  }
}
