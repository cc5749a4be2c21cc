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
    if let range = workload.profileRange(of: workload.design) {
      Tag.p { sentence(range) }
      table(range).html(here)
    }
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

  func sentence(_ range: ProfileRange) -> String {
    func cores(_ end: ProfileRange.End) -> String {
      guard let plan = end.cell.plan else { return "does not fit" }
      let cost = workload.money.map { " for \($0.cost(of: [plan]).text) a month" }
      return "needs " + Format.counted(plan.totalCores) + (cost ?? "")
    }
    if range.isMeasured { return Self.measured(cores(range.low), cores(range.high)) }
    if range.low.cell.plan?.totalCores == range.high.cell.plan?.totalCores {
      return """
        How much one core processes is the least certain assumption, but here it does not matter: \
        the workload \(cores(range.low)) with the figures of every profile.
        """
    }
    return """
      How much one core processes is the least certain assumption. With the figures of the profile \
      \(range.low.profile) the workload \(cores(range.low)), with those of \(range.high.profile) it \
      \(cores(range.high)). Measure your own before you decide.
      """
  }

  private static func measured(_ low: String, _ high: String) -> String {
    let error = Format.share(MeasuredWork.error)
    return """
      The running job was measured. A plan from a job's own work was off by up to \(error) at other rates: \
      with so much less work than measured the workload \(low), with so much more it \(high).
      """
  }

  private func table(_ range: ProfileRange) -> Table {
    func title(_ end: ProfileRange.End) -> String {
      range.isMeasured ? "Work as \(end.profile)" : "Profile \(end.profile)"
    }
    let cells = [
      (title(range.low), range.low.cell), ("As planned", workload.design),
      (title(range.high), range.high.cell),
    ]
    return Table(
      caption: "The same rate and tier with other rates per core",
      columns: [
        .init(title: "Case"), .init(title: "Cores", isNumber: true),
        .init(title: "TaskManagers", isNumber: true), .init(title: "Nodes", isNumber: true),
        .init(title: "Memory", unit: "bytes", isNumber: true),
      ] + costs.columns + [
        .init(title: "Binds"), .init(title: "Recovery", unit: "s", isNumber: true),
      ],
      rows: cells.map {
        Table.Row(cells: [Datum($0.0)] + answer($0.1), isMarked: $0.1 == workload.design)
      })
  }

  private var costs: CostColumns { CostColumns(currencies: [workload].currencies) }

  private func answer(_ cell: Cell) -> [Datum] {
    let binding = cell.bindingConstraint
    let binds = Datum(binding.name, style: "constraint " + binding.style)
    guard let plan = cell.plan else {
      return [Datum("does not fit", exact: ""), .none, .none, .none] + costs.data(nil) + [
        binds, .none,
      ]
    }
    return [
      Datum(plan.totalCores), Datum(plan.shape), Datum(plan.nodes),
      Datum(Format.memory(plan.totalMemory)),
    ] + costs.data(workload.money?.cost(of: [plan])) + [
      binds,
      Datum(Format.duration(plan.recovery.total)),
    ]
  }
}
