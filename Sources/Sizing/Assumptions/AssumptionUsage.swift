extension Sizer {
  /// Whether the workload's cores or its warnings can depend on the assumption.
  public func isUsed(_ assumption: Assumption) -> Bool {
    let hasComplexity = { complexity in
      workload.statements.contains { $0.complexity == complexity }
    }
    return switch assumption {
    case .recordRatePerCore, .referenceRecordBytes, .referenceUtilization, .bytesPerCore: true
    case .readCost, .unkeyedSkew, .targetUtilization, .shapeWaste: true
    case .failureDetection, .rescheduling, .catchUpTime: true
    case .networkPerNode, .networkShare, .fewestNodes, .standardMemoryPerCore: true
    case .simpleCost: hasComplexity(.simple)
    case .mediumCost: hasComplexity(.medium)
    case .complexCost: hasComplexity(.complex)
    case .costPerKeyDecade: prepared.terms.contains { $0.keys > 1e6 }
    case .lowSkew: workload.skew == .low && prepared.isStateful
    case .mediumSkew: workload.skew == .medium && prepared.isStateful
    case .highSkew: workload.skew == .high && prepared.isStateful
    case .hottestKeyShare: prepared.terms.contains { !$0.isTwoPhase }
    case .recoveryObjective: workload.recoveryObjective == nil
    case .restartDelay, .podEviction, .leaderElection: false
    case .downloadRate, .uploadRate, .diskSpacePerStateByte: prepared.isStateful
    case .checkpointShare, .longestCheckpoint, .checkpointFixedTime: prepared.isStateful
    case .intervalGrowth: prepared.isStateful
    case .incrementalRewrite: prepared.isStateful && prepared.isIncremental
    case .cacheMissCost, .hotStateShare, .cacheShare: prepared.isOnDisk
    case .diskSize, .diskThroughput, .writeAmplification: prepared.isOnDisk
    case .heapPerStateByte, .heapBackendCost: prepared.isStateful && !prepared.isOnDisk
    case .optimizedMemoryPerCore: prepared.isOnDisk
    }
  }
}
