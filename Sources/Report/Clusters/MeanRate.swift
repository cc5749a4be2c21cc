internal import Sizing
internal import Workloads

/// What a workload would take if it were sized for its mean rate all day: the floor that an
/// autoscaler could reach (E30).
struct MeanRate {
  let rate: RecordsPerSecond
  let cell: DeployedCell

  /// Nil where no mean rate is given, and for a cell that does not fit.
  ///
  /// - Parameter cell: at another rate than the design's, its mean is in proportion.
  init?(_ workload: PlannedWorkload, _ cell: Cell) {
    guard let mean = workload.definition.meanRate, workload.definition.rate > .zero else {
      return nil
    }
    rate = cell.rate * min(1, mean / workload.definition.rate)
    self.cell = workload.deployed(workload.cell(cell.tier, rate))
    guard self.cell.fits else { return nil }
  }

  /// `9 cores on 3 nodes, 412 USD a month, at 12 k/s`.
  var words: String {
    let cost = cell.cost.map { ", \($0.text) a month" }
    return """
      \(Format.counted(cell.cores)) on \(Format.counted(cell.nodes.count, "node"))\(cost ?? ""), \
      at \(Format.rate(rate))
      """
  }
}
