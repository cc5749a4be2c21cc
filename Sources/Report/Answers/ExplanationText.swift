internal import Sizing
internal import Workloads

/// How an answer came about, for a terminal: each equation with its numbers.
struct ExplanationText {
  /// One cluster.
  let workload: PlannedWorkload
  let cell: Cell
  /// The statement whose pool that is; nil for a whole workload.
  let pool: String?

  var text: String {
    let derivation = workload.sizer.derivation(
      of: cell, profile: workload.layers.profile, statements: workload.definition.statementNames,
      sources: workload.sourceNames)
    return scope + derivation.steps.map { "\n" + step($0) }.joined()
  }

  /// What the equations are about, where that is only a part.
  private var scope: String {
    guard let pool else { return "" }
    return """

      The equations below size the compute pool of \(pool), which determines the result. Every pool
      is sized in the same way, at the rate that reaches it.

      """
  }

  private func step(_ step: Derivation.Step) -> String {
    let number = step.equation + String(repeating: " ", count: max(0, 4 - step.equation.count))
    return """
      \(number)\(step.title)
          \(step.formula)
      \(inputs(step.inputs))    \(result(step))  [\(step.source)]

      """
  }

  private func inputs(_ inputs: [Derivation.Input]) -> String {
    let rows = inputs.map { input in
      Table.Row(cells: [
        Datum(input.symbol), Datum(input.unit.format(input.value)), Datum(origin(of: input)),
        Datum(input.name),
      ])
    }
    let columns = (0..<4).map { Table.Column(title: "", isNumber: $0 == 1) }
    return Table(caption: "", columns: columns, rows: rows).lines(indentedBy: 6)
  }

  private func result(_ step: Derivation.Step) -> String {
    guard let result = step.result else { return "\(step.symbol): no number is enough" }
    return "\(step.symbol) = \(step.unit.format(result))"
  }

  /// Who gave the number: the workload, the nearest place that sets the assumption, an equation.
  private func origin(of input: Derivation.Input) -> String {
    switch input.origin {
    case .workload: "workload"
    case .assumption(let assumption), .profile(let assumption):
      workload.origin(of: assumption).text
    case .tier(let assumption): workload.origin(of: assumption, at: cell.tier).text
    case .computed(let equation): equation
    }
  }
}

extension Table {
  /// The rows alone, for a terminal.
  func lines(indentedBy spaces: Int) -> String {
    let margin = String(repeating: " ", count: spaces)
    return text.split(separator: "\n").map { "\(margin)\($0)\n" }.joined()
  }
}
