internal import Markup
internal import Pages
internal import Sizing

/// What the engine was given for a workload.
struct InputTables {
  let workload: PlannedWorkload

  private var definition: WorkloadDefinition { workload.definition }

  @Content func html(_ here: LinkBase) -> [HTML] {
    general.html(here)
    statements.html(here)
  }

  private var general: Table {
    let input = definition.input
    let rows: [(String, String)] = [
      ("Peak rate", Format.rate(definition.rate.value)),
      ("Record", Format.memory(input.recordBytes.value)),
      ("Latency tier", definition.tier.name),
      ("Delivery", input.delivery.name),
      ("Skew", input.skew.name),
      ("Hottest key", "\(Format.share(input.hotKeyShare)) of the records"),
      (
        "State backend",
        input.backend.name + (input.isIncremental ? ", incremental checkpoints" : "")
      ),
      ("Source partitions", input.sourcePartitions.map(Format.count) ?? "not given"),
      (
        "Output",
        "\(Format.figure(input.outputRatio)) records a record of \(Format.memory((input.outputRecordBytes ?? input.recordBytes).value))"
      ),
      (
        "Deployment",
        definition.deployment == .application ? "one application" : "a compute pool a statement"
      ),
    ]
    return Table(
      caption: "The workload",
      columns: [.init(title: "Property"), .init(title: "Value")],
      rows: rows.map { Table.Row(cells: [Datum($0.0), Datum($0.1)]) })
  }

  private var statements: Table {
    Table(
      caption: "Its statements",
      columns: [
        .init(title: "Statement"), .init(title: "Complexity"),
        .init(title: "Input", isNumber: true),
        .init(title: "Keys", isNumber: true),
        .init(title: "Bytes a key", unit: "bytes", isNumber: true),
        .init(title: "Copies", isNumber: true),
        .init(title: "State", unit: "bytes", isNumber: true),
      ],
      rows: zip(definition.statementNames, definition.input.statements).map { name, statement in
        Table.Row(
          cells: [
            Datum(name), Datum(statement.complexity.name),
            Datum(statement.inputShare, as: Format.share),
          ] + stateCells(statement.state))
      })
  }

  private func stateCells(_ state: KeyedState?) -> [Datum] {
    guard let state else { return Array(repeating: .none, count: 4) }
    return [
      Datum(Int(clamping: state.keys)), Datum(state.bytesPerKey.value, as: Format.memory),
      Datum(state.copies, as: Format.figure),
      Datum(state.keys * state.bytesPerKey.value * state.copies, as: Format.size),
    ]
  }
}
