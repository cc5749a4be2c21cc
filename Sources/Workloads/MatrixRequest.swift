public import Sizing

/// Which cells of the matrix are asked for.
public struct MatrixRequest: Sendable {
  /// Records per second, growing; empty for a few multiples of the design rate.
  public var rates: [RecordsPerSecond]
  /// In the order of their strictness.
  public var tiers: [LatencyTier]

  public init(rates: [RecordsPerSecond] = [], tiers: [LatencyTier] = LatencyTier.allCases) {
    self.rates = rates
    self.tiers = tiers
  }

  /// The rates of a workload, growing: those asked for and its own.
  public func rates(around design: RecordsPerSecond) -> [RecordsPerSecond] {
    let asked = rates.isEmpty ? [0.25, 0.5, 1, 2, 4].map { design * $0 } : rates
    return Array(Set(asked + [design])).sorted()
  }
}
