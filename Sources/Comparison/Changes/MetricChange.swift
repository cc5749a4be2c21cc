internal import Report

/// A figure, or a word that stands for one.
enum MetricValue: Hashable, Sendable {
  case number(Double)
  case money(Cost)
  case word(String)
  case words([String])
  case flag(Bool)

  /// The figure; of money its amount.
  var number: Double? {
    switch self {
    case .number(let number): number
    case .money(let cost): cost.amount
    case .word, .words, .flag: nil
    }
  }

  /// What money is in.
  var currency: String? { if case .money(let cost) = self { cost.currency } else { nil } }
}

/// What a change means to the team.
enum Verdict: String, Sendable {
  case better
  case worse
  /// Neither one nor the other.
  case changed
}

/// How one figure differs between two snapshots.
struct MetricChange: Sendable {
  var metric: Metric
  /// Nil where the workload is new, or had no plan.
  var old: MetricValue?
  /// Nil where the workload is gone, or has no plan.
  var new: MetricValue?
  /// Whether the team asks for something else than before: a plan that grows with its traffic is no
  /// worse than the old one.
  var isAsked = false

  /// New less old, in the metric's unit; nil between currencies, since nothing is converted.
  var change: Double? {
    guard let old, let new, old.currency == new.currency, let a = old.number, let b = new.number
    else { return nil }
    return b - a
  }

  /// What money is in, as far as both sides agree.
  var currency: String? {
    let (old, new) = (old?.currency, new?.currency)
    return old == new ? new : old == nil ? new : new == nil ? old : nil
  }

  /// The change as a share of the old figure; nil when that was zero.
  var share: Double? {
    guard let change, let old = old?.number, old != 0 else { return nil }
    return change / abs(old)
  }

  var verdict: Verdict {
    guard metric.direction != .neither, let growth else { return .changed }
    if growth == 0 { return .changed }
    return (growth > 0) == (metric.direction == .higherIsBetter) ? .better : .worse
  }

  /// The same, where what was asked for may have changed.
  func asked(_ isAsked: Bool) -> MetricChange {
    var change = self
    change.isAsked = isAsked
    return change
  }

  /// `more` or `less` where the figure follows what is asked for; nil where it means better or worse.
  var size: String? {
    guard isAsked, metric.followsWhatIsAsked, let growth, growth != 0 else { return nil }
    return growth > 0 ? "more" : "less"
  }

  /// Above zero when there is more of it, below when there is less; nil when that says nothing.
  private var growth: Double? {
    switch (old, new) {
    case (.number, .number), (.money, .money): change
    case (.flag(let old), .flag(let new)): Double((new ? 1 : 0) - (old ? 1 : 0))
    case (.words(let old), .words(let new)):
      if Set(old).isSubset(of: new) {
        1
      } else {
        Set(new).isSubset(of: old) ? -1 : nil
      }
    default: nil
    }
  }
}

extension SnapshotCell {
  /// What the cell says of a metric; nil when it says nothing.
  func value(_ metric: Metric) -> MetricValue? {
    switch metric.kind {
    case .flag: .flag(isFeasible)
    case .words: isFeasible ? .words(warnings) : nil
    case .money: money(metric).map { .money($0) }
    case .word: (metric == .memoryClass ? memoryClass : bindingConstraint).map { .word($0) }
    case .count, .cores, .rate, .memory, .size, .duration, .bandwidth:
      number(metric).map { .number($0) }
    }
  }

  /// What differs from an older cell, in the metrics' order. Figures that only one of them has,
  /// because the other has no plan, are not listed: the change of `feasible` says it.
  ///
  /// - Parameter tellsPrices: whether both could have costs, so that one on one side only is a change.
  func changes(
    since old: SnapshotCell, tolerance: Double, tellsPrices: Bool = true,
    of metrics: [Metric] = Metric.allCases
  ) -> [MetricChange] {
    let turnsPriced = tellsPrices && turnsPriced(since: old)
    return metrics.compactMap { metric in
      guard let a = old.value(metric), let b = value(metric) else {
        let amount = old.money(metric) ?? money(metric)
        guard turnsPriced, let amount, metric == .cost || amount.amount != 0 else { return nil }
        return MetricChange(metric: metric, old: old.value(metric), new: value(metric))
      }
      if Self.isSame(a, b, tolerance: tolerance) { return nil }
      return MetricChange(metric: metric, old: a, new: b)
    }
  }

  /// Whether it has a cost and the older cell has none, or the other way around.
  private func turnsPriced(since old: SnapshotCell) -> Bool {
    isFeasible && old.isFeasible && (number(.cost) == nil) != (old.number(.cost) == nil)
  }

  /// Whether nothing differs; the same as an empty `changes(since:)`, without listing anything.
  func isSame(as old: SnapshotCell, tolerance: Double, tellsPrices: Bool = true) -> Bool {
    !(tellsPrices && turnsPriced(since: old)) && isFeasible == old.isFeasible
      && bindingConstraint == old.bindingConstraint
      && (memoryClass == old.memoryClass || memoryClass == nil || old.memoryClass == nil)
      && warnings == old.warnings
      && (currency == old.currency || currency == nil || old.currency == nil)
      && zip(figures, old.figures).allSatisfy { Self.isSame($1, $0, tolerance) }
      && Self.isSame(old.largestRecordsPerSecond ?? 0, largestRecordsPerSecond ?? 0, tolerance)
  }

  private static func isSame(_ a: MetricValue, _ b: MetricValue, tolerance: Double) -> Bool {
    guard a.currency == b.currency, let x = a.number, let y = b.number else { return a == b }
    return isSame(x, y, tolerance)
  }

  private static func isSame(_ old: Double, _ new: Double, _ tolerance: Double) -> Bool {
    // NaN is what one of them does not say, and differs from nothing.
    old == new || !(abs(new - old) > tolerance * abs(old))
  }
}

extension Metric {
  /// What a change of the figure means to the team.
  enum Direction { case lowerIsBetter, higherIsBetter, neither }

  /// Whether the figure is what a workload takes, and not how well it is served.
  var followsWhatIsAsked: Bool {
    switch self {
    case .totalCores, .taskManagers, .nodes, .totalMemoryBytes, .cost, .usageCost, .checkpointBytes,
      .stateBytes, .networkInBytesPerSecond, .networkOutBytesPerSecond:
      true
    case .feasible, .largestRecordsPerSecond, .recoverySeconds, .checkpointSeconds, .warnings,
      .bindingConstraint, .intervalSeconds, .coresPerTaskManager, .slotsPerTaskManager,
      .parallelism, .maxParallelism, .memoryClass, .taskManagerMemoryBytes, .jobManagerCores,
      .jobManagerMemoryBytes, .nodeCores:
      false
    }
  }

  var direction: Direction {
    switch self {
    case .feasible, .largestRecordsPerSecond: .higherIsBetter
    case .totalCores, .taskManagers, .nodes, .totalMemoryBytes, .cost, .usageCost, .recoverySeconds,
      .checkpointSeconds, .checkpointBytes, .stateBytes, .networkInBytesPerSecond,
      .networkOutBytesPerSecond, .warnings:
      .lowerIsBetter
    case .bindingConstraint, .intervalSeconds, .coresPerTaskManager, .slotsPerTaskManager,
      .parallelism, .maxParallelism, .memoryClass, .taskManagerMemoryBytes, .jobManagerCores,
      .jobManagerMemoryBytes, .nodeCores:
      .neither
    }
  }
}
