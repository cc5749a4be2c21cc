internal import Report

/// What workloads cost together on both sides, each currency by itself.
///
/// The sums are of the same workloads, but for those that came or went: where the costs of one can't
/// be compared, it is in neither sum.
struct CostTotals {
  private let metric: Metric
  /// Nil where there is no handbook whose costs could be summed.
  private let old: CostSums?
  private let new: CostSums
  /// Those whose costs can't be compared.
  private let apart: (old: CostSums, new: CostSums)

  init(_ comparison: SnapshotComparison, _ metric: Metric) {
    let apart = comparison.apart(metric)
    let left = comparison.turned + apart
    let (before, after) = (comparison.old, comparison.new)
    self.metric = metric
    old =
      before.lacks == nil
      ? Totals(before.snapshot, without: Set(left.compactMap { $0.old?.id })).costs(metric) : nil
    new = Totals(after.snapshot, without: Set(left.map(\.id))).costs(metric)
    self.apart = (
      CostSums(apart.compactMap { $0.old?.design.money(metric) }),
      CostSums(apart.compactMap { $0.new?.design.money(metric) })
    )
  }

  /// A change for each currency. One that only workloads are in whose costs can't be compared has its
  /// sums, with nothing beside them.
  func changes(isAsked: Bool) -> [MetricChange] {
    let compared = Self.changes(metric, old, new)
    let known = Set(compared.compactMap(\.currency))
    let others = [
      apart.old.sums.map { MetricChange(metric: metric, old: .money($0), new: nil) },
      apart.new.sums.map { MetricChange(metric: metric, old: nil, new: .money($0)) },
    ].joined().filter { change in change.currency.map { !known.contains($0) } ?? false }
    return (compared + others).filter { metric == .cost || !$0.isOfNothing }
      .map { $0.asked(isAsked) }
  }

  /// Without a cost in a currency, a side that is there costs nothing in it.
  static func changes(_ metric: Metric, _ old: CostSums?, _ new: CostSums) -> [MetricChange] {
    let before = old?.sums ?? []
    let added = new.sums.filter { old?[$0.currency] == nil }
    return (before + added).map { cost in
      func value(_ sums: CostSums) -> MetricValue {
        .money(Cost(sums[cost.currency] ?? 0, cost.currency))
      }
      return MetricChange(metric: metric, old: old.map(value), new: value(new))
    }
  }
}

extension MetricChange {
  /// Whether neither side has any of it.
  fileprivate var isOfNothing: Bool { (old?.number ?? 0) == 0 && (new?.number ?? 0) == 0 }
}
