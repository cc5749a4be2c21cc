internal import Markup
internal import Pages
internal import Sizing
internal import Workloads

/// The workloads of an environment, each alone, and all of them together.
struct TenantTable {
  let plan: EnvironmentPlan

  private var money: Money? { Money(plan.environment) }

  var table: Table {
    Table(
      caption: "\(plan.environment.title): each workload on its own nodes, and all together",
      columns: [
        .init(title: "Workload"), .init(title: "Box", isNumber: true),
        .init(title: "TaskManagers", isNumber: true), .init(title: "Cores", isNumber: true),
        .init(title: "Memory", unit: "bytes", isNumber: true),
        .init(title: "Nodes", isNumber: true),
      ] + (money.map { [.init(title: "Cost a month", unit: $0.currency, isNumber: true)] } ?? []),
      rows: plan.tenants.map(row) + [sum, together])
  }

  private func row(_ tenant: EnvironmentPlan.Tenant) -> Table.Row {
    let name = Datum(tenant.workload.definition.title, link: tenant.workload.path)
    return Table.Row(
      cells: [name, Datum(tenant.number)] + cells(tenant.footprint)
        + cost(money?.requested(tenant.plans)))
  }

  private var sum: Table.Row {
    Table.Row(
      cells: [Datum("Total, each alone"), .none] + cells(plan.alone) + cost(plan.requested))
  }

  private var together: Table.Row {
    let cluster = plan.plan
    let cells = [
      Datum(plan.alone.taskManagers), Datum(cluster.usedCores),
      Datum(cluster.usedMemory, as: Format.memory), Datum(cluster.nodes.count),
    ]
    return Table.Row(
      cells: [Datum("Together"), .none] + cells + cost(plan.bill), isMarked: true)
  }

  private func cells(_ footprint: Footprint) -> [Datum] {
    [
      Datum(footprint.taskManagers), Datum(footprint.cores),
      Datum(footprint.memory, as: Format.memory), Datum(footprint.nodes),
    ]
  }

  private func cost(_ amount: Double?) -> [Datum] {
    guard let amount, let money else { return [] }
    return [Datum(amount) { Format.money($0, money.currency) }]
  }
}

/// What runs on each node, equal neighbours as one row.
struct NodeTable {
  let plan: EnvironmentPlan

  var table: Table {
    Table(
      caption: "Processes on the nodes of \(plan.environment.title)",
      columns: [
        .init(title: "Node"), .init(title: "Processes"),
        .init(title: "Cores free", isNumber: true),
        .init(title: "Memory free", unit: "bytes", isNumber: true),
      ],
      rows: NodeGroup.groups(of: plan.plan.nodes, joined: true).map { group in
        Table.Row(cells: [
          Datum(group.title), Datum(processes(group.node)), Datum(group.node.freeCores),
          Datum(group.node.freeMemory, as: Format.memory),
        ])
      })
  }

  private func processes(_ node: ClusterPlan.Node) -> String {
    if node.pods.isEmpty { return "none" }
    return node.pods.map { pod in
      let title = plan.tenant(of: pod)?.workload.definition.title ?? "?"
      let role = pod.role == .taskManager ? "TaskManager" : "JobManager"
      return "\(Format.counted(pod.count, role)) of \(title)"
    }.joined(separator: ", ")
  }
}

/// What each owner's workloads use, and what is free.
struct OwnerTable {
  let shares: OwnerShares

  @Content func html(_ here: LinkBase) -> [HTML] {
    Tag.p {
      "What the workloads of each owner use of the nodes of all environments. "
      if shares.currency != nil {
        "Costs are split by the cores and the memory in use; the cost of free capacity is "
        "in a separate row."
      }
    }
    table.html(here)
  }

  var table: Table {
    Table(
      caption: "Cores, memory and cost by owner",
      columns: [
        .init(title: "Owner"), .init(title: "Workloads", isNumber: true),
        .init(title: "Cores", isNumber: true),
        .init(title: "Memory", unit: "bytes", isNumber: true),
      ]
        + (shares.currency.map { [.init(title: "Cost a month", unit: $0, isNumber: true)] } ?? []),
      rows: shares.owners.map { row($0.owner ?? "No owner", $0) } + [
        row("Free on the nodes", shares.unused)
      ] + saved + [row("All nodes", shares.total, isMarked: true)])
  }

  /// What shared nodes cost less than the workloads request; most often nothing.
  private var saved: [Table.Row] {
    guard shares.saved > 0, let currency = shares.currency else { return [] }
    let cost = Datum(-shares.saved) { "−" + Format.money(-$0, currency) }
    return [Table.Row(cells: [Datum("Saved by one kind of node"), .none, .none, .none, cost])]
  }

  private func row(_ name: String, _ share: OwnerShares.Share, isMarked: Bool = false) -> Table.Row
  {
    var cells = [
      Datum(name), share.workloads == 0 ? .none : Datum(share.workloads), Datum(share.cores),
      Datum(share.memory, as: Format.memory),
    ]
    if let currency = shares.currency {
      cells.append(share.cost.map { Datum($0) { Format.money($0, currency) } } ?? .none)
    }
    return Table.Row(cells: cells, isMarked: isMarked)
  }
}
