/// A number of the model that has a default and that a team may replace.
public enum Assumption: Int, CaseIterable, Sendable {
  // Work per record.
  case recordRatePerCore
  case referenceRecordBytes
  case bytesPerCore
  case simpleCost
  case mediumCost
  case complexCost
  case costPerKeyDecade
  case cacheMissCost
  case targetUtilization
  case lowSkew
  case mediumSkew
  case highSkew
  // Failure and recovery.
  case failureDetection
  case rescheduling
  case catchUpTime
  case recoveryObjective
  case downloadRate
  // Checkpoints.
  case incrementalRewrite
  case uploadRate
  case checkpointShare
  case longestCheckpoint
  case checkpointFixedTime
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
  case taskManagersPerShape

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
