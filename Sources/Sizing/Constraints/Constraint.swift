/// What TaskManagers must satisfy: C1 to C10 in the model's order, then what no number of them
/// can satisfy.
public enum Constraint: Int, CaseIterable, Sendable {
  case cpu
  case keySkew
  case checkpoint
  case recovery
  case network
  case diskSize
  case diskThroughput
  case heap
  case lookup
  case backlog
  /// One key's records fit one core.
  case hotKey
  /// A source's own work fits its partitions.
  case sourcePartitions
  /// The parallelism is within the key groups of the job, at most 27,720.
  case maxParallelism

  /// As people and files write it: `key-skew`.
  public var name: String {
    switch self {
    case .cpu: "cpu"
    case .keySkew: "key-skew"
    case .checkpoint: "checkpoint"
    case .recovery: "recovery"
    case .network: "network"
    case .diskSize: "disk-size"
    case .diskThroughput: "disk-throughput"
    case .heap: "heap"
    case .lookup: "lookup"
    case .backlog: "backlog"
    case .hotKey: "hot-key"
    case .sourcePartitions: "source-partitions"
    case .maxParallelism: "max-parallelism"
    }
  }

  /// Whether more TaskManagers help.
  public var isCounted: Bool {
    switch self {
    case .cpu, .keySkew, .checkpoint, .recovery, .network, .diskSize, .diskThroughput, .heap,
      .lookup, .backlog:
      true
    case .hotKey, .sourcePartitions, .maxParallelism: false
    }
  }

  /// The constraints that ask for a number of TaskManagers, in order.
  public static let counted: [Constraint] = allCases.filter { $0.isCounted }
}
