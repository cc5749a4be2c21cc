internal import Pages
internal import Sizing

/// The entries of a table's row that answer for a cell: cores, TaskManagers, nodes, memory, cost, what
/// binds and recovery.
struct AnswerColumns {
  let costs: CostColumns

  func data(_ cell: DeployedCell) -> [Datum] {
    let constraint = cell.bindingConstraint.name
    let binds = Datum(constraint, style: "c-\(constraint)")
    guard cell.fits else {
      return [Datum("does not fit", exact: ""), .none, .none, .none] + costs.data(nil) + [
        binds, .none,
      ]
    }
    return [
      Datum(cell.cores), Datum(cell.shape, exact: String(cell.taskManagers)),
      Datum(cell.nodes.count), Datum(cell.memory, as: Format.memory),
    ] + costs.data(of: cell) + [binds, Datum(cell.recovery, as: Format.duration)]
  }
}
