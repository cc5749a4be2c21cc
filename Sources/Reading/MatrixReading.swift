internal import Settings
internal import Sizing
internal import Workloads

extension MatrixRequest {
  init(reading keys: Keys) {
    var reader = FieldReader(MatrixFields.table.defaults)
    self = reader.read(MatrixFields.table, from: keys) ?? reader.subject
  }
}

extension Value {
  /// Rates, growing, each once; those beyond the most are reported and left out.
  func rates(atMost most: Int, in range: ClosedRange<Double>) -> [RecordsPerSecond]? {
    guard let values = amounts() else { return nil }
    if values.count > most {
      reject("too-many-rates", "\(values.count) rates are too many; the limit is \(most)")
    }
    let rates = values.prefix(most).compactMap { $0.recordsPerSecond(in: range) }
    return Array(Set(rates)).sorted()
  }

  /// `all`, or a list of tiers, in the order of their strictness.
  func tiers() -> [LatencyTier]? {
    if scalar == "all" { return LatencyTier.allCases }
    guard let found = list()?.compactMap({ $0.tier() }) else { return nil }
    return LatencyTier.allCases.filter(found.contains)
  }

  private func tier() -> LatencyTier? {
    choice(of: "tier", among: LatencyTier.allCases) { $0.name }
  }
}
