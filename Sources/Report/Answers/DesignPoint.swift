public import Sizing
internal import Workloads

/// Where to size a workload; what is nil is the workload's own.
public struct DesignPoint: Sendable {
  var rate: Double?
  var tier: LatencyTier?

  public init(rate: Double? = nil, tier: LatencyTier? = nil) {
    self.rate = rate
    self.tier = tier
  }

  func cell(of workload: PlannedWorkload) -> Cell {
    workload.cell(
      tier ?? workload.definition.tier,
      rate.map { RecordsPerSecond($0) } ?? workload.definition.rate)
  }
}
