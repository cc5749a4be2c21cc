/// A number of the model that has a default and that a team may replace.
public enum Assumption: Int, CaseIterable, Sendable {
  // Work per record.
  case recordRatePerCore
  case referenceRecordBytes
  case referenceUtilization
  case bytesPerCore
  case simpleCost
  case mediumCost
  case complexCost
  case readCost
  case costPerKeyDecade
  case cacheMissCost
  case heapBackendCost
  case targetUtilization
  case unkeyedSkew
  case lowSkew
  case mediumSkew
  case highSkew
  case hottestKeyShare
  // Failure and recovery.
  case failureDetection
  case rescheduling
  case restartDelay
  case podEviction
  case leaderElection
  case catchUpTime
  case recoveryObjective
  case downloadRate
  // Checkpoints.
  case incrementalRewrite
  case uploadRate
  case checkpointShare
  case longestCheckpoint
  case checkpointFixedTime
  case intervalGrowth
  // Machines.
  case networkPerNode
  case networkShare
  case diskSize
  case diskThroughput
  case diskSpacePerStateByte
  case writeAmplification
  case heapPerStateByte
  case standardMemoryPerCore
  case optimizedMemoryPerCore
  case hotStateShare
  case cacheShare
  case fewestNodes
  case shapeWaste

  /// What the default is and where it comes from.
  public var definition: AssumptionDefinition { AssumptionDefinition.table[rawValue] }

  /// Its key in files, such as `targetUtilization`.
  public var name: String { definition.name }
  /// What it is, in words for people.
  public var title: String { definition.title }
  /// Its symbol in the equations.
  public var symbol: String { definition.symbol }
  /// What its number counts.
  public var unit: Unit { definition.unit }
  /// The default value.
  public var defaultValue: Double { definition.defaultValue }
  /// The values it may take.
  public var range: ClosedRange<Double> { definition.range }
  /// Where its default comes from; `assumption` when nothing published says so.
  public var source: String { definition.source }
}
