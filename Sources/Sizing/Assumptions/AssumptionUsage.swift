extension Sizer {
  /// Whether the workload's cores or its warnings can depend on the assumption.
  public func isUsed(_ assumption: Assumption) -> Bool {
    let hasComplexity = { complexity in
      workload.statements.contains { $0.complexity == complexity }
    }
    return switch assumption {
    case .recordRatePerCore, .referenceRecordBytes, .targetUtilization: true
    case .failureDetection, .rescheduling, .catchUpTime: true
    case .networkPerNode, .networkShare, .fewestNodes, .taskManagersPerShape: true
    case .bytesPerCore: workload.recordBytes > assumptions.referenceRecord
    case .simpleCost: hasComplexity(.simple)
    case .mediumCost: hasComplexity(.medium)
    case .complexCost: hasComplexity(.complex)
    case .costPerKeyDecade: prepared.terms.contains { $0.keys > 1e6 }
    case .lowSkew: workload.skew == .low
    case .mediumSkew: workload.skew == .medium
    case .highSkew: workload.skew == .high
    case .recoveryObjective: workload.recoveryObjective == nil
    case .downloadRate, .uploadRate, .diskSpacePerStateByte: prepared.isStateful
    case .checkpointShare, .longestCheckpoint, .checkpointFixedTime: prepared.isStateful
    case .incrementalRewrite: prepared.isStateful && prepared.isIncremental
    case .cacheMissCost, .hotStateShare, .cacheShare: prepared.isOnDisk
    case .diskSize, .diskThroughput, .writeAmplification: prepared.isOnDisk
    case .heapPerStateByte: prepared.isStateful && !prepared.isOnDisk
    case .standardMemoryPerCore: true
    case .optimizedMemoryPerCore: prepared.isOnDisk
    }
  }
}
