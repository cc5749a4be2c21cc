/// Why no plan can be made from an input.
public enum Violation: Equatable, Sendable {
  /// The number is not finite, or not in the range.
  case outOfRange(Field, value: Double, allowed: ClosedRange<Double>)
  /// The number counts something and has a fraction.
  case notWhole(Field, value: Double)
  /// A workload without sources reads nothing.
  case noSources
  /// A statement reads a source or statement that there is not.
  case unknownInput(index: Int)
  /// Statements read each other in a circle.
  case circularInputs
  /// A lookup keeps no state.
  case stateOnLookup(index: Int)
  /// A profile gives records of no size negative work.
  case negativeWork
  /// What a machine leaves to Flink holds no TaskManager of one core and 2 GiB.
  case machineTooSmall(index: Int)
  /// Flink refuses the options of a TaskManager's or a JobManager's memory.
  case memoryRefused(Field, MemoryError)
  /// No machine holds a TaskManager or a JobManager of the size that the workload's memory options
  /// say; the most that one holds of it.
  case memoryAboveMachines(Field, needed: Bytes, largest: Bytes)
  /// A workload without statements does nothing.
  case noStatements
  /// A simple statement keeps no state.
  case stateOnSimpleStatement(index: Int)
  /// A medium or complex statement must describe its state.
  case missingState(index: Int)
  /// The hashmap backend has no incremental checkpoints.
  case incrementalHashmap
  /// A list of sizes is empty, not ascending, or has a size out of range.
  case sizesNotAscending(Field, allowed: ClosedRange<Int>)
  /// The largest node holds neither the largest TaskManager nor the largest JobManager.
  case nodeTooSmall(cores: Int, needed: Int)

  /// The field at fault.
  public var field: Field {
    switch self {
    case .outOfRange(let field, _, _), .notWhole(let field, _), .sizesNotAscending(let field, _),
      .memoryRefused(let field, _), .memoryAboveMachines(let field, _, _):
      field
    case .noSources: .sources
    case .unknownInput(let index): .statement(index, .inputs)
    case .circularInputs, .noStatements: .statements
    case .stateOnLookup(let index): .statement(index, .lookup)
    case .negativeWork: .assumption(.referenceRecordBytes)
    case .machineTooSmall(let index): .machine(index, .cores)
    case .stateOnSimpleStatement(let index), .missingState(let index): .statement(index, .state)
    case .incrementalHashmap: .incremental
    case .nodeTooSmall: .nodeCores
    }
  }

  var isUnknownInput: Bool {
    if case .unknownInput = self { true } else { false }
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
