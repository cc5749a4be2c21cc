internal import Amounts
internal import Diagnostics
internal import Sizing
internal import Workloads

extension AssumptionLayers {
  /// Where the nearest place stands that set one of the values which don't go together.
  fileprivate func location(of violation: Violation) -> SourceLocation? {
    let places = [workload, environment?.overrides, handbook].compactMap { $0 }
    if case .nodeTooSmall = violation {
      return places.lazy.compactMap { $0.nodeCoresLocation ?? $0.taskManagerCoresLocation }.first
    }
    guard case .negativeWork = violation else { return nil }
    let ofRecords: [Assumption] = [.bytesPerCore, .recordRatePerCore, .referenceRecordBytes]
    return places.lazy.flatMap { $0.scalars }.first { ofRecords.contains($0.assumption) }?.location
  }
}

extension Diagnostic {
  /// What the engine finds wrong with a workload that could be read: values that don't go together.
  static func violation(
    _ violation: Violation, of definition: WorkloadDefinition, layers: AssumptionLayers
  ) -> Diagnostic {
    .error(
      "impossible-input", sentence(of: violation, definition),
      at: layers.location(of: violation) ?? definition.location)
  }

  private static func sentence(of violation: Violation, _ definition: WorkloadDefinition) -> String
  {
    switch violation {
    case .outOfRange(let field, let value, let allowed):
      return """
        \(field.name) is \(Exact.number(value)), outside \(Exact.number(allowed.lowerBound)) to \
        \(Exact.number(allowed.upperBound))
        """
    case .notWhole(let field, let value):
      return "\(field.name) is \(Exact.number(value)), which is not a whole number"
    case .memoryRefused(let field, let reason):
      return "Flink rejects the options of '\(field.name)': \(reason.words)"
    case .memoryAboveMachines(let field, let needed, let largest):
      return Self.aboveMachines(field, needed, largest)
    case .noSources:
      return "a workload needs at least one source"
    case .unknownInput(let index):
      return "statement '\(name(of: index, definition))' reads what does not exist"
    case .circularInputs:
      return "statements read each other in a cycle"
    case .stateOnLookup(let index):
      return
        "statement '\(name(of: index, definition))' is a lookup and keeps no state, but has some"
    case .negativeWork:
      return """
        an empty record would take negative work: recordRatePerCore times \
        referenceRecordBytes must stay below bytesPerCore
        """
    case .machineTooSmall(let index):
      let machines = definition.environment.machines
      let name = machines.indices.contains(index) ? machines[index].name : "\(index)"
      return "machine '\(name)' does not leave one core and 2 GiB for Flink"
    case .noStatements:
      return "a workload needs at least one statement"
    case .stateOnSimpleStatement(let index):
      return "statement '\(name(of: index, definition))' is simple and keeps no state, but has some"
    case .missingState(let index):
      return "statement '\(name(of: index, definition))' keeps state, but has none"
    case .incrementalHashmap:
      return "incremental checkpoints need the rocksdb backend, but this workload has hashmap"
    case .sizesNotAscending(let field, let allowed):
      return
        "\(field.name) must increase, from \(allowed.lowerBound) to at most \(allowed.upperBound)"
    case .nodeTooSmall(let cores, let needed):
      return "the largest node has \(cores) cores, but a TaskManager or JobManager needs \(needed)"
    }
  }

  /// A process that no machine of the environment holds.
  static func aboveMachines(_ field: Field, _ needed: Bytes, _ largest: Bytes) -> String {
    let process = field == .jobManagerMemory ? "JobManager" : "TaskManager"
    return """
      no machine of the environment holds a \(process) of \(AmountKind.bytes.spell(needed.value)): \
      the largest has \(AmountKind.bytes.spell(largest.value)) for it
      """
  }

  private static func name(of index: Int, _ definition: WorkloadDefinition) -> String {
    definition.statementNames.indices.contains(index)
      ? definition.statementNames[index] : "\(index)"
  }
}

extension MemoryError {
  /// Why Flink refuses, as the end of a sentence.
  var words: String {
    switch self {
    case .sizeOutOfRange: "a size is negative or above 1 PiB"
    case .fractionOutOfRange: "a fraction must be below 100%"
    case .minimumAboveMaximum: "a minimum is above its maximum"
    case .noSize: "no size sets the total memory"
    case .exceedsProcess:
      "Flink's memory, the metaspace and the overhead exceed the process"
    case .overheadOutOfRange:
      "the sizes leave a JVM overhead outside its minimum and maximum"
    case .networkOutOfRange: "the sizes leave a network memory outside its minimum and maximum"
    case .exceedsFlink: "the parts exceed Flink's memory"
    }
  }

  /// What to do about it.
  var hint: String {
    switch self {
    case .sizeOutOfRange: "use a smaller size"
    case .fractionOutOfRange: "such as 40%"
    case .minimumAboveMaximum: "swap them, or remove one"
    case .noSize: "add 'process', the size of the container"
    case .exceedsProcess: "increase 'process', or remove 'flink'"
    case .overheadOutOfRange:
      "remove 'process' or 'flink', or let 'overheadMin' and 'overheadMax' include the rest"
    case .networkOutOfRange: "remove 'taskHeap', or raise 'networkMax'"
    case .exceedsFlink: "use a larger size, or smaller parts and fractions"
    }
  }
}
