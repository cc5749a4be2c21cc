import Amounts

@testable import Reading
@testable import Workloads

/// The tables of the reference pages, made from the tables of fields.
enum KeyTable {
  static let header = ["| key | type | default | meaning |", "|---|---|---|---|"]

  /// The keys of a mapping. Those of its groups are one row here, and have a table of their own.
  static func keys<Subject>(of table: FieldTable<Subject>) -> [String] {
    var rows: [String] = []
    var groups: Set<String> = []
    for field in table.fields {
      if let group = table.groups.first(where: { $0.key == field.keys[0] }) {
        guard groups.insert(group.key).inserted else { continue }
        rows.append("| `\(group.key)` | keys below | \(group.without) | \(group.meaning) |")
      } else {
        rows.append(row(field, of: table, from: 0))
      }
    }
    return header + rows
  }

  /// The keys of one group.
  static func keys<Subject>(of group: String, in table: FieldTable<Subject>) -> [String] {
    header + table.fields.filter { $0.keys[0] == group }.map { row($0, of: table, from: 1) }
  }

  private static func row<Subject>(
    _ field: FieldDescription<Subject>, of table: FieldTable<Subject>, from depth: Int
  ) -> String {
    let words = FieldWords(field, of: table)
    let path = field.keys.dropFirst(depth).joined(separator: ".")
    return "| `\(path)` | \(words.type) | \(words.without) | \(words.meaning) |"
  }

  /// The names of fields in snapshots, and what comparisons call them.
  static var recorded: [String] {
    ["| field of `input` | key | in comparisons |", "|---|---|---|"]
      + recorded(WorkloadFields.table, name: "", path: "")
      + recorded(StatementFields.table, name: "statements.NAME.", path: "statements: ")
      + recorded(SourceFields.table, name: "sources.NAME.", path: "sources: ")
      + recorded(EnvironmentFields.table, name: "", path: "environments: ")
      + recorded(MachineFields.table, name: "machines.NAME.", path: "machines: ")
  }

  private static func recorded<Subject>(
    _ table: FieldTable<Subject>, name: String, path: String
  ) -> [String] {
    table.recorded.compactMap { field in
      field.recording.map {
        "| `\(name)\($0.name)` | `\(path)\(field.path)` | \($0.label) |"
      }
    }
  }
}
