public import Diagnostics
public import Sizing

/// A workload as its team describes it: who, what for, and the engine's input.
public struct WorkloadDefinition: Sendable {
  /// The file's name without its ending.
  public var id: String
  /// Its path in `content/`.
  public var file: String
  public var title = ""
  public var owner: String?
  public var environment: Environment
  public var summary: String?
  /// Where its figures come from.
  public var notes: String?
  public var tags: [String] = []
  /// The rate of the design point.
  public var rate = RecordsPerSecond.zero
  /// The latency tier of the design point.
  public var tier = LatencyTier.relaxed
  /// What the engine is given besides the rate and the tier.
  public var input = Workload(recordBytes: .zero, statements: [])
  /// The names of the input's statements, in the same order.
  public var statementNames: [String] = []
  public var deployment = Deployment.application
  public var matrix: MatrixRequest
  public var assumptions = AssumptionOverrides()
  /// Where the file's keys begin, for mistakes that the engine finds.
  public var location: SourceLocation

  /// A workload with the defaults of its keys, and nothing yet in those that have none.
  public init(
    id: String, file: String, environment: Environment, matrix: MatrixRequest,
    location: SourceLocation
  ) {
    self.id = id
    self.file = file
    self.environment = environment
    self.matrix = matrix
    self.location = location
  }
}

extension WorkloadDefinition {
  /// The input's statements with their names.
  public var statements: [NamedStatement] {
    get {
      zip(statementNames, input.statements).map { NamedStatement(name: $0, statement: $1) }
    }
    set {
      statementNames = newValue.map { $0.name }
      input.statements = newValue.map { $0.statement }
    }
  }
}

/// Whether all statements share one Flink cluster.
public enum Deployment: String, CaseIterable, Sendable {
  case application
  case statements
}
