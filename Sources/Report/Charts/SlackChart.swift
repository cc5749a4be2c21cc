internal import Charts
internal import Sizing
internal import Workloads

/// How much of the TaskManagers each constraint needs: the full bar binds, the rest have slack.
struct SlackChart {
  static let rowHeight = 24.0

  let workload: PlannedWorkload
  let plan: Plan

  /// The constraints that say anything about this workload, with what each needs.
  var needs: [(constraint: Constraint, taskManagers: Int)] {
    Constraint.counted.filter { workload.sizer.applies($0) }
      .compactMap { constraint in plan.counts[constraint].map { (constraint, $0) } }
      .sorted { a, b in
        a.taskManagers == b.taskManagers
          ? a.constraint.rawValue < b.constraint.rawValue : a.taskManagers > b.taskManagers
      }
  }

  var chart: Chart {
    let needs = needs
    return Chart(
      title: title(needs), layout: "rows", height: Double(needs.count) * Self.rowHeight,
      marks: tracks(needs.count)
        + needs.enumerated().flatMap { index, need in
          row(need.constraint, need.taskManagers, top: Double(index) * Self.rowHeight)
        } + numbers(needs.map { $0.taskManagers }))
  }

  private func title(_ needs: [(constraint: Constraint, taskManagers: Int)]) -> String {
    let list = needs.map { "\($0.constraint.name) \(Format.count($0.taskManagers))" }
    return "TaskManagers that each constraint alone needs: " + list.joined(separator: ", ") + "."
  }

  private func row(_ constraint: Constraint, _ taskManagers: Int, top: Double) -> [Mark] {
    let share = Double(taskManagers) / Double(plan.taskManagers)
    let binds = constraint == plan.bindingConstraint
    let style = constraint.style + (binds ? " binds" : "")
    return [
      // A browser works out the styles of a rectangle anew when its width changes, but not of a line.
      .rule(Rule(.share(0), top + 12, to: .share(share), top + 12, style: "bar \(style)")),
      .text(
        Label(
          constraint.name, x: .share(0), y: top + 16, shift: -8, anchor: .end,
          style: "label \(style)")),
    ]
  }

  private func tracks(_ count: Int) -> [Mark] {
    (0..<count).map { index in
      let top = Double(index) * Self.rowHeight + 7
      return .bar(Bar(x: .share(0), width: .share(1), y: top, height: 10, style: "track"))
    }
  }

  private func numbers(_ counts: [Int]) -> [Mark] {
    counts.enumerated().map { index, count in
      .text(
        Label(
          Format.count(count) + (index == 0 ? " binds" : ""), x: .share(1),
          y: Double(index) * Self.rowHeight + 16, shift: 8, style: index == 0 ? "strong" : "quiet"))
    }
  }

  var table: Table {
    Table(
      caption: "TaskManagers that each constraint alone needs",
      columns: [
        .init(title: "Constraint"), .init(title: "TaskManagers", isNumber: true),
        .init(title: "Slack", isNumber: true),
      ],
      rows: needs.map { need in
        Table.Row(
          cells: [
            Datum(need.constraint.name), Datum(Format.count(need.taskManagers)),
            Datum(Format.share(plan.slack(of: need.constraint))),
          ], isMarked: need.constraint == plan.bindingConstraint)
      })
  }

  var figure: ChartFigure {
    ChartFigure(
      caption:
        "TaskManagers that each constraint alone needs, of \(Format.count(plan.taskManagers))",
      drawing: chart.html, table: table)
  }
}
