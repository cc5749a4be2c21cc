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
      path: Self.path(old, new), title: report.title, description: report.headline,
      weight: newestFirst(new), anchors: Set(comparison.listed.map(\.anchor)),
      lead: { view.lead($0) }, sections: view.sections)
  }

  private func newestFirst(_ name: String) -> Int {
    sides.count - (sides.lastIndex { $0.name == name } ?? 0)
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
      ])
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
        Tag.dd { Headline(comparison: step).text }
      }
    }
  }

  private var trends: HTML {
    let totals = sides.map { ($0.name, Totals($0.snapshot)) }
    let shown: [Metric] = [.totalCores, .totalMemoryBytes, .nodes]
    return Tag.div(.class("trends")) {
      for metric in shown {
        let trend = Trend(
          title: metric.title, points: totals.map { .init(name: $0.0, value: $0.1[metric]) },
          format: metric.text)
        Tag.figure {
          Tag.figcaption { metric.title }
          trend.chart
        }
      }
    }
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
        .init(title: "Do not fit", isNumber: true),
      ],
      rows: zip(sides, [nil] + steps.map { $0 as SnapshotComparison? }).map(row).reversed())
  }

  private func row(_ side: SnapshotComparison.Side, step: SnapshotComparison?) -> Table.Row {
    let totals = Totals(side.snapshot)
    return Table.Row(cells: [
      Datum(side.name, link: step.map { History.path($0.old.name, side.name) }),
      Datum(side.snapshot.date ?? "–", exact: side.snapshot.date ?? "", style: "nowrap"),
      Datum(totals.workloads),
      Datum(Cores(totals[.totalCores] ?? 0)),
      Datum(Bytes(totals[.totalMemoryBytes] ?? 0), as: Format.memory),
      Datum(Int(clamping: totals[.nodes] ?? 0)), Datum(totals.infeasible),
    ])
  }
}

/// The cores of each workload over all releases, with a line for the eye.
struct WorkloadTrends {
  let sides: [SnapshotComparison.Side]

  var table: Table {
    let ids = sides.last?.snapshot.workloads.map(\.id) ?? []
    let names = sides.map(\.name)
    return Table(
      caption: "Cores at the design point; a dash where the workload did not exist or did not fit",
      columns: [.init(title: "Workload"), .init(title: "Trend")]
        + names.map { .init(title: $0, isNumber: true) },
      rows: ids.map(row))
  }

  private func row(_ id: String) -> Table.Row {
    let points = sides.map { side in
      Trend.Point(
        name: side.name,
        value: side.snapshot.workloads.first { $0.id == id }?.design.number(.totalCores))
    }
    let trend = Trend(title: "Cores of \(id)", points: points, format: Metric.totalCores.text)
    var line = Datum("", exact: "")
    line.graphic = trend.sparkline
    let figures = points.map { $0.value.map { Datum(Cores($0)) } ?? .none }
    return Table.Row(
      cells: [Datum(id, link: SitePath("workloads").child(id)), line] + figures)
  }
}
