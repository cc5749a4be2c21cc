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
      return "\(field.name) is \(Exact.number(value)), which is no whole number"
    case .memoryRefused(let field, let reason):
      return "Flink refuses the options of '\(field.name)': \(reason.words)"
    case .memoryAboveMachines(let field, let needed, let largest):
      return Self.aboveMachines(field, needed, largest)
    case .noSources:
      return "a workload needs at least one source"
    case .unknownInput(let index):
      return "statement '\(name(of: index, definition))' reads what is not there"
    case .circularInputs:
      return "statements read each other in a circle"
    case .stateOnLookup(let index):
      return
        "statement '\(name(of: index, definition))' is a lookup and keeps no state, but has some"
    case .negativeWork:
      return """
        a record of no size would take negative work: recordRatePerCore times \
        referenceRecordBytes must stay below bytesPerCore
        """
    case .machineTooSmall(let index):
      let machines = definition.environment.machines
      let name = machines.indices.contains(index) ? machines[index].name : "\(index)"
      return "machine '\(name)' leaves Flink no core with 2 GiB of memory"
    case .noStatements:
      return "a workload needs at least one statement"
    case .stateOnSimpleStatement(let index):
      return "statement '\(name(of: index, definition))' is simple and keeps no state, but has some"
    case .missingState(let index):
      return "statement '\(name(of: index, definition))' keeps state, but has none"
    case .incrementalHashmap:
      return "incremental checkpoints need the rocksdb backend, and this workload has hashmap"
    case .sizesNotAscending(let field, let allowed):
      return "\(field.name) must grow, from \(allowed.lowerBound) to at most \(allowed.upperBound)"
    case .nodeTooSmall(let cores, let needed):
      return "the largest node has \(cores) cores, and a TaskManager or JobManager needs \(needed)"
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
    case .noSize: "none of the sizes says how much memory there is"
    case .exceedsProcess:
      "Flink's memory, the metaspace and the overhead are more than the process"
    case .overheadOutOfRange:
      "the sizes leave an overhead of the JVM outside its minimum and maximum"
    case .networkOutOfRange: "the sizes leave a network memory outside its minimum and maximum"
    case .exceedsFlink: "the parts are more than Flink's memory"
    }
  }

  /// What to do about it.
  var hint: String {
    switch self {
    case .sizeOutOfRange: "give a smaller size"
    case .fractionOutOfRange: "such as 40%"
    case .minimumAboveMaximum: "swap them, or leave one out"
    case .noSize: "add 'process', the size of the container"
    case .exceedsProcess: "give a larger 'process', or leave 'flink' to what it leaves"
    case .overheadOutOfRange:
      "leave 'process' or 'flink' out, or set 'overheadMin' and 'overheadMax' around the rest"
    case .networkOutOfRange: "leave 'taskHeap' out, or raise 'networkMax'"
    case .exceedsFlink: "give a larger size, or smaller parts and fractions"
    }
  }
}
