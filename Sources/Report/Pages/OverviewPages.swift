internal import Amounts
internal import Markup
internal import Pages
internal import Sizing
internal import Workloads

/// The pages about all workloads together.
struct OverviewPages {
  let capacity: Capacity
  var changes: ChangesSinceRelease?

  private var workloads: [PlannedWorkload] { capacity.workloads }

  /// The answers, above the handbook's own words on the home page.
  var home: Page {
    var page = Page(
      path: .home, title: "Overview", description: "", isWide: true,
      sections: [
        PageSection("at-a-glance", "At a glance") { here in
          if workloads.isEmpty {
            FirstWorkload.invitation
          } else {
            totals
            changes?.summary(here) ?? .empty
            WorkloadTable(workloads: workloads).table.html(here)
          }
        }
      ])
    page.comesFirst = true
    return page
  }

  var list: Page {
    Page(
      path: SitePath("workloads"), title: "Workloads",
      description: "Every workload with its answer.", weight: 20,
      lead: { here in
        .fragment([
          Tag.p(.class("lead")) {
            "What each workload needs at its design point: the rate and latency tier its team gave."
          },
          workloads.isEmpty
            ? FirstWorkload.invitation : WorkloadTable(workloads: workloads).table.html(here),
        ])
      }, sections: [])
  }

  private var totals: HTML {
    let footprints = workloads.compactMap { $0.footprint }
    let sum = footprints.reduce(Footprint(), +)
    let missing = workloads.count - footprints.count
    return Tag.dl(.class("cards")) {
      AnswerCards.card(
        "Workloads", Format.count(workloads.count),
        detail: missing == 0 ? "all fit" : "\(Format.count(missing)) of them not feasible")
      AnswerCards.card("Cores", Format.count(sum.cores), detail: "at the design points")
      AnswerCards.card(
        "TaskManagers", Format.count(sum.taskManagers), detail: "in all")
      AnswerCards.card("Memory", Format.memory(sum.memory), detail: "JobManagers included")
    }
  }

  var matrix: Page {
    Page(
      path: SitePath("matrix"), title: "Matrix",
      description: "Every workload at every latency tier and rate.", weight: 30,
      lead: { here in
        .fragment([
          Tag.p(.class("lead")) {
            "Every workload at every latency tier and rate that was asked for."
          },
          Tag.p {
            "The same figures to download: "
            Tag.a(.href(here.link(toFile: "matrix.csv")), .download("matrix.csv")) { "matrix.csv" }
            ", "
            Tag.a(.href(here.link(toFile: "matrix.json")), .download("matrix.json")) {
              "matrix.json"
            }
            "."
          }, CellTable(workloads: workloads).table.html(here),
        ])
      }, sections: [])
  }

  var checkpoints: Page {
    Page(
      path: SitePath("checkpoints"), title: "Checkpoints",
      description: "Checkpoint settings of every workload and latency tier.", weight: 40,
      lead: { here in
        .fragment([
          Tag.p(.class("lead")) {
            "Checkpoint settings of every workload at its design rate; its own tier is marked."
          }, CheckpointTable.overview(of: workloads).html(here),
        ])
      }, sections: [])
  }
}

/// Every workload with its answer, a row each: first how much and what decides it, which a phone
/// shows without scrolling.
struct WorkloadTable {
  let workloads: [PlannedWorkload]

  var table: Table {
    Table(
      caption: "Workloads at their design points",
      columns: [
        .init(title: "Workload"), .init(title: "Cores", isNumber: true), .init(title: "Binds"),
        .init(title: "Rate", unit: "records/s", isNumber: true), .init(title: "Tier"),
        .init(title: "TaskManagers", isNumber: true), .init(title: "Nodes", isNumber: true),
        .init(title: "Memory", unit: "bytes", isNumber: true),
        .init(title: "Recovery", unit: "s", isNumber: true), .init(title: "Owner"),
      ],
      rows: workloads.map(row))
  }

  private func row(_ workload: PlannedWorkload) -> Table.Row {
    let definition = workload.definition
    let constraint = workload.design.bindingConstraint.name
    let sum = workload.footprint
    let answer = [
      Datum(definition.title, link: workload.path),
      sum.map { Datum($0.cores) } ?? Datum("does not fit", exact: ""),
      Datum(constraint, style: "c-\(constraint)"),
      Datum(definition.rate.value, as: Format.rate), Datum(definition.tier.name),
    ]
    let owner = Datum(definition.owner ?? "–")
    return Table.Row(id: definition.id, cells: answer + clusters(workload, sum) + [owner])
  }

  /// As the workload is deployed: one cluster, or the sum of one for each statement.
  private func clusters(_ workload: PlannedWorkload, _ sum: Footprint?) -> [Datum] {
    guard let plan = workload.design.plan, let sum else {
      return Array(repeating: .none, count: 4)
    }
    return [
      workload.definition.deployment == .application
        ? Datum(plan.shape, exact: String(plan.taskManagers)) : Datum(sum.taskManagers),
      Datum(sum.nodes), Datum(sum.memory, as: Format.memory),
      Datum(plan.recovery.total.value, as: Format.duration),
    ]
  }
}

/// Every cell of the matrix, a row each; also `matrix.csv`.
struct CellTable {
  let workloads: [PlannedWorkload]

  private static let columns: [Table.Column] = [
    .init(title: "Workload", isChoice: true), .init(title: "Owner", isChoice: true),
    .init(title: "Tier", isChoice: true), .init(title: "Rate", unit: "records/s", isNumber: true),
    .init(title: "Cores", isNumber: true), .init(title: "TaskManagers", isNumber: true),
    .init(title: "Cores each", isNumber: true), .init(title: "Parallelism", isNumber: true),
    .init(title: "Max parallelism", isNumber: true), .init(title: "Nodes", isNumber: true),
    .init(title: "Memory", unit: "bytes", isNumber: true), .init(title: "Binds", isChoice: true),
    .init(title: "Checkpoint", unit: "bytes", isNumber: true),
    .init(title: "Recovery", unit: "s", isNumber: true),
  ]

  var table: Table {
    var rows: [Table.Row] = []
    for workload in workloads {
      workload.forEachCell { cell in rows.append(row(cell, of: workload)) }
    }
    return Table(caption: "Every cell of the matrix", columns: Self.columns, rows: rows)
  }

  private func row(_ cell: Cell, of workload: PlannedWorkload) -> Table.Row {
    let constraint = cell.bindingConstraint.name
    let binds = Datum(constraint, style: "c-\(constraint)")
    let point = [
      Datum(workload.definition.title, exact: workload.definition.id, link: workload.path),
      Datum(workload.definition.owner ?? "–", exact: workload.definition.owner ?? ""),
      Datum(cell.tier.name), Datum(cell.rate.value, as: Format.rate),
    ]
    let id = "\(workload.definition.id)-\(cell.tier.name)-\(Exact.number(cell.rate.value))"
    let isMarked = workload.isDesign(cell.tier, cell.rate)
    guard let plan = cell.plan else {
      return Table.Row(
        id: id,
        cells: point + [Datum("does not fit", exact: "")] + Array(repeating: .none, count: 6) + [
          binds, .none, .none,
        ],
        isMarked: isMarked)
    }
    let answer = [
      Datum(plan.totalCores), Datum(plan.taskManagers), Datum(plan.coresPerTaskManager),
      Datum(plan.parallelism), Datum(plan.maxParallelism), Datum(plan.nodes),
      Datum(plan.totalMemory.value, as: Format.memory), binds,
      Datum(plan.checkpointBytes.value, as: Format.size),
      Datum(plan.recovery.total.value, as: Format.duration),
    ]
    return Table.Row(id: id, cells: point + answer, isMarked: isMarked)
  }
}
