internal import Report

/// What all workloads of a snapshot take together at their design points. Those that do not fit
/// take nothing, and are counted apart.
struct Totals: Sendable {
  private var sums: [Double]
  private var money: [Metric: CostSums]
  let workloads: Int
  let infeasible: Int

  /// Metrics whose sum over workloads means something, whatever they run on.
  static let metrics: [Metric] = [.totalCores, .taskManagers, .nodes, .totalMemoryBytes]
  /// Metrics that gates can ask the total of.
  static let ofGates = metrics + Metric.ofMoney

  /// - Parameter left: workloads to leave out of the sums.
  init(_ snapshot: Snapshot, without left: Set<String> = []) {
    workloads = snapshot.workloads.count
    infeasible = snapshot.workloads.count { !$0.design.isFeasible }
    let summed = snapshot.workloads.filter { !left.contains($0.id) }
    sums = Self.metrics.map { metric in
      summed.reduce(0) { $0 + ($1.design.number(metric) ?? 0) }
    }
    money = Dictionary(
      Metric.ofMoney.map { metric in
        (metric, CostSums(summed.compactMap { $0.design.money(metric) }))
      }, uniquingKeysWith: { first, _ in first })
  }

  subscript(metric: Metric) -> Double? {
    Self.metrics.firstIndex(of: metric).map { sums[$0] }
  }

  /// What they cost, by currency.
  var costs: CostSums { costs(.cost) }
  func costs(_ metric: Metric) -> CostSums { money[metric] ?? CostSums() }
}

extension Snapshot {
  /// Whether any of its workloads has a cost at its design point.
  var hasCosts: Bool { workloads.contains { $0.design.cost != nil } }

  /// Whether any of its workloads pays something by use at its design point.
  var hasUsage: Bool { workloads.contains { ($0.design.number(.usageCost) ?? 0) > 0 } }

  /// The currencies of its costs, in the order in which they are met.
  var currencies: [String] {
    CostSums(workloads.compactMap { $0.design.cost }).sums.map(\.currency)
  }
}

extension SnapshotComparison {
  /// The sums of both sides, whether they differ or not. What fits on one side only is in
  /// neither: its cores would look saved where it no longer runs.
  func sums() -> [MetricChange] {
    let turned = turned
    let isAsked = listed.contains(where: \.isAsked)
    return sums(without: Set(turned.compactMap { $0.old?.id }), Set(turned.map(\.id)), isAsked)
      + Metric.ofMoney.flatMap { CostTotals(self, $0).changes(isAsked: isAsked) }
  }

  /// The sums that a limit on a figure itself is for: nothing is left out.
  var wholeSums: [MetricChange] {
    sums(without: [], [], false)
      + Metric.ofMoney.flatMap { metric in
        CostTotals.changes(
          metric, old.lacks == nil ? Totals(old.snapshot).costs(metric) : nil,
          Totals(new.snapshot).costs(metric))
      }
  }

  private func sums(without a: Set<String>, _ b: Set<String>, _ isAsked: Bool) -> [MetricChange] {
    let (old, new) = (Totals(self.old.snapshot, without: a), Totals(self.new.snapshot, without: b))
    return Totals.metrics.map { metric in
      // A sum over a handbook that is not there is unknown, and not zero.
      MetricChange(
        metric: metric, old: self.old.lacks == nil ? old[metric].map { .number($0) } : nil,
        new: new[metric].map { .number($0) }, isAsked: isAsked)
    }
  }

  /// Workloads that fit on one side only.
  var turned: [WorkloadChange] { listed.filter { $0.feasibilityTurn != 0 } }

  /// Workloads whose costs of both sides can't be compared: what is priced for the first time costs no
  /// more than before, and currencies are not converted.
  func apart(_ metric: Metric) -> [WorkloadChange] {
    (listed + unchanged).filter { $0.costTurn(of: metric) != nil }
  }
}
