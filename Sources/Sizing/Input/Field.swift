/// A field of the input: of the workload, a statement or the assumptions.
public enum Field: Equatable, Sendable {
  case rate
  case recordBytes
  case hotKeyShare
  case incremental
  case sourcePartitions
  case outputRatio
  case outputRecordBytes
  case recoveryObjective
  case statements
  /// A field of the statement with this index.
  case statement(Int, StatementField)
  case assumption(Assumption)
  case tierAssumption(LatencyTier, TierAssumption)
  case taskManagerCores
  case nodeCores

  /// A stable name for machines: `recordBytes`, `statements[2].keys`, `sub-1s.cpuFactor`.
  public var name: String {
    switch self {
    case .rate: "rate"
    case .recordBytes: "recordBytes"
    case .hotKeyShare: "hotKeyShare"
    case .incremental: "incremental"
    case .sourcePartitions: "sourcePartitions"
    case .outputRatio: "outputRatio"
    case .outputRecordBytes: "outputRecordBytes"
    case .recoveryObjective: "recoveryObjective"
    case .statements: "statements"
    case .statement(let index, let field): "statements[\(index)].\(field.name)"
    case .assumption(let assumption): assumption.name
    case .tierAssumption(let tier, let assumption): "\(tier.name).\(assumption.name)"
    case .taskManagerCores: "taskManagerCores"
    case .nodeCores: "nodeCores"
    }
  }
}

/// A field of a statement.
public enum StatementField: Equatable, Sendable {
  case inputShare
  case shuffles
  case state
  case keys
  case bytesPerKey
  case copies

  /// A stable name for machines.
  public var name: String {
    switch self {
    case .inputShare: "inputShare"
    case .shuffles: "shuffles"
    case .state: "state"
    case .keys: "keys"
    case .bytesPerKey: "bytesPerKey"
    case .copies: "copies"
    }
  }
}
