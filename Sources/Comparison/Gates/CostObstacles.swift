internal import Report

/// A gate on a cost that can't be checked, because a price is missing or the currency changed. It must
/// not pass for that reason.
struct CostObstacle {
  var subject: Crossing.Subject
  var change: MetricChange
  /// Why it can't be checked.
  var reason: String
}

extension Gate {
  /// What the gate is for and can't be checked.
  func obstacles(in comparison: SnapshotComparison) -> [CostObstacle] {
    // Beside nothing, everything is new, and no change is judged.
    guard metric.kind == .money, comparison.old.lacks == nil else { return [] }
    if scope == .total { return [obstacleOfTotal(in: comparison)].compactMap { $0 } }
    return (comparison.listed + comparison.unchanged).filter(looksAt).compactMap { workload in
      obstacle(workload, comparison)
    }
  }

  private func obstacle(
    _ workload: WorkloadChange, _ comparison: SnapshotComparison
  ) -> CostObstacle? {
    let (old, new) = cells(of: workload)
    guard let new, new.isFeasible, concerns(old, new) else { return nil }
    let turn = WorkloadChange.costTurn(of: metric, from: old, to: new)
    guard let reason = reason(turn, old, new, workload, comparison) else { return nil }
    return CostObstacle(
      subject: .init(id: workload.id),
      change: MetricChange(metric: metric, old: old?.value(metric), new: new.value(metric)),
      reason: reason)
  }

  private func reason(
    _ turn: WorkloadChange.CostTurn?, _ old: SnapshotCell?, _ new: SnapshotCell,
    _ workload: WorkloadChange, _ comparison: SnapshotComparison
  ) -> String? {
    switch limit {
    case .change, .share: return turn.map { words($0, comparison) }
    case .number:
      if let cost = new.money(metric) {
        return accepts(cost.currency) ? nil : turn.map { words($0, comparison) }
      }
      if let turn { return words(turn, comparison) }
      return old == nil || scope == .workload(workload.id)
        ? "its environment '\(workload.new?.environment ?? "")' has no prices" : nil
    case .word, .flag: return nil
    }
  }

  private func words(
    _ turn: WorkloadChange.CostTurn, _ comparison: SnapshotComparison
  ) -> String {
    switch turn {
    case .first where comparison.tellsPrices: "it had no prices before"
    case .gone where comparison.tellsPrices: "it has no prices anymore"
    case .first, .gone: "one side was recorded before snapshots contained costs"
    case .otherCurrency: "its currency changed, and nothing is converted"
    case .unrecorded: "one side was recorded before snapshots contained costs by use"
    }
  }

  /// The total can't be checked where something is missing in it.
  private func obstacleOfTotal(in comparison: SnapshotComparison) -> CostObstacle? {
    let missing = comparison.apart(metric).filter { workload in
      guard concerns(workload.old?.design, workload.new?.design) else { return false }
      let new = workload.new?.design.money(metric)
      return isOfFigure ? new.map { !accepts($0.currency) } ?? true : true
    }
    let names = (missing + comparison.unpriced(metric)).map(\.id)
    if names.isEmpty { return nil }
    let change = comparison.totals.first { $0.metric == metric && concerns($0) }
    return CostObstacle(
      subject: .init(id: "total"),
      change: change ?? MetricChange(metric: metric, old: nil, new: nil),
      reason: "the cost of \(Notices.list(names, most: 8)) is missing in it")
  }

  private var isOfFigure: Bool { if case .number = limit { true } else { false } }

  private func concerns(_ change: MetricChange) -> Bool {
    currency == nil || change.currency == currency
  }

  /// Whether the gate is for the currency of one of both, or for any.
  private func concerns(_ old: SnapshotCell?, _ new: SnapshotCell?) -> Bool {
    let currencies = [old?.currency, new?.currency].compactMap { $0 }
    return currencies.isEmpty || currencies.contains(where: accepts)
  }

  /// The cells whose costs tell those of all: an environment prices them alike.
  private func cells(of workload: WorkloadChange) -> (old: SnapshotCell?, new: SnapshotCell?) {
    func cell(_ side: SnapshotWorkload?) -> SnapshotCell? {
      let fitting = scope == .cells ? side?.cells.first { $0.isFeasible } : nil
      return fitting ?? side?.design
    }
    return (cell(workload.old), cell(workload.new))
  }
}

extension SnapshotComparison {
  /// New workloads without a cost, where others have one.
  fileprivate func unpriced(_ metric: Metric) -> [WorkloadChange] {
    guard new.snapshot.hasCosts else { return [] }
    return listed.filter { workload in
      guard workload.old == nil, let new = workload.new?.design else { return false }
      return new.isFeasible && new.money(metric) == nil
    }
  }
}
