internal import Sizing
internal import Workloads

/// How far the rate may grow: on the same cores, and at all (E26).
struct RoomSummary {
  let workload: PlannedWorkload
  /// By what factor, before the next TaskManager; of several pools the first counts.
  let sameCores: Double
  /// By what factor, before nothing fits; nil when no rate is too high.
  let feasible: Double?

  /// Nil for a cell that does not fit.
  init?(_ workload: PlannedWorkload, _ cell: Cell) {
    let clusters = workload.pools.isEmpty ? [workload] : workload.pools
    var (same, feasible) = (Double.infinity, Double.infinity)
    for cluster in clusters {
      let part = cluster.cell(cell.tier, cell.rate * cluster.arriving)
      guard let room = cluster.room(of: part) else { return nil }
      same = min(same, room.sameCores / part.rate)
      let isAny = room.feasible.value >= Workload.rates.upperBound
      feasible = min(feasible, isAny ? .infinity : room.feasible / part.rate)
    }
    self.workload = workload
    sameCores = same
    self.feasible = feasible.isFinite ? feasible : nil
    rate = cell.rate
  }

  private let rate: RecordsPerSecond

  /// `+18 %`, or `none` below a hundredth.
  var growth: String {
    sameCores < 1.01 ? "none" : "+" + Format.share(roundedDown(sameCores - 1))
  }

  /// In a sentence of its own.
  var sentence: String {
    words(sameCores < 1.01 ? "Any additional load needs another TaskManager" : "Room for \(more)")
  }

  /// After its name.
  var fact: String {
    words(sameCores < 1.01 ? "none: any additional load needs another TaskManager" : more)
  }

  private var more: String {
    """
    \(growth), up to \
    \(Format.rate(RecordsPerSecond(rate.value * (1 + roundedDown(sameCores - 1))))), \
    before the next TaskManager
    """
  }

  private func words(_ start: String) -> String {
    guard let feasible else { return start + ". No rate is too high." }
    return """
      \(start). Above \(Format.fitting(RecordsPerSecond(rate.value * feasible))) \
      (×\(Format.figure(feasible))), it does not fit.
      """
  }

  /// To a whole hundredth, so that what is promised is there.
  private func roundedDown(_ share: Double) -> Double { (share * 100).rounded(.down) / 100 }
}
