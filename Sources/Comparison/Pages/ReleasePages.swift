internal import Report
internal import Sizing
internal import Markup
public import Pages

extension History {
  /// The history's page and a page for each step of it; none without a release.
  public var pages: [Page] {
    if releases.isEmpty { return [] }
    let steps = zip(sides, sides.dropFirst()).map { comparison($0, $1) }
    return [overview(steps)] + steps.map(comparisonPage)
  }

  /// The last step is at hand already.
  private func comparison(_ old: SnapshotComparison.Side, _ new: SnapshotComparison.Side)
    -> SnapshotComparison
  {
    if let sinceLast, new.name == Self.currentName { return sinceLast }
    return SnapshotComparison(from: old, to: new)
  }

  private func comparisonPage(_ comparison: SnapshotComparison) -> Page {
    let (old, new) = (comparison.old.name, comparison.new.name)
    // Only workloads of the present state have pages.
    let linked = Set(sides.last?.snapshot.workloads.map(\.id) ?? [])
    let report = ComparisonReport(comparison, listsCells: true, pages: linked)
    let view = ComparisonView(report: report)
    return Page(
      path: Self.path(old, new), title: report.title, description: report.pageHeadline,
      weight: newestFirst(new), anchors: Set(comparison.listed.map(\.anchor)),
      lead: { view.lead($0) }, sections: view.sections)
  }

  private func newestFirst(_ name: String) -> Double {
    Double(sides.count - (sides.lastIndex { $0.name == name } ?? 0))
  }

  private func overview(_ steps: [SnapshotComparison]) -> Page {
    let table = ReleaseTable(sides: sides, steps: steps).table
    return Page(
      path: SitePath("releases"), title: "Releases",
      description: "What each recorded release of this handbook needed, and what changed since.",
      weight: 60,
      lead: { here in
        .fragment([
          Tag.p(.class("lead")) {
            "How the needs of all workloads at their design points changed from release to release, and why."
          }, changesSinceRelease?.summary(here) ?? .empty, poolsAsApplications, trends,
        ])
      },
      sections: [
        PageSection("releases", "Every release") { table.html($0) },
        PageSection("changes", "What each changed") { changes(steps.reversed(), $0) },
        PageSection("by-workload", "Cores of each workload") { here in
          WorkloadTrends(sides: sides).table.html(here)
        },
      ] + costsByWorkload
    ).found(by: ["changed", "changes", "history", "since"])
  }

  private var costsByWorkload: [PageSection] {
    if currencies.isEmpty { return [] }
    return [
      PageSection("cost-by-workload", "Cost of each workload") { here in
        WorkloadTrends(sides: sides).costs.html(here)
      }
    ]
  }

  /// Said where the last step tells pools and an older release does not, as all count alike here.
  private var poolsAsApplications: HTML {
    let isSaid = sinceLast?.new.snapshot.lacksPools == true
    guard !isSaid, sides.contains(where: { $0.snapshot.lacksPools }) else { return .empty }
    return Tag.p { Notices.poolsAsApplications }
  }

  private func changes(_ steps: [SnapshotComparison], _ here: LinkBase) -> HTML {
    Tag.dl {
      for step in steps {
        Tag.dt {
          Tag.a(.href(here.link(to: Self.path(step.old.name, step.new.name)))) {
            "\(step.old.name) to \(step.new.name)"
          }
        }
        Tag.dd { Headline(comparison: step, tellsTitles: true).text }
      }
    }
  }

  private var trends: HTML {
    let totals = sides.map { ($0.name, Totals($0.snapshot)) }
    let shown: [Metric] = [.totalCores, .totalMemoryBytes, .nodes]
    let costs = currencies.map { currency in
      Trend(
        title: currencies.count == 1 ? "Cost a month" : "Cost a month, \(currency)",
        points: totals.map { .init(name: $0.0, value: $0.1.costs[currency]) },
        format: { Format.money($0, currency) })
    }
    return Tag.div(.class("trends")) {
      for metric in shown {
        Self.figure(
          Trend(
            title: metric.title, points: totals.map { .init(name: $0.0, value: $0.1[metric]) },
            format: metric.text))
      }
      for trend in costs { Self.figure(trend) }
    }
  }

  private static func figure(_ trend: Trend) -> HTML {
    Tag.figure {
      Tag.figcaption { trend.title }
      trend.chart
    }
  }

  /// Of all costs; none before two states have some, because one is no trend.
  private var currencies: [String] {
    sides.count { $0.snapshot.hasCosts } > 1 ? sides.currencies : []
  }
}

extension [SnapshotComparison.Side] {
  /// What costs are in, in the order in which the currencies are met.
  var currencies: [String] {
    var seen: Set<String> = []
    return flatMap { $0.snapshot.currencies }.filter { seen.insert($0).inserted }
  }
}

/// Every release, the newest on top, with what it took.
struct ReleaseTable {
  let sides: [SnapshotComparison.Side]
  /// From each to the next.
  let steps: [SnapshotComparison]

  var table: Table {
    Table(
      caption: "Every release, the newest first",
      columns: [
        .init(title: "Release"), .init(title: "Recorded"),
        .init(title: "Workloads", isNumber: true),
        .init(title: "Cores", isNumber: true),
        .init(title: "Memory", unit: "bytes", isNumber: true),
        .init(title: "Nodes", isNumber: true),
      ]
        + costMetrics.flatMap { metric in
          sides.currencies.map { .init(title: metric.title, unit: $0, isNumber: true) }
        } + [.init(title: "Do not fit", isNumber: true)],
      rows: zip(sides, [nil] + steps.map { $0 as SnapshotComparison? }).map(row).reversed())
  }

  private var costMetrics: [Metric] {
    sides.contains { $0.snapshot.hasUsage } ? Metric.ofMoney : [.cost]
  }

  private func row(_ side: SnapshotComparison.Side, step: SnapshotComparison?) -> Table.Row {
    let totals = Totals(side.snapshot)
    let costs = costMetrics.flatMap { metric in
      sides.currencies.map { currency in
        totals.costs(metric)[currency].map { Datum(Cost($0, currency)) } ?? .none
      }
    }
    return Table.Row(
      cells: [
        Datum(side.name, link: step.map { History.path($0.old.name, side.name) }),
        Datum(side.snapshot.date ?? "–", exact: side.snapshot.date ?? "", style: "nowrap"),
        Datum(totals.workloads),
        Datum(Cores(totals[.totalCores] ?? 0)),
        Datum(Bytes(totals[.totalMemoryBytes] ?? 0), as: Format.memory),
        Datum(Int(clamping: totals[.nodes] ?? 0)),
      ] + costs + [Datum(totals.infeasible)])
  }
}

/// The cores and the cost of each workload over all releases, with a line for the eye.
struct WorkloadTrends {
  let sides: [SnapshotComparison.Side]

  var table: Table {
    Table(
      caption: "Cores at the design point; a dash where the workload did not exist or did not fit",
      columns: columns, rows: present.map(row))
  }

  /// What each workload that has a cost now cost in each of them, in its present currency.
  var costs: Table {
    let priced = present.compactMap { workload in
      workload.design.currency.map { (workload, $0) }
    }
    return Table(
      caption: "Cost a month at the design point; a dash where none was recorded",
      columns: columns, rows: priced.map(costRow))
  }

  private var present: [SnapshotWorkload] { sides.last?.snapshot.workloads ?? [] }

  private var columns: [Table.Column] {
    [.init(title: "Workload"), .init(title: "Trend")]
      + sides.map { .init(title: $0.name, isNumber: true) }
  }

  private func row(_ workload: SnapshotWorkload) -> Table.Row {
    row(workload, "Cores of \(workload.title)", Metric.totalCores.text, { $0.number(.totalCores) })
    {
      Datum(Cores($0))
    }
  }

  private func costRow(_ workload: SnapshotWorkload, _ currency: String) -> Table.Row {
    row(
      workload, "Cost of \(workload.title)", { Format.money($0, currency) },
      { $0.currency == currency ? $0.number(.cost) : nil }
    ) { Datum(Cost($0, currency)) }
  }

  private func row(
    _ workload: SnapshotWorkload, _ title: String, _ format: @escaping (Double) -> String,
    _ value: (SnapshotCell) -> Double?, datum: (Double) -> Datum
  ) -> Table.Row {
    let points = sides.map { side in
      Trend.Point(
        name: side.name,
        value: (side.snapshot.workloads.first { $0.id == workload.id }?.design).flatMap(value))
    }
    let trend = Trend(title: title, points: points, format: format)
    var line = Datum("", exact: "")
    line.graphic = trend.sparkline
    return Table.Row(
      cells: [
        Datum(
          workload.title, exact: workload.id, link: SitePath("workloads").child(workload.id)), line,
      ]
        + points.map { $0.value.map(datum) ?? .none })
  }
}
