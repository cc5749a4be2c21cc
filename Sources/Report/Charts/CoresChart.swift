internal import Charts
internal import Markup
internal import Sizing
internal import Workloads

/// Cores by rate for each latency tier, on logarithmic scales, with the design point.
struct CoresChart {
  static let height = 300.0

  let workload: PlannedWorkload
  /// The cell that is marked.
  let point: Cell
  let curves: [RateCurve]
  let rates: [Double]
  let x: Axis
  let y: Axis

  init(workload: PlannedWorkload, point: Cell? = nil) {
    self.workload = workload
    let point = point ?? workload.design
    self.point = point
    let domain = workload.chartDomain(around: point.rate.value)
    let rates = RateSamples.rates(in: domain, with: point.rate.value)
    self.rates = rates
    curves = LatencyTier.allCases.map { RateCurve(workload, $0, at: rates) }
    x = Axis(
      .logarithmic(domain), title: "records per second", atMost: 9,
      label: Format.tick)
    let cores = curves.flatMap { $0.cells.compactMap { $0.plan.map { $0.totalCores.value } } }
    y = Axis(.logarithmic(covering: cores), title: "cores", atMost: 8, label: Format.tick)
  }

  func curve(of tier: LatencyTier) -> RateCurve? { curves.first { $0.tier == tier } }

  var figure: ChartFigure {
    ChartFigure(
      caption: "Cores by rate, for each latency tier", drawing: chart.html, table: table)
  }

  var chart: Chart {
    Chart(
      title: title, layout: "lines", height: Self.height,
      marks: y.upward(from: Self.height) + x.along(bottom: Self.height)
        + curves.map(line) + curves.flatMap(markers) + names.marks + design)
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

  /// Where a cell that fits stands.
  func place(_ cell: Cell) -> Point? {
    cell.plan.map { plan in
      let up = y.scale.position(of: plan.totalCores.value)
      return Point(x.scale.position(of: cell.rate.value), Self.height * (1 - up))
    }
  }

  private func line(_ curve: RateCurve) -> Mark {
    .line(Line([curve.cells.compactMap(place)], style: "line " + curve.tier.style))
  }

  /// The tiers' names; one that stops to fit says what stops it.
  var names: LineEnds {
    LineEnds(
      curves.map { curve in
        var lines = [Label.Run(curve.tier.name, style: curve.tier.style)]
        if let limit = curve.limit {
          lines.append(.init("✕ " + limit.constraint.name, style: limit.constraint.style))
        }
        return LineEnds.Name(end: curve.cells.last.flatMap(place), lines: lines)
      }, height: Self.height)
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

  /// The design point as a ring with its number, where the lines, which only rise, leave room:
  /// above and to the left of the highest, or below and to the right of the lowest.
  private var design: [Mark] {
    guard let plan = point.plan, let place = place(point) else { return [] }
    let isRight = place.x > 0.5
    let rows = curves.flatMap { $0.cells }.filter { $0.rate == point.rate }.compactMap {
      self.place($0)?.y
    }
    let row = isRight ? (rows.min() ?? place.y) - 14 : (rows.max() ?? place.y) + 24
    let down = row - place.y
    let label = Label(
      Format.counted(plan.totalCores), x: .share(place.x),
      y: row, shift: isRight ? -8 : 8, anchor: isRight ? .end : .start, style: "design")
    return [
      .leader(
        Leader(
          x: .share(place.x), y: place.y + (down < 0 ? -7 : 7), across: isRight ? -5 : 5,
          down: down < 0 ? down + 9 : down - 17, style: "leader")),
      .symbol(Symbol(.ring, x: .share(place.x), y: place.y, style: "ring")), .text(label),
    ]
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
