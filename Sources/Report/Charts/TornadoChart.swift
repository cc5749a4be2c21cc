internal import Charts
internal import Sizing
internal import Workloads

/// How far the cores move when one assumption is half or double what it is taken for, the largest
/// effect on top.
struct TornadoChart {
  static let rowHeight = 40.0
  static let mostRows = 8
  /// The largest over the least number that a linear scale still shows well.
  static let widest = 6.0
  /// Room to the left of the bars for the numbers at their ends, in pixels. Where the screen has room,
  /// the style sheet adds that for the names, which are above the bars otherwise.
  static let margin = 48.0
  /// What a name may take of a narrow screen, in pixels.
  static let nameWidth = 300.0

  /// Cores as planned; nil when the cell is infeasible.
  let cores: Cores?
  /// The rows drawn: those that matter most.
  let shown: [Sensitivity]

  init(workload: PlannedWorkload, cell: Cell) {
    cores = cell.plan?.totalCores
    shown = workload.largestEffects(on: cell, atMost: Self.mostRows)
  }

  /// Linear from nothing, unless one effect would squeeze all others: then equal ratios take equal
  /// room.
  var scale: Scale {
    let counts = shown.flatMap { [$0.coresAtHalf, $0.coresAtDouble] } + [cores]
    let values = counts.compactMap { $0?.value }
    let (least, most) = (values.min() ?? 1, values.max() ?? 1)
    return most > Self.widest * least ? .logarithmic(covering: values) : .linear(0...most * 1.02)
  }

  private var height: Double { Double(shown.count) * Self.rowHeight + 8 }

  var chart: Chart? {
    guard let cores, let first = shown.first else { return nil }
    let axis = Axis(
      scale, title: scale.kind == .linear ? "cores" : "cores, logarithmic", atMost: 6,
      label: Format.tick)
    let base = scale.position(of: cores.value)
    let title = """
      Cores when one assumption is half or double its value. The largest effect is that of \
      \(first.parameter.shortTitle): \(Self.answer(first.coresAtHalf)) at half, \
      \(Self.answer(first.coresAtDouble)) at double, \(Format.count(cores)) as planned.
      """
    return Chart(
      title: title, layout: "tornado", height: height,
      marks: axis.along(bottom: height)
        + baseline(at: base) + names + bars("half", from: cores) { $0.coresAtHalf }
        + bars("double", from: cores) { $0.coresAtDouble }
        + answers(from: cores) + [
          .text(
            Label(
              "\(Format.count(cores)) as planned", x: .share(base), y: -6, anchor: .middle,
              style: "design"))
        ])
  }

  /// The cores as planned: whole where the names are beside the bars, and in pieces between the names
  /// where they are above.
  private func baseline(at base: Double) -> [Mark] {
    let pieces = shown.indices.map { index in
      let top = Double(index) * Self.rowHeight
      return Mark.rule(
        Rule(.share(base), top + 20, to: .share(base), top + 36, style: "base"))
    }
    return [.rule(Rule(.share(base), 0, to: .share(base), height, style: "base whole"))] + pieces
  }

  /// What became of the cores.
  static func answer(_ cores: Cores?) -> String { cores.map { Format.count($0) } ?? "does not fit" }

  private var names: [Mark] {
    shown.enumerated().map { index, effect in
      let parameter = effect.parameter
      let values = "\(parameter.format(effect.half)) to \(parameter.format(effect.double))"
      return .text(
        Label(
          [.init(parameter.shortTitle + " "), .init(values, style: "quiet")], x: .share(0),
          y: Double(index) * Self.rowHeight + 15, shift: -Self.margin, style: "beside"))
    }
  }

  /// From the cores as planned to those at another value; to the edge when nothing fits there.
  private func bars(
    _ style: String, from cores: Cores, _ answer: (Sensitivity) -> Cores?
  ) -> [Mark] {
    let base = scale.position(of: cores.value)
    return shown.enumerated().compactMap { index, effect in
      let other = answer(effect)
      guard other != cores else { return nil }
      let end = position(of: other)
      return .bar(
        Bar(
          x: .share(min(base, end)), width: .share(abs(end - base)),
          y: Double(index) * Self.rowHeight + 21, height: 13,
          style: "fill " + (other == nil ? "unfit" : style)))
    }
  }

  private func position(of cores: Cores?) -> Double {
    cores.map { scale.position(of: $0.value) } ?? 1
  }

  /// The number at the end of each bar, those to the left first.
  private func answers(from cores: Cores) -> [Mark] {
    let base = scale.position(of: cores.value)
    let labels = shown.enumerated().flatMap { index, effect in
      [(effect.coresAtHalf, "½"), (effect.coresAtDouble, "2×")].compactMap {
        other, name -> Label? in
        guard other != cores else { return nil }
        let end = position(of: other)
        return Label(
          "\(other.map { Format.count($0) } ?? "✕") at \(name)", x: .share(end),
          y: Double(index) * Self.rowHeight + 32, shift: end < base ? -6 : 6,
          anchor: end < base ? .end : .start)
      }
    }
    return (labels.filter { $0.anchor == .end } + labels.filter { $0.anchor == .start }).map {
      .text($0)
    }
  }

  func table(_ parameterDatum: (Sensitivity.Parameter) -> Datum) -> Table {
    Table(
      caption: "Cores at half and at double of each assumption that matters here",
      columns: [
        .init(title: "Assumption"), .init(title: "Half", isNumber: true),
        .init(title: "Cores", isNumber: true), .init(title: "Double", isNumber: true),
        .init(title: "Cores", isNumber: true),
      ],
      rows: shown.map { effect in
        Table.Row(cells: [
          parameterDatum(effect.parameter), Datum(effect.parameter.format(effect.half)),
          Datum(Self.answer(effect.coresAtHalf)), Datum(effect.parameter.format(effect.double)),
          Datum(Self.answer(effect.coresAtDouble)),
        ])
      })
  }

  var figure: ChartFigure? {
    chart.map { chart in
      ChartFigure(
        caption: "Cores when one assumption is half or double its value", drawing: chart.html,
        table: table { Datum($0.shortTitle) })
    }
  }
}

extension Sensitivity.Parameter {
  /// Its key as words: `recordRatePerCore` becomes "record rate per core".
  var shortTitle: String {
    switch self {
    case .assumption(let assumption): KeyWords.words(of: assumption.name)
    case .tier(_, let assumption): KeyWords.words(of: assumption.name)
    }
  }

  func format(_ value: Double) -> String {
    switch self {
    case .assumption(let assumption): assumption.format(value)
    case .tier(_, let assumption): assumption.format(value)
    }
  }

  /// Where the page of assumptions tells of it.
  var anchor: String {
    switch self {
    case .assumption(let assumption): assumption.name
    case .tier(let tier, _): tier.name
    }
  }
}
