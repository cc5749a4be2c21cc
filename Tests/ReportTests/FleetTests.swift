import Markup
import Pages
import Sizing
import Testing
import Workloads

@testable import Charts
@testable import Report

@Suite struct FleetMaps {
  private static let seeds: ClosedRange<UInt64> = 1...25

  private func rows(_ map: FleetMap) -> [FleetRow] { map.groups.flatMap(\.rows) }

  @Test(arguments: seeds) func everyFigureIsThatOfTheTables(seed: UInt64) throws {
    let capacity = Capacity(seed: seed)
    let map = FleetMap(workloads: capacity.workloads)
    let table = WorkloadTable(workloads: capacity.workloads).table
    #expect(rows(map).count == capacity.workloads.count)
    for row in rows(map) {
      let line = try #require(table.rows.first { $0.id == row.definition.id })
      #expect(line.cells[2].text == row.cell.bindingConstraint.name)
      guard row.cell.fits else {
        #expect(line.cells[1].text == "does not fit")
        #expect(row.heat[1].fit == .unfit)
        continue
      }
      #expect(line.cells[1].text == Format.count(row.cell.cores))
      #expect(row.heat[1].cores == row.cell.cores)
      let label = map.bar(row).marks.compactMap {
        if case .text(let label) = $0 { label.text } else { nil }
      }
      #expect(label == [line.cells[1].text])
      #expect(line.cells.contains { $0.text == Format.duration(row.cell.recovery) })
    }
  }

  @Test(arguments: seeds) func barsAreOnOneScaleAndTheTickIsWithinThem(seed: UInt64) throws {
    let map = FleetMap(workloads: Capacity(seed: seed).workloads)
    for row in rows(map) where row.cell.fits {
      let marks = map.bar(row).marks
      let bars = marks.compactMap { if case .bar(let bar) = $0 { bar } else { nil } }
      #expect(bars.first?.width == .share(row.cell.cores / max(map.most, Cores(1))))
      guard let next = row.next else { continue }
      #expect(next.cores <= row.cell.cores && next.cores > .zero)
      #expect(next.constraint != row.cell.bindingConstraint)
      let ticks = marks.compactMap { if case .rule(let rule) = $0 { rule.from } else { nil } }
      #expect(ticks == [.share(next.cores / max(map.most, Cores(1)))])
    }
  }

  @Test(arguments: seeds) func whatDoesNotFitAtARateFitsAtNoneAbove(seed: UInt64) {
    for row in rows(FleetMap(workloads: Capacity(seed: seed).workloads)) {
      let order: [FleetRow.Heat.Fit] = [.fits, .tight, .unfit]
      let fits = row.heat.map { order.firstIndex(of: $0.fit) ?? -1 }
      #expect(fits == fits.sorted(), "\(row.definition.id) of \(seed)")
      let cores = row.heat.compactMap { $0.cores }
      #expect(cores == cores.sorted())
      for heat in row.heat { #expect((heat.fit == .unfit) == (heat.cores == nil)) }
      // A quarter more than a rate that is tight does not fit.
      for (multiple, heat) in zip(FleetRow.multiples, row.heat) where heat.fit != .unfit {
        let more = row.definition.rate * (multiple * 1.25)
        let fits = row.workload.deployed(row.workload.cell(row.definition.tier, more)).fits
        #expect(fits == (heat.fit == .fits), "\(row.definition.id) of \(seed) at \(multiple)")
      }
    }
  }

  @Test(arguments: seeds) func whatBreaksFirstIsOnTopAndRanksAreOrders(seed: UInt64) {
    for group in FleetMap(workloads: Capacity(seed: seed).workloads).groups {
      let rooms = group.rows.map { $0.room?.sameCores ?? 0 }
      #expect(rooms == rooms.sorted())
      for order in FleetOrder.allCases.indices {
        #expect(group.ranks.map { $0[order] }.sorted() == Array(group.rows.indices))
      }
      func sorted(_ order: FleetOrder) -> [FleetRow] {
        let place = FleetOrder.allCases.firstIndex(of: order) ?? 0
        return zip(group.rows, group.ranks).sorted { $0.1[place] < $1.1[place] }.map(\.0)
      }
      let costs = sorted(.cost).map { $0.cell.cost?.amount ?? -1 }
      #expect(costs == costs.sorted(by: >))
      let cores = sorted(.cores).map { $0.cell.fits ? $0.cell.cores.value : .infinity }
      #expect(cores == cores.sorted(by: >))
      let names = sorted(.name).map { $0.definition.title.lowercased() }
      #expect(names == names.sorted())
    }
  }

  @Test func rowsSayHowTheyWouldFail() throws {
    let capacity = try capacity(["join": Sample.join, "hot": Sample.hot])
    let map = FleetMap(workloads: capacity.workloads)
    // What does not fit has broken already.
    #expect(rows(map).map { $0.definition.id } == ["hot", "join"])
    #expect(
      rows(map)[0].reading.hasPrefix("Does not fit at 500 k/s, because of hot-key. It fits up to "))
    let join = rows(map)[1]
    let next = try #require(join.next)
    #expect(
      join.reading.hasPrefix(
        "\(Format.counted(join.cell.cores)): \(join.cell.bindingConstraint.name) binds, then \(next.constraint.name) at \(Format.count(next.cores)). "
      ))
  }

  @Test(arguments: seeds) func theLimitIsWhereNothingFitsAnyMore(seed: UInt64) throws {
    for row in rows(FleetMap(workloads: Capacity(seed: seed).workloads)) where row.cell.fits {
      guard let limit = row.limit, let rate = limit.rate else {
        #expect(row.reading.hasSuffix("No rate is too high."))
        continue
      }
      let tier = row.definition.tier
      #expect(row.workload.deployed(row.workload.cell(tier, rate)).fits)
      let above = row.workload.deployed(row.workload.cell(tier, rate * 1.01))
      #expect(!above.fits && above.bindingConstraint == limit.constraint)
    }
  }

  @Test func environmentsComeInTheHandbooksOrderWithTheirTotals() throws {
    let capacity = try capacity(
      [
        "a": Sample.filter + "\nenvironment: staging",
        "b": Sample.join + "\nenvironment: production",
        "c": Sample.hot + "\nenvironment: production",
      ], handbook: "environments: { production: {}, staging: {} }")
    let map = FleetMap(
      workloads: capacity.workloads, environments: capacity.settings.environments)
    #expect(map.groups.map(\.environment.id) == ["production", "staging"])
    let cores = try #require(capacity.workload("b")).design.plan?.totalCores
    #expect(
      map.groups[0].totals == "2 workloads, \(Format.counted(try #require(cores))); 1 does not fit")
    let html = map.html(.page(.home)).rendered()
    #expect(html.split(separator: "class=\"environment\"").count == 3)
    // One environment needs no name.
    let one = FleetMap(workloads: Array(capacity.workloads.prefix(1)))
    #expect(!one.html(.page(.home)).rendered().contains("class=\"environment\""))
  }

  @Test func rowsAreShort() {
    for seed in Self.seeds {
      let map = FleetMap(
        workloads: Capacity(seed: seed).workloads,
        trends: Dictionary(
          uniqueKeysWithValues: Capacity(seed: seed).workloads.map {
            ($0.definition.id, (0..<12).map { Double($0 * $0 % 7) })
          }))
      let html = map.html(.page(.home)).rendered()
      for row in html.split(separator: "<tr data-ranks").dropFirst() {
        #expect(row.utf8.count < 1500, "\(row)")
      }
    }
  }

  @Test func aMapOfManyRowsSaysSoToItsStyle() throws {
    for (count, name) in [(39, "fleet"), (40, "fleet large")] {
      let workloads = (0..<count).map { ("w\($0)", Sample.filter) }
      let capacity = try capacity(Dictionary(uniqueKeysWithValues: workloads))
      let page = try #require(capacity.pages().first { $0.path == SitePath("matrix") })
      let html = page.body(.page(page.path)).rendered()
      #expect(html.contains("<table class=\"\(name)\">"))
    }
  }

  @Test func homeAndMatrixShowTheMapAndKeepTheTable() throws {
    let capacity = try capacity(["join": Sample.join, "filter": Sample.filter])
    for page in capacity.pages() where [.home, SitePath("matrix")].contains(page.path) {
      let html = page.body(.page(page.path)).rendered()
      #expect(html.contains("<table class=\"fleet\""))
      #expect(html.contains("<details class=\"fold\""))
      #expect(html.contains("<table class=\"report"))
      #expect(!html.contains(" style="))
    }
  }
}

@Suite struct TrendLines {
  @Test func showWhatIsKnownOfTheLastReleases() throws {
    #expect(TrendLine([]).chart == nil)
    #expect(TrendLine([nil, 4]).chart == nil)
    let chart = try #require(TrendLine([2, nil, 4]).chart)
    #expect(chart.marks.first == .line(Line([[Point(0, 17), Point(1, 3)]], style: "line")))
    #expect(TrendLine((0..<40).map { Double($0) }).values.count == TrendLine.most)
    // What stays the same is a line in the middle.
    let flat = try #require(TrendLine([5, 5]).chart)
    #expect(flat.marks.first == .line(Line([[Point(0, 10), Point(1, 10)]], style: "line")))
  }
}
