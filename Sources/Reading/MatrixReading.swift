internal import Settings
internal import Sizing
internal import Workloads

extension MatrixRequest {
  private static let mostRates = 100

  init(reading keys: Keys) {
    let list = keys.value("rates")
    let values = list?.list() ?? []
    if values.count > Self.mostRates {
      list?.reject(
        "too-many-rates", "\(values.count) rates; at most \(Self.mostRates) make a table")
    }
    let rates = values.prefix(Self.mostRates).compactMap { $0.recordsPerSecond(in: 1...1e12) }
    self.init(
      rates: Array(Set(rates)).sorted(),
      tiers: keys.value("tiers")?.tiers() ?? LatencyTier.allCases)
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
