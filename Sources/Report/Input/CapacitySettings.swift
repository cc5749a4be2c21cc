internal import Diagnostics
public import Settings
internal import Sizing

/// What `handbook.yaml` says about capacity: environments, assumptions, the matrix.
public struct CapacitySettings: Sendable {
  var environments: [Environment] = []
  var profile = Profile.conservative
  /// The profiles a plan may be made with: those that come with the engine and the team's own.
  var profiles = Profile.all
  var assumptions = AssumptionOverrides()
  var matrix = MatrixRequest()
  var flink = FlinkSettings()
  public var comparison = ComparisonSettings()

  public init() {}

  /// Reads the capacity keys of `handbook.yaml`.
  public init(reading keys: Keys) {
    _ = keys.value("environments")?.mapping { named -> Void? in
      environments = named.names.compactMap { name in
        guard let id = name.text() else { return nil }
        return (named.value(id)?.mapping { Environment(id: id, reading: $0) })
          ?? Environment(id: id, title: id, namespace: id, assumptions: AssumptionOverrides())
      }
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
    comparison =
      keys.value("compare")?.mapping { ComparisonSettings(reading: $0) } ?? comparison
  }

  /// Plans with another profile than the handbook's; says what is wrong with an unknown name.
  public mutating func choose(profile name: String) -> String? {
    if let found = profiles.first(where: { $0.name == name }) {
      profile = found
      return nil
    }
    return "unknown profile '\(name)'; one of \(profiles.map(\.name).joined(separator: ", "))"
  }

  /// The environment of a name; the only one, or a plain one, when none is named.
  func environment(named id: String?) -> Environment? {
    guard let id else { return environments.first ?? .standard }
    return environments.first { $0.id == id }
  }
}

/// Which cells of the matrix are asked for.
struct MatrixRequest: Sendable {
  /// Records per second, growing; empty for a few multiples of the design rate.
  var rates: [Double] = []
  var tiers = LatencyTier.allCases

  private static let mostRates = 100

  init() {}

  init(reading keys: Keys) {
    let list = keys.value("rates")
    let values = list?.list() ?? []
    if values.count > Self.mostRates {
      list?.reject(
        "too-many-rates", "\(values.count) rates; at most \(Self.mostRates) make a table")
    }
    let rates = values.prefix(Self.mostRates).compactMap { $0.amount(.rate, in: 1...1e12) }
    self.rates = Array(Set(rates)).sorted()
    tiers = keys.value("tiers")?.tiers() ?? tiers
  }

  /// The rates of a workload: those asked for and its own.
  func rates(around design: Double) -> [Double] {
    let asked = rates.isEmpty ? [0.25, 0.5, 1, 2, 4].map { $0 * design } : rates
    return Array(Set(asked + [design])).sorted()
  }
}

/// What manifests need to know beyond the plan.
struct FlinkSettings: Sendable {
  var version = "v2_1"
  var image = "confluentinc/cp-flink:2.1-cp1"
  var serviceAccount = "flink"
  /// Where checkpoints and savepoints are kept.
  var storage = "s3://flink-state"
  var jar = "local:///opt/flink/usrlib/job.jar"
  /// Compute pools run SQL on images of their own, for the versions those come in.
  var sqlVersion = "v2_3"
  var sqlImage = "confluentinc/cp-flink-sql:2.3-cmf2.5-cp1"

  init() {}

  init(reading keys: Keys) {
    version = keys.value("version")?.flinkVersion() ?? version
    image = keys.value("image")?.text() ?? image
    serviceAccount = keys.value("serviceAccount")?.text() ?? serviceAccount
    storage = keys.value("storage")?.text() ?? storage
    jar = keys.value("jar")?.text() ?? jar
    _ = keys.value("sql")?.mapping { sql -> Void? in
      sqlVersion = sql.value("version")?.flinkVersion() ?? sqlVersion
      sqlImage = sql.value("image")?.text() ?? sqlImage
    }
  }
}

extension Value {
  /// A version as the operators write it: `v1_20`.
  fileprivate func flinkVersion() -> String? {
    guard let version = text() else { return nil }
    let numbers = version.dropFirst().split(separator: "_", omittingEmptySubsequences: false)
    if version.hasPrefix("v"), numbers.count == 2, numbers.allSatisfy({ Int($0) != nil }) {
      return version
    }
    reject(
      "not-a-flink-version", "'\(version)' is no Flink version",
      hint: "the operators write Flink 1.20 as 'v1_20'")
    return nil
  }
}

extension Value {
  /// `all`, or a list of tiers, in the order of their strictness.
  fileprivate func tiers() -> [LatencyTier]? {
    if scalar == "all" { return LatencyTier.allCases }
    guard let found = list()?.compactMap({ $0.tier() }) else { return nil }
    return LatencyTier.allCases.filter(found.contains)
  }

  func tier() -> LatencyTier? { choice(of: "tier", among: LatencyTier.allCases) { $0.name } }
}
