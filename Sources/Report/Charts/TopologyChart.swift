internal import Markup
internal import Charts
internal import Sizing
internal import Workloads

/// The way of the records: sources, statements and sink under each other, each after what it reads, with
/// lines from one to the next. It reads on a phone too, however many branches there are.
struct TopologyChart {
  static let rowHeight = 46.0
  static let firstRow = 14.0
  /// Pixels between two lanes, and what all of them may take.
  static let laneWidth = 18.0
  static let lanesWidth = 108.0
  /// What a name may take of a narrow screen, in pixels.
  static let nameWidth = 310.0

  let workload: PlannedWorkload
  let rate: RecordsPerSecond
  let topology: Topology
  private let lanes: [Int]

  init(workload: PlannedWorkload, rate: RecordsPerSecond) {
    self.workload = workload
    self.rate = rate
    topology = Topology(workload, rate: rate)
    lanes = topology.lanes
  }

  private var pitch: Double {
    let lanes = (self.lanes.max() ?? 0) + 1
    return min(Self.laneWidth, Self.lanesWidth / Double(lanes))
  }

  /// Where a station's dot is, in pixels.
  func dot(_ place: Int) -> (x: Double, y: Double) {
    (8 + Double(lanes[place]) * pitch, Self.firstRow + Double(place) * Self.rowHeight)
  }

  var chart: Chart {
    let textX = 8 + Double((lanes.max() ?? 0) + 1) * pitch + 4
    return Chart(
      title: title, layout: "topology",
      height: Double(topology.stations.count) * Self.rowHeight,
      marks: edges + dots
        + topology.stations.enumerated().flatMap { place, station in
          labels(station, x: textX, y: dot(place).y)
        })
  }

  private var title: String {
    let stations = topology.stations
    let parts = stations.map { station in
      let reads = station.reads.map { stations[$0].name }.joined(separator: " and ")
      let source = reads.isEmpty ? "" : station.role == .sink ? " from \(reads)" : " reads \(reads)"
      return "\(station.name)\(source), \(station.words)"
    }
    return "The path of the records: " + parts.joined(separator: "; ") + "."
  }

  private func labels(_ station: Topology.Station, x: Double, y: Double) -> [Mark] {
    let name = TextWidth.shortened(station.name, to: Self.nameWidth - x, size: 13)
    return [
      .text(Label(name, x: .pixels(x), y: y + 4.5, style: "name")),
      .text(Label(station.words, x: .pixels(x), y: y + 20, style: "quiet")),
    ]
  }

  private var dots: [Mark] {
    topology.stations.enumerated().map { place, station in
      let dot = dot(place)
      return .symbol(
        Symbol(
          station.role == .statement ? .circle : .square, x: .pixels(dot.x), y: dot.y,
          style: "station " + station.role.rawValue))
    }
  }

  /// From each station down its lane, and across to a reader just before that.
  private var edges: [Mark] {
    var marks: [Mark] = []
    for (place, station) in topology.stations.enumerated() {
      for read in station.reads {
        let (from, to) = (dot(read), dot(place))
        let bend = from.x == to.x ? to.y : max(from.y, to.y - Self.rowHeight)
        if bend > from.y { marks.append(edge(from.x, from.y, from.x, bend)) }
        if from.x != to.x { marks.append(edge(from.x, bend, to.x, to.y)) }
      }
    }
    return marks
  }

  private func edge(_ x: Double, _ top: Double, _ end: Double, _ bottom: Double) -> Mark {
    .rule(Rule(.pixels(x), top, to: .pixels(end), bottom, style: "edge"))
  }

  var table: Table {
    Table(
      caption: "The statements at \(Format.rate(rate))",
      columns: [
        .init(title: "Statement"), .init(title: "Complexity"),
        .init(title: "Input", isNumber: true), .init(title: "Rate", isNumber: true),
        .init(title: "Keys", isNumber: true), .init(title: "Bytes per key", isNumber: true),
        .init(title: "Copies", isNumber: true), .init(title: "State", isNumber: true),
      ] + (details.contains { !$0.isEmpty } ? [.init(title: "Besides")] : []),
      rows: zip(workload.definition.statements, workload.sizer.statementFlows).map { named, flow in
        Table.Row(
          cells: [
            Datum(named.name), Datum(named.statement.complexity.name),
            Datum(Format.share(named.statement.inputShare)),
            Datum(Format.rate(rate * flow.taken)),
          ] + cells(named.statement.state) + detail(of: named))
      })
  }

  private var details: [String] { workload.definition.statements.map(StatementDetails.text) }

  /// What else the statement says, where any of the statements says more than the usual.
  private func detail(of named: NamedStatement) -> [Datum] {
    guard details.contains(where: { !$0.isEmpty }) else { return [] }
    let text = StatementDetails.text(of: named)
    return [text.isEmpty ? .none : Datum(text)]
  }

  private func cells(_ state: KeyedState?) -> [Datum] {
    guard let state else { return Array(repeating: .none, count: 4) }
    return [
      Datum(Format.count(Int(clamping: state.keys))),
      Datum(Format.memory(state.bytesPerKey)), Datum(Format.figure(state.copies)),
      Datum(Format.size(state.bytes)),
    ]
  }

  var figure: ChartFigure {
    ChartFigure(
      caption: "The path of the records at \(Format.rate(rate))", drawing: chart.html,
      table: table)
  }
}
