/// What all workloads of a snapshot take together at their design points. Those that do not fit
/// take nothing, and are counted apart.
struct Totals: Sendable {
  private var sums: [Double]
  let workloads: Int
  let infeasible: Int

  /// Metrics whose sum over workloads means something.
  static let metrics: [Metric] = [.totalCores, .taskManagers, .nodes, .totalMemoryBytes]

  init(_ matrix: RecordedMatrix) {
    workloads = matrix.workloads.count
    infeasible = matrix.workloads.count { !$0.design.isFeasible }
    sums = Self.metrics.map { metric in
      matrix.workloads.reduce(0) { $0 + ($1.design.number(metric) ?? 0) }
    }
  }

  subscript(metric: Metric) -> Double? {
    Self.metrics.firstIndex(of: metric).map { sums[$0] }
  }
}

extension Comparison {
  /// The sums of both sides, whether they differ or not.
  var totals: [MetricChange] {
    let (a, b) = (Totals(old.matrix), Totals(new.matrix))
    return Totals.metrics.map { metric in
      MetricChange(
        metric: metric, old: a[metric].map { .number($0) }, new: b[metric].map { .number($0) })
    }
  }
}
