internal import Sizing

/// What Flink's SQL operators do to a record, by the names that vertices show: the table that an import
/// classifies statements by.
public enum OperatorClass: Equatable, Sendable {
  /// Reads from outside.
  case source
  /// Writes to outside.
  case sink
  case simple
  /// The first phase of an aggregation in two.
  case local
  /// An aggregation of what a first phase has aggregated.
  case global
  case medium
  case complex
  case lookup
  /// None of those below, as the operators of a DataStream job are.
  case unknown

  /// The operators by class, in the order of the reference.
  public static let table: [(operators: [String], means: OperatorClass)] = [
    (
      [
        "Calc", "Correlate", "DropUpdateBefore", "Expand", "Filter", "FlatMap", "Map",
        "MiniBatchAssigner", "PythonCalc", "PythonCorrelate", "Timestamps/Watermarks",
        "TimestampInserter", "Union", "Values", "WatermarkAssigner", "WindowTableFunction",
      ], .simple
    ), (["LocalGroupAggregate", "LocalWindowAggregate"], .local),
    (["GlobalGroupAggregate", "GlobalWindowAggregate", "IncrementalGroupAggregate"], .global),
    (
      [
        "ChangelogNormalize", "Deduplicate", "GroupAggregate", "GroupTableAggregate",
        "GroupWindowAggregate", "Limit", "OverAggregate", "ProcessTableFunction",
        "PythonGroupAggregate", "Rank", "SinkMaterializer", "Sort", "SortLimit", "TemporalJoin",
        "TemporalSort", "WindowAggregate", "WindowDeduplicate", "WindowRank",
      ], .medium
    ), (["AsyncLookupJoin", "DeltaJoin", "LookupJoin"], .lookup),
    (["IntervalJoin", "Join", "Match", "MultiJoin", "WindowJoin"], .complex),
    (["Source", "TableSourceScan"], .source),
    (["Committer", "ConstraintEnforcer", "Sink", "Writer"], .sink),
  ]

  /// The class of an operator as a vertex names it: `GroupAggregate[4]`, `Source: orders[1]`,
  /// `snk[5]: Writer`.
  public init(of name: String) {
    let bare = String(name.prefix { $0 != "[" && $0 != ":" && $0 != "(" }).trimmed
    let last = name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]).trimmed }
    if bare == "Source" {
      self = .source
    } else if bare == "Sink" || last == "Writer" || last == "Committer" {
      self = .sink
    } else {
      self = Self.table.first { $0.operators.contains(bare) }?.means ?? .unknown
    }
  }

  /// Of the statement that an operator becomes; nil for one that becomes none.
  var complexity: Complexity? {
    switch self {
    case .source, .sink, .unknown: nil
    case .simple, .local: .simple
    case .global, .medium, .lookup: .medium
    case .complex: .complex
    }
  }

  /// Whether it keeps state by key.
  var isKeyed: Bool {
    switch self {
    case .global, .medium, .complex: true
    case .source, .sink, .simple, .local, .lookup, .unknown: false
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
