internal import Report
internal import Sizing

/// The defaults that a model brought: what moved from one model's to another's moved with the model,
/// not by anybody's decision.
struct ModelDefaults {
  let old: Snapshot
  let new: Snapshot

  /// Whether an assumption is at the default on both sides, or one of the models has no such
  /// assumption.
  func explain(_ name: String, _ a: NamedValues.Value?, _ b: NamedValues.Value?) -> Bool {
    guard old.model != new.model else { return false }
    return isDefault(name, a, in: old) && isDefault(name, b, in: new)
  }

  /// Whether a value is the default of a model; an assumption that a snapshot has not, and one that
  /// this program does not know, is nobody's decision either.
  private func isDefault(
    _ name: String, _ value: NamedValues.Value?, in snapshot: Snapshot
  ) -> Bool {
    guard case .number(let number)? = value, let present = Self.present[name] else { return true }
    if number == Self.ofProfile(snapshot.profile, name) { return true }
    return number == (snapshot.model == 1 ? Self.ofFirstModel[name] ?? present : present)
  }

  private static func ofProfile(_ profile: String, _ name: String) -> Double? {
    guard let profile = Profile.all.first(where: { $0.name == profile }),
      let assumption = Profile.assumptions.first(where: { $0.name == name })
    else { return nil }
    return profile[assumption]
  }

  /// What the second model gave another default.
  private static let ofFirstModel: [String: Double] = [
    "diskThroughput": 250e6, "downloadRate": 100e6, "uploadRate": 100e6, "networkPerNode": 1.25e9,
  ]

  private static let present: [String: Double] = {
    var defaults = Dictionary(
      Assumption.allCases.map { ($0.name, $0.defaultValue) },
      uniquingKeysWith: { first, _ in first })
    for tier in LatencyTier.allCases {
      for assumption in TierAssumption.allCases {
        defaults["tiers.\(tier.name).\(assumption.name)"] = assumption.defaultValue(tier)
      }
    }
    return defaults
  }()
}
