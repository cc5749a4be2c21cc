/// What a statement does to a record, in three classes of cost.
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

/// The delivery guarantee after a failure.
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
