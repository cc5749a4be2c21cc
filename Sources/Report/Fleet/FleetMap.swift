internal import Amounts
internal import Charts
internal import Markup
internal import Pages
internal import Sizing
internal import Workloads

/// All workloads as a row each, by environment: how many cores, what decides them, what happens at other
/// rates, how much room is left. What breaks first is on top.
struct FleetMap: Sendable {
  private(set) var groups: [Group]
  /// The cores that the longest bar stands for.
  let most: Cores
  /// The cores of each workload in the releases, where there are some.
  let trends: [String: [Double?]]
  /// Whether the site has what answers for other rates in the reader's browser.
  let answersBack: Bool

  /// The workloads of an environment.
  struct Group: Sendable {
    var environment: Environment
    /// What all its workloads take together, also those without a row here.
    var totals: String
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
    trends: [String: [Double?]] = [:], answersBack: Bool = false
  ) {
    groups = Self.groups(of: workloads, environments).map { Group($0.environment, $0.workloads) }
    let rows = groups.flatMap { $0.rows }
    most = FleetAnswer.most(of: rows.map { $0.answer })
    self.trends = trends
    self.answersBack = answersBack
  }

  /// The same with the rows of a range only, counted over all environments.
  func rows(_ range: Range<Int>) -> FleetMap {
    var start = 0
    return keeping { group in
      defer { start += group.rows.count }
      return group.rows.indices.filter { range.contains(start + $0) }
    }
  }

  /// The same with no more than the rows that break first.
  func breakingFirst(_ most: Int) -> FleetMap {
    let rows = groups.flatMap { $0.rows }
    if rows.count <= most { return self }
    let ranks = FleetOrder.breaksFirst.ranks(of: rows)
    var start = 0
    return keeping { group in
      defer { start += group.rows.count }
      return group.rows.indices.filter { ranks[start + $0] < most }
    }
  }

  /// - Parameter kept: which rows of a group stay.
  private func keeping(_ kept: (Group) -> [Int]) -> FleetMap {
    var map = self
    map.groups = groups.map { group in
      let indices = kept(group)
      var part = group
      part.rows = indices.map { group.rows[$0] }
      part.ranks = indices.map { group.ranks[$0] }
      return part
    }
    return map
  }

  /// The workloads of each environment that has some.
  ///
  /// - Parameter environments: in the order of the handbook; others come after them.
  static func groups(
    of workloads: [PlannedWorkload], _ environments: [Environment]
  ) -> [(environment: Environment, workloads: [PlannedWorkload])] {
    var order = environments
    for workload in workloads
    where !order.contains(where: { $0.id == workload.definition.environment.id }) {
      order.append(workload.definition.environment)
    }
    return order.compactMap { environment in
      let own = workloads.filter { $0.definition.environment.id == environment.id }
      return own.isEmpty ? nil : (environment, own)
    }
  }

  /// - Parameter here: the page it is on.
  func html(_ here: LinkBase) -> HTML {
    Tag.div(.class("fleet-map")) {
      tools
      if answersBack { whatIf }
      Tag.table(.class(isLarge ? "fleet large" : "fleet")) {
        head
        for (index, group) in groups.enumerated() where !group.rows.isEmpty {
          body(group, index, here)
        }
      }
    }
  }

  /// Of so many rows each is laid out by itself. A selector could count them, but would have the browser go
  /// through all of them again for whatever changes in one.
  private var isLarge: Bool { groups.contains { $0.rows.count >= 40 } }

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

  /// The closed bar of the slider for the whole fleet.
  private var whatIf: HTML {
    Tag.div(.class("what-if")) {
      Tag.button(
        .class("scripted"), .type("button"), .aria("expanded", "false"), .data("what-if", "fleet")
      ) {
        "What if the whole fleet grows … "
        Tag.span { FleetAnswers.words(1) }
      }
      Tag.noscript { "With JavaScript, this map sizes the fleet for up to four times its rates." }
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

  private func body(_ group: Group, _ index: Int, _ here: LinkBase) -> HTML {
    Tag.tbody {
      if groups.count > 1 { heading(group, index) }
      for (row, ranks) in zip(group.rows, group.ranks) { self.row(row, ranks, here) }
    }
  }

  /// The environment with what its workloads take together.
  private func heading(_ group: Group, _ index: Int) -> HTML {
    Tag.tr(.class("environment")) {
      Tag.th(.scope("rowgroup")) { group.environment.title }
      Tag.td(
        Attribute("colspan", String(1 + FleetRow.multiples.count)),
        answersBack ? .data("totals", String(index)) : nil
      ) { group.totals }
      // Those that narrow screens leave out, one by one.
      Tag.td(.class("recovers"))
      Tag.td()
      if hasCosts { Tag.td() }
      if !trends.isEmpty { Tag.td(.class("trends-of")) }
    }
  }

  private func row(_ row: FleetRow, _ ranks: [Int], _ here: LinkBase) -> HTML {
    let cells = FleetCells(answer: row.answer, objective: row.objective, most: most)
    return Tag.tr(
      .data("ranks", ranks.map { String($0) }.joined(separator: " ")),
      answersBack ? .data("workload", row.definition.id) : nil
    ) {
      Tag.th(.scope("row")) {
        Tag.a(.href(here.link(to: row.workload.path))) { row.definition.title }
        if let owner = row.definition.owner { Tag.small { owner } }
      }
      Tag.td(.class("cores")) {
        if answersBack {
          Tag.div { cells.cores }
          Tag.span(.class("reading")) {
            Tag.span { row.answer.reading }
            row.end.isEmpty ? "" : " " + row.end
          }
        } else {
          cells.cores
          Tag.span(.class("reading")) { row.reading }
        }
      }
      for (multiple, heat) in zip(FleetRow.multiples, row.heat) {
        self.heat(heat, isDesign: multiple == 1)
      }
      Tag.td(.class("recovers")) { cells.recovery }
      Tag.td(.class("room")) { row.room?.growth ?? "–" }
      if hasCosts { Tag.td(.class("costs")) { cells.cost } }
      if !trends.isEmpty { Tag.td(.class("trends-of")) { trend(row) } }
    }
  }

  /// The bar of a row.
  func bar(_ row: FleetRow) -> Chart {
    FleetCells(answer: row.answer, objective: row.objective, most: most).bar
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

  @Content private func trend(_ row: FleetRow) -> [HTML] {
    if let values = trends[row.definition.id] {
      TrendLine(values).chart?.inText ?? "–"
    } else {
      "–"
    }
  }
}

extension FleetMap.Group {
  fileprivate init(_ environment: Environment, _ workloads: [PlannedWorkload]) {
    let rows = workloads.map { FleetRow($0) }
    let order = FleetOrder.breaksFirst.ranks(of: rows)
    let sorted = rows.indices.sorted { order[$0] < order[$1] }.map { rows[$0] }
    let ranks = FleetOrder.allCases.map { $0.ranks(of: sorted) }
    self.init(
      environment: environment, totals: FleetAnswer.totals(of: sorted.map { $0.answer }),
      rows: sorted,
      ranks: sorted.indices.map { row in ranks.map { $0[row] } })
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
