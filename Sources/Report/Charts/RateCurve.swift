internal import Sizing
internal import Workloads

/// The answers for one tier from a low rate to a high one.
struct RateCurve: Sendable {
  /// Where a tier stops to fit, and what stops it.
  struct Limit: Equatable, Sendable {
    /// The largest rate that fits, about; nil when none of the curve does.
    var rate: Double?
    var constraint: Constraint
  }

  var tier: LatencyTier
  /// The cells that fit, by growing rate.
  var cells: [Cell]
  /// Nil when every rate fits.
  var limit: Limit?

  init(_ workload: PlannedWorkload, _ tier: LatencyTier, at rates: [Double]) {
    self.tier = tier
    var fitting: [Cell] = []
    for rate in rates {
      let cell = workload.cell(tier, RecordsPerSecond(rate))
      guard cell.plan != nil else {
        let last = fitting.last.flatMap { fit in
          workload.largestFitting(tier, from: fit.rate.value, to: rate)
        }
        if let last { fitting.append(last) }
        limit = Limit(rate: last?.rate.value, constraint: cell.bindingConstraint)
        break
      }
      fitting.append(cell)
    }
    cells = fitting
  }
}

extension PlannedWorkload {
  /// The rates its charts cover: those of its matrix, and room around the marked one.
  func chartDomain(around rate: Double) -> ClosedRange<Double> {
    let low = min(rates.first?.value ?? rate, rate / 3)
    let high = max(rates.last?.value ?? rate, rate * 3)
    return max(low, 1)...max(min(high, Workload.rates.upperBound), 2)
  }

  /// The cell of the largest rate that fits, to a hundredth, between one that does and one that
  /// does not. What does not fit at some rate fits at no higher one.
  func largestFitting(_ tier: LatencyTier, from fits: Double, to fails: Double) -> Cell? {
    var (low, high) = (fits, fails)
    while high > low * 1.01 {
      let middle = (low * high).squareRoot()
      if cell(tier, RecordsPerSecond(middle)).plan == nil { high = middle } else { low = middle }
    }
    // Two figures less a little, so that the rate that is printed still fits.
    let shown = RateSamples.roundedDown(low)
    let found = cell(tier, RecordsPerSecond(max(shown, fits)))
    return found.plan == nil ? nil : found
  }
}

/// Rates that people would choose, close enough together for a smooth line.
enum RateSamples {
  private static let coarse = [1, 1.5, 2.5, 4, 6]
  private static let fine = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8]
  private static let finest = [
    1, 1.1, 1.2, 1.4, 1.6, 1.8, 2, 2.2, 2.5, 2.8, 3, 3.5, 4, 4.5, 5, 5.5, 6, 7, 8, 9,
  ]

  /// About thirty rates, both ends and the given rate among them.
  static func rates(in domain: ClosedRange<Double>, with design: Double) -> [Double] {
    let ratio = domain.upperBound / domain.lowerBound
    let steps = ratio > 3000 ? coarse : ratio > 20 ? fine : finest
    var rates = [domain.lowerBound, domain.upperBound, design]
    var decade = 1.0
    while decade <= domain.upperBound {
      rates += steps.map { $0 * decade }.filter(domain.contains)
      decade *= 10
    }
    return Array(Set(rates)).sorted()
  }

  /// Of growing rates, those a table shows: the ends, the given one, and 1, 2, 5 times powers of ten.
  static func round(_ rates: [Double], with design: Double) -> [Double] {
    rates.enumerated().filter { index, rate in
      index == 0 || index == rates.count - 1 || rate == design || isRound(rate)
    }.map { $0.element }
  }

  private static func isRound(_ rate: Double) -> Bool {
    var figure = rate
    while figure >= 10 { figure /= 10 }
    return figure == 1 || figure == 2 || figure == 5
  }

  /// The number with three figures, never above it.
  static func roundedDown(_ number: Double) -> Double {
    var scale = 1.0
    while number / scale >= 1000 { scale *= 10 }
    return number < 100 ? number : (number / scale).rounded(.down) * scale
  }
}
