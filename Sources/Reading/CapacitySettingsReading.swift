internal import Amounts
public import Settings
internal import Sizing
public import Workloads

extension Value {
  /// Whether records of no size still take work in a profile; it is told where they do not.
  fileprivate func tellsOfWork(in profile: Profile) -> Bool {
    guard Assumptions(profile).violations.contains(.negativeWork) else { return true }
    let keys = ["bytesPerCore", "recordRatePerCore", "referenceRecordBytes"]
    let value = keys.lazy.compactMap { self[$0] }.first ?? self
    let least = profile.recordRatePerCore * profile.referenceRecord
    value.reject(
      "negative-work",
      "in the profile '\(profile.name)' a record of no size would take negative work",
      hint: """
        'bytesPerCore' must be above recordRatePerCore times referenceRecordBytes, \
        \(AmountKind.bandwidth.spell(least.value))
        """)
    return false
  }
}

extension Profile {
  /// In the place of one that can't be used, so that nothing else is wrong because of it.
  fileprivate static func conservative(named name: String) -> Profile {
    var profile = Profile.conservative
    profile.name = name
    return profile
  }
}

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
          profiles.append(value.tellsOfWork(in: profile) ? profile : .conservative(named: id))
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
    let isDerived = environments.map { Environment(id: $0.id).namespace == $0.namespace }
    let sharing = Dictionary(grouping: environments.indices) { environments[$0].namespace }
    let written = Dictionary(
      names.compactMap { name in name.scalar.map { ($0, name) } }, uniquingKeysWith: { a, _ in a })
    for (index, environment) in environments.enumerated() where isDerived[index] {
      let other = sharing[environment.namespace]?.first {
        $0 != index && ($0 < index || !isDerived[$0])
      }
      guard let other else { continue }
      written[environment.id]?.reject(
        "shared-namespace",
        """
        the namespace of '\(environment.id)' would be '\(environment.namespace)', which belongs to \
        '\(environments[other].id)'
        """,
        hint: "give one of them a 'namespace'")
    }
  }
}
