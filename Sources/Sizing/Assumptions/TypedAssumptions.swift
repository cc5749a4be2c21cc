// The assumptions in their units, as the equations use them.

extension Assumptions {
  var referenceRecord: Bytes { Bytes(self[.referenceRecordBytes]) }
  var bytesPerCore: BytesPerSecond { BytesPerSecond(self[.bytesPerCore]) }
  var targetUtilization: Double { self[.targetUtilization] }

  var failureDetection: Seconds { Seconds(self[.failureDetection]) }
  var rescheduling: Seconds { Seconds(self[.rescheduling]) }
  var catchUpTime: Seconds { Seconds(self[.catchUpTime]) }
  var recoveryObjective: Seconds { Seconds(self[.recoveryObjective]) }
  var downloadRate: BytesPerSecond { BytesPerSecond(self[.downloadRate]) }

  var uploadRate: BytesPerSecond { BytesPerSecond(self[.uploadRate]) }
  var longestCheckpoint: Seconds { Seconds(self[.longestCheckpoint]) }
  var checkpointFixedTime: Seconds { Seconds(self[.checkpointFixedTime]) }

  /// The bandwidth of a node that may be used, use·NIC.
  var usableNetwork: BytesPerSecond {
    BytesPerSecond(self[.networkPerNode]) * self[.networkShare]
  }
  var diskSize: Bytes { Bytes(self[.diskSize]) }
  var diskThroughput: BytesPerSecond { BytesPerSecond(self[.diskThroughput]) }

  func cost(_ complexity: Complexity) -> Double {
    switch complexity {
    case .simple: self[.simpleCost]
    case .medium: self[.mediumCost]
    case .complex: self[.complexCost]
    }
  }

  /// Busiest over mean subtask of keyed work, φ.
  public func skewFactor(_ skew: Skew) -> Double {
    switch skew {
    case .low: self[.lowSkew]
    case .medium: self[.mediumSkew]
    case .high: self[.highSkew]
    }
  }

  func memoryPerCore(_ memoryClass: MemoryClass) -> Bytes {
    switch memoryClass {
    case .standard: Bytes(self[.standardMemoryPerCore])
    case .memoryOptimized: Bytes(self[.optimizedMemoryPerCore])
    }
  }

  func checkpointInterval(_ tier: LatencyTier) -> Seconds {
    Seconds(self[tier, .checkpointInterval])
  }
}
