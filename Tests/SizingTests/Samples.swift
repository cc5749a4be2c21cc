import Sizing

extension Workload {
  /// Parse, then a join of 50 million keys of 600 B: the workload of the tests that need one.
  static let join = Workload(
    recordBytes: Bytes(1024),
    statements: [
      Statement(complexity: .simple),
      Statement(complexity: .complex, state: KeyedState(keys: 50e6, bytesPerKey: Bytes(600))),
    ])

  /// One filter.
  static let filter = Workload(
    recordBytes: Bytes(512), skew: .low, delivery: .atLeastOnce,
    statements: [Statement(complexity: .simple)])

  /// One window over a state of so many keys.
  static func window(
    keys: Double, bytesPerKey: Double = 100, copies: Double = 1, skew: Skew = .low,
    backend: StateBackend = .rocksdb
  ) -> Workload {
    let state = KeyedState(keys: keys, bytesPerKey: Bytes(bytesPerKey), copies: copies)
    return Workload(
      recordBytes: Bytes(512), skew: skew, backend: backend,
      statements: [Statement(complexity: .medium, state: state)])
  }
}

/// The cell of a workload at a rate, with the model's defaults unless others are given.
func cell(
  _ workload: Workload, _ tier: LatencyTier, _ rate: Double,
  _ assumptions: Assumptions = Assumptions()
) throws -> Cell {
  try Sizer(workload, assumptions: assumptions).cell(tier: tier, rate: RecordsPerSecond(rate))
}
