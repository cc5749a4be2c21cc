internal import Amounts
internal import Charts
internal import Markup
internal import Pages
internal import Sizing
internal import Workloads

/// All workloads as a row each, by environment: how many cores, what decides them, what happens at other
/// rates, how much room is left. What breaks first is on top.
struct FleetMap {
  let groups: [Group]
  /// The cores that the longest bar stands for.
  let most: Cores
  /// The cores of each workload in the releases, where there are some.
  let trends: [String: [Double?]]

  /// The workloads of an environment.
  struct Group {
    var environment: Environment
    /// What breaks first comes first.
    var rows: [FleetRow]
    /// The place of each row in every order that readers may choose.
    var ranks: [[Int]]
  }

  /// - Parameters:
  ///   - environments: in the order of the handbook; others come after them.
  ///   - trends: cores by release, the present ones last, by the ids of workloads.
  init(
    workloads: [PlannedWorkload], environments: [Environment] = [],
    trends: [String: [Double?]] = [:]
  ) {
    var order = environments
    for workload in workloads
    where !order.contains(where: { $0.id == workload.definition.environment.id }) {
      order.append(workload.definition.environment)
    }
    let rows = workloads.map { FleetRow($0) }
    groups = order.compactMap { environment in
      let own = rows.filter { $0.definition.environment.id == environment.id }
      return own.isEmpty ? nil : Group(environment, own)
    }
    most = rows.filter { $0.cell.fits }.map { $0.cell.cores }.max() ?? Cores(1)
    self.trends = trends
  }

  /// - Parameter here: the page it is on.
  func html(_ here: LinkBase) -> HTML {
    Tag.div(.class("fleet-map")) {
      tools
      Tag.table(.class("fleet")) {
        head
        for group in groups { body(group, here) }
      }
    }
  }

  private var tools: HTML {
    Tag.div(.class("fleet-tools")) {
      Tag.p {
        "A bar is the cores that the binding constraint needs, in its color; the tick is where the next one "
        "takes over. Room is how much the rate may grow before the next TaskManager. "
        key("fits", "fits")
        key("tight", "tight: a quarter more does not fit")
        key("unfit", "does not fit")
      }
      Tag.label(.class("scripted")) {
        "Sort by "
        Tag.select(.data("fleet-order", "")) {
          for (index, order) in FleetOrder.allCases.enumerated() {
            Tag.option(Attribute("value", String(index))) { order.rawValue }
          }
        }
      }
    }
  }

  private func key(_ style: String, _ words: String) -> HTML {
    Tag.span(.class("fleet-key \(style)")) { words }
  }

  private var head: HTML {
    Tag.thead {
      Tag.tr {
        Tag.th(.scope("col")) { "Workload" }
        Tag.th(.scope("col")) { "Cores" }
        for multiple in FleetRow.multiples {
          Tag.th(.scope("col"), .class("heat")) {
            (multiple == 0.5 ? "½" : Format.figure(multiple)) + "×"
          }
        }
        Tag.th(.scope("col"), .class("recovers")) { "Recovery" }
        Tag.th(.scope("col"), .class("room")) { "Room" }
        if hasCosts { Tag.th(.scope("col"), .class("costs")) { "Cost a month" } }
        if !trends.isEmpty { Tag.th(.scope("col"), .class("trends-of")) { "Releases" } }
      }
    }
  }

  private var hasCosts: Bool { groups.contains { $0.rows.contains { $0.cell.cost != nil } } }

  private func body(_ group: Group, _ here: LinkBase) -> HTML {
    Tag.tbody {
      if groups.count > 1 { heading(group) }
      for (row, ranks) in zip(group.rows, group.ranks) { self.row(row, ranks, here) }
    }
  }

  /// The environment with what its workloads take together.
  private func heading(_ group: Group) -> HTML {
    Tag.tr(.class("environment")) {
      Tag.th(.scope("rowgroup")) { group.environment.title }
      Tag.td(Attribute("colspan", String(1 + FleetRow.multiples.count))) { group.totals }
      // Those that narrow screens leave out, one by one.
      Tag.td(.class("recovers"))
      Tag.td()
      if hasCosts { Tag.td() }
      if !trends.isEmpty { Tag.td(.class("trends-of")) }
    }
  }

  private func row(_ row: FleetRow, _ ranks: [Int], _ here: LinkBase) -> HTML {
    Tag.tr(.data("ranks", ranks.map { String($0) }.joined(separator: " "))) {
      Tag.th(.scope("row")) {
        Tag.a(.href(here.link(to: row.workload.path))) { row.definition.title }
        if let owner = row.definition.owner { Tag.small { owner } }
      }
      Tag.td(.class("cores")) {
        cores(row)
        Tag.span(.class("reading")) { row.reading }
      }
      for (multiple, heat) in zip(FleetRow.multiples, row.heat) {
        self.heat(heat, isDesign: multiple == 1)
      }
      Tag.td(.class("recovers")) { recovery(row) }
      Tag.td(.class("room")) { row.room?.growth ?? "–" }
      if hasCosts { Tag.td(.class("costs")) { row.cell.cost?.text ?? "–" } }
      if !trends.isEmpty { Tag.td(.class("trends-of")) { trend(row) } }
    }
  }

  @Content private func cores(_ row: FleetRow) -> [HTML] {
    let constraint = row.cell.bindingConstraint
    if row.cell.fits {
      bar(row).inText
      Tag.small(.class(constraint.style)) { constraint.name }
    } else {
      Tag.b { "does not fit" }
      Tag.small(.class(constraint.style)) { constraint.name }
    }
  }

  static let barHeight = 14.0

  /// The bar on the scale of the whole fleet, its figure at the end.
  func bar(_ row: FleetRow) -> Chart {
    let scale = Scale.linear(0...max(most.value, 1))
    let end = scale.position(of: row.cell.cores.value)
    let tick = row.next.map { scale.position(of: $0.cores.value) } ?? end
    let style = "fill " + row.cell.bindingConstraint.style
    var marks: [Mark] = [
      .bar(
        Bar(x: .share(0), width: .share(end), y: 0, height: Self.barHeight, style: style + " soft"))
    ]
    if tick < end {
      marks.append(
        .bar(
          Bar(
            x: .share(tick), width: .share(end - tick), y: 0, height: Self.barHeight, style: style))
      )
    }
    return Chart(
      title: "", layout: "fleet-bar", height: Self.barHeight,
      marks: marks + [
        .rule(Rule(.share(tick), -2, to: .share(tick), Self.barHeight + 2, style: "axis")),
        .text(
          Label(Format.count(row.cell.cores), x: .share(end), y: 11.5, shift: 6, style: "strong")),
      ])
  }

  private func heat(_ heat: FleetRow.Heat, isDesign: Bool) -> HTML {
    Tag.td(.class("heat \(heat.fit.rawValue)" + (isDesign ? " design" : ""))) {
      heat.cores.map { Format.count($0) } ?? "✕"
      switch heat.fit {
      case .fits: HTML.empty
      case .tight: Tag.small { "tight" }
      case .unfit: Tag.small { heat.bindingConstraint.name }
      }
    }
  }

  /// How much of its objective a recovery takes.
  @Content private func recovery(_ row: FleetRow) -> [HTML] {
    if row.cell.fits {
      let recovery = row.recovery
      let share = recovery.map { min($0 / row.objective, 1) } ?? 1
      Chart(
        title: "", layout: "fleet-share", height: 6,
        marks: [
          .bar(Bar(x: .share(0), width: .share(1), y: 0, height: 6, style: "track")),
          .bar(
            Bar(x: .share(0), width: .share(share), y: 0, height: 6, style: "fill c-recovery")),
        ]
      ).inText
      Tag.small {
        recovery.map { "\(Format.duration($0)) of \(Format.duration(row.objective))" }
          ?? "never catches up"
      }
    } else {
      "–"
    }
  }

  @Content private func trend(_ row: FleetRow) -> [HTML] {
    if let values = trends[row.definition.id] {
      TrendLine(values).chart?.inText ?? "–"
    } else {
      "–"
    }
  }
}

extension FleetMap.Group {
  fileprivate init(_ environment: Environment, _ rows: [FleetRow]) {
    let order = FleetOrder.breaksFirst.ranks(of: rows)
    let sorted = rows.indices.sorted { order[$0] < order[$1] }.map { rows[$0] }
    let ranks = FleetOrder.allCases.map { $0.ranks(of: sorted) }
    self.init(
      environment: environment, rows: sorted,
      ranks: sorted.indices.map { row in ranks.map { $0[row] } })
  }

  /// `8 workloads, 312 cores, 12,040 USD a month; 1 does not fit`
  var totals: String {
    let fitting = rows.filter { $0.cell.fits }
    let cores = fitting.reduce(Cores.zero) { $0 + $1.cell.cores }
    let costs = CostSums(fitting.compactMap { $0.cell.cost }).text.map { ", \($0) a month" } ?? ""
    let missing = rows.count - fitting.count
    let unfit = missing == 0 ? "" : "; \(missing) \(missing == 1 ? "does" : "do") not fit"
    return
      "\(Format.counted(rows.count, "workload")), \(Format.counted(cores))\(costs)\(unfit)"
  }
}

/// A figure from release to release, no higher than a row.
struct TrendLine {
  static let height = 20.0
  /// More releases than this are not told apart.
  static let most = 12

  let values: [Double?]

  init(_ values: [Double?]) { self.values = Array(values.suffix(Self.most)) }

  /// Nil without two values.
  var chart: Chart? {
    let known = values.compactMap { $0 }
    guard known.count > 1, let low = known.min(), let high = known.max() else { return nil }
    let scale = Scale.linear(low...max(high, low))
    let points = values.enumerated().compactMap { index, value in
      value.map { value in
        Point(
          Double(index) / Double(values.count - 1), 17 - 14 * scale.position(of: value))
      }
    }
    let last = points[points.count - 1]
    return Chart(
      title: "", layout: "fleet-trend", height: Self.height,
      marks: [
        .line(Line([points], style: "line")),
        .symbol(Symbol(.circle, x: .share(last.x), y: last.y, style: "mark")),
      ])
  }
}
