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
  }

  @Test func aTighterTierIsNeverBelowALooserOne() throws {
    let chart = CoresChart(workload: try ChartSample.workload(ChartSample.orders))
    let lines = chart.curves.map { $0.cells.compactMap(chart.place).map(\.y) }
    for (tighter, looser) in zip(lines, lines.dropFirst()) {
      #expect(zip(tighter, looser).allSatisfy { $0 <= $1 })
    }
    for line in lines { #expect(line == line.sorted(by: >)) }
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
      let spans = zip(names.names, names.centres).map { name, centre in
        (centre, Double(name.lines.count) * LineEnds.lineHeight)
      }.sorted { $0.0 < $1.0 }
      for (above, below) in zip(spans, spans.dropFirst()) {
        #expect(above.0 + above.1 / 2 <= below.0 - below.1 / 2 + 1e-9)
      }
    }
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
    #expect(crosses == 4)
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

  @Test func theBindingConstraintIsTheHighestLine() throws {
    let chart = ConstraintsChart(workload: try ChartSample.workload(ChartSample.orders))
    for cell in chart.curve.cells {
      let rows = chart.drawn.compactMap { chart.place(cell, $0)?.y }
      #expect(chart.place(cell, cell.bindingConstraint)?.y == rows.min())
    }
  }
}
