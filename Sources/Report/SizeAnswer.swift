internal import Markup
internal import Diagnostics
public import Sizing
public import Workloads

/// Where to size a workload; what is nil is the workload's own.
public struct DesignPoint: Sendable {
  var rate: Double?
  var tier: LatencyTier?

  public init(rate: Double? = nil, tier: LatencyTier? = nil) {
    self.rate = rate
    self.tier = tier
  }

  func cell(of workload: PlannedWorkload) -> Cell {
    workload.cell(
      tier ?? workload.definition.tier,
      rate.map { RecordsPerSecond($0) } ?? workload.definition.rate)
  }
}

extension Capacity {
  /// Answers for a terminal: a table of many workloads, or one in detail.
  public func text(of workloads: [PlannedWorkload], at point: DesignPoint) -> String {
    guard workloads.count == 1 else {
      return AnswerTable(workloads: workloads, point: point).table.text
    }
    return AnswerText(workload: workloads[0], cell: point.cell(of: workloads[0])).text
  }

  /// One workload's answer with every equation behind it.
  public func explanation(of workload: PlannedWorkload, at point: DesignPoint) -> String {
    let cell = point.cell(of: workload)
    return AnswerText(workload: workload, cell: cell).text
      + ExplanationText(workload: workload, cell: cell).text
  }

  public func csv(of workloads: [PlannedWorkload], at point: DesignPoint) -> String {
    AnswerTable(workloads: workloads, point: point).table.csv
  }

  /// The cell as in `matrix.json`, with what else a program deploys from: memory and options.
  public func json(of workloads: [PlannedWorkload], at point: DesignPoint, single: Bool) -> [UInt8]
  {
    var json = JSON()
    if single, let workload = workloads.first {
      write(workload, at: point, into: &json)
    } else {
      json.array { for workload in workloads { write(workload, at: point, into: &$0) } }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private func write(_ workload: PlannedWorkload, at point: DesignPoint, into json: inout JSON) {
    let cell = point.cell(of: workload)
    SnapshotCell(cell).write(into: &json) { json in
      json.field("id", workload.definition.id)
      writeStatements(of: workload, cell, into: &json)
      guard let plan = cell.plan else { return }
      json.key("memory")
      json.object {
        $0.key("taskManager")
        $0.object {
          for part in plan.taskManagerParts.parts { $0.field(part.name, Int(part.bytes)) }
        }
        $0.key("jobManager")
        $0.object {
          for part in plan.jobManagerParts.parts { $0.field(part.name, Int(part.bytes)) }
        }
      }
      json.key("flinkConfiguration")
      json.object {
        for option in workload.sizer.flinkConfiguration(for: plan, tier: cell.tier) {
          $0.field(option.key, option.value)
        }
      }
    }
  }
}

/// The cluster of each statement where each has its own, as cells with the statement's name.
private func writeStatements(
  of workload: PlannedWorkload, _ cell: Cell, into json: inout JSON
) {
  guard workload.definition.deployment == .statements else { return }
  let parts = workload.sizer.statementDeployment(of: cell).parts
  json.key("statements")
  json.array {
    for (name, part) in zip(workload.definition.statementNames, parts) {
      SnapshotCell(part).write(into: &$0) { $0.field("name", name) }
    }
  }
}

/// One workload's answer in a terminal.
struct AnswerText {
  let workload: PlannedWorkload
  let cell: Cell

  var text: String {
    let rate = Format.rate(cell.rate.value)
    let heading = "\(workload.definition.title): \(rate) at \(cell.tier.name)\n"
    let why = cell.why.plainText + "\n"
    guard let plan = cell.plan else { return heading + why + parts }
    let rows = facts(plan).map { Table.Row(cells: [Datum($0.0), Datum($0.1)]) }
    let columns = [Table.Column(title: ""), Table.Column(title: "")]
    let body = Table(caption: "", columns: columns, rows: rows).lines(indentedBy: 2)
    let warnings = plan.warnings.all.map {
      "warning: \($0.sentence(for: workload, plan)) [\($0.name)]\n"
    }
    return heading + why + body + warnings.joined() + parts
  }

  private var parts: String {
    guard let parts = StatementParts(workload, cell) else { return "" }
    return "\nDeployed as a compute pool for each statement:\n" + parts.table.lines(indentedBy: 2)
  }

  /// E22, in cores.
  private var range: String {
    let (low, high) = workload.sizer.range(of: cell)
    func cores(_ cell: Cell) -> String {
      cell.plan.map { Format.count($0.totalCores) } ?? "more than fit"
    }
    return "\(cores(low)) to \(cores(high)) cores, if a core does twice or half as much"
  }

  private func facts(_ plan: Plan) -> [(String, String)] {
    [
      (
        "Cores",
        "\(Format.count(plan.totalCores)), \(Format.count(plan.jobManagerCores)) for the JobManager"
      ), ("Range", range),
      (
        "TaskManagers",
        """
        \(plan.shape), \(Format.counted(plan.slotsPerTaskManager, "slot")) and \
        \(Format.memory(plan.taskManagerMemory.value)) each, \(plan.memoryClass.name)
        """
      ),
      (
        "Parallelism",
        """
        \(Format.count(plan.parallelism)), max parallelism \(Format.count(plan.maxParallelism))
        """
      ),
      ("Nodes", "\(Format.count(plan.nodes)) of \(plan.nodeShape)"),
      ("Memory", Format.memory(plan.totalMemory.value)),
      ("State", Format.size(plan.state.value)),
      (
        "Checkpoint",
        """
        \(Format.size(plan.checkpointBytes.value)) in \
        \(Format.duration(plan.checkpointDuration.value)), every \
        \(Format.duration(plan.checkpointInterval.value))
        """
      ),
      ("Recovery", Format.duration(plan.recovery.total.value)),
      (
        "Network a node",
        """
        \(Format.bandwidth(plan.networkInPerNode.value)) in, \
        \(Format.bandwidth(plan.networkOutPerNode.value)) out
        """
      ),
    ]
  }
}

/// Many workloads' answers, a row each.
struct AnswerTable {
  let workloads: [PlannedWorkload]
  let point: DesignPoint

  var table: Table {
    Table(
      caption: "Workloads",
      columns: [
        .init(title: "Workload"), .init(title: "Tier"),
        .init(title: "Rate", unit: "records/s", isNumber: true),
        .init(title: "Cores", isNumber: true), .init(title: "TaskManagers", isNumber: true),
        .init(title: "Nodes", isNumber: true),
        .init(title: "Memory", unit: "bytes", isNumber: true),
        .init(title: "Binds"), .init(title: "Recovery", unit: "s", isNumber: true),
      ],
      rows: workloads.map { workload in
        let cell = point.cell(of: workload)
        return Table.Row(
          cells: [
            Datum(workload.definition.id), Datum(cell.tier.name),
            Datum(cell.rate.value, as: Format.rate),
          ] + answer(cell))
      })
  }

  private func answer(_ cell: Cell) -> [Datum] {
    guard let plan = cell.plan else {
      return [
        Datum("does not fit", exact: ""), .none, .none, .none,
        Datum(cell.bindingConstraint.name), .none,
      ]
    }
    return [
      Datum(plan.totalCores), Datum(plan.shape, exact: String(plan.taskManagers)),
      Datum(plan.nodes),
      Datum(plan.totalMemory.value, as: Format.memory), Datum(plan.bindingConstraint.name),
      Datum(plan.recovery.total.value, as: Format.duration),
    ]
  }
}
