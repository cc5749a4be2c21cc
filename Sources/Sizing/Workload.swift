/// What a statement remembers.
public struct KeyedState: Equatable, Sendable {
  /// Live keys, 1...10¹⁵.
  public var keys: Double
  /// Bytes per key, 1...10⁹.
  public var bytesPerKey: Bytes
  /// Copies of each key, window size over slide, 1...10⁶.
  public var copies: Double

  /// State of so many keys.
  public init(keys: Double, bytesPerKey: Bytes, copies: Double = 1) {
    self.keys = keys
    self.bytesPerKey = bytesPerKey
    self.copies = copies
  }

  /// Bytes that one key keeps, `b·w`.
  var bytesKeptPerKey: Bytes { bytesPerKey * copies }
}

/// One SQL statement, or one chain of operators, of a workload.
public struct Statement: Equatable, Sendable {
  /// What it does to a record, in three steps of cost.
  public var complexity: Complexity
  /// The part of the workload's records that reach it, above 0 and up to 1.
  public var inputShare: Double
  /// Times its records cross the network, 0...100; nil: 0, 1, 2 for simple, medium, complex.
  public var shuffles: Int?
  /// Required unless simple, and then an error.
  public var state: KeyedState?

  /// A statement, with what is usual for its complexity unless said otherwise.
  public init(
    complexity: Complexity, inputShare: Double = 1, shuffles: Int? = nil, state: KeyedState? = nil
  ) {
    self.complexity = complexity
    self.inputShare = inputShare
    self.shuffles = shuffles
    self.state = state
  }

  /// The shuffles given, or those usual for the complexity.
  public var effectiveShuffles: Int {
    if let shuffles { return shuffles }
    return switch complexity {
    case .simple: 0
    case .medium: 1
    case .complex: 2
    }
  }
}

/// One Flink application: everything about it but its rate and its latency tier.
public struct Workload: Equatable, Sendable {
  /// Bytes of a record as it arrives, 1...10⁹.
  public var recordBytes: Bytes
  /// How unevenly its records fall on parallel subtasks.
  public var skew: Skew
  /// The part of the records that carry the most frequent key, 0...1.
  public var hotKeyShare: Double
  /// How often a record's effect may show after a failure.
  public var delivery: Delivery
  /// Where its state is kept.
  public var backend: StateBackend
  /// Whether a checkpoint uploads only what changed; nil: yes for rocksdb. Never with hashmap.
  public var incremental: Bool?
  /// Partitions of the source, 1...10⁶; nil: not known.
  public var sourcePartitions: Int?
  /// Records written per record read, 0...10⁶.
  public var outputRatio: Double
  /// Bytes of a record as it is written, 1...10⁹; nil: as it arrives.
  public var outputRecordBytes: Bytes?
  /// The longest acceptable recovery, 1 s...10⁷ s; nil: as assumed.
  public var recoveryObjective: Seconds?
  /// What it does, at least one; their order does not matter.
  public var statements: [Statement]

  /// A workload, with the model's defaults unless said otherwise.
  public init(
    recordBytes: Bytes, skew: Skew = .medium, hotKeyShare: Double = 0,
    delivery: Delivery = .exactlyOnce, backend: StateBackend = .rocksdb, incremental: Bool? = nil,
    sourcePartitions: Int? = nil, outputRatio: Double = 1, outputRecordBytes: Bytes? = nil,
    recoveryObjective: Seconds? = nil, statements: [Statement]
  ) {
    self.recordBytes = recordBytes
    self.skew = skew
    self.hotKeyShare = hotKeyShare
    self.delivery = delivery
    self.backend = backend
    self.incremental = incremental
    self.sourcePartitions = sourcePartitions
    self.outputRatio = outputRatio
    self.outputRecordBytes = outputRecordBytes
    self.recoveryObjective = recoveryObjective
    self.statements = statements
  }

  /// Whether checkpoints upload only what changed, given or by default.
  public var isIncremental: Bool { incremental ?? (backend == .rocksdb) }
}
