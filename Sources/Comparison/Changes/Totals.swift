internal import Report

/// What all workloads of a snapshot take together at their design points. Those that do not fit
/// take nothing, and are counted apart.
struct Totals: Sendable {
  private var sums: [Double]
  let workloads: Int
  let infeasible: Int

  /// Metrics whose sum over workloads means something.
  static let metrics: [Metric] = [.totalCores, .taskManagers, .nodes, .totalMemoryBytes]

  /// - Parameter left: workloads to leave out of the sums.
  init(_ snapshot: Snapshot, without left: Set<String> = []) {
    workloads = snapshot.workloads.count
    infeasible = snapshot.workloads.count { !$0.design.isFeasible }
    let summed = snapshot.workloads.filter { !left.contains($0.id) }
    sums = Self.metrics.map { metric in
      summed.reduce(0) { $0 + ($1.design.number(metric) ?? 0) }
    }
  }

  subscript(metric: Metric) -> Double? {
    Self.metrics.firstIndex(of: metric).map { sums[$0] }
  }
}

extension SnapshotComparison {
  /// The sums of both sides, whether they differ or not. What fits on one side only is in
  /// neither: its cores would look saved where it no longer runs.
  func sums() -> [MetricChange] {
    let turned = turned
    let a = Totals(old.snapshot, without: Set(turned.compactMap { $0.old?.id }))
    let b = Totals(new.snapshot, without: Set(turned.map(\.id)))
    let isAsked = listed.contains(where: \.isAsked)
    return Totals.metrics.map { metric in
      // A sum over a handbook that is not there is unknown, and not zero.
      MetricChange(
        metric: metric, old: old.lacks == nil ? a[metric].map { .number($0) } : nil,
        new: b[metric].map { .number($0) }, isAsked: isAsked)
    }
  }

  /// Workloads that fit on one side only.
  var turned: [WorkloadChange] { listed.filter { $0.feasibilityTurn != 0 } }
}
