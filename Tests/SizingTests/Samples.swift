import Testing

@testable import Sizing

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

  /// One source, whose rate is the cell's.
  init(
    recordBytes: Bytes, skew: Skew = .medium, hotKeyShare: Double = 0,
    delivery: Delivery = .exactlyOnce, backend: StateBackend = .rocksdb, incremental: Bool? = nil,
    partitions: Int? = nil, outputRatio: Double? = nil, outputRecordBytes: Bytes? = nil,
    recoveryObjective: Seconds? = nil, statements: [Statement]
  ) {
    self.init(
      sources: [
        Source(rate: RecordsPerSecond(1), recordBytes: recordBytes, partitions: partitions)
      ],
      skew: skew, hotKeyShare: hotKeyShare, delivery: delivery, backend: backend,
      incremental: incremental, outputRatio: outputRatio, outputRecordBytes: outputRecordBytes,
      recoveryObjective: recoveryObjective, statements: statements)
  }
}

/// The cell of a workload at a rate, with the model's defaults unless others are given.
func cell(
  _ workload: Workload, _ tier: LatencyTier, _ rate: Double,
  _ assumptions: Assumptions = Assumptions(), machines: [Machine] = []
) throws -> Cell {
  try Sizer(workload, assumptions: assumptions, machines: machines)
    .cell(tier: tier, rate: RecordsPerSecond(rate))
}

extension Sizer {
  /// The cells of every statement's own cluster.
  func pools(at cell: Cell) -> [Cell] {
    workload.statements.indices.map { index in
      pool(ofStatement: index).cell(
        tier: cell.tier, nearest: cell.rate * arriving(atStatement: index))
    }
  }
}

extension Bytes {
  /// So many times 10⁹ bytes.
  static func gigabytes(_ n: Double) -> Bytes { Bytes(n * 1e9) }
}

/// A workload at one tier and rate, before TaskManagers are chosen.
func demand(
  _ workload: Workload, _ tier: LatencyTier = .relaxed, _ rate: Double = 1,
  _ change: (inout Assumptions) -> Void = { _ in }
) -> Demand {
  var assumptions = Assumptions()
  change(&assumptions)
  return Demand(PreparedWorkload(workload, assumptions), tier, RecordsPerSecond(rate))
}

/// Whether two numbers agree to nine digits.
func isClose(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-9 * abs(b) }

extension PreparedWorkload {
  /// On generic nodes.
  convenience init(_ workload: Workload, _ assumptions: Assumptions) {
    self.init(workload, assumptions, machines: [], flows: Flows(workload))
  }
}

extension Demand {
  /// The generic nodes, or the first machine.
  var hardware: Hardware { prepared.hardware[0] }
}

extension Candidate {
  /// So many TaskManagers of the first shape of the hardware that has so many cores.
  init(_ n: Int, of cores: Int, on hardware: Hardware) {
    let shape = hardware.shapes.first { $0.tenths == 10 * cores } ?? hardware.shapes[0]
    self.init(
      shape: shape, counts: ConstraintCounts(), taskManagers: n, slots: cores)
  }
}
