internal import Markup
internal import Charts
internal import Sizing
internal import Workloads

/// The way of the records: source, statements, sink, with the rates between them and the state
/// under them. It flows like a sentence, so it also reads on a phone.
struct TopologyChart {
  static let boxTop = 18.0
  static let boxHeight = 34.0
  static let edge = 74.0

  let workload: PlannedWorkload
  let rate: RecordsPerSecond

  /// A box with the records that reach it.
  struct Station: Equatable {
    enum Role: String, Equatable {
      case source
      case statement
      case sink
    }

    var role: Role
    var name: String
    /// The records that arrive over the edge before it; nil for the source.
    var arriving: RecordsPerSecond?
    /// What it remembers, in words; empty when nothing.
    var state: String
  }

  /// The stations in the order of the records: one line for an application; one for each statement
  /// when every statement is a cluster of its own, whose own output the model does not know.
  var lines: [[Station]] {
    let statements = zip(workload.definition.statements, workload.sizer.statementFlows).map(station)
    if workload.definition.deployment == .statements {
      return statements.map { [source, $0] }
    }
    return [[source] + statements + [sink]]
  }

  private var source: Station {
    let names = workload.definition.sources.map { $0.name }
    return Station(
      role: .source, name: names.joined(separator: ", "), arriving: nil,
      state: Format.memory(workload.definition.meanRecord) + " per record")
  }

  private func station(_ named: NamedStatement, _ flow: StatementFlow) -> Station {
    Station(
      role: .statement, name: named.name, arriving: rate * flow.taken,
      state: named.statement.state.map {
        Format.size($0.bytes) + " state"
      } ?? "no state")
  }

  private var sink: Station {
    let output = workload.sizer.outputFlow
    return Station(
      role: .sink, name: "sink", arriving: rate * output.emitted,
      state: Format.memory(output.record) + " per record")
  }

  var flows: [ChartFlow] {
    lines.map { line in
      ChartFlow(title: title(line), layout: "topology", pieces: line.map(piece))
    }
  }

  private func title(_ line: [Station]) -> String {
    let parts = line.map { station in
      [
        station.name, station.arriving.map { "at " + Format.rate($0) },
        station.role == .statement ? "with " + station.state : nil,
      ].compactMap { $0 }.joined(separator: " ")
    }
    return "The path of the records: " + parts.joined(separator: ", then ") + "."
  }

  /// A station and the edge that leads to it.
  private func piece(_ station: Station) -> Chart {
    let left = station.role == .source ? 0 : Self.edge
    let across = max(56, TextWidth.of(station.name, size: 13) + 28)
    let middle = Self.boxTop + Self.boxHeight / 2
    var marks: [Mark] = [
      .bar(
        Bar(
          x: .pixels(left), width: .pixels(across), y: Self.boxTop, height: Self.boxHeight,
          style: "station " + station.role.rawValue)),
      .text(
        Label(
          station.name, x: .pixels(left + across / 2), y: middle + 4.5, anchor: .middle,
          style: "name")),
      .text(
        Label(
          station.state, x: .pixels(left), y: Self.boxTop + Self.boxHeight + 17, style: "quiet")),
    ]
    if station.role != .source { marks += edge(station.arriving, middle: middle) }
    return Chart(
      title: "", layout: "piece", width: left + across,
      height: Self.boxTop + Self.boxHeight + 24, marks: marks)
  }

  private func edge(_ rate: RecordsPerSecond?, middle: Double) -> [Mark] {
    let arrow: [Mark] = [
      .rule(Rule(.pixels(4), middle, to: .pixels(Self.edge - 4), middle, style: "edge")),
      .symbol(Symbol(.arrowhead, x: .pixels(Self.edge - 2), y: middle, style: "edge")),
    ]
    guard let rate else { return arrow }
    return arrow + [
      .text(
        Label(
          Format.rate(rate), x: .pixels(Self.edge / 2 - 2), y: middle - 8, anchor: .middle,
          style: "quiet"))
    ]
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
      caption: "The path of the records at \(Format.rate(rate))",
      drawing: .fragment(flows.map { $0.html }), table: table)
  }
}

extension KeyedState {
  /// What all keys hold together.
  fileprivate var bytes: Bytes { Bytes(keys * bytesPerKey.value * copies) }
}
