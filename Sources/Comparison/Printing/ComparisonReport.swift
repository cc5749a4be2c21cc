internal import Report

/// A comparison with what the gates say of it, ready to be printed.
public struct ComparisonReport: Sendable {
  let comparison: SnapshotComparison
  let judgement: Judgement
  /// Whether the cells away from the design points are listed too.
  let listsCells: Bool
  /// Workloads that have a page to link to.
  let pages: Set<String>

  init(
    _ comparison: SnapshotComparison, judgement: Judgement = Judgement(), listsCells: Bool = false,
    pages: Set<String> = []
  ) {
    self.comparison = comparison
    self.judgement = judgement
    self.listsCells = listsCells
    self.pages = pages
  }

  /// - Parameter today: the day that waivers are judged by.
  public init(
    _ comparison: SnapshotComparison, settings: ComparisonSettings, today: CalendarDay,
    listsCells: Bool
  ) {
    self.init(
      comparison, judgement: Judgement(of: comparison, settings: settings, today: today),
      listsCells: listsCells)
  }

  var tables: ComparisonTables { ComparisonTables(comparison: comparison, pages: pages) }
  var notices: [Notice] { notices(tellsTitles: false) }

  /// - Parameter tellsTitles: whether workloads are called by their titles, as on all pages.
  func notices(tellsTitles: Bool) -> [Notice] {
    Notices(comparison: comparison, tellsTitles: tellsTitles).all
      + judgement.waiversEnded.map { waiver in
        Notice(
          severity: .warning,
          text: "The waiver for \(waiver.subject) ended on \(waiver.until): remove it.")
      }
      + judgement.waiversWithoutUse.map { waiver in
        Notice(
          severity: .note,
          text: "The waiver for \(waiver.subject) until \(waiver.until) is not needed here.")
      }
  }
  public var headline: String { Headline(comparison: comparison).text }
  /// The headline of a page.
  var pageHeadline: String { Headline(comparison: comparison, tellsTitles: true).text }

  /// What is compared: `2026.09 to 2026.11`.
  var title: String { "\(comparison.old.name) to \(comparison.new.name)" }

  /// How each gate that was crossed or could not be checked ended, a line each.
  var gateLines: [String] { judgement.crossings.map(\.sentence) }

  /// Those that fail the comparison.
  public var failures: [String] { judgement.failures.map(\.sentence) }

  /// How many of them are of gates that could not be checked.
  public var uncheckedCount: Int { judgement.failures.count { $0.obstacle != nil } }

  /// The tables of a page, with all causes of each change.
  var pageTables: ComparisonTables {
    var tables = self.tables
    tables.tellsTitles = true
    return tables
  }

  /// The tables that there is something to put in, in order.
  var workloadTables: [Table] { workloads(from: tables) }

  /// The tables of a text that there is something to put in, with the first causes of each change.
  func workloadTables(mostCauses: Int) -> [Table] {
    var tables = self.tables
    tables.mostCauses = mostCauses
    return workloads(from: tables)
  }

  func workloads(from tables: ComparisonTables) -> [Table] {
    [
      tables.workloads(comparison.workloads, caption: "Workloads that differ"),
      tables.workloads(comparison.modelOnly, caption: "Changed only by the model"),
    ].filter { !$0.rows.isEmpty }
  }

  var detailTables: [Table] { details(from: tables) }

  func details(from tables: ComparisonTables) -> [Table] {
    ([tables.details(comparison.listed)] + (listsCells ? [tables.cells(comparison.listed)] : []))
      .filter { !$0.rows.isEmpty }
  }

  /// What was left out of the tables, counted.
  var remainder: String {
    let cells = comparison.cells
    let same = comparison.unchanged.count
    let parts = [
      "\(Format.counted(same, "workload")) unchanged",
      cells.changed + cells.unchanged > 0
        ? "of the other cells \(Format.count(cells.changed)) differ and \(Format.count(cells.unchanged)) do not"
        : nil,
      cells.added > 0 ? "\(Format.counted(cells.added, "cell")) added" : nil,
      cells.removed > 0 ? "\(Format.counted(cells.removed, "cell")) removed" : nil,
    ]
    let text = parts.compactMap { $0 }.joined(separator: "; ")
    let tolerance =
      comparison.tolerance > 0
      ? " Differences of up to \(Format.share(comparison.tolerance)) count as unchanged." : ""
    return text + "." + tolerance
  }
}

extension Crossing {
  /// How it ended: `fail`, `warn` or `waived`.
  var outcome: String { isWaived ? "waived" : severity.rawValue }

  /// `fail: orders-enrichment: Cores 97 → 129 (+33 %) crosses 'totalCores > +10%'`
  var sentence: String { "\(outcome): \(explanation)" }

  var explanation: String {
    let place = subject.point.map { ", \($0.text)" } ?? ""
    let share = change.share.map { " (\(MetricChange.percent($0)))" } ?? ""
    let figure =
      change.old == nil && change.new == nil
      ? "" : ": \(change.metric.title) \(change.fromTo)\(share)"
    let end =
      obstacle.map { " can't be checked against '\(gate.text)', because \($0)" }
      ?? " crosses '\(gate.text)'"
    let line = "\(subject.id)\(place)\(figure)\(end)"
    guard let waiver else { return line }
    return isWaived
      ? "\(line), waived until \(waiver.until): \(waiver.reason)"
      : "\(line); its waiver ended on \(waiver.until)"
  }
}
