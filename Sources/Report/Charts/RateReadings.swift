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
    /// Its words, without what all of them share: that stands between these, from the first on.
    var parts: [String]
    /// Nil where nothing fits.
    var cores: Cores?
  }

  let readings: [Reading]
  /// What the readings share.
  let shared: [String]
  /// The row of the matrix that they are about, counted from 0; nil where it has none.
  let row: Int?
  /// The reading of the design point, where the slider stands at first.
  let start: Int?

  init(_ chart: CoresChart, rates: [RecordsPerSecond], tiers: [LatencyTier]) {
    let tier = chart.point.tier
    let other: LatencyTier = tier == .relaxed ? .sub5s : .relaxed
    row = tiers.firstIndex(of: tier)
    start = chart.rates.firstIndex(of: chart.point.rate.value)
    shared = [" at \(tier.name), ", " binds", "; \(other.name) would take "]
    readings = chart.rates.map { rate in
      let curve = chart.curve(of: tier)
      return Reading(
        place: chart.x.scale.position(of: rate), column: rates.firstIndex { $0.value == rate },
        parts: Self.parts(rate, curve, chart.curve(of: other)),
        cores: curve.flatMap { Self.cell(of: $0, at: rate)?.plan?.totalCores })
    }
  }

  private static func parts(
    _ rate: Double, _ curve: RateCurve?, _ other: RateCurve?
  ) -> [String] {
    guard let curve else { return [""] }
    let start = Format.rate(RecordsPerSecond(rate)) + ": "
    let alternative = other.flatMap { cell(of: $0, at: rate)?.plan }.map {
      Format.count($0.totalCores)
    }
    guard let plan = cell(of: curve, at: rate)?.plan else {
      let reason = curve.limit.map { ", because of \($0.constraint.name)" } ?? ""
      let unfit = "\(start)nothing fits at \(curve.tier.name)\(reason)"
      guard let other, let alternative else { return [unfit] }
      return ["\(unfit); \(other.tier.name) would take \(alternative)"]
    }
    let parts = [start + Format.counted(plan.totalCores), plan.bindingConstraint.name, ""]
    return alternative.map { parts + [$0] } ?? parts
  }

  /// `15 k/s: 81 cores at sub-1s, key-skew binds; relaxed would take 49`
  func words(of reading: Reading) -> String {
    var words = ""
    for (index, part) in reading.parts.enumerated() {
      words += (index > 0 ? shared[index - 1] : "") + part
    }
    return words
  }

  private static func cell(of curve: RateCurve, at rate: Double) -> Cell? {
    curve.cells.first { $0.rate.value == rate }
  }

  /// How many cores there are between a reading and each one before it, in their order; empty where one
  /// of the two does not fit.
  func differences(of index: Int) -> [String] {
    readings[..<index].map { other in
      guard let now = readings[index].cores, let before = other.cores else { return "" }
      return Format.count(Cores(abs(now.value - before.value)))
    }
  }

  /// For the script, which shows nothing without it.
  var html: HTML {
    Tag.div(
      .class("read-out"), row.map { .data("row", String($0)) },
      start.map { .data("start", String($0)) }, .data("words", shared.joined(separator: "|"))
    ) {
      Tag.template {
        readings.indices.map { index in
          let reading = readings[index]
          let place = Exact.number((reading.place * 10_000).rounded() / 10_000)
          let column = reading.column.map { String($0) } ?? ""
          let differences = differences(of: index).joined(separator: "|")
          return "\(place)\t\(column)\t\(reading.parts.joined(separator: "|"))\t\(differences)"
        }.joined(separator: "\n")
      }
    }
  }
}
