internal import Charts
internal import Sizing

/// How far the cores move when one assumption is half or double what it is taken for, the largest
/// effect on top.
struct TornadoChart {
  static let rowHeight = 40.0
  static let mostRows = 8

  /// Cores as planned; nil when the cell is infeasible.
  let cores: Int?
  let effects: [Sensitivity]

  init(workload: PlannedWorkload, cell: Cell) {
    cores = cell.plan?.totalCores
    let cores = cores
    effects = workload.sizer.sensitivity(of: cell).filter { $0.effect(from: cores) > 0 }
  }

  /// The rows drawn; the table has them all.
  var shown: ArraySlice<Sensitivity> { effects.prefix(Self.mostRows) }

  var scale: Scale {
    let counts = shown.flatMap { [$0.coresAtHalf, $0.coresAtDouble] }.compactMap { $0 }
    return .linear(0...Double((counts + [cores ?? 1]).max() ?? 1) * 1.02)
  }

  private var height: Double { Double(shown.count) * Self.rowHeight + 8 }

  var chart: Chart? {
    guard let cores, let first = shown.first else { return nil }
    let axis = Axis(scale, title: "cores", atMost: 6, label: Format.tick)
    let base = scale.position(of: Double(cores))
    let title = """
      Cores when one assumption is half or double its value. The most matters \
      \(first.parameter.shortTitle): \(Self.answer(first.coresAtHalf)) at half, \
      \(Self.answer(first.coresAtDouble)) at double, \(Format.count(cores)) as planned.
      """
    return Chart(
      title: title, layout: "tornado", height: height,
      marks: axis.along(bottom: height)
        + shown.enumerated().flatMap { row($1, top: Double($0) * Self.rowHeight, cores: cores) }
        + [
          .rule(Rule(.share(base), 0, to: .share(base), height, style: "base")),
          .text(
            Label(
              "\(Format.count(cores)) as planned", x: .share(base), y: -6, anchor: .middle,
              style: "design")),
        ])
  }

  /// What became of the cores.
  static func answer(_ cores: Int?) -> String { cores.map(Format.count) ?? "does not fit" }

  private func row(_ effect: Sensitivity, top: Double, cores: Int) -> [Mark] {
    let name = Label(
      [
        .init(effect.parameter.shortTitle + " "),
        .init(
          "\(effect.parameter.format(effect.half)) to \(effect.parameter.format(effect.double))",
          style: "quiet"),
      ], x: .share(0), y: top + 16)
    return [.text(name)] + bar(effect.coresAtHalf, "½", top: top + 21, cores: cores, style: "half")
      + bar(effect.coresAtDouble, "2×", top: top + 21, cores: cores, style: "double")
  }

  /// From the cores as planned to those at another value; to the edge when nothing fits there.
  private func bar(
    _ other: Int?, _ name: String, top: Double, cores: Int, style: String
  ) -> [Mark] {
    guard other != cores else { return [] }
    let base = scale.position(of: Double(cores))
    let end = other.map { scale.position(of: Double($0)) } ?? 1
    let isLess = end < base
    let bar = Bar(
      x: .share(min(base, end)), width: .share(abs(end - base)), y: top, height: 13,
      style: "fill " + (other == nil ? "unfit" : style))
    let number = other.map(Format.count) ?? "✕"
    return [
      .bar(bar),
      .text(
        Label(
          [.init(number, style: "strong"), .init(" at \(name)", style: "quiet")], x: .share(end),
          y: top + 11, shift: isLess ? -6 : 6, anchor: isLess ? .end : .start)),
    ]
  }

  func table(_ parameterDatum: (Sensitivity.Parameter) -> Datum) -> Table {
    Table(
      caption: "Cores at half and at double of each assumption that matters here",
      columns: [
        .init(title: "Assumption"), .init(title: "Half", isNumber: true),
        .init(title: "Cores", isNumber: true), .init(title: "Double", isNumber: true),
        .init(title: "Cores", isNumber: true),
      ],
      rows: effects.map { effect in
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

/// Keys of files as people say them.
enum KeyWords {
  static func words(of key: String) -> String {
    key.reduce(into: "") { words, letter in
      words += letter.isUppercase ? " " + letter.lowercased() : String(letter)
    }
  }
}
