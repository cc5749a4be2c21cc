/// Who gave an assumption its value. The nearest to the workload wins.
public enum AssumptionOrigin: Hashable, Sendable {
  case workload
  /// The environment with this id.
  case environment(String)
  case handbook
  /// The profile with this name.
  case profile(String)
  /// Nobody: it has the model's default.
  case standard

  /// As an explanation says it: `environment production`.
  public var text: String {
    switch self {
    case .workload: "workload's assumptions"
    case .environment(let id): "environment \(id)"
    case .handbook: "handbook"
    case .profile(let name): "profile \(name)"
    case .standard: "default"
    }
  }
}
