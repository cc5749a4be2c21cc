/// What a number of TaskManagers must satisfy: C1 to C8 in the model's order, then the hot key.
public enum Constraint: Int, CaseIterable, Sendable {
  case cpu
  case keySkew
  case checkpoint
  case recovery
  case network
  case diskSize
  case diskThroughput
  case heap
  /// One key's records fit one core; no number of TaskManagers helps when they do not.
  case hotKey

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
    case .hotKey: "hot-key"
    }
  }
}
