public import Settings
internal import Sizing
public import Workloads

extension CapacitySettings {
  /// Reads the capacity keys of `handbook.yaml`.
  public init(reading keys: Keys) {
    self.init()
    _ = keys.value("environments")?.mapping { named -> Void? in
      environments = named.names.compactMap { name in
        guard let id = name.text() else { return nil }
        return named.value(id)?.mapping { Environment(id: id, reading: $0) }
          ?? Environment(id: id)
      }
      tellOfSharedNamespaces(named.names)
    }
    _ = keys.value("profiles")?.mapping { named -> Void? in
      for name in named.names {
        guard let id = name.text(), let value = named.value(id) else { continue }
        if let profile = value.mapping({ Profile(named: id, reading: $0) }) {
          profiles.append(profile)
        }
      }
    }
    profile =
      keys.value("profile")?.choice(of: "profile", among: profiles) { $0.name } ?? profile
    assumptions = AssumptionOverrides(reading: keys.value("assumptions"))
    matrix = keys.value("matrix")?.mapping { MatrixRequest(reading: $0) } ?? matrix
    flink = keys.value("flink")?.mapping { FlinkSettings(reading: $0) } ?? flink
  }

  /// A namespace that nobody wrote, and that is another environment's too. Two that are written alike
  /// are meant, and may be of two clusters.
  private func tellOfSharedNamespaces(_ names: [Value]) {
    for (index, environment) in environments.enumerated() {
      let derived = Environment(id: environment.id).namespace
      guard environment.namespace == derived,
        let other = environments.enumerated().first(where: { number, other in
          other.namespace == derived && number != index
            && (number < index || Environment(id: other.id).namespace != derived)
        })?.element
      else { continue }
      names.first { $0.scalar == environment.id }?.reject(
        "shared-namespace",
        "the namespace of '\(environment.id)' would be '\(derived)', which is that of '\(other.id)'",
        hint: "give one of them a 'namespace'")
    }
  }
}
