public import Workloads

/// A team's workloads with everything the engine needs to answer for them.
public struct Capacity: Sendable {
  public let workloads: [PlannedWorkload]
  public let settings: CapacitySettings
  /// Where the handbook is served, with a slash at its end; nil where nobody says it.
  public var address: String?

  public init(
    workloads: [PlannedWorkload] = [], settings: CapacitySettings = CapacitySettings(),
    address: String? = nil
  ) {
    self.workloads = workloads
    self.settings = settings
    self.address = address
  }

  public func workload(_ id: String) -> PlannedWorkload? {
    workloads.first { $0.definition.id == id }
  }
}
