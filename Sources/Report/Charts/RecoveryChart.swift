internal import Charts
internal import Sizing

/// A recovery as one bar of its parts in seconds, against the objective.
struct RecoveryChart {
  static let barTop = 8.0
  static let barHeight = 28.0
  static let rowHeight = 18.0

  let recovery: Recovery
  /// The longest acceptable recovery.
  let objective: Seconds

  /// A part of the recovery in its order.
  struct Phase: Equatable {
    var name: String
    var time: Seconds
    var style: String
    var meaning: String
  }

  var phases: [Phase] {
    [
      Phase(
        name: "detect", time: recovery.detect, style: "phase-1",
        meaning: "until a lost TaskManager is noticed"),
      Phase(
        name: "reschedule", time: recovery.reschedule, style: "phase-2",
        meaning: "until its replacement runs"),
      Phase(
        name: "restore", time: recovery.restore, style: "phase-3",
        meaning: "until the state is restored"),
      Phase(
        name: "catch up", time: recovery.catchUp, style: "phase-4",
        meaning: "until the backlog is worked off"),
    ].filter { $0.time > .zero }
  }

  /// Where the parts begin and end, in seconds.
  var segments: Segments { Segments(phases.map { $0.time.value }) }

  var scale: Scale { .linear(0...max(recovery.total, objective).value * 1.04) }

  private var bottom: Double {
    Self.barTop + Self.barHeight + Double(phases.count) * Self.rowHeight + 12
  }

  var chart: Chart {
    let axis = Axis(
      scale, title: "time since the failure", atMost: 6, steps: TimeSteps.seconds,
      label: { Format.duration(Seconds($0)) })
    return Chart(
      title: title, layout: "phases", height: bottom,
      marks: axis.along(bottom: bottom) + bars + limit + labels)
  }

  private var title: String {
    let parts = phases.map { "\($0.name) \(Format.duration($0.time))" }.joined(separator: ", ")
    return """
      A recovery of \(Format.duration(recovery.total)) against an objective of \
      \(Format.duration(objective)): \(parts).
      """
  }

  private var bars: [Mark] {
    zip(phases, segments.parts).map { phase, part in
      let start = scale.position(of: part.start)
      return .bar(
        Bar(
          x: .share(start), width: .share(scale.position(of: part.end) - start), y: Self.barTop,
          height: Self.barHeight, style: "fill " + phase.style))
    }
  }

  private var limit: [Mark] {
    let x = scale.position(of: objective.value)
    return [
      .rule(Rule(.share(x), -4, to: .share(x), bottom, style: "limit")),
      .text(
        Label(
          "objective \(Format.duration(objective))", x: .share(x), y: -8,
          anchor: x > 0.5 ? .end : .start, style: "limit-label")),
    ]
  }

  /// A row each, the leftmost lowest, so that no leader crosses a name.
  private var labels: [Mark] {
    let count = phases.count
    return zip(phases, segments.parts).enumerated().flatMap { index, named -> [Mark] in
      let (phase, part) = named
      let x = scale.position(of: part.start)
      let row = Self.barTop + Self.barHeight + Double(count - index) * Self.rowHeight
      let isLate = x > 0.6
      return [
        .leader(
          Leader(
            x: .share(x), y: Self.barTop + Self.barHeight, across: 0,
            down: row - Self.barTop - Self.barHeight, style: "leader")),
        .text(
          Label(
            [
              .init(phase.name + " "),
              .init(Format.duration(phase.time), style: "strong"),
            ], x: .share(x), y: row, shift: isLate ? -6 : 6, anchor: isLate ? .end : .start,
            style: "halo")),
      ]
    }
  }

  var table: Table {
    let rows =
      phases.map { ($0.name, $0.time, $0.meaning) }
      + [("total", recovery.total, ""), ("objective", objective, "")]
    return Table(
      caption: "Parts of a recovery",
      columns: [
        .init(title: "Part"), .init(title: "Time", unit: "s", isNumber: true),
        .init(title: "What happens"),
      ],
      rows: rows.map {
        Table.Row(cells: [Datum($0.0), Datum(Format.duration($0.1)), Datum($0.2)])
      })
  }

  var figure: ChartFigure {
    ChartFigure(
      caption: "A recovery of \(Format.duration(recovery.total)), by its parts",
      drawing: chart.html, table: table)
  }
}
