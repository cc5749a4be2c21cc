internal import Markup
internal import Diagnostics
internal import Sizing
public import Workloads

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
    let cluster = workload.mainCluster
    let part = cluster.cell(cell.tier, cell.rate * cluster.arriving)
    let pool = workload.pools.isEmpty ? nil : cluster.definition.statementNames.first
    return AnswerText(workload: workload, cell: cell).text
      + ExplanationText(workload: cluster, cell: part, pool: pool).text
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
    json.endLine()
    return json.bytes
  }

  private func write(_ workload: PlannedWorkload, at point: DesignPoint, into json: inout JSON) {
    let cell = point.cell(of: workload)
    SnapshotCell(workload.deployed(cell)).write(into: &json) { json in
      json.field("id", workload.definition.id)
      writeDeployment(workload.deployed(cell), into: &json)
      writeStatements(of: workload, cell, into: &json)
      // Of pools each has its own: `manifest` prints them.
      guard workload.pools.isEmpty, let plan = cell.plan else { return }
      writeOperation(of: workload, cell, into: &json)
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
  guard !workload.pools.isEmpty else { return }
  json.key("statements")
  json.array {
    for (name, pool) in zip(workload.definition.statementNames, workload.pools) {
      let part = pool.cell(cell.tier, cell.rate * pool.arriving)
      SnapshotCell(pool.deployed(part)).write(into: &$0) { $0.field("name", name) }
    }
  }
}
