internal import Workloads

/// The sources of a workload that has several, a row each.
struct SourceTable {
  let sources: [NamedSource]

  private var fields: [FieldDescription<NamedSource>] {
    SourceFields.table.recorded.filter { field in
      sources.contains { field.recorded(of: $0) != nil }
    }
  }

  var table: Table {
    let fields = fields
    return Table(
      caption: "Sources",
      columns: [.init(title: "Source")]
        + fields.map { field in
          let label = field.recording?.label ?? field.path
          return Table.Column(
            title: label.prefix(1).uppercased() + label.dropFirst(), isNumber: true)
        },
      rows: sources.map { source in
        Table.Row(cells: [Datum(source.name)] + fields.map { datum(of: source, $0) })
      })
  }

  private func datum(of source: NamedSource, _ field: FieldDescription<NamedSource>) -> Datum {
    field.recorded(of: source).map { Datum(field.kind.notation.format($0)) } ?? .none
  }
}
