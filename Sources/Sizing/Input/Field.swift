/// A field of the input: of the workload, a source, a statement, a machine or the assumptions.
public enum Field: Equatable, Sendable {
  case rate
  case sources
  /// A field of the source with this index.
  case source(Int, SourceField)
  case hotKeyShare
  case incremental
  case outputRatio
  case outputRecordBytes
  case recoveryObjective
  case maxParallelism
  case backlogLength
  case backlogWithin
  case baseLoad
  case taskManagerMemory
  case jobManagerMemory
  case statements
  /// A field of the statement with this index.
  case statement(Int, StatementField)
  case assumption(Assumption)
  case tierAssumption(LatencyTier, TierAssumption)
  case taskManagerCores
  case nodeCores
  /// A field of the machine with this index.
  case machine(Int, MachineField)

  /// A stable name for programs: `sources[0].recordBytes`, `statements[2].keys`, `sub-1s.cpuFactor`.
  public var name: String {
    switch self {
    case .rate: "rate"
    case .sources: "sources"
    case .source(let index, let field): "sources[\(index)].\(field.name)"
    case .hotKeyShare: "hotKeyShare"
    case .incremental: "incremental"
    case .outputRatio: "outputRatio"
    case .outputRecordBytes: "outputRecordBytes"
    case .recoveryObjective: "recoveryObjective"
    case .maxParallelism: "maxParallelism"
    case .backlogLength: "backlogLength"
    case .backlogWithin: "backlogWithin"
    case .baseLoad: "baseLoad"
    case .taskManagerMemory: "memory"
    case .jobManagerMemory: "memory.jobManager"
    case .statements: "statements"
    case .statement(let index, let field): "statements[\(index)].\(field.name)"
    case .assumption(let assumption): assumption.name
    case .tierAssumption(let tier, let assumption): "\(tier.name).\(assumption.name)"
    case .taskManagerCores: "taskManagerCores"
    case .nodeCores: "nodeCores"
    case .machine(let index, let field): "machines[\(index)].\(field.name)"
    }
  }
}

/// A field of a source.
public enum SourceField: Equatable, Sendable {
  case rate
  case recordBytes
  case partitions

  /// A stable name for programs.
  public var name: String {
    switch self {
    case .rate: "rate"
    case .recordBytes: "recordBytes"
    case .partitions: "partitions"
    }
  }
}

/// A field of a statement.
public enum StatementField: Equatable, Sendable {
  case inputs
  case inputShare
  case outputRatio
  case recordBytes
  case shuffles
  case hotKeyShare
  case state
  case keys
  case bytesPerKey
  case copies
  case slide
  case lookup
  case lookupLatency
  case lookupHits
  case lookupCapacity

  /// A stable name for programs.
  public var name: String {
    switch self {
    case .inputs: "inputs"
    case .inputShare: "inputShare"
    case .outputRatio: "outputRatio"
    case .recordBytes: "recordBytes"
    case .shuffles: "shuffles"
    case .hotKeyShare: "hotKeyShare"
    case .state: "state"
    case .keys: "keys"
    case .bytesPerKey: "bytesPerKey"
    case .copies: "copies"
    case .slide: "slide"
    case .lookup: "lookup"
    case .lookupLatency: "lookup.latency"
    case .lookupHits: "lookup.hits"
    case .lookupCapacity: "lookup.capacity"
    }
  }
}

/// A field of a machine.
public enum MachineField: Equatable, Sendable {
  case cores
  case memory
  case reserved
  case pricePerHour
  case network
  case disk
  case diskThroughput

  /// A stable name for programs.
  public var name: String {
    switch self {
    case .cores: "cores"
    case .memory: "memory"
    case .reserved: "reserved"
    case .pricePerHour: "pricePerHour"
    case .network: "network"
    case .disk: "disk"
    case .diskThroughput: "diskThroughput"
    }
  }
}
