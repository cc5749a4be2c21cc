public import Sizing

/// What each place says about the assumptions, from the farthest from a workload to the nearest.
public struct AssumptionLayers: Sendable {
  public let profile: Profile
  public let handbook: AssumptionOverrides
  public private(set) var environment: (id: String, overrides: AssumptionOverrides)?
  public private(set) var workload = AssumptionOverrides()

  /// Those of the whole handbook.
  public init(_ settings: CapacitySettings) {
    profile = settings.profile
    handbook = settings.assumptions
  }

  /// Those of an environment.
  public init(_ settings: CapacitySettings, _ environment: Environment) {
    self.init(settings)
    self.environment = (environment.id, environment.assumptions)
  }

  /// Those of a workload.
  public init(_ settings: CapacitySettings, _ definition: WorkloadDefinition) {
    self.init(settings, definition.environment)
    workload = definition.assumptions
  }

  /// The effective values.
  public var assumptions: Assumptions {
    var assumptions = Assumptions(profile)
    handbook.apply(to: &assumptions)
    environment?.overrides.apply(to: &assumptions)
    workload.apply(to: &assumptions)
    return assumptions
  }

  public func origin(of assumption: Assumption) -> AssumptionOrigin {
    if let nearest = nearest({ $0.contains(assumption) }) { return nearest }
    let isProfiles = profile[assumption].map { $0 != assumption.defaultValue } ?? false
    return isProfiles ? .profile(profile.name) : .standard
  }

  public func origin(of assumption: TierAssumption, at tier: LatencyTier) -> AssumptionOrigin {
    nearest { $0.contains(assumption, at: tier) } ?? .standard
  }

  /// The nearest place of which something is true.
  public func nearest(_ says: (AssumptionOverrides) -> Bool) -> AssumptionOrigin? {
    if says(workload) { return .workload }
    if let environment, says(environment.overrides) { return .environment(environment.id) }
    return says(handbook) ? .handbook : nil
  }
}
