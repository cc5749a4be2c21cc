internal import Settings
internal import Sizing
internal import Workloads

extension WorkloadDefinition {
  /// Reads `workloads/ID.yaml`; nil when something a plan needs is missing or wrong.
  init?(id: String, file: String, reading keys: Keys, settings: CapacitySettings) {
    let title = keys.required("title")?.text()
    let owner = keys.value("owner")?.text()
    let environment = Self.environment(keys.value("environment"), settings: settings)
    let summary = keys.value("summary")?.text()
    let notes = keys.value("notes")?.text()
    let tags = keys.value("tags")?.list()?.compactMap { $0.text() } ?? []
    let source = keys.required("source")?.mapping { SourceReading(reading: $0) }
    let tier = keys.required("latency")?.tier()
    let statements = keys.required("statements")?.statements()
    let options = WorkloadOptions(reading: keys)
    let matrix = keys.value("matrix")?.mapping { MatrixRequest(reading: $0) } ?? settings.matrix
    let deployment =
      keys.value("deployment")?.choice(of: "deployment", among: Deployment.allCases) { $0.rawValue }
    let assumptions = AssumptionOverrides(reading: keys.value("assumptions"))
    guard let title, let environment, let source, let tier, let statements else { return nil }
    self.init(
      id: id, file: file, title: title, owner: owner, environment: environment, summary: summary,
      notes: notes, tags: tags, rate: source.rate, tier: tier,
      input: options.workload(source: source, statements: statements.map(\.statement)),
      statementNames: statements.map(\.name), deployment: deployment ?? .application,
      matrix: matrix, assumptions: assumptions, location: keys.location)
  }

  private static func environment(_ value: Value?, settings: CapacitySettings) -> Environment? {
    guard let value else { return settings.environment(named: nil) }
    return value.choice(of: "environment", among: settings.environments) { $0.id }
  }
}

/// The `source:` of a workload.
struct SourceReading {
  var rate: RecordsPerSecond
  var record: Bytes
  var partitions: Int?

  init?(reading keys: Keys) {
    let rate = keys.required("rate")?.recordsPerSecond(in: 1...1e12)
    let record = keys.required("record")?.bytes(in: Allowed.recordBytes)
    partitions = keys.value("partitions")?.whole(in: Allowed.sourcePartitions)
    guard let rate, let record else { return nil }
    self.rate = rate
    self.record = record
  }
}

/// The keys of a workload that have defaults.
struct WorkloadOptions {
  var delivery = Delivery.exactlyOnce
  var skew = Skew.medium
  var hotKeyShare = 0.0
  var backend = StateBackend.rocksdb
  var incremental: Bool?
  var outputRatio = 1.0
  var outputRecord: Bytes?
  var objective: Seconds?

  init(reading keys: Keys) {
    delivery =
      keys.value("delivery")?.choice(of: "delivery", among: Delivery.allCases) { $0.name }
      ?? delivery
    skew = keys.value("skew")?.choice(of: "skew", among: Skew.allCases) { $0.name } ?? skew
    hotKeyShare = keys.value("hotKeyShare")?.share() ?? hotKeyShare
    _ = keys.value("state")?.mapping { state -> Void? in
      backend =
        state.value("backend")?.choice(of: "backend", among: StateBackend.allCases) { $0.name }
        ?? backend
      incremental = state.value("incremental")?.flag()
      if incremental == true, backend == .hashmap {
        state.value("incremental")?.reject(
          "incremental-hashmap", "the hashmap backend has no incremental checkpoints",
          hint: "remove 'incremental', or set 'backend: rocksdb'")
        incremental = nil
      }
    }
    _ = keys.value("output")?.mapping { output -> Void? in
      outputRatio = output.value("ratio")?.number(in: Allowed.outputRatio) ?? outputRatio
      outputRecord = output.value("record")?.bytes(in: Allowed.recordBytes)
    }
    _ = keys.value("recovery")?.mapping { recovery -> Void? in
      objective = recovery.value("objective")?.seconds(in: Allowed.recoveryObjective)
    }
  }

  func workload(source: SourceReading, statements: [Statement]) -> Workload {
    Workload(
      recordBytes: source.record, skew: skew, hotKeyShare: hotKeyShare, delivery: delivery,
      backend: backend, incremental: incremental, sourcePartitions: source.partitions,
      outputRatio: outputRatio, outputRecordBytes: outputRecord, recoveryObjective: objective,
      statements: statements)
  }
}
