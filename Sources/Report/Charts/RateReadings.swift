internal import Amounts
internal import Charts
internal import Markup
internal import Sizing
internal import Workloads

/// What the charts by rate say at each of their rates, in words: a script shows the one that the reader
/// points at, in both charts and in the matrix.
struct RateReadings {
  struct Reading: Equatable {
    /// Where the rate stands on the charts' axis, 0...1.
    var place: Double
    /// The rate's column in the matrix; nil for one that it does not have.
    var column: Int?
    var words: String
  }

  let readings: [Reading]
  /// The row of the matrix that they are about, counted from 0; nil where it has none.
  let row: Int?
  /// The reading of the design point, where the slider stands at first.
  let start: Int?

  init(_ chart: CoresChart, rates: [RecordsPerSecond], tiers: [LatencyTier]) {
    let tier = chart.point.tier
    let other: LatencyTier = tier == .relaxed ? .sub5s : .relaxed
    row = tiers.firstIndex(of: tier)
    start = chart.rates.firstIndex(of: chart.point.rate.value)
    readings = chart.rates.map { rate in
      Reading(
        place: chart.x.scale.position(of: rate), column: rates.firstIndex { $0.value == rate },
        words: Self.words(rate, chart.curve(of: tier), chart.curve(of: other)))
    }
  }

  /// `15 k/s: 81 cores at sub-1s, key-skew binds; relaxed would take 49`
  private static func words(_ rate: Double, _ curve: RateCurve?, _ other: RateCurve?) -> String {
    guard let curve else { return "" }
    var words = Format.rate(RecordsPerSecond(rate)) + ": "
    if let cell = cell(of: curve, at: rate), let plan = cell.plan {
      words += """
        \(Format.counted(plan.totalCores)) at \(curve.tier.name), \(plan.bindingConstraint.name) binds
        """
    } else {
      let reason = curve.limit.map { ", because of \($0.constraint.name)" } ?? ""
      words += "nothing fits at \(curve.tier.name)\(reason)"
    }
    if let other, let plan = cell(of: other, at: rate)?.plan {
      words += "; \(other.tier.name) would take \(Format.count(plan.totalCores))"
    }
    return words
  }

  private static func cell(of curve: RateCurve, at rate: Double) -> Cell? {
    curve.cells.first { $0.rate.value == rate }
  }

  /// For the script, which shows nothing without it.
  var html: HTML {
    Tag.div(
      .class("read-out"), row.map { .data("row", String($0)) },
      start.map { .data("start", String($0)) }
    ) {
      Tag.template {
        readings.map { reading in
          let place = Exact.number((reading.place * 10_000).rounded() / 10_000)
          return "\(place)\t\(reading.column.map { String($0) } ?? "")\t\(reading.words)"
        }.joined(separator: "\n")
      }
    }
  }
}
