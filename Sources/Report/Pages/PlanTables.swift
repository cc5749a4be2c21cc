internal import Markup
internal import Pages
internal import Sizing

/// Where the time of a recovery goes.
struct RecoveryTable {
  let recovery: Recovery

  var table: Table {
    let parts: [(String, Double, String)] = [
      ("Detect", recovery.detect.value, "until a lost TaskManager is noticed"),
      ("Reschedule", recovery.reschedule.value, "until its replacement runs"),
      ("Restore", recovery.restore.value, "until the state is read back"),
      ("Catch up", recovery.catchUp.value, "until the backlog is worked off"),
      ("In all", recovery.total.value, ""),
    ]
    return Table(
      caption: "Parts of a recovery",
      columns: [
        .init(title: "Part"), .init(title: "Time", unit: "s", isNumber: true),
        .init(title: "What happens"),
      ],
      rows: parts.map {
        Table.Row(cells: [Datum($0.0), Datum($0.1, as: Format.duration), Datum($0.2)])
      })
  }
}

/// How the memory of one TaskManager divides.
struct MemoryTable {
  let plan: Plan
  let workload: PlannedWorkload

  var table: Table {
    let total = plan.taskManagerMemory.value
    return Table(
      caption: "Memory of one TaskManager of \(Format.memory(total))",
      columns: [
        .init(title: "Part"), .init(title: "Size", unit: "bytes", isNumber: true),
        .init(title: "Share", isNumber: true),
      ],
      rows: plan.taskManagerParts.parts.filter { !$0.name.hasPrefix("total") }.map { part in
        Table.Row(cells: [
          Datum(Self.title(of: part.name)), Datum(Double(part.bytes), as: Format.memory),
          Datum(Double(part.bytes) / total, as: Format.share),
        ])
      })
  }

  /// Flink's words for the parts that its own page of the web interface shows.
  static func title(of part: String) -> String {
    switch part {
    case "framework_heap": "framework heap"
    case "task_heap": "task heap"
    case "framework_offheap": "framework off-heap"
    case "task_offheap": "task off-heap"
    case "jvm_metaspace": "JVM metaspace"
    case "jvm_overhead": "JVM overhead"
    default: part
    }
  }
}

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
