internal import Amounts
internal import Sizing
internal import Workloads

/// The rates that the slider stops at: those that people would choose, at about equal ratios.
struct RateSteps {
  /// Growing, the plan's own among them.
  let texts: [String]
  let rates: [Double]

  init(_ plan: PlannedWorkload) {
    let design = plan.definition.rate.value
    let low = max(min(plan.rates.first?.value ?? design, design / 8), PeakRates.range.lowerBound)
    let high = min(max(plan.rates.last?.value ?? design, design * 8), PeakRates.range.upperBound)
    var rates = [low, high]
    var decade = 1.0
    while decade <= high {
      rates += Self.figures.map { $0 * decade }.filter { $0 > low * 1.01 && $0 < high * 0.99 }
      decade *= 10
    }
    rates = rates.filter { $0 == low || $0 == high || abs($0 / design - 1) > 0.004 } + [design]
    rates.sort()
    rates = rates.indices.filter { $0 == 0 || rates[$0] != rates[$0 - 1] }.map { rates[$0] }
    texts = rates.map { AmountKind.rate.spell($0) }
    self.rates = rates
  }

  private static let figures: [Double] = [
    1, 1.05, 1.1, 1.15, 1.2, 1.25, 1.3, 1.35, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2, 2.1, 2.2, 2.3, 2.4,
    2.5, 2.6,
    2.8, 3, 3.2, 3.4, 3.6, 3.8, 4, 4.2, 4.4, 4.6, 4.8, 5, 5.3, 5.6, 6, 6.3, 6.6, 7, 7.4, 7.8, 8.2,
    8.6, 9,
    9.5,
  ]

  /// The place of the step nearest to a rate.
  func place(of rate: Double) -> Int {
    guard let above = rates.firstIndex(where: { $0 >= rate }) else { return rates.count - 1 }
    guard above > 0 else { return 0 }
    return rate / rates[above - 1] < rates[above] / rate ? above - 1 : above
  }
}
