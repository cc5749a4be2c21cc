import Foundation
import Testing

@testable import Workloads

/// The key tables of `content/reference/headroom` are those that the code describes. `RECORD=1`
/// writes them.
@Suite struct Reference {
  struct Table: Sendable, CustomTestStringConvertible {
    var page: String
    /// The heading above it.
    var heading: String
    var lines: [String]
    var testDescription: String { "\(page): \(heading)" }
  }

  static let tables: [Table] = [
    Table("workload-format", "## Keys", KeyTable.keys(of: WorkloadFields.table)),
    Table("workload-format", "### source", KeyTable.keys(of: "source", in: WorkloadFields.table)),
    Table("workload-format", "### sources", KeyTable.keys(of: SourceFields.table)),
    Table("workload-format", "### statements", KeyTable.keys(of: StatementFields.table)),
    Table(
      "workload-format", "### state of a statement",
      KeyTable.keys(of: "state", in: StatementFields.table)),
    Table("workload-format", "### window", KeyTable.keys(of: "window", in: StatementFields.table)),
    Table("workload-format", "### lookup", KeyTable.keys(of: "lookup", in: StatementFields.table)),
    Table("workload-format", "### state", KeyTable.keys(of: "state", in: WorkloadFields.table)),
    Table("workload-format", "### output", KeyTable.keys(of: "output", in: WorkloadFields.table)),
    Table("workload-format", "### memory", KeyTable.keys(of: "memory", in: WorkloadFields.table)),
    Table("workload-format", "### backlog", KeyTable.keys(of: "backlog", in: WorkloadFields.table)),
    Table("workload-format", "## Names in snapshots", KeyTable.recorded),
    Table("handbook-yaml", "## Environments", KeyTable.keys(of: EnvironmentFields.table)),
    Table("handbook-yaml", "### Prices", KeyTable.keys(of: "prices", in: EnvironmentFields.table)),
    Table("handbook-yaml", "### Machines", KeyTable.keys(of: MachineFields.table)),
    Table("handbook-yaml", "### Reserved", KeyTable.keys(of: "reserved", in: MachineFields.table)),
    Table("handbook-yaml", "### Quota", KeyTable.keys(of: "quota", in: EnvironmentFields.table)),
    Table("handbook-yaml", "## Matrix", KeyTable.keys(of: MatrixFields.table)),
    Table("handbook-yaml", "## Flink", KeyTable.keys(of: FlinkFields.table)),
  ]

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "content/reference/headroom")

  @Test func hasTheTablesOfTheCode() throws {
    for page in Set(Self.tables.map(\.page)).sorted() {
      let file = Self.folder.appending(path: page + ".md")
      var lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
      let written = lines
      for table in Self.tables where table.page == page {
        let range = try #require(Self.table(below: table.heading, in: lines), "\(table)")
        #expect(
          Array(lines[range]) == table.lines, "\(table.testDescription): RECORD=1 writes it")
        lines.replaceSubrange(range, with: table.lines)
      }
      if lines != written, ProcessInfo.processInfo.environment["RECORD"] != nil {
        try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
      }
    }
  }

  /// The lines of the first table below a heading.
  private static func table(below heading: String, in lines: [String]) -> Range<Int>? {
    guard let top = lines.firstIndex(of: heading),
      let first = lines[top...].firstIndex(where: { $0.hasPrefix("|") })
    else { return nil }
    let end = lines[first...].firstIndex { !$0.hasPrefix("|") } ?? lines.endIndex
    return first..<end
  }
}

extension Reference.Table {
  init(_ page: String, _ heading: String, _ lines: [String]) {
    self.init(page: page, heading: heading, lines: lines)
  }
}
