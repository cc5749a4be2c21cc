internal import Charts
internal import Markup
internal import Sizing
internal import Workloads

/// What each constraint needs as the rate grows. Where the highest line changes, another
/// constraint begins to bind: a band above says which.
struct ConstraintsChart {
  static let height = 260.0

  /// The cell whose binding constraint stands out.
  let point: Cell
  let domain: ClosedRange<Double>
  let curve: RateCurve
  /// Those that ever need more than the smallest cluster.
  let drawn: [Constraint]
  /// Those that never do.
  let idle: [Constraint]
  let x: Axis
  let y: Axis
  /// A line for each constraint that is drawn.
  let steps: [Steps]

  /// - Parameter curve: the answers of the point's tier, when another chart has them already.
  init(workload: PlannedWorkload, point: Cell? = nil, curve: RateCurve? = nil) {
    let point = point ?? workload.design
    self.point = point
    let domain = workload.chartDomain(around: point.rate.value)
    self.domain = domain
    let curve =
      curve
      ?? RateCurve(
        workload, point.tier, at: RateSamples.rates(in: domain, with: point.rate.value),
        around: point)
    self.curve = curve
    let applying = Constraint.counted.filter { workload.sizer.applies($0) }
    drawn = applying.filter { constraint in
      curve.cells.contains {
        ($0.counts[constraint] ?? 1) > 1 || $0.bindingConstraint == constraint
      }
    }
    idle = applying.filter { [drawn] in !drawn.contains($0) }
    x = Axis(
      .logarithmic(domain), title: "records per second", atMost: 9,
      label: Format.tick)
    let cores = drawn.flatMap { constraint in curve.cells.compactMap { $0.cores(for: constraint) } }
    let limit = point.plan.map { $0.totalCores.value * CoresChart.most }
    y = Axis(
      .logarithmic(covering: cores, upTo: limit), title: "cores", atMost: 8, label: Format.tick)
    steps = drawn.map { [x, y] constraint in
      curve.steps(point, along: x.scale) { Self.row($0, constraint, y.scale) }
    }
  }

  var figure: ChartFigure {
    ChartFigure(
      caption: "Cores that each constraint alone needs, at \(curve.tier.name)", key: key,
      drawing: chart.html, note: .text(story + exitNote), table: table)
  }

  private var exitNote: String {
    if exits.isEmpty { return "" }
    let top = Format.counted(Cores(y.scale.domain.upperBound))
    return " A line with an arrow at the top goes on above \(top)."
  }

  var chart: Chart {
    Chart(
      title: "Cores that each constraint alone needs by rate, at \(curve.tier.name). \(story)",
      layout: "lines band", height: Self.height,
      marks: y.upward(from: Self.height, titleAbove: 40) + x.along(bottom: Self.height)
        + zip(drawn, steps).map(line) + exits + names.marks + spans.flatMap(marks) + design)
  }

  /// Where a constraint's need stands at a cell; nil above the plot.
  func place(_ cell: Cell, _ constraint: Constraint) -> Point? {
    Self.row(cell, constraint, y.scale).map {
      Point(x.scale.position(of: cell.rate.value), $0)
    }
  }

  private static func row(_ cell: Cell, _ constraint: Constraint, _ y: Scale) -> Double? {
    guard let cores = cell.cores(for: constraint), cores <= y.domain.upperBound else { return nil }
    return Self.height * (1 - y.position(of: cores))
  }

  private func line(_ constraint: Constraint, _ steps: Steps) -> Mark {
    let binds = constraint == point.bindingConstraint
    return .line(Line(steps.runs, style: "line \(constraint.style)" + (binds ? " binds" : "")))
  }

  /// Where lines leave the plot.
  private var exits: [Mark] {
    zip(drawn, steps).flatMap { constraint, steps in
      steps.exits.map {
        .symbol(Symbol(.upward, x: .share($0), y: 0, style: "mark " + constraint.style))
      }
    }
  }

  /// A stroke at the design point's rate, and a ring at what binds there: the highest line, above which
  /// its number has room.
  private var design: [Mark] {
    let x = x.scale.position(of: point.rate.value)
    let rule = Mark.rule(Rule(.share(x), 0, to: .share(x), Self.height, style: "at-design"))
    guard let cores = point.cores(for: point.bindingConstraint),
      let place = place(point, point.bindingConstraint)
    else { return [rule] }
    return [rule]
      + DesignMark(
        place: place, text: "\(point.bindingConstraint.name): \(Format.counted(Cores(cores)))",
        row: place.y - 14, isLeft: x > 0.4
      ).marks
  }

  /// The constraints' names at the ends of their lines.
  var names: LineEnds {
    LineEnds(
      zip(drawn, steps).map { LineEnds.Name(end: $1.end, lines: [Self.name($0)]) },
      height: Self.height)
  }

  private static func name(_ constraint: Constraint) -> Label.Run {
    Label.Run(constraint.name, style: constraint.style)
  }

  private var key: ChartKey {
    ChartKey(drawn.map { ChartKey.Entry(style: $0.style, lines: [Self.name($0)]) })
  }

  /// Rates over which one constraint binds.
  struct Span: Equatable {
    var constraint: Constraint
    var rates: ClosedRange<Double>
    var fits: Bool
  }

  var spans: [Span] {
    var spans: [Span] = []
    for cell in curve.cells {
      let rate = cell.rate.value
      if let last = spans.last, last.constraint == cell.bindingConstraint {
        spans[spans.count - 1].rates = last.rates.lowerBound...rate
      } else {
        if let last = spans.last { spans[spans.count - 1].rates = last.rates.lowerBound...rate }
        spans.append(Span(constraint: cell.bindingConstraint, rates: rate...rate, fits: true))
      }
    }
    if let limit = curve.limit {
      let start = spans.last?.rates.upperBound ?? domain.lowerBound
      spans.append(
        Span(constraint: limit.constraint, rates: start...domain.upperBound, fits: false))
    }
    return Self.merged(spans, at: point)
  }

  /// Ranges that end at the same printed rate are one: nobody could tell them apart. Of two, the one
  /// of the design point is kept, else the first.
  static func merged(_ spans: [Span], at point: Cell) -> [Span] {
    var kept: [Span] = []
    for span in spans {
      guard let last = kept.last, last.fits, span.fits, end(of: last) == end(of: span) else {
        kept.append(span)
        continue
      }
      let isDesign =
        span.rates.contains(point.rate.value) && span.constraint == point.bindingConstraint
      kept[kept.count - 1] = Span(
        constraint: isDesign ? span.constraint : last.constraint,
        rates: last.rates.lowerBound...span.rates.upperBound, fits: true)
    }
    return kept
  }

  /// The rate up to which a range is, as it is told.
  private static func end(of span: Span) -> String {
    Format.rate(RecordsPerSecond(span.rates.upperBound))
  }

  /// A stretch of the band, named where its name has room on a narrow screen too.
  private func marks(_ span: Span) -> [Mark] {
    let start = x.scale.position(of: span.rates.lowerBound)
    let width = x.scale.position(of: span.rates.upperBound) - start
    let name = span.fits ? span.constraint.name : "✕ " + span.constraint.name
    let bar = Bar(
      x: .share(start), width: .share(width), y: -14, height: 6,
      style: "fill \(span.constraint.style)" + (span.fits ? "" : " unfit"))
    guard TextWidth.of(name) <= width * 200 else { return [.bar(bar)] }
    return [
      .bar(bar),
      .text(Label(name, x: .share(start), y: -19, style: "label " + span.constraint.style)),
    ]
  }

  /// The crossing points, told.
  var story: String {
    let spans = spans
    let fitting = spans.filter { $0.fits }
    let told = fitting.enumerated().map { index, span -> String in
      if index == spans.count - 1 { return span.constraint.name + (index == 0 ? " binds" : "") }
      // Only where nothing fits any more was searched for; others are between two rates.
      let about = index == fitting.count - 1 ? "" : "about "
      let end = " up to \(about)\(Self.end(of: span))"
      return span.constraint.name + (index == 0 ? " binds" : "") + end
    }
    var sentences = fitting.isEmpty ? [] : [told.joined(separator: ", then ")]
    if let unfit = spans.last, !unfit.fits {
      let limit = Format.rate(RecordsPerSecond(unfit.rates.lowerBound))
      sentences.append(
        fitting.isEmpty
          ? "It fits at no rate of the chart, because of \(unfit.constraint.name)"
          : "Above \(limit) it does not fit, because of \(unfit.constraint.name)")
    }
    if !idle.isEmpty {
      let verb = idle.count == 1 ? "never needs" : "never need"
      sentences.append("\(list(idle)) \(verb) more than one TaskManager")
    }
    return sentences.joined(separator: ". ") + "."
  }

  /// `disk-size, heap and lookup`.
  private func list(_ constraints: [Constraint]) -> String {
    let names = constraints.map { $0.name }
    let first = names.dropLast().joined(separator: ", ")
    return (first.isEmpty ? "" : first + " and ") + (names.last ?? "")
  }

  var table: Table {
    let rates = RateSamples.round(curve.cells.map { $0.rate.value }, with: point.rate.value)
    let cells = curve.cells.filter { rates.contains($0.rate.value) }
    return Table(
      caption: "Cores that each constraint alone needs",
      columns: [.init(title: "Rate")]
        + drawn.map { .init(title: $0.name, isNumber: true) },
      rows: cells.map { cell in
        Table.Row(
          cells: [Datum(Format.rate(cell.rate))]
            + drawn.map { constraint in
              Datum(cell.cores(for: constraint).map { Format.count(Cores($0)) } ?? "–")
            }, isMarked: cell.rate == point.rate)
      })
  }
}

extension Cell {
  /// The cores that a constraint alone needs, in TaskManagers of the plan's shape.
  func cores(for constraint: Constraint) -> Double? {
    guard let plan, let count = counts[constraint] else { return nil }
    return (plan.coresPerTaskManager * Double(count)).value
  }
}
