internal import Sizing

/// What the engine was given for a workload, besides its statements.
struct InputTable {
  let workload: PlannedWorkload

  private var definition: WorkloadDefinition { workload.definition }

  var table: Table {
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
}
