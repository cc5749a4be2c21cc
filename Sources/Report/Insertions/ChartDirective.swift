internal import Diagnostics
internal import Markup
internal import Pages
internal import Sizing
internal import Workloads

/// The charts that a `chart` fence may show.
enum ChartKind: String, CaseIterable {
  case cores
  case constraints
  case recovery
  case memory
  case sensitivity
  case nodes

  /// The chart of a workload at a cell; nil for a chart of a plan where there is none.
  func figure(_ workload: PlannedWorkload, _ cell: Cell) -> ChartFigure? {
    switch self {
    case .cores: CoresChart(workload: workload, point: cell).figure
    case .constraints: ConstraintsChart(workload: workload, point: cell).figure
    case .recovery:
      cell.plan.map {
        RecoveryChart(recovery: $0.recovery, objective: workload.recoveryObjective).figure
      }
    case .memory: cell.plan.map { MemoryChart(plan: $0).figure }
    case .sensitivity: TornadoChart(workload: workload, cell: cell).figure
    case .nodes: cell.plan.map { NodesChart(plan: $0).figure }
    }
  }
}

extension DirectiveReading {
  /// The chart asked for; where the cell does not fit, the sentence that says so.
  func chart(_ workload: PlannedWorkload, _ cell: Cell, _ here: LinkBase) -> Insertion {
    guard let field = field("show") else { return .mistake(.missingChart(directive)) }
    guard let kind = ChartKind(rawValue: field.value) else {
      return .mistake(.unknownChart(field))
    }
    let figure = kind.figure(workload, cell)?.html(here)
    return .content(figure ?? Tag.p(.class("why")) { cell.why })
  }
}

extension Diagnostic {
  private static let charts = ChartKind.allCases.map { $0.rawValue }

  fileprivate static func missingChart(_ directive: Directive) -> Diagnostic {
    .error(
      "missing-key", "'show' is missing", at: directive.location,
      hint: "add a line 'show: KIND' with one of \(charts.joined(separator: ", "))")
  }

  fileprivate static func unknownChart(_ field: Directive.Field) -> Diagnostic {
    .error(
      "unknown-chart", "no chart shows '\(field.value)'", at: field.location,
      hint: Nearest.hint(for: field.value, among: charts))
  }
}
