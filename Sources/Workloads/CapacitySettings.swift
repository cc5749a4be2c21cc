public import Sizing

/// What `handbook.yaml` says about capacity: environments, assumptions, the matrix.
public struct CapacitySettings: Sendable {
  public var environments: [Environment] = []
  public var profile = Profile.conservative
  /// The profiles a plan may be made with: those that come with the engine and the team's own.
  public var profiles = Profile.all
  public var assumptions = AssumptionOverrides()
  public var matrix = MatrixRequest()
  public var flink = FlinkSettings()

  public init() {}

  /// Plans with another profile than the handbook's; says what is wrong with an unknown name.
  public mutating func choose(profile name: String) -> String? {
    if let found = profiles.first(where: { $0.name == name }) {
      profile = found
      return nil
    }
    return "unknown profile '\(name)'; one of \(profiles.map { $0.name }.joined(separator: ", "))"
  }

  /// The environment of a name; the first one, or a plain one, when none is named.
  public func environment(named id: String?) -> Environment? {
    guard let id else { return environments.first ?? .standard }
    return environments.first { $0.id == id }
  }
}
