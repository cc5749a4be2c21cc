internal import Markup
internal import Sizing
internal import Workloads

/// One workload's answer in a terminal.
struct AnswerText {
  let workload: PlannedWorkload
  let cell: Cell

  var text: String {
    let rate = Format.rate(cell.rate)
    let heading = "\(workload.definition.title): \(rate) at \(cell.tier.name)\n"
    let why = cell.why.plainText + "\n"
    guard workload.pools.isEmpty else { return heading + poolFacts + parts }
    guard let plan = cell.plan else {
      return heading + why + FittingChanges(workload: workload, cell: cell).text
    }
    let rows = lines(plan).map { Table.Row(cells: [Datum($0.0), Datum($0.1)]) }
    let columns = [Table.Column(title: ""), Table.Column(title: "")]
    let body = Table(caption: "", columns: columns, rows: rows).lines(indentedBy: 2)
    let warnings = plan.warnings.all.map {
      "warning: \($0.sentence(for: workload, plan, at: cell)) [\($0.name)]\n"
    }
    return heading + why + body + warnings.joined() + parts
  }

  /// What the pools take together.
  private var poolFacts: String {
    let total = workload.deployed(cell)
    guard total.fits else { return total.decisive.why.plainText + "\n" }
    let rows: [(String, String)] =
      [
        ("Cores", "\(Format.count(total.cores)) in \(Format.counted(total.parts.count, "pool"))"),
        ("TaskManagers", total.shape), ("Nodes", Format.count(total.nodes.count)),
        ("Memory", Format.memory(total.memory)), ("Recovery", Format.duration(total.recovery)),
        ("Room", room),
      ] + costs(total)
    let table = rows.map { Table.Row(cells: [Datum($0.0), Datum($0.1)]) }
    let columns = [Table.Column(title: ""), Table.Column(title: "")]
    let warnings = total.warnings.map { "warning: \(total.sentence(of: $0)) [\($0.name)]\n" }
    return Table(caption: "", columns: columns, rows: table).lines(indentedBy: 2)
      + warnings.joined()
  }

  /// What it requests, what its tier takes more than the next looser one, and the floor at the mean
  /// rate.
  private func costs(_ cell: DeployedCell) -> [(String, String)] {
    let cost = cell.cost.map { [("Cost a month", "\($0.text) for what it requests")] } ?? []
    let usage = workload.money?.usage(of: cell) ?? []
    let byUse = usage.map { part in
      "\(Format.money(part.amount, cell.cost?.currency ?? "")) for \(part.name.lowercased())"
    }
    let used = cell.usage.map { "\($0.text): " } ?? ""
    let tier = TierPremium(workload, self.cell).map {
      [("Tier", $0.words)]
    }
    let mean = MeanRate(workload, self.cell).map {
      [("At the mean rate", $0.words + ": what an autoscaler could save down to")]
    }
    return cost
      + (byUse.isEmpty ? [] : [(CostColumns.usageTitle, used + byUse.joined(separator: ", "))])
      + (tier ?? []) + (mean ?? [])
  }

  private var room: String { RoomSummary(workload, cell)?.fact ?? "not known" }

  /// One line each: E9b, E28.
  private var operation: [(String, String)] {
    guard let kafka = facts.kafka else { return [] }
    var words = """
      \(facts.partitions ?? "") partitions, read rate \(Format.bandwidth(kafka.catchUpRead)), \
      retention at least \(Format.duration(kafka.retention))
      """
    if let timeout = kafka.safeTransactionTimeout {
      words += ", transaction timeout \(Format.duration(timeout))"
    }
    return [("Room", room), ("Failures", facts.failures), ("Kafka", words)]
  }

  private var facts: AnswerFacts { AnswerFacts(workload: workload, cell: cell) }

  private var parts: String {
    guard let parts = StatementParts(workload, cell) else { return "" }
    return "\nDeployed as a compute pool for each statement:\n" + parts.table.lines(indentedBy: 2)
  }

  private func lines(_ plan: Plan) -> [(String, String)] {
    [
      (
        "Cores",
        "\(Format.count(plan.totalCores)), \(Format.count(plan.jobManagerCores)) for the JobManager"
      ), ("Range", facts.range ?? "not known"),
      (
        "TaskManagers",
        """
        \(plan.shape), \(Format.counted(plan.slotsPerTaskManager, "slot")) and \
        \(Format.memory(plan.taskManagerMemory)) each, \(plan.memoryClass.name)
        """
      ),
      (
        "Parallelism",
        """
        \(Format.count(plan.parallelism)), max parallelism \(Format.count(plan.maxParallelism))
        """
      ),
      ("Nodes", "\(Format.count(plan.nodes)) of \(plan.nodeShape)"),
      ("Memory", Format.memory(plan.totalMemory)),
    ] + costs(workload.deployed(cell)) + [
      ("State", Format.size(plan.state)),
      (
        "Checkpoint",
        """
        \(Format.size(plan.checkpointBytes)) in \
        \(Format.duration(plan.checkpointDuration)), every \
        \(Format.duration(plan.checkpointInterval))
        """
      ),
      ("Recovery", Format.duration(plan.recovery.total)),
      (
        "Network per node",
        """
        \(Format.bandwidth(plan.networkInPerNode)) in, \
        \(Format.bandwidth(plan.networkOutPerNode)) out
        """
      ),
    ] + operation
  }
}
