internal import Amounts
internal import Report
internal import Sizing
internal import Workloads

/// The numbers that a profile brings, by their names in a snapshot.
enum ProfileNumbers {
  static let names = Set(Profile.assumptions.map(\.name))
}

extension Cause {
  /// What moved, from what to what: `rate 30 k/s → 40 k/s`.
  var sentence: String {
    switch kind {
    case .unrecorded: return "its input, which the older snapshot does not contain"
    case .profile, .model, .engine, .assumption, .input, .price, .machine: break
    }
    if let part = wholePart { return part }
    switch (old ?? .absent, new ?? .absent) {
    case (.absent, let new): return "\(label) set to \(text(new))"
    case (let old, .absent): return "\(label) no longer set, was \(text(old))"
    case (let old, let new): return "\(label) \(text(old)) → \(text(new))"
    }
  }

  /// A source, statement or machine that came or went is told as such, by the one fact that each
  /// has.
  private var wholePart: String? {
    guard let part = InputPart(self), part.isEssential else { return nil }
    if old == NamedValues.Value.absent { return "\(part.title) added" }
    return new == NamedValues.Value.absent ? "\(part.title) removed" : nil
  }

  /// The source or statement that came or went; nil for any other cause.
  var titleOfWholePart: String? { wholePart == nil ? nil : InputPart(self)?.title }

  /// Whether it only goes with one of the sources or statements that came or went.
  func isPart(of titles: Set<String>) -> Bool {
    guard let part = InputPart(self), !part.isEssential else { return false }
    return titles.contains(part.title)
  }

  private var label: String {
    if let part = InputPart(self) { return "\(part.fact.label) of \(part.name)" }
    return switch kind {
    case .input: InputFact(name).label
    case .price: InputFact(ofEnvironment: name).label
    case .assumption, .profile, .model, .engine, .unrecorded, .machine: name
    }
  }

  private func text(_ value: NamedValues.Value) -> String {
    switch value {
    case .absent: return "nothing"
    case .text(let text): return text
    case .numbers(let numbers): return numbers.map(Exact.number).joined(separator: ", ")
    case .number(let number):
      switch kind {
      case .input, .machine:
        let fact = InputPart(self)?.fact ?? InputFact(name)
        return fact.notation.format(number)
      case .assumption: return AssumptionWords.text(number, of: name)
      case .price:
        // A price may be far below what figures are rounded to.
        let fact = InputFact(ofEnvironment: name)
        return fact.notation == .share ? Format.share(number) : Exact.number(number)
      case .profile, .model, .engine, .unrecorded: return Exact.number(number)
      }
    }
  }
}

/// A fact of one of a workload's sources or statements, or of its environment's machines.
private struct InputPart {
  enum Kind: String {
    case source
    case statement
    case machine
  }

  let kind: Kind
  /// The source's, statement's or machine's.
  let name: String
  var title: String { "\(kind.rawValue) \(name)" }
  let fact: InputFact
  /// Whether every part of the kind has the fact.
  let isEssential: Bool

  /// Nil for what is about the workload as a whole.
  init?(_ cause: Cause) {
    guard [.input, .price, .machine].contains(cause.kind) else { return nil }
    if let part = PartName(cause.name, of: StatementFields.kind) {
      kind = .statement
      name = part.part
      fact = InputFact(ofStatement: part.field)
      isEssential = part.field == "complexity"
    } else if let part = PartName(cause.name, of: SourceFields.kind) {
      kind = .source
      name = part.part
      fact = InputFact(ofSource: part.field)
      isEssential = part.field == "recordsPerSecond"
    } else if let part = PartName(cause.name, of: MachineFields.kind) {
      kind = .machine
      name = part.part
      fact = InputFact(ofMachine: part.field)
      isEssential = part.field == "cores"
    } else {
      return nil
    }
  }
}

/// How a fact of a workload's input is called and written; by its name when it was recorded by a
/// program that knows more fields.
struct InputFact {
  let label: String
  let notation: Notation

  /// A fact of the workload itself, by its name in a snapshot.
  init(_ name: String) { self.init(WorkloadFields.table.recorded(as: name), name) }

  /// A fact of a statement, by its name in a snapshot behind the statement's.
  init(ofStatement name: String) { self.init(StatementFields.table.recorded(as: name), name) }

  /// A fact of a source, by its name in a snapshot behind the source's.
  init(ofSource name: String) { self.init(SourceFields.table.recorded(as: name), name) }

  /// A price of an environment, by its name in a snapshot.
  init(ofEnvironment name: String) { self.init(EnvironmentFields.table.recorded(as: name), name) }

  /// A fact of a machine, by its name in a snapshot behind the machine's.
  init(ofMachine name: String) { self.init(MachineFields.table.recorded(as: name), name) }

  private init<Subject>(_ field: FieldDescription<Subject>?, _ name: String) {
    label = field?.recording?.label ?? name
    notation = field?.kind.notation ?? .text
  }
}

/// How assumptions are written, by their dotted names.
enum AssumptionWords {
  static func text(_ number: Double, of name: String) -> String {
    if let assumption = scalars[name] { return assumption.format(number) }
    let last = name.split(separator: ".").last.map(String.init) ?? name
    return ofTiers[last]?.format(number) ?? Exact.number(number)
  }

  private static let scalars = Dictionary(
    Assumption.allCases.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  private static let ofTiers = Dictionary(
    TierAssumption.allCases.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}
