internal import Amounts
internal import Markup
internal import Pages
internal import Sizing
internal import Workloads

/// The workloads of an environment, each alone, and all of them together.
struct TenantTable {
  let plan: EnvironmentPlan
  /// Which workloads, by their place among all from the largest.
  var rows = 0..<Int.max
  var hasTotals = true

  private var costs: CostColumns {
    CostColumns(
      currencies: (Money(plan.environment)?.currency).map { [$0] } ?? [],
      hasUsage: plan.usage != nil)
  }

  var table: Table {
    Table(
      caption: "\(plan.environment.title): each workload on its own nodes, and all together",
      columns: [
        .init(title: "Workload"), .init(title: "TaskManagers", isNumber: true),
        .init(title: "Cores", isNumber: true),
        .init(title: "Memory", unit: "bytes", isNumber: true),
        .init(title: "Nodes", isNumber: true),
      ] + costs.columns,
      rows: plan.tenants.filter { rows.contains($0.rank - 1) }.sorted { $0.rank < $1.rank }.map(row)
        + (hasTotals ? [sum] + idle + [together] : []))
  }

  private func row(_ tenant: EnvironmentPlan.Tenant) -> Table.Row {
    let name = Datum(
      tenant.workload.definition.title, link: tenant.workload.path, style: "tenant " + tenant.style)
    return Table.Row(
      cells: [name] + cells(tenant.footprint) + costs.data(tenant.cost, usage: tenant.usage))
  }

  private var sum: Table.Row {
    Table.Row(
      cells: [Datum("Total, each alone", detail: balance.map { _ in "requested" })]
        + cells(plan.alone) + costs.data(balance?.requested, usage: plan.usage), isTotal: true)
  }

  private var balance: CostBalance? { plan.balance }

  /// What makes the bill of what is requested.
  private var idle: [Table.Row] {
    guard let balance else { return [] }
    let free = [
      Datum.none, Datum(plan.plan.totalCores - plan.plan.usedCores),
      Datum(plan.plan.totalMemory - plan.plan.usedMemory, as: Format.memory), .none,
    ]
    let idle = Table.Row(
      cells: [Datum("Idle on the nodes")] + free + costs.data(balance.idle), isTotal: true)
    if balance.saved.amount == 0 { return [idle] }
    let empty = [Datum](repeating: .none, count: 4)
    return [
      idle,
      Table.Row(
        cells: [Datum("Saved by sharing")] + empty + [Datum(less: balance.saved)]
          + (costs.hasUsage ? [.none] : []), isTotal: true),
    ]
  }

  private var together: Table.Row {
    let cluster = plan.plan
    let cells = [
      Datum(plan.alone.taskManagers), Datum(cluster.usedCores),
      Datum(cluster.usedMemory, as: Format.memory), Datum(cluster.nodes.count),
    ]
    return Table.Row(
      cells: [Datum("Together", detail: balance.map { _ in "billed" })] + cells
        + costs.data(balance?.bill, usage: plan.usage), isMarked: true, isTotal: true)
  }

  private func cells(_ footprint: Footprint) -> [Datum] {
    [
      Datum(footprint.taskManagers), Datum(footprint.cores),
      Datum(footprint.memory, as: Format.memory), Datum(footprint.nodes),
    ]
  }
}

extension Datum {
  /// An amount that is taken off.
  fileprivate init(less cost: Cost) {
    self.init("−" + cost.text, exact: Exact.number(-cost.amount))
  }
}

/// What runs on each node, equal neighbours as one row.
struct NodeTable {
  let plan: EnvironmentPlan
  /// Which rows of all.
  let rows: Range<Int>

  static func count(_ plan: EnvironmentPlan) -> Int { groups(plan).count }

  private static func groups(_ plan: EnvironmentPlan) -> [NodeGroup] {
    NodeGroup.groups(of: plan.plan.nodes, joined: true)
  }

  var table: Table {
    Table(
      caption: "Processes on the nodes of \(plan.environment.title)",
      columns: [
        .init(title: "Node"), .init(title: "Processes"),
        .init(title: "Cores free", isNumber: true),
        .init(title: "Memory free", unit: "bytes", isNumber: true),
      ],
      rows: Self.groups(plan)[rows].map { group in
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

/// What each owner's or tier's workloads use, and what is idle.
struct ShareTable {
  let shares: CapacityShares
  let grouping: CapacityShares.Grouping

  private var costs: CostColumns {
    CostColumns(currencies: shares.currencies, hasUsage: !shares.total.usage.isEmpty)
  }

  private var name: String {
    switch grouping {
    case .owner: "Owner"
    case .tier: "Tier"
    }
  }

  @Content func html(_ here: LinkBase) -> [HTML] {
    Tag.p {
      "What the workloads of each \(name.lowercased()) use of the nodes of all environments. "
      if !shares.currencies.isEmpty {
        "A cost is that of what they request; the part of the nodes that nobody requests has a row of "
        "its own."
      }
    }
    table.html(here)
  }

  var table: Table {
    Table(
      caption: "Cores, memory and cost by \(name.lowercased())",
      columns: [
        .init(title: name), .init(title: "Workloads", isNumber: true),
        .init(title: "Cores", isNumber: true),
        .init(title: "Memory", unit: "bytes", isNumber: true),
      ] + costs.columns,
      rows: shares.groups.map { row($0.name ?? "No owner", $0) } + [
        row("Idle on the nodes", shares.idle, isTotal: true)
      ] + saved + [row("All nodes", shares.total, isMarked: true, isTotal: true)])
  }

  /// What shared nodes cost less than the workloads request; most often nothing.
  private var saved: [Table.Row] {
    guard shares.saved.sums.contains(where: { $0.amount > 0 }) else { return [] }
    let amounts = shares.currencies.map { currency in
      shares.saved[currency].map { Datum(less: Cost($0, currency)) } ?? .none
    }
    let usage = costs.hasUsage ? shares.currencies.map { _ in Datum.none } : []
    return [
      Table.Row(
        cells: [Datum("Saved by sharing"), .none, .none, .none] + amounts + usage, isTotal: true)
    ]
  }

  private func row(
    _ name: String, _ share: CapacityShares.Share, isMarked: Bool = false, isTotal: Bool = false
  ) -> Table.Row {
    Table.Row(
      cells: [
        Datum(name), share.workloads == 0 ? .none : Datum(share.workloads), Datum(share.cores),
        Datum(share.memory, as: Format.memory),
      ] + costs.data(share.costs, usage: share.usage), isMarked: isMarked, isTotal: isTotal)
  }
}

/// The bill of each environment, and what of it is requested and idle. Environments of one currency
/// are added up; currencies are not.
struct BillTable {
  private let lines: [Line]

  /// What a row tells.
  private struct Line {
    var name: String
    /// Nil without prices.
    var balance: CostBalance?
    /// Paid for by use.
    var usage: Cost?
    var isSum = false
  }

  init(plans: [EnvironmentPlan]) {
    let lines = plans.map {
      Line(name: $0.environment.title, balance: $0.balance, usage: $0.usage)
    }
    self.lines = lines + Self.sums(lines)
  }

  /// For each currency that several environments are priced in.
  private static func sums(_ lines: [Line]) -> [Line] {
    let currencies = CostSums(lines.compactMap { $0.balance?.bill }).sums.map { $0.currency }
    return currencies.compactMap { currency in
      let added = lines.filter { $0.balance?.bill.currency == currency }
      if added.count < 2 { return nil }
      let usage = CostSums(added.compactMap { $0.usage })
      return Line(
        name: currencies.count == 1 ? "All environments" : "All in \(currency)",
        balance: CostBalance(sumOf: added.compactMap { $0.balance }, in: currency),
        usage: usage[currency].map { Cost($0, currency) }, isSum: true)
    }
  }

  private var hasUsage: Bool { lines.contains { $0.usage != nil } }
  private var hasSavings: Bool { lines.contains { ($0.balance?.saved.amount ?? 0) > 0 } }

  @Content func html(_ here: LinkBase) -> [HTML] {
    Tag.p {
      """
      Requested is what the workloads reserve, and adds up over them. The bill is that of whole nodes, \
      and idle its part that nobody requests. \(hasUsage ? usage : "")
      """
    }
    table.html(here)
  }

  private let usage = """
    By use are the checkpoint store and billed traffic, which are paid for beside the nodes.
    """

  var table: Table {
    Table(
      caption: "Cost a month by environment",
      columns: [
        .init(title: "Environment"), .init(title: "Requested", isNumber: true),
        .init(title: "Idle", isNumber: true),
      ] + (hasSavings ? [.init(title: "Saved by sharing", isNumber: true)] : [])
        + [.init(title: "Bill", isNumber: true)]
        + (hasUsage ? [.init(title: "By use", isNumber: true)] : []),
      rows: lines.map { Table.Row(cells: [Datum($0.name)] + cells($0), isMarked: $0.isSum) })
  }

  private func cells(_ line: Line) -> [Datum] {
    let usage: [Datum] = hasUsage ? [line.usage.map { Datum($0) } ?? .none] : []
    guard let balance = line.balance else {
      let saved: [Datum] = hasSavings ? [.none] : []
      return [Datum("not priced", exact: ""), .none] + saved + [.none] + usage
    }
    let less: Datum = balance.saved.amount > 0 ? Datum(less: balance.saved) : .none
    let saved: [Datum] = hasSavings ? [less] : []
    return [Datum(balance.requested), Datum(balance.idle)] + saved + [Datum(balance.bill)] + usage
  }
}
