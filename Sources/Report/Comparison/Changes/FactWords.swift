internal import Amounts
internal import Settings
internal import Sizing

/// The numbers that a profile brings, by their names in a snapshot.
enum ProfileNumbers {
  static let names = Set(Profile.assumptions.map(\.name))
}

extension Cause {
  /// What moved, from what to what: `rate 30 k/s → 40 k/s`.
  var sentence: String {
    switch kind {
    case .unrecorded: return "its input, which the older snapshot does not hold"
    case .profile, .model, .engine, .assumption, .input: break
    }
    if case .input = kind, let statement = wholeStatement { return statement }
    switch (old ?? .none, new ?? .none) {
    case (.none, let new): return "\(label) set to \(text(new))"
    case (let old, .none): return "\(label) no longer set, was \(text(old))"
    case (let old, let new): return "\(label) \(text(old)) → \(text(new))"
    }
  }

  /// A statement that came or went is told as such, by the one fact that every statement has.
  private var wholeStatement: String? {
    guard let part = statementPart, part.fact == "complexity" else { return nil }
    if old == Facts.Value.none { return "statement \(part.name) added" }
    return new == Facts.Value.none ? "statement \(part.name) removed" : nil
  }

  /// Whether it only goes with a statement that came or went.
  var isPartOfWholeStatement: Bool {
    guard let part = statementPart, part.fact != "complexity" else { return false }
    return old == Facts.Value.none || new == Facts.Value.none
  }

  private var statementPart: (name: String, fact: String)? {
    guard kind == .input, name.hasPrefix("statements."),
      let dot = name.lastIndex(of: "."), name.distance(from: name.startIndex, to: dot) > 10
    else { return nil }
    let statement = name[name.index(name.startIndex, offsetBy: 11)..<dot]
    return (String(statement), String(name[name.index(after: dot)...]))
  }

  private var label: String {
    if let part = statementPart { return "\(InputFact(part.fact).label) of \(part.name)" }
    return kind == .input ? InputFact(name).label : name
  }

  private func text(_ value: Facts.Value) -> String {
    switch value {
    case .none: return "nothing"
    case .text(let text): return text
    case .number(let number):
      switch kind {
      case .input: return InputFact(statementPart?.fact ?? name).text(number)
      case .assumption: return AssumptionWords.text(number, of: name)
      case .profile, .model, .engine, .unrecorded: return Exact.number(number)
      }
    }
  }
}

/// How a fact of a workload's input is called and written.
struct InputFact {
  let label: String
  private let format: @Sendable (Double) -> String

  init(_ name: String) {
    let known = Self.known[name]
    label = known?.label ?? name
    format = known?.format ?? Exact.number
  }

  func text(_ number: Double) -> String { format(number) }

  private static let known: [String: (label: String, format: @Sendable (Double) -> String)] = [
    "recordsPerSecond": ("rate", Format.rate),
    "tier": ("latency tier", Exact.number),
    "recordBytes": ("record size", Format.memory),
    "hotKeyShare": ("hot key's share", Format.share),
    "backend": ("state backend", Exact.number),
    "checkpoints": ("checkpoints", Exact.number),
    "sourcePartitions": ("source partitions", Format.figure),
    "outputRatio": ("output ratio", Format.figure),
    "outputRecordBytes": ("output record size", Format.memory),
    "recoveryObjectiveSeconds": ("recovery objective", Format.duration),
    "inputShare": ("input", Format.share),
    "keys": ("keys", { AmountKind.count.spell($0) }),
    "bytesPerKey": ("bytes per key", Format.size),
    "copies": ("copies", Format.figure),
  ]
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
