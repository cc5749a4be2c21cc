/// A number or a choice that a sizing starts from, by its place in the input.
public enum Field: Equatable, Sendable {
  case rate
  case recordBytes
  case hotKeyShare
  case incremental
  case sourcePartitions
  case outputRatio
  case outputRecordBytes
  case recoveryObjective
  case statements
  /// A field of the statement with this index.
  case statement(Int, StatementField)
  case assumption(Assumption)
  case tierAssumption(LatencyTier, TierAssumption)
  case taskManagerCores
  case nodeCores

  /// A stable name for machines: `recordBytes`, `statements[2].keys`, `sub-1s.cpuFactor`.
  public var name: String {
    switch self {
    case .rate: "rate"
    case .recordBytes: "recordBytes"
    case .hotKeyShare: "hotKeyShare"
    case .incremental: "incremental"
    case .sourcePartitions: "sourcePartitions"
    case .outputRatio: "outputRatio"
    case .outputRecordBytes: "outputRecordBytes"
    case .recoveryObjective: "recoveryObjective"
    case .statements: "statements"
    case .statement(let index, let field): "statements[\(index)].\(field.name)"
    case .assumption(let assumption): assumption.name
    case .tierAssumption(let tier, let assumption): "\(tier.name).\(assumption.name)"
    case .taskManagerCores: "taskManagerCores"
    case .nodeCores: "nodeCores"
    }
  }
}

/// A field of a statement.
public enum StatementField: Equatable, Sendable {
  case inputShare
  case shuffles
  case state
  case keys
  case bytesPerKey
  case copies

  /// A stable name for machines.
  public var name: String {
    switch self {
    case .inputShare: "inputShare"
    case .shuffles: "shuffles"
    case .state: "state"
    case .keys: "keys"
    case .bytesPerKey: "bytesPerKey"
    case .copies: "copies"
    }
  }
}

/// Why no plan can be made from an input.
public enum Violation: Equatable, Sendable {
  /// The number is not finite, or not in the range.
  case outOfRange(Field, value: Double, allowed: ClosedRange<Double>)
  /// The number counts something and has a fraction.
  case notWhole(Field, value: Double)
  /// A workload without statements does nothing.
  case noStatements
  /// A simple statement keeps no state.
  case stateOnSimpleStatement(index: Int)
  /// A medium or complex statement must say what it remembers.
  case missingState(index: Int)
  /// The hashmap backend has no incremental checkpoints.
  case incrementalHashmap
  /// A list of sizes is empty, not ascending, or has a size out of range.
  case sizesNotAscending(Field, allowed: ClosedRange<Int>)
  /// The largest node holds neither the largest TaskManager nor the largest JobManager.
  case nodeTooSmall(cores: Int, needed: Int)

  /// The field to blame.
  public var field: Field {
    switch self {
    case .outOfRange(let field, _, _), .notWhole(let field, _), .sizesNotAscending(let field, _):
      field
    case .noStatements: .statements
    case .stateOnSimpleStatement(let index), .missingState(let index): .statement(index, .state)
    case .incrementalHashmap: .incremental
    case .nodeTooSmall: .nodeCores
    }
  }
}

/// Everything wrong with an input, found in one pass.
public struct InvalidInput: Error, Equatable, Sendable {
  /// In the order of the input; never empty.
  public let violations: [Violation]
}

extension [Violation] {
  /// Notes a number that is not finite or not in its range.
  mutating func check(_ value: Double, _ field: Field, in allowed: ClosedRange<Double>) {
    if !allowed.contains(value) { append(.outOfRange(field, value: value, allowed: allowed)) }
  }

  /// Notes an optional count that is there and not in its range.
  mutating func check(_ value: Int?, _ field: Field, in allowed: ClosedRange<Int>) {
    guard let value else { return }
    check(Double(value), field, in: Double(allowed.lowerBound)...Double(allowed.upperBound))
  }

  /// Notes an optional number that is there and not in its range.
  mutating func check(_ value: Double?, _ field: Field, in allowed: ClosedRange<Double>) {
    if let value { check(value, field, in: allowed) }
  }
}
