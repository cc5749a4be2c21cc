public import Diagnostics
public import Sizing

/// A workload as its team describes it: who, what for, and the engine's input.
public struct WorkloadDefinition: Sendable {
  /// The file's name without its ending.
  public var id: String
  /// Its path in `content/`.
  public var file: String
  public var title: String
  public var owner: String?
  public var environment: Environment
  public var summary: String?
  /// Where its figures come from.
  public var notes: String?
  public var tags: [String]
  /// The rate of the design point.
  public var rate: RecordsPerSecond
  /// The latency tier of the design point.
  public var tier: LatencyTier
  public var input: Workload
  /// The names of the input's statements, in the same order.
  public var statementNames: [String]
  public var deployment: Deployment
  public var matrix: MatrixRequest
  public var assumptions: AssumptionOverrides
  /// Where the file's keys begin, for mistakes that the engine finds.
  public var location: SourceLocation

  public init(
    id: String, file: String, title: String, owner: String? = nil, environment: Environment,
    summary: String? = nil, notes: String? = nil, tags: [String] = [], rate: RecordsPerSecond,
    tier: LatencyTier, input: Workload, statementNames: [String],
    deployment: Deployment = .application, matrix: MatrixRequest,
    assumptions: AssumptionOverrides = AssumptionOverrides(), location: SourceLocation
  ) {
    self.id = id
    self.file = file
    self.title = title
    self.owner = owner
    self.environment = environment
    self.summary = summary
    self.notes = notes
    self.tags = tags
    self.rate = rate
    self.tier = tier
    self.input = input
    self.statementNames = statementNames
    self.deployment = deployment
    self.matrix = matrix
    self.assumptions = assumptions
    self.location = location
  }
}

/// Whether all statements share one Flink cluster.
public enum Deployment: String, CaseIterable, Sendable {
  case application
  case statements
}
