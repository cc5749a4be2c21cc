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
  /// What it reads, with the names that its statements use.
  public var sources: [NamedSource] = [] { didSet { connect() } }
  /// The latency tier of the design point.
  public var tier = LatencyTier.relaxed
  /// What is done with a record, in the file's order.
  public var statements: [NamedStatement] = [] { didSet { connect() } }
  /// What the engine is given besides the tier; its sources and statements follow from the named
  /// ones.
  public var input = Workload(sources: [], statements: [])
  public var deployment = Deployment.application
  public var matrix: MatrixRequest
  public var assumptions = AssumptionOverrides()
  /// What its running job took; nil where none was observed.
  public var measured: MeasuredWork?
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
  /// The rate of the design point, of all sources together.
  public var rate: RecordsPerSecond { input.rate }

  /// The names of the input's statements, in the same order.
  public var statementNames: [String] { statements.map { $0.name } }

  /// The rate of all sources over a whole day; nil where one of them is not known.
  public var meanRate: RecordsPerSecond? {
    sources.reduce(RecordsPerSecond.zero) { sum, source in
      guard let sum, let mean = source.meanRate else { return nil }
      return sum + mean
    }
  }

  /// The source of a workload that has only one; nil for several and for none.
  public var onlySource: NamedSource? { sources.count == 1 ? sources.first : nil }

  /// The sources of a workload that has several; none for one, which the workload's own fields
  /// describe.
  public var severalSources: [NamedSource] { sources.count > 1 ? sources : [] }

  /// The mean size of a record as it arrives, over all sources.
  public var meanRecord: Bytes {
    let bytes = input.sources.reduce(0) { $0 + ($1.rate * $1.recordBytes).value }
    return rate > .zero ? Bytes(bytes / rate.value) : .zero
  }

  /// Changes the only source, of which nothing is known before the first change.
  mutating func changeSource(_ change: (inout NamedSource) -> Void) {
    var changed = onlySource ?? .blank
    change(&changed)
    sources = [changed]
  }

  /// Changes its backlog, which is nothing before the first change.
  mutating func changeBacklog(_ change: (inout Backlog) -> Void) {
    var changed = input.backlog ?? Backlog(length: .zero, within: .zero)
    change(&changed)
    input.backlog = changed
  }

  /// What a name stands for among the sources and statements; a statement where both have it.
  public func upstream(named name: String) -> Upstream? {
    if let index = statements.firstIndex(where: { $0.name == name }) { return .statement(index) }
    return sources.firstIndex { $0.name == name }.map { .source($0) }
  }

  /// Gives the engine the sources and statements, each statement with what it reads; names that
  /// nothing has are left out.
  private mutating func connect() {
    input.sources = sources.map { $0.source }
    input.statements = statements.map { named in
      var statement = named.statement
      statement.inputs = named.from.compactMap { upstream(named: $0) }
      return statement
    }
  }
}

/// Whether all statements share one Flink cluster.
public enum Deployment: String, CaseIterable, Sendable {
  case application
  case statements
}
