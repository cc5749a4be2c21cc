internal import Sizing

/// Who gave an assumption its value. The nearest to the workload wins.
enum AssumptionOrigin: Hashable, Sendable {
  case workload
  case environment(String)
  case handbook
  case profile(String)
  /// Nobody: it has the model's default.
  case standard

  /// As an explanation says it: `environment production`.
  var text: String {
    switch self {
    case .workload: "workload's assumptions"
    case .environment(let id): "environment \(id)"
    case .handbook: "handbook"
    case .profile(let name): "profile \(name)"
    case .standard: "default"
    }
  }
}

/// What each place says about the assumptions, from the farthest from a workload to the nearest.
struct AssumptionLayers: Sendable {
  let profile: Profile
  let handbook: AssumptionOverrides
  var environment: (id: String, overrides: AssumptionOverrides)?
  var workload = AssumptionOverrides()

  init(_ settings: CapacitySettings) {
    profile = settings.profile
    handbook = settings.assumptions
  }

  init(_ settings: CapacitySettings, _ environment: Environment) {
    self.init(settings)
    self.environment = (environment.id, environment.assumptions)
  }

  init(_ settings: CapacitySettings, _ definition: WorkloadDefinition) {
    self.init(settings, definition.environment)
    workload = definition.assumptions
  }

  /// The values in force.
  var assumptions: Assumptions {
    var assumptions = Assumptions(profile)
    handbook.apply(to: &assumptions)
    environment?.overrides.apply(to: &assumptions)
    workload.apply(to: &assumptions)
    return assumptions
  }

  func origin(of assumption: Assumption) -> AssumptionOrigin {
    if let nearest = nearest({ $0.contains(assumption) }) { return nearest }
    let isProfiles = profile[assumption].map { $0 != assumption.defaultValue } ?? false
    return isProfiles ? .profile(profile.name) : .standard
  }

  func origin(of assumption: TierAssumption, at tier: LatencyTier) -> AssumptionOrigin {
    nearest { $0.contains(assumption, at: tier) } ?? .standard
  }

  /// The nearest place of which something is true.
  func nearest(_ says: (AssumptionOverrides) -> Bool) -> AssumptionOrigin? {
    if says(workload) { return .workload }
    if let environment, says(environment.overrides) { return .environment(environment.id) }
    return says(handbook) ? .handbook : nil
  }
}

extension AssumptionOverrides {
  func contains(_ assumption: Assumption) -> Bool {
    scalars.contains { $0.assumption == assumption }
  }

  func contains(_ assumption: TierAssumption, at tier: LatencyTier) -> Bool {
    ofTiers.contains { $0.assumption == assumption && $0.tier == tier }
  }
}

extension PlannedWorkload {
  /// Where an assumption of this workload's plan came from.
  func origin(of assumption: Assumption) -> AssumptionOrigin { layers.origin(of: assumption) }

  /// Where an assumption of one of its tiers came from.
  func origin(of assumption: TierAssumption, at tier: LatencyTier) -> AssumptionOrigin {
    layers.origin(of: assumption, at: tier)
  }
}
