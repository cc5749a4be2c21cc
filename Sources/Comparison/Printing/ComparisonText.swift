internal import Report

extension ComparisonReport {
  /// For a terminal: the answer first, then why, then every figure.
  public var text: String {
    var blocks = [headline + "\n"]
    let notices = self.notices.map { "\($0.severity.rawValue): \($0.text)\n" }
    if !notices.isEmpty { blocks.append(notices.joined()) }
    if !gateLines.isEmpty { blocks.append(gateLines.map { $0 + "\n" }.joined()) }
    if !comparison.isEmpty {
      blocks += ([tables.totals] + workloadTables(mostCauses: 6) + detailTables).map {
        $0.caption + "\n" + $0.text
      }
    }
    blocks.append(remainder + "\n")
    return "\(title)\n\n" + blocks.joined(separator: "\n")
  }

  /// For spreadsheets: the rows of the detail tables, exactly, each with its cause.
  public var csv: String {
    var tables = self.tables
    tables.explains = true
    let details = self.details(from: tables)
    let all = Table(
      caption: "", columns: tables.details([]).columns, rows: details.flatMap(\.rows))
    return all.csv
  }
}
