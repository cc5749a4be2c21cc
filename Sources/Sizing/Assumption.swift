/// A number of the model that has a default and that a team may replace.
public enum Assumption: Int, CaseIterable, Sendable {
  // What a record costs.
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
  // What a failure takes.
  case failureDetection
  case rescheduling
  case catchUpTime
  case recoveryObjective
  case downloadRate
  // What a checkpoint takes.
  case incrementalRewrite
  case uploadRate
  case checkpointShare
  case longestCheckpoint
  case checkpointFixedTime
  // What a machine has.
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
  public var definition: Definition { Definition.table[rawValue] }

  /// Its key in files, such as `targetUtilization`.
  public var name: String { definition.name }
  /// What it is, in words for people.
  public var title: String { definition.title }
  /// Its symbol in the equations.
  public var symbol: String { definition.symbol }
  /// What its number counts.
  public var unit: Unit { definition.unit }
  /// Its value where nobody chose another.
  public var defaultValue: Double { definition.defaultValue }
  /// The values it may take.
  public var range: ClosedRange<Double> { definition.range }
  /// Where its default comes from; `assumption` when nothing published says so.
  public var source: String { definition.source }
}

/// What a number counts.
public enum Unit: Int, CaseIterable, Sendable {
  case share
  case ratio
  case count
  case seconds
  case coreSeconds
  case bytes
  case bytesPerSecond
  case recordsPerSecond
  case cores

  /// The unit as people write it after a number; empty for pure numbers.
  public var name: String {
    switch self {
    case .share, .ratio, .count: ""
    case .seconds: "s"
    case .coreSeconds: "core-s"
    case .bytes: "B"
    case .bytesPerSecond: "B/s"
    case .recordsPerSecond: "/s"
    case .cores: "cores"
    }
  }
}

/// A default: its names, its value, and where it comes from.
public struct Definition: Equatable, Sendable {
  /// The assumption defined.
  public let assumption: Assumption
  /// Its key in files.
  public let name: String
  /// What it is, in words for people.
  public let title: String
  /// Its symbol in the equations.
  public let symbol: String
  /// What its number counts.
  public let unit: Unit
  /// Its value where nobody chose another.
  public let defaultValue: Double
  /// The values it may take.
  public let range: ClosedRange<Double>
  /// Where the default comes from.
  public let source: String

  init(
    _ assumption: Assumption, _ name: String, _ symbol: String, _ unit: Unit, _ value: Double,
    in range: ClosedRange<Double>, _ title: String, source: String
  ) {
    self.assumption = assumption
    self.name = name
    self.title = title
    self.symbol = symbol
    self.unit = unit
    self.defaultValue = value
    self.range = range
    self.source = source
  }
}
