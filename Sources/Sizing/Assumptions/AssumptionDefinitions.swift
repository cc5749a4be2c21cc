// The defaults, each once. A source named `assumption` means that nothing published says so;
// `founding notes` are the handbook's own.

extension AssumptionDefinition {
  /// Every default, in the order of `Assumption`.
  static let table: [AssumptionDefinition] = costs + failures + checkpoints + machines

  private static let costs: [AssumptionDefinition] = [
    AssumptionDefinition(
      .recordRatePerCore, "recordRatePerCore", "ρ0", .recordsPerSecond, 10_000, in: 1...1e9,
      "records a core processes per second, at the reference size", source: "founding notes"),
    AssumptionDefinition(
      .referenceRecordBytes, "referenceRecordBytes", "m0", .memory, 512, in: 1...1e9,
      "record size for that rate", source: "founding notes"),
    AssumptionDefinition(
      .referenceUtilization, "referenceUtilization", "υ", .share, 0.7, in: 0.01...1,
      "utilization at which that rate was measured",
      source: "founding notes: a planned core; measured profiles have 1"),
    AssumptionDefinition(
      .bytesPerCore, "bytesPerCore", "B_core", .bytesPerSecond, 12.5e6, in: 1e3...1e12,
      "bytes beyond the reference size that a core processes per second",
      source: "founding notes: 50 MB/s over 4 cores"),
    AssumptionDefinition(
      .simpleCost, "simpleCost", "κ simple", .ratio, 1, in: 0.001...1e4,
      "cost of a simple statement", source: "founding notes"),
    AssumptionDefinition(
      .mediumCost, "mediumCost", "κ medium", .ratio, 2, in: 0.001...1e4,
      "cost of a medium statement", source: "founding notes: 5,000 /s for a substantial job"),
    AssumptionDefinition(
      .complexCost, "complexCost", "κ complex", .ratio, 4, in: 0.001...1e4,
      "cost of a complex statement",
      source: "founding notes: may decrease; the measured ratio is steeper"),
    AssumptionDefinition(
      .readCost, "readCost", "θ", .ratio, 0.5, in: 0.001...1e4,
      "part of a simple statement's cost for reading the record",
      source: "assumption; measured above 0.5"),
    AssumptionDefinition(
      .costPerKeyDecade, "costPerKeyDecade", "γ", .ratio, 0.1, in: 0...10,
      "added cost per factor of ten of keys above one million", source: "assumption"),
    AssumptionDefinition(
      .cacheMissCost, "cacheMissCost", "β", .ratio, 1, in: 0...100,
      "added cost when all state misses the cache",
      source: "assumption; an order of magnitude is Flink's bound"),
    AssumptionDefinition(
      .heapBackendCost, "heapBackendCost", "η_heap", .ratio, 0.5, in: 0.01...10,
      "cost of a keyed statement with hashmap, relative to rocksdb",
      source: "assumption; measured 2.2 to 2.9 times cheaper"),
    AssumptionDefinition(
      .targetUtilization, "targetUtilization", "u", .share, 0.7, in: 0.01...1,
      "share of its capacity that a TaskManager uses at peak",
      source: "autoscaler: job.autoscaler.utilization.target"),
    AssumptionDefinition(
      .unkeyedSkew, "unkeyedSkew", "φ0", .ratio, 1.1, in: 1...100,
      "busiest subtask relative to the mean, records without keys",
      source: "assumption"),
    AssumptionDefinition(
      .lowSkew, "lowSkew", "φ low", .ratio, 1.1, in: 1...100,
      "busiest subtask relative to the mean, low skew", source: "assumption"),
    AssumptionDefinition(
      .mediumSkew, "mediumSkew", "φ medium", .ratio, 1.5, in: 1...100,
      "busiest subtask relative to the mean, medium skew", source: "assumption"),
    AssumptionDefinition(
      .highSkew, "highSkew", "φ high", .ratio, 2.5, in: 1...100,
      "busiest subtask relative to the mean, high skew", source: "assumption"),
    AssumptionDefinition(
      .hottestKeyShare, "hottestKeyShare", "η", .share, 0.7, in: 0.01...1,
      "share of a core that the hottest key may take",
      source: "assumption"),
  ]

  private static let failures: [AssumptionDefinition] = [
    AssumptionDefinition(
      .failureDetection, "failureDetection", "T_detect", .seconds, 50, in: 0...3600,
      "time until a lost TaskManager is noticed", source: "Flink: heartbeat.timeout"),
    AssumptionDefinition(
      .rescheduling, "rescheduling", "T_resched", .seconds, 60, in: 0...3600,
      "time until its replacement runs", source: "assumption"),
    AssumptionDefinition(
      .restartDelay, "restartDelay", "T_restart", .seconds, 1, in: 0...3600,
      "delay before a failed task restarts",
      source: "Flink: restart-strategy.exponential-delay.initial-backoff"),
    AssumptionDefinition(
      .podEviction, "podEviction", "T_evict", .seconds, 350, in: 0...86_400,
      "time until Kubernetes evicts the pods of a lost node",
      source: "Kubernetes: node-monitor-grace-period, 50 s, and tolerationSeconds, 300 s"),
    AssumptionDefinition(
      .leaderElection, "leaderElection", "T_leader", .seconds, 15, in: 0...3600,
      "time until a new JobManager is the leader",
      source: "Flink: high-availability.kubernetes.leader-election.lease-duration"),
    AssumptionDefinition(
      .catchUpTime, "catchUpTime", "T_catchup", .seconds, 1800, in: 1...1e6,
      "time to work off a restart's backlog",
      source: "autoscaler: job.autoscaler.catch-up.duration"),
    AssumptionDefinition(
      .recoveryObjective, "recoveryObjective", "RTO", .seconds, 900, in: 1...1e7,
      "longest acceptable recovery", source: "assumption"),
    AssumptionDefinition(
      .downloadRate, "downloadRate", "B_down", .bytesPerSecond, 50e6, in: 1e3...1e12,
      "state that a core downloads per second",
      source: "an 8-core general machine sustains about 400 MB/s"),
  ]

  private static let checkpoints: [AssumptionDefinition] = [
    AssumptionDefinition(
      .incrementalRewrite, "incrementalRewrite", "A_up", .ratio, 2, in: 0.01...100,
      "bytes uploaded per byte of changed state, incremental checkpoints", source: "assumption"),
    AssumptionDefinition(
      .uploadRate, "uploadRate", "B_up", .bytesPerSecond, 50e6, in: 1e3...1e12,
      "state that a core uploads per second",
      source: "an 8-core general machine sustains about 400 MB/s"),
    AssumptionDefinition(
      .checkpointShare, "checkpointShare", "ψ", .share, 0.5, in: 0.01...1,
      "longest checkpoint as a share of its interval", source: "assumption"),
    AssumptionDefinition(
      .longestCheckpoint, "longestCheckpoint", "D_max", .seconds, 600, in: 1...1e6,
      "longest checkpoint", source: "Flink: execution.checkpointing.timeout"),
    AssumptionDefinition(
      .checkpointFixedTime, "checkpointFixedTime", "D_0", .seconds, 1, in: 0...600,
      "time of a checkpoint before it uploads its first byte", source: "assumption"),
    AssumptionDefinition(
      .intervalGrowth, "intervalGrowth", "g_Δ", .ratio, 2, in: 1...100,
      "how far cores grow to keep the checkpoint interval",
      source: "assumption"),
  ]

  private static let machines: [AssumptionDefinition] = [
    AssumptionDefinition(
      .networkPerNode, "networkPerNode", "NIC", .bytesPerSecond, 390e6, in: 1e3...1e12,
      "network bandwidth of a node, each way", source: "3.1 Gbit/s sustained of an 8-core machine"),
    AssumptionDefinition(
      .networkShare, "networkShare", "use", .share, 0.6, in: 0.01...1,
      "share of the network bandwidth that may be used", source: "Ververica"),
    AssumptionDefinition(
      .diskSize, "diskSize", "disk", .bytes, 200e9, in: 1e6...1e18,
      "disk of a TaskManager", source: "assumption"),
    AssumptionDefinition(
      .diskThroughput, "diskThroughput", "diskBW", .bytesPerSecond, 62.5e6, in: 1e3...1e12,
      "bytes that a disk writes per second and core", source: "assumption"),
    AssumptionDefinition(
      .diskSpacePerStateByte, "diskSpacePerStateByte", "A_space", .ratio, 1.5, in: 0.1...100,
      "disk space per byte of state, rocksdb", source: "assumption"),
    AssumptionDefinition(
      .writeAmplification, "writeAmplification", "WA", .ratio, 10, in: 0.1...1000,
      "disk bytes written per byte of state written, rocksdb", source: "assumption"),
    AssumptionDefinition(
      .heapPerStateByte, "heapPerStateByte", "H", .ratio, 2, in: 0.1...100,
      "heap per byte of state, hashmap", source: "assumption"),
    AssumptionDefinition(
      .standardMemoryPerCore, "standardMemoryPerCore", "standard", .memory, 4_294_967_296,
      in: 2_147_483_648...137_438_953_472,
      "process memory per core, standard", source: "founding notes: 16 GB over 4 cores"),
    AssumptionDefinition(
      .optimizedMemoryPerCore, "optimizedMemoryPerCore", "optimized", .memory, 8_589_934_592,
      in: 2_147_483_648...137_438_953_472,
      "process memory per core, memory-optimized", source: "assumption: twice the standard"),
    AssumptionDefinition(
      .hotStateShare, "hotStateShare", "ω", .share, 0.2, in: 0...1,
      "share of the state in constant use", source: "assumption"),
    AssumptionDefinition(
      .cacheShare, "cacheShare", "χ", .share, 0.5, in: 0.01...1,
      "share of managed memory that caches state",
      source: "Flink: state.backend.rocksdb.memory.write-buffer-ratio 0.5 leaves as much"),
    AssumptionDefinition(
      .fewestNodes, "fewestNodes", "nodes", .count, 3, in: 1...1000,
      "fewest nodes of a cluster", source: "founding notes"),
    AssumptionDefinition(
      .shapeWaste, "shapeWaste", "g_c", .share, 0.1, in: 0...1,
      "share of cores that a larger TaskManager may waste",
      source: "assumption"),
  ]
}
