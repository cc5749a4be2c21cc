internal import Report
internal import Markup
internal import Pages

/// A comparison as the sections of a page.
struct ComparisonView {
  let report: ComparisonReport

  private var comparison: SnapshotComparison { report.comparison }

  func lead(_ here: LinkBase) -> HTML {
    .fragment(
      [Tag.p(.class("lead")) { report.pageHeadline }] + gates
        + report.notices(tellsTitles: true).map(notice))
  }

  private func notice(_ notice: Notice) -> HTML {
    Tag.div(.class("admonition \(notice.severity.rawValue)")) { Tag.p { notice.text } }
  }

  private var gates: [HTML] {
    let crossings = report.judgement.crossings
    if crossings.isEmpty { return [] }
    return [
      Tag.ul(.class("gates")) {
        for crossing in crossings {
          Tag.li {
            Tag.span(.class("badge \(Self.tone(of: crossing))")) { crossing.outcome }
            " \(crossing.explanation)"
          }
        }
      }
    ]
  }

  private static func tone(of crossing: Crossing) -> String {
    crossing.isWaived ? "waived" : crossing.severity == .fail ? "bad" : "warn"
  }

  var sections: [PageSection] {
    if comparison.isEmpty { return [rest] }
    return [
      PageSection("totals", "All workloads together") { report.pageTables.totals.html($0) },
      PageSection("workloads", "Workloads") { here in
        PairChart(workloads: comparison.listed, old: comparison.old.name, new: comparison.new.name)
          .html
        for table in report.workloads(from: report.pageTables) {
          table.html(here, class: "report reasons")
        }
      },
      PageSection("figures", "Every figure") { here in
        for table in report.details(from: report.pageTables) { Self.fold(table, here) }
      }, rest,
    ]
  }

  private static func fold(_ table: Table, _ here: LinkBase) -> HTML {
    Tag.details(.class("fold")) {
      Tag.summary { "\(table.caption): \(Format.counted(table.rows.count, "row"))" }
      table.html(here)
    }
  }

  /// What is the same, and what made both sides.
  private var rest: PageSection {
    PageSection("rest", "Omitted changes, and sources") { _ in
      Tag.p { report.remainder }
      Tag.ul {
        for side in [comparison.old, comparison.new] { Tag.li { Self.origin(of: side) } }
      }
    }
  }

  private static func origin(of side: SnapshotComparison.Side) -> String {
    if side.lacks != nil { return "\(side.name): no handbook to compare with" }
    let date = side.snapshot.date.map { ", recorded on \($0)" } ?? ""
    return """
      \(side.name)\(date): Headroom \(side.snapshot.engineVersion), model \(side.snapshot.model), \
      profile \(side.snapshot.profile)
      """
  }
}
