public import Sizing

/// How a value is got from a subject, and set.
public struct Access<Subject, Value>: Sendable {
  /// Nil where the subject has none.
  public let get: @Sendable (Subject) -> Value?
  public let set: @Sendable (inout Subject, Value) -> Void

  public init(
    _ get: @escaping @Sendable (Subject) -> Value?,
    set: @escaping @Sendable (inout Subject, Value) -> Void
  ) {
    self.get = get
    self.set = set
  }
}

/// What a field holds, with the values it may have.
public enum FieldKind<Subject>: Sendable {
  case text(Access<Subject, String>)
  case texts(Access<Subject, [String]>)
  /// A name, or a list of names.
  case names(Access<Subject, [String]>)
  case flag(Access<Subject, Bool>)
  /// One of a few words; `of` says in one word what they are.
  case choice(of: String, [String], Access<Subject, String>)
  case whole(ClosedRange<Int>, Access<Subject, Int>)
  case rate(ClosedRange<Double>, Access<Subject, RecordsPerSecond>)
  /// The size of one thing in memory: a record.
  case memory(ClosedRange<Double>, Access<Subject, Bytes>)
  /// The size of data that is kept: state.
  case data(ClosedRange<Double>, Access<Subject, Bytes>)
  case bandwidth(ClosedRange<Double>, Access<Subject, BytesPerSecond>)
  case duration(ClosedRange<Double>, Access<Subject, Seconds>)
  case share(ClosedRange<Double>, Access<Subject, Double>)
  /// A share that may also be written as Flink does: `0.4`.
  case fraction(ClosedRange<Double>, Access<Subject, Double>)
  case count(ClosedRange<Double>, Access<Subject, Double>)
  case number(ClosedRange<Double>, Access<Subject, Double>)
  /// Rates, at most so many, each in the range.
  case rates(most: Int, ClosedRange<Double>, Access<Subject, [RecordsPerSecond]>)
  /// Latency tiers, or `all`.
  case tiers(Access<Subject, [LatencyTier]>)
  case flinkVersion(Access<Subject, FlinkVersion>)
  /// The id of one of the handbook's environments.
  case environment(Access<Subject, Environment>)
  /// A list of mappings, each with the keys of `SourceFields`.
  case sources(Access<Subject, [NamedSource]>)
  /// A list of mappings, each with the keys of `MachineFields`.
  case machines(Access<Subject, [Machine]>)
  /// A list of mappings, each with the keys of `StatementFields`.
  case statements(Access<Subject, [NamedStatement]>)
  /// A mapping with the keys of `MatrixFields`.
  case matrix(Access<Subject, MatrixRequest>)
  /// A mapping of assumptions.
  case assumptions(Access<Subject, AssumptionOverrides>)
}

extension FieldKind {
  /// One of the cases of a type, by their names.
  static func choice<Choice: Sendable>(
    of kind: String, among choices: [Choice], named name: @escaping @Sendable (Choice) -> String,
    _ access: Access<Subject, Choice>
  ) -> FieldKind {
    .choice(
      of: kind, choices.map(name),
      Access(
        { access.get($0).map(name) },
        set: { subject, chosen in
          if let found = choices.first(where: { name($0) == chosen }) {
            access.set(&subject, found)
          }
        }))
  }

  /// The value of a subject as programs keep it; nil when it is absent, or no single value.
  public func value(of subject: Subject) -> FieldValue? {
    switch self {
    case .text(let access), .choice(_, _, let access):
      access.get(subject).map { .text($0) }
    case .flinkVersion(let access): access.get(subject).map { .text($0.rawValue) }
    case .flag(let access): access.get(subject).map { .text($0 ? "true" : "false") }
    case .whole(_, let access): access.get(subject).map { .number(Double($0)) }
    case .rate(_, let access): access.get(subject).map { .number($0.value) }
    case .memory(_, let access), .data(_, let access):
      access.get(subject).map { .number($0.value) }
    case .bandwidth(_, let access): access.get(subject).map { .number($0.value) }
    case .duration(_, let access): access.get(subject).map { .number($0.value) }
    case .names(let access): access.get(subject).flatMap { FieldValue(names: $0) }
    case .share(_, let access), .fraction(_, let access), .count(_, let access),
      .number(_, let access):
      access.get(subject).map { .number($0) }
    case .environment(let access): access.get(subject).map { .text($0.id) }
    case .texts, .rates, .tiers, .sources, .machines, .statements, .matrix, .assumptions: nil
    }
  }

  /// How people read its number.
  public var notation: Notation {
    switch self {
    case .rate: .rate
    case .memory: .memory
    case .data: .data
    case .bandwidth: .bandwidth
    case .duration: .duration
    case .share, .fraction: .share
    case .count: .count
    case .whole, .number: .figure
    case .text, .texts, .names, .flag, .choice, .rates, .tiers, .flinkVersion, .environment,
      .sources, .machines, .statements, .matrix, .assumptions:
      .text
    }
  }
}
