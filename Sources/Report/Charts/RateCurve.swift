internal import Charts
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
  /// The rate from which the design point's cores hold, and the one up to which they do; nil where the
  /// curve doesn't have the point, or no other rate beside it.
  private(set) var stepBeforeDesign: Double?
  private(set) var stepAfterDesign: Double?

  /// - Parameter design: the point whose steps are found to a hundredth; others are between two
  ///   rates.
  init(
    _ workload: PlannedWorkload, _ tier: LatencyTier, at rates: [Double], around design: Cell? = nil
  ) {
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
    guard let design, design.tier == tier, let place = cells.firstIndex(of: design) else { return }
    stepBeforeDesign = step(after: place - 1, of: workload)
    stepAfterDesign = step(after: place, of: workload)
  }

  /// Where the cores of a cell end before the next one.
  private func step(after index: Int, of workload: PlannedWorkload) -> Double? {
    guard cells.indices.contains(index), cells.indices.contains(index + 1),
      let cores = cells[index].plan?.totalCores, cells[index + 1].plan?.totalCores != cores
    else { return nil }
    var (low, high) = (cells[index].rate.value, cells[index + 1].rate.value)
    while high > low * 1.01 {
      let middle = (low * high).squareRoot()
      let plan = workload.cell(tier, RecordsPerSecond(middle)).plan
      if plan?.totalCores == cores { low = middle } else { high = middle }
    }
    return low
  }

  /// The steps of a figure of its cells.
  ///
  /// - Parameters:
  ///   - x: the axis of rates.
  ///   - row: where a cell is, in pixels from the top; nil above the plot.
  func steps(_ design: Cell, along x: Scale, row: (Cell) -> Double?) -> Steps {
    let place = cells.firstIndex(of: design)
    return Steps(
      cells.enumerated().map { index, cell in
        let end = index + 1 == place ? stepBeforeDesign : index == place ? stepAfterDesign : nil
        return Steps.Tread(
          x: x.position(of: cell.rate.value), y: row(cell), end: end.map { x.position(of: $0) })
      })
  }
}

extension PlannedWorkload {
  /// The rates its charts cover: those of its matrix, and room around the marked one.
  func chartDomain(around rate: Double) -> ClosedRange<Double> {
    let low = min(rates.first?.value ?? rate, rate / 3)
    let high = max(rates.last?.value ?? rate, rate * 3)
    return max(low, 1)...max(min(high, Workload.rates.upperBound), 2)
  }

  /// The cell of the largest rate that fits, with three figures, between one that does and one that
  /// does not. What does not fit at some rate fits at no higher one.
  func largestFitting(_ tier: LatencyTier, from fits: Double, to fails: Double) -> Cell? {
    var (low, high) = (fits, fails)
    while high > low * Room.tolerance {
      let middle = (low * high).squareRoot()
      if cell(tier, RecordsPerSecond(middle)).plan == nil { high = middle } else { low = middle }
    }
    let shown = cell(tier, RecordsPerSecond(max(RateSamples.roundedDown(low), fits)))
    return shown.plan == nil ? cell(tier, RecordsPerSecond(low)) : shown
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

  /// The number with three figures, not above it: what a search from below leaves out of a round
  /// number is made up for.
  static func roundedDown(_ number: Double) -> Double {
    var scale = 1.0
    while number / scale >= 1000 { scale *= 10 }
    return number < 100 ? number : (number / scale * 1.00001).rounded(.down) * scale
  }
}
