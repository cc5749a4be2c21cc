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
      let graph = StatementGraph(definition: definition, statements: statements)
      guard graph.isSound() else { return nil }
    }
    if definition.input.incremental == true, definition.input.backend == .hashmap {
      reader.used["state.incremental"]?.reject(
        "incremental-hashmap", "the hashmap backend has no incremental checkpoints",
        hint: "remove 'incremental', or set 'backend: rocksdb'")
      definition.input.incremental = nil
    }
    self = definition
  }
}
