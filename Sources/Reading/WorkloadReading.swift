internal import Diagnostics
internal import Settings
internal import Sizing
internal import Workloads

extension WorkloadDefinition {
  /// Reads `workloads/ID.yaml`; nil when something a plan needs is missing or wrong.
  init?(id: String, file: String, reading keys: Keys, settings: CapacitySettings) {
    let blank = WorkloadDefinition(
      id: id, file: file, environment: settings.environment(named: nil) ?? .standard,
      matrix: settings.matrix, location: keys.location)
    var reader = FieldReader(blank, settings: settings)
    guard var definition = reader.read(WorkloadFields.table, from: keys) else { return nil }
    definition.onlySource?.checkMean(reader.used["source.mean"])
    if let statements = reader.used["statements"] {
      let graph = StatementGraph(
        definition: definition, statements: statements, sources: reader.used["sources"])
      guard graph.isSound() else { return nil }
    }
    if definition.input.incremental == true, definition.input.backend == .hashmap {
      reader.used["state.incremental"]?.reject(
        "incremental-hashmap", "the hashmap backend has no incremental checkpoints",
        hint: "remove 'incremental', or set 'backend: rocksdb'")
      definition.input.incremental = nil
    }
    if definition.input.statements.allSatisfy({ $0.state == nil }) {
      reader.used["hotKeyShare"]?.warn(
        "skew-without-keys", "no statement keeps state, so 'hotKeyShare' changes nothing",
        hint: "remove it, or describe the state of a statement")
    }
    guard definition.hasUsableMemory(keys, settings: settings) else { return nil }
    self = definition
  }
}

extension WorkloadDefinition {
  /// Whether Flink takes the memory options that the file sets; what it refuses is told where it
  /// stands.
  fileprivate func hasUsableMemory(_ keys: Keys, settings: CapacitySettings) -> Bool {
    guard let memory = keys.value("memory") else { return true }
    let assumptions = AssumptionLayers(settings, self).assumptions
    let machines = environment.machines
    guard let refusal = Sizer.refusal(ofMemoryOf: input, assumptions, machines: machines) else {
      return true
    }
    switch refusal {
    case .memoryRefused(.jobManagerMemory, let reason):
      (memory["jobManager"] ?? memory).reject(
        "memory-refused", "Flink rejects the JobManager's memory: \(reason.words)",
        hint: reason.hint)
    case .memoryRefused(_, let reason):
      memory.reject(
        "memory-refused", "Flink rejects a TaskManager's memory: \(reason.words)",
        hint: reason.hint)
    case .memoryAboveMachines(let field, let needed, let largest):
      let settings = field == .jobManagerMemory ? memory["jobManager"] ?? memory : memory
      let sizes = ["process", "flink", "taskHeap", "heap"]
      (sizes.lazy.compactMap { settings[$0] }.first ?? settings).reject(
        "memory-above-machines", Diagnostic.aboveMachines(field, needed, largest),
        hint: "give a smaller size, or add a larger machine to the environment")
    default: return true  // told with the other mistakes that the engine finds
    }
    return false
  }
}
