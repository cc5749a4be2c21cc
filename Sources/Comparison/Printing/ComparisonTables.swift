internal import Amounts
internal import Markup
internal import Report
internal import Sizing
internal import Pages

/// The tables of a comparison. Every format prints these, so all have the same rows in the same
/// order.
struct ComparisonTables {
  let comparison: SnapshotComparison
  /// Workloads that have a page to link to.
  let pages: Set<String>
  /// Whether workloads are called by their titles, as on all pages; programs and terminals get ids.
  var tellsTitles = false
  /// Whether each figure says why it changed: for files that have no other place for it.
  var explains = false
  /// How many causes of a workload's change are told: all on a page, a few in a terminal or a comment.
  var mostCauses = Int.max

  /// What the snapshots take in all.
  var totals: Table {
    Table(
      caption: "All workloads together" + leftOut,
      columns: [
        .init(title: "Figure"), .init(title: "Old", isNumber: true),
        .init(title: "New", isNumber: true), .init(title: "Change", isNumber: true),
        .init(title: "Percent", isNumber: true), .init(title: "Meaning"),
      ],
      rows: comparison.totals.map { change in
        Table.Row(cells: [Datum(change.metric.title, exact: change.metric.name)] + figures(change))
      })
  }

  private var leftOut: String {
    let turned = comparison.turned
    if turned.isEmpty { return "" }
    let names = turned.prefix(3).map { $0.name(tellsTitles: tellsTitles) }.joined(separator: ", ")
    let rest = turned.count > 3 ? " and \(Format.count(turned.count - 3)) more" : ""
    return ", without \(names)\(rest), which \(turned.count == 1 ? "fits" : "fit") on one side only"
  }

  /// A row for each workload that differs.
  func workloads(_ changes: [WorkloadChange], caption: String) -> Table {
    Table(
      caption: caption,
      columns: [
        .init(title: "Workload"), .init(title: "State"), .init(title: "Cores", isNumber: true),
        .init(title: "Change", isNumber: true), .init(title: "Percent", isNumber: true),
      ] + costColumns + [.init(title: "Binds"), .init(title: "Why")],
      rows: changes.map { Table.Row(id: $0.anchor, cells: summary($0)) })
  }

  private var hasCosts: Bool {
    comparison.old.snapshot.hasCosts || comparison.new.snapshot.hasCosts
  }

  /// None where nothing has a price.
  private var costColumns: [Table.Column] {
    if !hasCosts { return [] }
    let titles = ["Cost a month", "Cost change"] + (hasUsage ? [Metric.usageCost.title] : [])
    return titles.map { .init(title: $0, isNumber: true) }
  }

  private var hasUsage: Bool {
    comparison.old.snapshot.hasUsage || comparison.new.snapshot.hasUsage
  }

  private func costs(_ workload: WorkloadChange) -> [Datum] {
    if !hasCosts { return [] }
    let (old, new) = (workload.old?.design, workload.new?.design)
    let usage = hasUsage ? [usage(workload)] : []
    let cost = MetricChange(
      metric: .cost, old: old?.value(.cost), new: new?.value(.cost), isAsked: workload.isAsked)
    if cost.old == nil, cost.new == nil { return [.none, .none] + usage }
    return [
      Datum(fits(cost, old, new)),
      workload.feasibilityTurn != 0
        ? .none
        : Datum(
          cost.changeWithShare, exact: cost.change.map(Exact.number) ?? "", style: cost.style),
    ] + usage
  }

  private func usage(_ workload: WorkloadChange) -> Datum {
    let (old, new) = (workload.old?.design, workload.new?.design)
    let usage = MetricChange(
      metric: .usageCost, old: old?.value(.usageCost), new: new?.value(.usageCost),
      isAsked: workload.isAsked)
    return usage.old == nil && usage.new == nil
      ? .none : Datum(fits(usage, old, new), style: usage.style)
  }

  private func summary(_ workload: WorkloadChange) -> [Datum] {
    let (old, new) = (workload.old?.design, workload.new?.design)
    let cores = MetricChange(
      metric: .totalCores, old: old?.value(.totalCores), new: new?.value(.totalCores),
      isAsked: workload.isAsked)
    let (before, after) = (old?.bindingConstraint, new?.bindingConstraint)
    let binds = [before, after].compactMap { $0 }
    return [
      name(workload),
      Datum(workload.stateText, style: workload.feasibilityTurn < 0 ? "bad" : nil),
      Datum(fits(cores, old, new)), Datum(workload.growthText, style: cores.style),
      Datum(cores.shareText, style: cores.style),
    ] + costs(workload) + [
      Datum(before == after ? after ?? "" : binds.joined(separator: " → ")),
      why(workload),
    ]
  }

  private func name(_ workload: WorkloadChange, isLinked: Bool = true) -> Datum {
    Datum(
      workload.name(tellsTitles: tellsTitles), exact: workload.id,
      link: isLinked && pages.contains(workload.id) ? workload.page : nil)
  }

  /// The causes; on a page, which has all of them, those beyond six stand in a fold, so that the rows
  /// can be compared.
  private func why(_ workload: WorkloadChange) -> Datum {
    let causes = workload.causeTexts
    var why = Datum(workload.causeText(most: mostCauses))
    if mostCauses == .max, causes.count > Self.mostUnfolded {
      let rest = causes.dropFirst(Self.mostUnfolded)
      why.graphic = .fragment([
        .text(causes.prefix(Self.mostUnfolded).joined(separator: "; ")),
        Tag.details {
          Tag.summary { "and \(Format.count(rest.count)) more" }
          rest.joined(separator: "; ")
        },
      ])
    }
    return why
  }

  private static let mostUnfolded = 6

  /// A figure's move, where what does not fit has none.
  private func fits(_ change: MetricChange, _ old: SnapshotCell?, _ new: SnapshotCell?) -> String {
    let a = old.map { $0.isFeasible ? change.oldText : "✕" }
    let b = new.map { $0.isFeasible ? change.newText : "✕" }
    guard let a, let b else { return a ?? b ?? "" }
    return a == b ? a : "\(a) → \(b)"
  }

  /// A row for each figure of each workload that differs at its design point.
  func details(_ changes: [WorkloadChange]) -> Table {
    Table(
      caption: "Every figure that differs at the design points", columns: figureColumns,
      rows: changes.flatMap { workload in
        workload.metrics.map { row(workload, point: workload.point, $0) }
      })
  }

  /// A row for each other cell of the matrix that differs.
  func cells(_ changes: [WorkloadChange]) -> Table {
    Table(
      caption: "Other cells of the matrix that differ", columns: figureColumns,
      rows: changes.flatMap { workload in
        workload.cellChanges(
          tolerance: comparison.tolerance, tellsPrices: comparison.tellsPrices
        ).flatMap { point, metrics in
          metrics.map { row(workload, point: point, $0) }
        }
      })
  }

  private var figureColumns: [Table.Column] {
    Self.plainColumns + (explains ? [.init(title: "Why"), .init(title: "Unit")] : [])
  }

  private static let plainColumns: [Table.Column] = [
    .init(title: "Workload"), .init(title: "State"), .init(title: "Tier"),
    .init(title: "Rate", unit: "records/s", isNumber: true), .init(title: "Figure"),
    .init(title: "Old", isNumber: true), .init(title: "New", isNumber: true),
    .init(title: "Change", isNumber: true), .init(title: "Percent", isNumber: true),
    .init(title: "Meaning"),
  ]

  private func row(_ workload: WorkloadChange, point: CellPoint, _ change: MetricChange)
    -> Table.Row
  {
    Table.Row(
      cells: [
        name(workload, isLinked: false), Datum(workload.state.rawValue), Datum(point.tier),
        Datum(RecordsPerSecond(point.recordsPerSecond), as: Format.rate),
        Datum(change.metric.title, exact: change.metric.name),
      ] + figures(change)
        + (explains ? [Datum(workload.causeText()), Datum(change.unit ?? "")] : []))
  }

  private func figures(_ change: MetricChange) -> [Datum] {
    [
      Datum(change.oldText, exact: change.old?.exact ?? ""),
      Datum(change.newText, exact: change.new?.exact ?? ""),
      Datum(change.changeText, exact: change.change.map(Exact.number) ?? "", style: change.style),
      Datum(change.shareText, exact: change.share.map { Exact.number($0 * 100) } ?? ""),
      Datum(change.meaning),
    ]
  }
}

extension WorkloadChange {
  var page: SitePath { SitePath("workloads").child(id) }

  /// The row's id on a page. No section begins so, whatever a workload is called.
  var anchor: String { "workload-" + id }

  /// Its design point now, or its last one.
  var point: CellPoint {
    (new ?? old).map(\.designPoint) ?? CellPoint(tier: "", recordsPerSecond: 0)
  }

  /// Cores more or less; one that came or went counts whole.
  fileprivate var growthText: String {
    if feasibilityTurn != 0 || (new ?? old)?.design.isFeasible == false { return "–" }
    let growth = MetricChange(
      metric: .totalCores, old: .number(0), new: .number(growth(.totalCores)))
    return growth.changeText
  }

  fileprivate var stateText: String {
    switch feasibilityTurn {
    case -1: "no longer fits"
    case 1: "fits again"
    default: state.rawValue
    }
  }

  /// Of cells other than the design point, what decides a deployment: whether it fits, what
  /// binds, how many cores, what they cost. The rest follows from these and would bury them.
  func cellChanges(tolerance: Double, tellsPrices: Bool) -> [(CellPoint, [MetricChange])] {
    guard let old, let new else { return [] }
    return cells.changed.compactMap { place in
      let cell = new.cells[place.new]
      let changes = cell.changes(
        since: old.cells[place.old], tolerance: tolerance, tellsPrices: tellsPrices,
        of: [.feasible, .bindingConstraint, .totalCores, .cost, .usageCost])
      return changes.isEmpty ? nil : (cell.point, changes.map { $0.asked(isAsked) })
    }
  }
}
