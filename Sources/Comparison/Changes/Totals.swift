internal import Report

/// What all workloads of a snapshot take together at their design points. Those that do not fit
/// take nothing, and are counted apart.
struct Totals: Sendable {
  private var sums: [Double]
  /// What those with a cost cost, by currency.
  let costs: CostSums
  let workloads: Int
  let infeasible: Int

  /// Metrics whose sum over workloads means something, whatever they run on.
  static let metrics: [Metric] = [.totalCores, .taskManagers, .nodes, .totalMemoryBytes]
  /// Metrics that gates can ask the total of.
  static let ofGates = metrics + [.cost]

  /// - Parameters:
  ///   - left: workloads to leave out of the sums.
  ///   - unpriced: more of them to leave out of the costs.
  init(_ snapshot: Snapshot, without left: Set<String> = [], unpriced: Set<String> = []) {
    workloads = snapshot.workloads.count
    infeasible = snapshot.workloads.count { !$0.design.isFeasible }
    let summed = snapshot.workloads.filter { !left.contains($0.id) }
    sums = Self.metrics.map { metric in
      summed.reduce(0) { $0 + ($1.design.number(metric) ?? 0) }
    }
    costs = CostSums(
      summed.filter { !unpriced.contains($0.id) }.compactMap { $0.design.cost })
  }

  subscript(metric: Metric) -> Double? {
    Self.metrics.firstIndex(of: metric).map { sums[$0] }
  }
}

extension Snapshot {
  /// Whether any of its workloads has a cost at its design point.
  var hasCosts: Bool { workloads.contains { $0.design.cost != nil } }

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
    let unpriced = pricedOnce
    let a = Totals(
      old.snapshot, without: Set(turned.compactMap { $0.old?.id }),
      unpriced: Set(unpriced.compactMap { $0.old?.id }))
    let b = Totals(
      new.snapshot, without: Set(turned.map(\.id)), unpriced: Set(unpriced.map(\.id)))
    let isAsked = listed.contains(where: \.isAsked)
    let plain = Totals.metrics.map { metric in
      // A sum over a handbook that is not there is unknown, and not zero.
      MetricChange(
        metric: metric, old: old.lacks == nil ? a[metric].map { .number($0) } : nil,
        new: b[metric].map { .number($0) }, isAsked: isAsked)
    }
    return plain + Self.costs(a.costs, b.costs, isAsked)
  }

  /// A change for each currency.
  private static func costs(_ a: CostSums, _ b: CostSums, _ isAsked: Bool) -> [MetricChange] {
    let added = b.sums.filter { a[$0.currency] == nil }
    return (a.sums + added).map { cost in
      func value(_ sums: CostSums) -> MetricValue? {
        sums[cost.currency].map { .money(Cost($0, cost.currency)) }
      }
      return MetricChange(metric: .cost, old: value(a), new: value(b), isAsked: isAsked)
    }
  }

  /// Workloads that fit on one side only.
  var turned: [WorkloadChange] { listed.filter { $0.feasibilityTurn != 0 } }

  /// Workloads that have a cost on one side only, where both sides have costs: what is priced for the
  /// first time costs no more than before.
  var pricedOnce: [WorkloadChange] {
    guard old.snapshot.hasCosts, new.snapshot.hasCosts else { return [] }
    return (listed + unchanged).filter { workload in
      guard let old = workload.old?.design, let new = workload.new?.design else { return false }
      return old.isFeasible && new.isFeasible && (old.cost == nil) != (new.cost == nil)
    }
  }
}
