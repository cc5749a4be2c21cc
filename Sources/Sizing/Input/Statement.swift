/// One SQL statement, or one chain of operators, of a workload.
public struct Statement: Equatable, Sendable {
  /// What it does to a record, in three classes of cost.
  public var complexity: Complexity
  /// What it reads; empty: all sources.
  public var inputs: [Upstream]
  /// The part of what it reads that it takes, 10⁻⁶...1000: above 1 where a join or a retraction
  /// multiplies records.
  public var inputShare: Double
  /// Records it emits per record it takes, 0...10⁶.
  public var outputRatio: Double
  /// Bytes of a record as it works on it, 1...10⁹; nil: as it arrives, or one key's state where
  /// that is less.
  public var recordBytes: Bytes?
  /// Times its records cross the network, 0...100; nil: 0, 1, 2 for simple, medium, complex.
  public var shuffles: Int?
  /// Required unless the statement is simple or a lookup, and then an error.
  public var state: KeyedState?
  /// The part of its records that carry the most frequent key, 0...1; nil: as the workload says.
  public var hotKeyShare: Double?
  /// Whether it aggregates locally first, which spreads a hot key.
  public var isTwoPhase: Bool
  /// A call to another system for each record.
  public var lookup: Lookup?

  /// A statement, with what is usual for its complexity unless said otherwise.
  public init(
    complexity: Complexity, inputs: [Upstream] = [], inputShare: Double = 1,
    outputRatio: Double = 1, recordBytes: Bytes? = nil, shuffles: Int? = nil,
    state: KeyedState? = nil, hotKeyShare: Double? = nil, isTwoPhase: Bool = false,
    lookup: Lookup? = nil
  ) {
    self.complexity = complexity
    self.inputs = inputs
    self.inputShare = inputShare
    self.outputRatio = outputRatio
    self.recordBytes = recordBytes
    self.shuffles = shuffles
    self.state = state
    self.hotKeyShare = hotKeyShare
    self.isTwoPhase = isTwoPhase
    self.lookup = lookup
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

/// What a statement reads, by its place in the workload's lists.
public enum Upstream: Equatable, Hashable, Sendable {
  case source(Int)
  case statement(Int)
}

/// A call to another system for each record.
public struct Lookup: Equatable, Sendable {
  /// Time of one call, 0...3600 s.
  public var latency: Seconds
  /// The part of the records that a cache answers, 0...1.
  public var hits: Double
  /// Calls under way at once per subtask, 1...10⁶: 1 for a synchronous lookup.
  public var capacity: Double

  /// A synchronous lookup without a cache unless said otherwise.
  public init(latency: Seconds, hits: Double = 0, capacity: Double = 1) {
    self.latency = latency
    self.hits = hits
    self.capacity = capacity
  }
}
