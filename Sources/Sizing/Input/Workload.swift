/// One Flink application: everything about it but its total rate and its latency tier.
public struct Workload: Equatable, Sendable {
  /// What it reads, at least one.
  public var sources: [Source]
  /// How unevenly its records fall on parallel subtasks.
  public var skew: Skew
  /// The part of the records that carry the most frequent key, 0...1.
  public var hotKeyShare: Double
  /// The delivery guarantee of its sink. Checkpoints are exactly-once always.
  public var delivery: Delivery
  /// Where its state is kept.
  public var backend: StateBackend
  /// Whether a checkpoint uploads only what changed; nil: yes for rocksdb. Never with hashmap.
  public var incremental: Bool?
  /// Records written per record read, 0...10⁶; nil: what the statements' flows give.
  public var outputRatio: Double?
  /// Bytes of a record as it is written, 1...10⁹; nil: what the statements' flows give.
  public var outputRecordBytes: Bytes?
  /// The longest acceptable recovery, 1 s...10⁷ s; nil: as assumed.
  public var recoveryObjective: Seconds?
  /// The running job's max parallelism, 1...32,768; nil: chosen for its matrix.
  public var maxParallelism: Int?
  /// What must be worked off after a planned stop; nil: nothing.
  public var backlog: Backlog?
  /// Cores that its running job keeps busy at any rate, F, 0...1000; nil: not known, and taken as none.
  public var baseLoad: Cores?
  /// Options of its TaskManagers' memory that it sets itself; nil: none.
  public var taskManagerMemory: MemorySettings?
  /// Options of its JobManager's memory that it sets itself; nil: none.
  public var jobManagerMemory: MemorySettings?
  /// What it does, at least one; their order does not matter but for `inputs`.
  public var statements: [Statement]

  /// A workload, with the model's defaults unless said otherwise.
  public init(
    sources: [Source], skew: Skew = .medium, hotKeyShare: Double = 0,
    delivery: Delivery = .exactlyOnce, backend: StateBackend = .rocksdb, incremental: Bool? = nil,
    outputRatio: Double? = nil, outputRecordBytes: Bytes? = nil,
    recoveryObjective: Seconds? = nil, maxParallelism: Int? = nil, backlog: Backlog? = nil,
    baseLoad: Cores? = nil,
    taskManagerMemory: MemorySettings? = nil, jobManagerMemory: MemorySettings? = nil,
    statements: [Statement]
  ) {
    self.sources = sources
    self.skew = skew
    self.hotKeyShare = hotKeyShare
    self.delivery = delivery
    self.backend = backend
    self.incremental = incremental
    self.outputRatio = outputRatio
    self.outputRecordBytes = outputRecordBytes
    self.recoveryObjective = recoveryObjective
    self.maxParallelism = maxParallelism
    self.backlog = backlog
    self.baseLoad = baseLoad
    self.taskManagerMemory = taskManagerMemory
    self.jobManagerMemory = jobManagerMemory
    self.statements = statements
  }

  /// Whether checkpoints upload only what changed, given or by default.
  public var isIncremental: Bool { incremental ?? (backend == .rocksdb) }

  /// The peak rate of all sources.
  public var rate: RecordsPerSecond { sources.reduce(.zero) { $0 + $1.rate } }
}

/// Records that waited while a job stood still, and the time to work them off in.
public struct Backlog: Equatable, Sendable {
  /// How long the records waited, 0...10⁷ s.
  public var length: Seconds
  /// How long working them off may take, 1...10⁷ s.
  public var within: Seconds

  /// So much waiting, worked off within so much time.
  public init(length: Seconds, within: Seconds) {
    self.length = length
    self.within = within
  }
}
