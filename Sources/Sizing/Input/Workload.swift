/// One Flink application: everything about it but its rate and its latency tier.
public struct Workload: Equatable, Sendable {
  /// Bytes of a record as it arrives, 1...10⁹.
  public var recordBytes: Bytes
  /// How unevenly its records fall on parallel subtasks.
  public var skew: Skew
  /// The part of the records that carry the most frequent key, 0...1.
  public var hotKeyShare: Double
  /// The delivery guarantee after a failure.
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
