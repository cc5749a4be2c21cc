public import Workloads

/// A team's workloads with everything the engine needs to answer for them.
public struct Capacity: Sendable {
  public let workloads: [PlannedWorkload]
  public let settings: CapacitySettings

  public init(workloads: [PlannedWorkload] = [], settings: CapacitySettings = CapacitySettings()) {
    self.workloads = workloads
    self.settings = settings
  }

  public func workload(_ id: String) -> PlannedWorkload? {
    workloads.first { $0.definition.id == id }
  }
}
