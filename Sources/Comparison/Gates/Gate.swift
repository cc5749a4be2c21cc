internal import Report

/// A limit on what may change: `totalCores > +10%`, `cost > +500 USD`, `total: nodes > +2`, `feasible == false`.
public struct Gate: Sendable {
  /// What the gate looks at.
  enum Scope: Equatable, Sendable {
    /// Each workload at its design point.
    case workloads
    case workload(String)
    /// The sum over all workloads.
    case total
    /// Each cell of each workload's matrix.
    case cells
  }

  enum Operator: String, CaseIterable, Sendable {
    case atLeast = ">="
    case atMost = "<="
    case equal = "=="
    case different = "!="
    case above = ">"
    case below = "<"

    func holds<Value: Comparable>(_ a: Value, _ b: Value) -> Bool {
      switch self {
      case .atLeast: a >= b
      case .atMost: a <= b
      case .equal: a == b
      case .different: a != b
      case .above: a > b
      case .below: a < b
      }
    }
  }

  enum Limit: Equatable, Sendable {
    /// Of the new figure.
    case number(Double)
    /// Of the change, in the metric's unit.
    case change(Double)
    /// Of the change, as a share of the old figure.
    case share(Double)
    case word(String)
    case flag(Bool)
  }

  /// As it was written.
  public let text: String
  let scope: Scope
  let metric: Metric
  let comparison: Operator
  let limit: Limit
  /// The currency that the limit names; nil for whatever costs are in.
  var currency: String?

  /// A gate of each metric, to begin with.
  public static let examples = Metric.allCases.flatMap { metric -> [String] in
    switch metric.kind {
    case .flag: ["\(metric.name) == false"]
    case .count, .cores, .rate, .memory, .size, .duration, .bandwidth, .money:
      ["\(metric.name) > +10%"]
        + (Totals.ofGates.contains(metric) ? ["total: \(metric.name) > +10%"] : [])
    case .word, .words: []
    }
  }

  /// Whether a change crosses the limit. What got better never does.
  func isCrossed(by change: MetricChange) -> Bool {
    guard let new = change.new else { return false }
    if change.old != nil, change.verdict == .better { return false }
    if let currency, new.currency != currency { return false }
    switch limit {
    case .number(let limit): return new.amount.map { comparison.holds($0, limit) } ?? false
    case .word(let word): return new.matches(word) == (comparison == .equal)
    case .flag(let flag): return (new == .flag(flag)) == (comparison == .equal)
    case .change(let limit): return change.amount.map { comparison.holds($0, limit) } ?? false
    case .share(let limit): return growth(change).map { comparison.holds($0, limit) } ?? false
    }
  }

  /// From nothing, any growth is beyond every share.
  private func growth(_ change: MetricChange) -> Double? {
    guard let amount = change.amount, let old = change.old?.amount else { return nil }
    return old == 0 ? (amount == 0 ? 0 : amount * .infinity) : amount / abs(old)
  }
}

extension MetricValue {
  /// The figure, or how many words there are.
  fileprivate var amount: Double? {
    switch self {
    case .number(let number): number
    case .money(let cost): cost.amount
    case .words(let words): Double(words.count)
    case .word, .flag: nil
    }
  }

  fileprivate func matches(_ word: String) -> Bool { self == .word(word) }
}

extension MetricChange {
  fileprivate var amount: Double? {
    guard let a = old?.amount, let b = new?.amount, old?.currency == new?.currency else {
      return nil
    }
    return b - a
  }
}
