import Sizing
import Testing

@testable import Charts
@testable import Report

@Suite struct ChartsOfRates {
  @Test func coverTheMatrixAndRoomAroundTheDesignPoint() throws {
    let orders = try ChartSample.workload(ChartSample.orders)
    #expect(orders.chartDomain(around: 40_000) == 5000...500_000)
    #expect(orders.chartDomain(around: 300_000) == 5000...900_000)
  }

  @Test func sampleAboutThirtyRoundRates() {
    let rates = RateSamples.rates(in: 5000...500_000, with: 41_000)
    #expect((20...35).contains(rates.count))
    #expect(rates.first == 5000 && rates.last == 500_000 && rates.contains(41_000))
    #expect(
      RateSamples.round(rates, with: 41_000)
        == [5000, 10_000, 20_000, 41_000, 50_000, 100_000, 200_000, 500_000])
    #expect(RateSamples.roundedDown(67_189) == 67_100)
    // Searched from below.
    #expect(RateSamples.roundedDown(494_999.7) == 495_000)
  }

  /// The charts, the room in words, the fleet's row and the table of figures: one largest rate.
  @Test func theLargestRateIsOneFigureEverywhere() throws {
    var limited = 0
    for yaml in [ChartSample.orders, ChartSample.hot] {
      let workload = try ChartSample.workload(yaml)
      guard let room = RoomSummary(workload, workload.design), let feasible = room.feasible else {
        continue
      }
      let rate = Format.fitting(workload.definition.rate * feasible)
      let curve = RateCurve(
        workload, workload.definition.tier,
        at: [workload.definition.rate.value, workload.definition.rate.value * feasible * 3])
      let limit = try #require(curve.limit?.rate)
      #expect(Format.rate(RecordsPerSecond(limit)) == rate)
      #expect(room.sentence.contains("Above \(rate) "))
      let chart = ConstraintsChart(workload: workload)
      if chart.domain.contains(limit) {
        #expect(chart.story.contains("Above \(rate) it does not fit"))
        #expect(chart.table.rows.last?.cells.first?.text == rate)
      }
      limited += 1
    }
    #expect(limited > 0)
  }

  @Test func aTighterTierIsNeverBelowALooserOne() throws {
    let chart = CoresChart(workload: try ChartSample.workload(ChartSample.orders))
    func rows(_ curve: RateCurve) -> [Double: Double] {
      Dictionary(
        uniqueKeysWithValues: curve.cells.map { ($0.rate.value, chart.place($0)?.y ?? -1) })
    }
    for (tighter, looser) in zip(chart.curves, chart.curves.dropFirst()) {
      let (above, below) = (rows(tighter), rows(looser))
      for (rate, row) in above { #expect(below[rate].map { row <= $0 } ?? true) }
    }
    for curve in chart.curves {
      let line = curve.cells.compactMap(chart.place).map(\.y)
      #expect(line == line.sorted(by: >))
    }
  }

  @Test(arguments: [ChartSample.orders, ChartSample.hot])
  func linesAreStepsWithTheValuesOfTheTable(_ yaml: String) throws {
    let chart = CoresChart(workload: try ChartSample.workload(yaml))
    let top = chart.y.scale.domain.upperBound
    for (curve, steps) in zip(chart.curves, chart.steps) {
      for run in steps.runs {
        for (a, b) in zip(run, run.dropFirst()) { #expect(a.x == b.x || a.y == b.y) }
      }
      for cell in curve.cells {
        let cores = try #require(cell.plan?.totalCores.value)
        let x = chart.x.scale.position(of: cell.rate.value)
        let y = CoresChart.height * (1 - chart.y.scale.position(of: cores))
        let isDrawn = steps.runs.contains { run in
          zip(run, run.dropFirst()).contains { a, b in
            a.y == y && b.y == y && a.x <= x + 1e-9 && x <= b.x + 1e-9
          }
        }
        #expect(isDrawn == (cores <= top))
      }
      let leaves = curve.cells.contains { ($0.plan?.totalCores.value ?? 0) > top }
      #expect(steps.exits.count == (leaves ? 1 : 0))
    }
  }

  @Test func theAxisEndsNearTenTimesTheDesign() throws {
    let workload = try ChartSample.workload(ChartSample.steep)
    let cores = try #require(workload.design.plan?.totalCores.value)
    let chart = CoresChart(workload: workload)
    let top = chart.y.scale.domain.upperBound
    #expect((10 * cores...25 * cores).contains(top))
    let most = chart.curves.flatMap(\.cells).compactMap { $0.plan?.totalCores.value }.max()
    #expect(try #require(most) > top)
    let arrows = chart.chart.marks.compactMap {
      if case .symbol(let symbol) = $0, symbol.shape == .upward { symbol } else { nil }
    }
    #expect(arrows.count == chart.steps.reduce(0) { $0 + $1.exits.count })
    #expect(arrows.allSatisfy { $0.y == 0 })
    let page = chart.figure.html(.page(.home)).rendered()
    #expect(
      page.contains("A line with an arrow at the top goes on above \(Format.count(Cores(top)))"))
    // Lines that all fit have no arrow, and no word about one.
    let low = CoresChart(workload: try ChartSample.workload(ChartSample.modest))
    #expect(low.steps.allSatisfy { $0.exits.isEmpty })
    #expect(!low.figure.html(.page(.home)).rendered().contains("arrow"))
  }

  @Test func theStepAfterTheDesignIsWhereItsRoomEnds() throws {
    for yaml in [ChartSample.orders, ChartSample.modest] {
      let workload = try ChartSample.workload(yaml)
      let chart = CoresChart(workload: workload)
      let curve = try #require(chart.curve(of: workload.definition.tier))
      guard let step = curve.stepAfterDesign else { continue }
      let room = try #require(RoomSummary(workload, workload.design))
      #expect(abs(step / (workload.definition.rate.value * room.sameCores) - 1) < 0.011)
    }
  }

  @Test func nameTheirAxesInRoundNumbers() throws {
    let chart = CoresChart(workload: try ChartSample.workload(ChartSample.orders))
    #expect(
      chart.x.notches.map(\.label) == ["5k", "10k", "20k", "50k", "100k", "200k", "500k"])
    #expect(chart.y.notches.first?.position == 0)
    #expect(chart.y.notches.last?.position == 1)
  }

  @Test(arguments: [ChartSample.orders, ChartSample.hot, ChartSample.impatient])
  func keepTheNamesOfLinesApart(_ yaml: String) throws {
    let workload = try ChartSample.workload(yaml)
    let columns = [
      CoresChart(workload: workload).names, ConstraintsChart(workload: workload).names,
    ]
    for names in columns {
      for (above, below) in zip(names.blocks, names.blocks.dropFirst()) {
        #expect(above.centre + above.height / 2 <= below.centre - below.height / 2 + 1e-9)
      }
    }
  }

  @Test func tiersThatStopTogetherShareALabel() throws {
    let chart = CoresChart(workload: try ChartSample.workload(ChartSample.hot)).chart
    let texts = chart.marks.compactMap {
      if case .text(let label) = $0 { label.text } else { nil }
    }
    #expect(texts.count { $0 == "✕ hot-key" } == 1)
    for tier in LatencyTier.allCases { #expect(texts.count { $0 == tier.name } == 1) }
  }

  @Test func aKeyNamesTheLinesOnNarrowScreens() throws {
    let workload = try ChartSample.workload(ChartSample.hot)
    let page = CoresChart(workload: workload).figure.html(.page(.home)).rendered()
    let key = try #require(
      page.split(separator: "<ul class=\"key\">").last?.split(separator: "</ul>").first)
    for tier in LatencyTier.allCases { #expect(key.contains(">\(tier.name)<")) }
    #expect(key.split(separator: "✕ hot-key").count == 5)
  }

  @Test(arguments: [ChartSample.orders, ChartSample.hot, ChartSample.impatient])
  func theDesignIsMarkedInTheConstraintsToo(_ yaml: String) throws {
    let workload = try ChartSample.workload(yaml)
    let chart = ConstraintsChart(workload: workload)
    let x = chart.x.scale.position(of: workload.definition.rate.value)
    let rules = chart.chart.marks.compactMap {
      if case .rule(let rule) = $0, rule.style == "at-design" { rule } else { nil }
    }
    #expect(rules.map(\.from) == [.share(x)])
    let rings = chart.chart.marks.compactMap {
      if case .symbol(let symbol) = $0, symbol.shape == .ring { symbol } else { nil }
    }
    let binding = chart.place(workload.design, workload.design.bindingConstraint)
    #expect(rings.map(\.y) == (binding.map { [$0.y] } ?? []))
  }

  @Test func aTierThatStopsToFitEndsInACrossThatNamesWhy() throws {
    let workload = try ChartSample.workload(ChartSample.hot)
    let chart = CoresChart(workload: workload)
    for curve in chart.curves {
      let limit = try #require(curve.limit)
      let rate = try #require(limit.rate)
      #expect(workload.cell(curve.tier, RecordsPerSecond(rate)).plan != nil)
      #expect(workload.cell(curve.tier, RecordsPerSecond(rate * 1.02)).plan == nil)
    }
    let crosses = chart.chart.marks.count {
      if case .symbol(let symbol) = $0 { symbol.shape == .cross } else { false }
    }
    #expect(crosses == chart.curves.count { $0.cells.last.flatMap(chart.place) != nil })
    #expect(chart.names.names.allSatisfy { $0.lines.last?.text == "✕ hot-key" })
  }

  @Test func theMarkedPointIsARingWithItsNumber() throws {
    let workload = try ChartSample.workload(ChartSample.orders)
    let cores = try #require(workload.design.plan?.totalCores)
    let texts = CoresChart(workload: workload).chart.marks.compactMap {
      if case .text(let label) = $0 { label.text } else { nil }
    }
    #expect(texts.contains("\(Format.count(cores)) cores"))
  }

  /// A job of two cores stands at the bottom of its chart, where the numbers of the axis are.
  @Test(arguments: [ChartSample.orders, ChartSample.small])
  func theNumberOfTheMarkedPointStaysInsideThePlot(_ yaml: String) throws {
    let chart = CoresChart(workload: try ChartSample.workload(yaml))
    let numbers = chart.chart.marks.compactMap {
      if case .text(let label) = $0, label.style == "design" { label } else { nil }
    }
    let number = try #require(numbers.first)
    #expect(number.y > 10 && number.y < CoresChart.height)
  }

  @Test func spansOfBindingConstraintsCoverTheRatesWithoutGaps() throws {
    for yaml in [ChartSample.orders, ChartSample.hot] {
      let chart = ConstraintsChart(workload: try ChartSample.workload(yaml))
      let spans = chart.spans
      #expect(spans.first?.rates.lowerBound == chart.domain.lowerBound)
      #expect(spans.last?.rates.upperBound == chart.domain.upperBound)
      for (before, after) in zip(spans, spans.dropFirst()) {
        #expect(before.rates.upperBound == after.rates.lowerBound)
      }
    }
  }

  /// Not "recovery up to 2.18 k/s, then key-skew up to 2.18 k/s".
  @Test func rangesThatNobodyCanTellApartAreOne() throws {
    let point = try ChartSample.workload(ChartSample.orders).design
    func span(_ constraint: Constraint, _ rates: ClosedRange<Double>, fits: Bool = true)
      -> ConstraintsChart.Span
    {
      ConstraintsChart.Span(constraint: constraint, rates: rates, fits: fits)
    }
    let misfit = span(.hotKey, 2_184...5_000, fits: false)
    #expect(
      ConstraintsChart.merged(
        [
          span(.cpu, 100...900), span(.recovery, 900...2_181), span(.keySkew, 2_181...2_184),
          misfit,
        ], at: point) == [span(.cpu, 100...900), span(.recovery, 900...2_184), misfit])
    let apart = [span(.recovery, 900...2_100), span(.keySkew, 2_100...2_184), misfit]
    #expect(ConstraintsChart.merged(apart, at: point) == apart)
    let rate = point.rate.value
    let design = span(point.bindingConstraint, rate...rate)
    #expect(
      ConstraintsChart.merged([span(.heap, 1_000...rate), design], at: point) == [
        span(point.bindingConstraint, 1_000...rate)
      ])
  }

  @Test func theBindingConstraintIsTheHighestLine() throws {
    let chart = ConstraintsChart(workload: try ChartSample.workload(ChartSample.orders))
    for cell in chart.curve.cells where chart.place(cell, cell.bindingConstraint) != nil {
      let rows = chart.drawn.compactMap { chart.place(cell, $0)?.y }
      #expect(chart.place(cell, cell.bindingConstraint)?.y == rows.min())
    }
  }
}
