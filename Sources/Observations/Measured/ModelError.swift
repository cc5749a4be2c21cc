internal import Sizing
internal import Workloads

/// How wrong the plans are where jobs were observed.
struct ModelError {
  let workloads: [MeasuredWorkload]

  /// Planned over measured work less 1, as the profile in use has it.
  func before(_ workload: MeasuredWorkload) -> Double { 1 / workload.factor - 1 }

  /// The same with the work of all others' jobs, without its own: what calibrating them would do for a
  /// workload that was not observed. Nil for the only one.
  func after(_ workload: MeasuredWorkload) -> Double? {
    let others = workloads.filter { $0.id != workload.id }.map { $0.factor }.sorted()
    guard !others.isEmpty else { return nil }
    return median(others) / workload.factor - 1
  }

  private func median(_ sorted: [Double]) -> Double {
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
