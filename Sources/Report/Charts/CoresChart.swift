internal import Charts
internal import Markup
internal import Sizing
internal import Workloads

/// Cores by rate for each latency tier, on logarithmic scales, with the design point.
struct CoresChart {
  static let height = 300.0
  /// The cores shown at most, as a multiple of the design point's: above, its steps would have no room.
  static let most = 10.0

  let workload: PlannedWorkload
  /// The cell that is marked.
  let point: Cell
  let curves: [RateCurve]
  let rates: [Double]
  let x: Axis
  let y: Axis
  /// A line for each curve.
  let steps: [Steps]

  init(workload: PlannedWorkload, point: Cell? = nil) {
    self.workload = workload
    let point = point ?? workload.design
    self.point = point
    let domain = workload.chartDomain(around: point.rate.value)
    let rates = RateSamples.rates(in: domain, with: point.rate.value)
    self.rates = rates
    let curves = LatencyTier.allCases.map { RateCurve(workload, $0, at: rates, around: point) }
    self.curves = curves
    x = Axis(
      .logarithmic(domain), title: "records per second", atMost: 9,
      label: Format.tick)
    let cores = curves.flatMap { $0.cells.compactMap { $0.plan.map { $0.totalCores.value } } }
    let limit = point.plan.map { $0.totalCores.value * Self.most }
    y = Axis(
      .logarithmic(covering: cores, upTo: limit), title: "cores", atMost: 8, label: Format.tick)
    steps = curves.map { [x, y] curve in
      curve.steps(point, along: x.scale) { Self.row($0, y.scale) }
    }
  }

  func curve(of tier: LatencyTier) -> RateCurve? { curves.first { $0.tier == tier } }

  var figure: ChartFigure {
    ChartFigure(
      caption: "Cores by rate, for each latency tier", key: key, drawing: chart.html,
      note: exits.isEmpty ? nil : .text(exitNote), table: table)
  }

  private var exitNote: String {
    let top = Format.counted(Cores(y.scale.domain.upperBound))
    return "A line with an arrow at the top goes on above \(top)."
  }

  var chart: Chart {
    Chart(
      title: title, layout: "lines", height: Self.height,
      marks: y.upward(from: Self.height) + x.along(bottom: Self.height)
        + zip(curves, steps).map(line) + curves.flatMap(markers) + exits + names.marks + design)
  }

  private var title: String {
    let tier = point.tier
    guard let curve = curves.first(where: { $0.tier == tier }), let low = curve.cells.first,
      let high = curve.cells.last, let least = low.plan, let most = high.plan
    else { return "Cores by rate: at \(tier.name) no rate of the chart fits." }
    return """
      Cores by rate on logarithmic scales: at \(tier.name) \(Format.count(least.totalCores)) cores \
      carry \(Format.rate(low.rate)) and \(Format.count(most.totalCores)) carry \
      \(Format.rate(high.rate)).
      """
  }

  /// Where a cell that fits stands; nil above the plot.
  func place(_ cell: Cell) -> Point? {
    Self.row(cell, y.scale).map { Point(x.scale.position(of: cell.rate.value), $0) }
  }

  private static func row(_ cell: Cell, _ y: Scale) -> Double? {
    guard let cores = cell.plan?.totalCores.value, cores <= y.domain.upperBound else { return nil }
    return Self.height * (1 - y.position(of: cores))
  }

  private func line(_ curve: RateCurve, _ steps: Steps) -> Mark {
    .line(Line(steps.runs, style: "line " + curve.tier.style))
  }

  /// Where lines leave the plot.
  private var exits: [Mark] {
    zip(curves, steps).flatMap { curve, steps in
      steps.exits.map {
        .symbol(Symbol(.upward, x: .share($0), y: 0, style: "mark " + curve.tier.style))
      }
    }
  }

  /// The tiers' names; one that stops to fit says what stops it.
  var names: LineEnds {
    LineEnds(
      zip(curves, steps).map { LineEnds.Name(end: $1.end, lines: lines($0)) }, height: Self.height)
  }

  private func lines(_ curve: RateCurve) -> [Label.Run] {
    let stop = curve.limit.map {
      Label.Run("✕ " + $0.constraint.name, style: $0.constraint.style)
    }
    return [Label.Run(curve.tier.name, style: curve.tier.style)] + (stop.map { [$0] } ?? [])
  }

  private var key: ChartKey {
    ChartKey(
      curves.map { curve in
        ChartKey.Entry(style: curve.tier.style, marker: curve.tier.marker, lines: lines(curve))
      })
  }

  /// A few markers a line, each tier at its own rates so that none hides another, and a cross
  /// where the tier stops to fit.
  private func markers(_ curve: RateCurve) -> [Mark] {
    let style = "mark " + curve.tier.style
    let places = curve.cells.enumerated().filter { $0.offset % 9 == 1 + 2 * curve.tier.rawValue }
    var marks = places.compactMap { place($0.element) }.map {
      Mark.symbol(Symbol(curve.tier.marker, x: .share($0.x), y: $0.y, style: style))
    }
    if let limit = curve.limit, let end = curve.cells.last.flatMap(place) {
      marks.append(
        .symbol(
          Symbol(.cross, x: .share(end.x), y: end.y, style: "cross " + limit.constraint.style)))
    }
    return marks
  }

  /// The design point's number is where the lines, which only rise, leave room: above and to the left
  /// of the highest, or below and to the right of the lowest, unless the numbers of the axis stand there.
  private var design: [Mark] {
    guard let plan = point.plan, let place = place(point) else { return [] }
    let isLeft = place.x > 0.5
    let rows = curves.flatMap { $0.cells }.filter { $0.rate == point.rate }.compactMap {
      self.place($0)?.y
    }
    let above = (rows.min() ?? place.y) - 14
    let below = (rows.max() ?? place.y) + 24
    let row = isLeft || below > Self.height - 4 ? above : below
    return DesignMark(
      place: place, text: Format.counted(plan.totalCores), row: row, isLeft: isLeft
    ).marks
  }

  var table: Table {
    Table(
      caption: "Cores by rate and tier",
      columns: [.init(title: "Rate")]
        + curves.map { .init(title: $0.tier.name, isNumber: true) },
      rows: RateSamples.round(rates, with: point.rate.value).map { rate in
        Table.Row(
          cells: [Datum(Format.rate(RecordsPerSecond(rate)))] + curves.map { datum($0, at: rate) },
          isMarked: rate == point.rate.value)
      })
  }

  private func datum(_ curve: RateCurve, at rate: Double) -> Datum {
    let plan = curve.cells.first { $0.rate.value == rate }?.plan
    return Datum(plan.map { Format.count($0.totalCores) } ?? "✕")
  }
}
