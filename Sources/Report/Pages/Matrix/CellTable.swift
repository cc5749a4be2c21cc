internal import Amounts
internal import Pages
internal import Sizing
internal import Workloads

/// Every cell of the matrix, a row each; also `matrix.csv`.
struct CellTable {
  let workloads: [PlannedWorkload]

  private var costs: CostColumns { CostColumns(of: workloads) }

  private static let columns: [Table.Column] = [
    .init(title: "Workload", isChoice: true), .init(title: "Tier", isChoice: true),
    .init(title: "Rate", unit: "records/s", isNumber: true),
    .init(title: "Cores", isNumber: true), .init(title: "TaskManagers", isNumber: true),
    .init(title: "Cores each", isNumber: true), .init(title: "Parallelism", isNumber: true),
    .init(title: "Max parallelism", isNumber: true), .init(title: "Nodes", isNumber: true),
    .init(title: "Memory", unit: "bytes", isNumber: true), .init(title: "Binds", isChoice: true),
    .init(title: "Checkpoint", unit: "bytes", isNumber: true),
    .init(title: "Recovery", unit: "s", isNumber: true),
  ]

  var table: Table { table(of: workloads, costs) }

  /// `matrix.csv`: its titles, and the rows of each workload.
  var csv: FilePieces {
    let costs = costs
    return FilePieces(workloads.count + 1) { number in
      let table = table(of: number == 0 ? [] : [workloads[number - 1]], costs)
      return Array((number == 0 ? table.csvTitles : table.csvRows).utf8)
    }
  }

  private func table(of workloads: [PlannedWorkload], _ costs: CostColumns) -> Table {
    var rows: [Table.Row] = []
    for workload in workloads {
      let first = rows.count
      workload.forEachCell { cell in
        // One link for each workload: there may be thousands of rows.
        rows.append(row(cell, of: workload, costs, isLinked: rows.count == first))
      }
    }
    return Table(
      caption: "Every cell of the matrix",
      columns: Self.columns + costs.columns + [.init(title: "Owner", isChoice: true)], rows: rows)
  }

  private func row(
    _ application: Cell, of workload: PlannedWorkload, _ costs: CostColumns, isLinked: Bool
  ) -> Table.Row {
    let cell = workload.deployed(application)
    let constraint = cell.bindingConstraint.name
    let binds = Datum(constraint, style: "c-\(constraint)")
    let (tier, rate) = (application.tier, application.rate)
    let point = [
      Datum(
        workload.definition.title, exact: workload.definition.id,
        link: isLinked ? workload.path : nil),
      Datum(tier.name), Datum(rate, as: Format.rate),
    ]
    let owner = Datum(workload.definition.owner ?? "–", exact: workload.definition.owner ?? "")
    let id = "\(workload.definition.id)-\(tier.name)-\(Exact.number(rate.value))"
    return Table.Row(
      id: id, cells: point + answer(cell, binds) + costs.data(of: cell) + [owner],
      isMarked: workload.isDesign(tier, rate))
  }

  private func answer(_ cell: DeployedCell, _ binds: Datum) -> [Datum] {
    guard cell.fits else {
      return [Datum("does not fit", exact: "")] + Array(repeating: .none, count: 6) + [
        binds, .none, .none,
      ]
    }
    func count(_ metric: Metric) -> Datum {
      cell.figure(metric).map { Datum(Int(clamping: $0)) } ?? .none
    }
    let coresEach = cell.figure(.coresPerTaskManager).map { Datum(Cores($0)) } ?? .none
    return [
      Datum(cell.cores), Datum(cell.taskManagers), coresEach,
      count(.parallelism), count(.maxParallelism), Datum(cell.nodes.count),
      Datum(cell.memory, as: Format.memory), binds,
      Datum(cell.checkpointBytes, as: Format.size), Datum(cell.recovery, as: Format.duration),
    ]
  }
}
