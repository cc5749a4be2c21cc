extension Sizer {
  /// Whether the workload's cores can depend on the assumption, or its warnings on it.
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
    case .costPerKeyDecade: basis.terms.contains { $0.keys > 1e6 }
    case .lowSkew: workload.skew == .low
    case .mediumSkew: workload.skew == .medium
    case .highSkew: workload.skew == .high
    case .recoveryObjective: workload.recoveryObjective == nil
    case .downloadRate, .uploadRate, .diskSpacePerStateByte: basis.isStateful
    case .checkpointShare, .longestCheckpoint, .checkpointFixedTime: basis.isStateful
    case .incrementalRewrite: basis.isStateful && basis.isIncremental
    case .cacheMissCost, .hotStateShare, .cacheShare: basis.isOnDisk
    case .diskSize, .diskThroughput, .writeAmplification: basis.isOnDisk
    case .heapPerStateByte: basis.isStateful && !basis.isOnDisk
    case .standardMemoryPerCore: true
    case .optimizedMemoryPerCore: basis.isOnDisk
    }
  }
}
