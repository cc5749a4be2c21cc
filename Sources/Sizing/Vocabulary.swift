/// How soon a record's effect must show, from the tightest promise to none.
public enum LatencyTier: Int, CaseIterable, Sendable {
  case sub500ms
  case sub1s
  case sub5s
  case relaxed

  /// As people and files write it: `sub-500ms`.
  public var name: String {
    switch self {
    case .sub500ms: "sub-500ms"
    case .sub1s: "sub-1s"
    case .sub5s: "sub-5s"
    case .relaxed: "relaxed"
    }
  }

  /// The longest latency the tier allows; nil without a promise.
  public var bound: Seconds? {
    switch self {
    case .sub500ms: Seconds(0.5)
    case .sub1s: Seconds(1)
    case .sub5s: Seconds(5)
    case .relaxed: nil
    }
  }
}

/// What a statement does to a record, in three steps of cost.
public enum Complexity: Int, CaseIterable, Sendable {
  /// Filter, projection, stateless map.
  case simple
  /// Windowed aggregation, deduplication, GROUP BY, temporal or lookup join.
  case medium
  /// Stream-stream join, MATCH_RECOGNIZE, or several of the medium ones chained.
  case complex

  /// As people and files write it.
  public var name: String {
    switch self {
    case .simple: "simple"
    case .medium: "medium"
    case .complex: "complex"
    }
  }
}

/// How unevenly records fall on the parallel subtasks.
public enum Skew: Int, CaseIterable, Sendable {
  case low
  case medium
  case high

  /// As people and files write it.
  public var name: String {
    switch self {
    case .low: "low"
    case .medium: "medium"
    case .high: "high"
    }
  }
}

/// How often a record's effect may show after a failure.
public enum Delivery: Int, CaseIterable, Sendable {
  case exactlyOnce
  case atLeastOnce

  /// As people and files write it: `exactly-once`.
  public var name: String {
    switch self {
    case .exactlyOnce: "exactly-once"
    case .atLeastOnce: "at-least-once"
    }
  }
}

/// Where a TaskManager keeps its state: on its disk, or in its heap.
public enum StateBackend: Int, CaseIterable, Sendable {
  case rocksdb
  case hashmap

  /// As Flink spells it.
  public var name: String {
    switch self {
    case .rocksdb: "rocksdb"
    case .hashmap: "hashmap"
    }
  }
}

/// How much memory comes with a core.
public enum MemoryClass: Int, CaseIterable, Sendable {
  case standard
  case memoryOptimized

  /// As people and files write it: `memory-optimized`.
  public var name: String {
    switch self {
    case .standard: "standard"
    case .memoryOptimized: "memory-optimized"
    }
  }
}
