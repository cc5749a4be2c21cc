import Diagnostics
import Reading
import Settings
import Testing
import Workloads

@testable import Report

/// What each version of Flink reads, looked up in the distributions of 1.17, 1.18, 1.19, 1.20 and
/// 2.3: an option by another name is ignored there without a word.
@Suite struct OptionsOfEachVersion {
  private static let always: Set<String> = [
    "jobmanager.memory.process.size", "taskmanager.memory.process.size",
    "taskmanager.memory.managed.fraction", "taskmanager.memory.network.fraction",
    "taskmanager.memory.network.min", "taskmanager.memory.network.max",
    "taskmanager.numberOfTaskSlots", "parallelism.default", "pipeline.max-parallelism",
    "state.backend.type", "execution.checkpointing.interval", "execution.checkpointing.timeout",
    "execution.checkpointing.min-pause", "execution.checkpointing.max-concurrent-checkpoints",
    "execution.checkpointing.mode", "execution.checkpointing.unaligned.enabled",
    "execution.checkpointing.aligned-checkpoint-timeout",
    "execution.checkpointing.tolerable-failed-checkpoints",
    "execution.checkpointing.externalized-checkpoint-retention",
    "execution.buffer-timeout.interval", "high-availability.type", "high-availability.storageDir",
    "kubernetes.cluster-id", "kubernetes.namespace", "kubernetes.service-account",
    "kubernetes.container.image.ref", "kubernetes.jobmanager.cpu.amount",
    "kubernetes.taskmanager.cpu.amount", "kubernetes.jobmanager.node-selector",
    "kubernetes.taskmanager.node-selector", "restart-strategy.type",
    "restart-strategy.exponential-delay.initial-backoff",
    "restart-strategy.exponential-delay.max-backoff",
    "restart-strategy.exponential-delay.backoff-multiplier", "state.backend.rocksdb.localdir",
  ]
  private static let before120: Set<String> = [
    "state.backend.local-recovery", "state.backend.incremental", "state.checkpoints.num-retained",
    "state.checkpoints.dir", "state.savepoints.dir", "taskmanager.state.local.root-dirs",
  ]
  private static let from120: Set<String> = [
    "execution.checkpointing.local-backup.enabled", "execution.state-recovery.from-local",
    "execution.checkpointing.incremental", "execution.checkpointing.num-retained",
    "execution.checkpointing.dir", "execution.checkpointing.savepoint-dir",
    "execution.checkpointing.local-backup.dirs",
  ]

  private static func known(to version: FlinkVersion) -> Set<String> {
    switch version {
    case .flink117, .flink118, .flink119: always.union(before120)
    case .flink120, .flink20, .flink21, .flink22, .flink23: always.union(from120)
    }
  }

  @Test(arguments: FlinkVersion.allCases)
  func manifestsUseNoOthers(_ version: FlinkVersion) throws {
    let name = version.rawValue
    for sample in [Sample.join, Sample.filter, Sample.pools] {
      let (capacity, workload) = try planned(
        sample,
        handbook: """
          flink: { version: \(name), image: jobs:1, sql: { version: \(name), image: sql:1 } }
          environments: { production: { storageClass: fast } }
          """)
      let manifests = try capacity.manifests(of: workload, at: workload.design)
      for kind in ManifestKind.allCases where kind.configuresFlink {
        for document in manifests.files(kind).flatMap(\.documents) {
          let keys = Set(Printed(kind, document.root).values.keys)
          #expect(keys.count > 20)
          #expect(keys.subtracting(Self.known(to: version)).sorted() == [])
        }
      }
    }
  }
}

/// An image that nobody names follows the version, and none is of another one without a word.
@Suite struct ImagesOfEachVersion {
  private func read(_ flink: String) -> (settings: FlinkSettings, problems: [Diagnostic]) {
    let problems = Problems()
    let value = YAML.parse("flink: \(flink)", file: "handbook.yaml", problems: problems)
    let settings = value?.mapping { CapacitySettings(reading: $0) } ?? CapacitySettings()
    return (settings.flink, problems.all)
  }

  @Test(arguments: [
    ("v1_19", "confluentinc/cp-flink:1.19.3-cp1"),
    ("v1_20", "confluentinc/cp-flink:1.20.5-cp2-java17"),
    ("v2_0", "confluentinc/cp-flink:2.0.2-cp3"),
    ("v2_1", "confluentinc/cp-flink:2.1.2-cp1-java21"),
    ("v2_2", "confluentinc/cp-flink:2.2.0-cp2-java21"),
  ])
  func followTheVersion(_ version: String, _ image: String) throws {
    let (settings, problems) = read("{ version: \(version) }")
    #expect(settings.image == image)
    #expect(settings.sqlImage == FlinkSettings().sqlImage)
    #expect(problems.isEmpty)
    #expect(FlinkVersion(ofImage: image) == settings.version)
    let (capacity, workload) = try planned(
      Sample.join, handbook: "flink: { version: \(version) }")
    for kind in [ManifestKind.deployment, .application] {
      let files = try capacity.manifests(of: workload, at: workload.design).files(kind)
      let spec = try #require(files.first?.documents.first).root["spec"]
      #expect(spec?["image"] == .text(image))
      #expect(spec?["flinkVersion"] == .text(version))
    }
  }

  @Test(arguments: [
    ("v1_19", "confluentinc/cp-flink-sql:1.19-cp11"),
    ("v2_3", "confluentinc/cp-flink-sql:2.3-cmf2.5-cp1"),
  ])
  func ofPoolsToo(_ version: String, _ image: String) {
    let (settings, problems) = read("{ sql: { version: \(version) } }")
    #expect(settings.sqlImage == image)
    #expect(settings.image == FlinkSettings().image)
    #expect(problems.isEmpty)
    #expect(FlinkVersion(ofImage: image) == settings.sqlVersion)
  }

  /// What is not known is asked for, where the version stands.
  @Test(arguments: [
    ("{ version: v1_17 }", 19, "flink.image"), ("{ version: v1_18 }", 19, "flink.image"),
    ("{ version: v2_3 }", 19, "flink.image"),
    ("{ sql: { version: v1_20 } }", 26, "flink.sql.image"),
    ("{ sql: { version: v2_1 } }", 26, "flink.sql.image"),
  ])
  func areAskedFor(_ flink: String, _ column: Int, _ key: String) {
    let problem = read(flink).problems.first
    #expect(problem?.id == "no-flink-image")
    #expect(problem?.severity == .error)
    #expect(problem?.location?.column == column)
    #expect(problem?.hint?.hasPrefix("name an image with '\(key)'") == true)
  }

  @Test func areNotAskedForWhereTheyAreNamed() {
    let flink = "{ version: v1_17, image: jobs:1, sql: { version: v2_1, image: sql:1 } }"
    #expect(read(flink).problems.isEmpty)
    // The version is wrong already.
    #expect(read("{ version: v1_16 }").problems.map(\.id) == ["not-a-flink-version"])
  }

  @Test(arguments: [
    "{ image: flink:1.20.1 }",
    "{ version: v1_20, image: r.example.com:5000/x/cp-flink:1.19.1-cp2 }",
    "{ version: v2_0, image: 'flink:2.1' }",
    "{ sql: { image: confluentinc/cp-flink-sql:1.19-cp11 } }",
    "{ version: v1_20, image: 'flink:1.19.1-java17@sha256:0123' }",
  ])
  func ofAnotherVersionAreToldOf(_ flink: String) {
    let problems = read(flink).problems
    #expect(problems.map(\.id) == ["other-flink-version"])
    #expect(problems.first?.severity == .warning)
  }

  @Test(arguments: [
    "{ version: v1_20, image: 'flink:1.20' }", "{ version: v1_20, image: 'registry/jobs:1.19.1' }",
    "{ version: v1_20, image: 'flink:latest' }", "{ version: v1_20, image: flink }",
    "{ version: v1_20, image: 'flink@sha256:0123' }", "{ version: v1_20, image: 'flink:1' }",
    "{ version: v1_20, image: 'localhost:5000/flink' }", "{ version: v1_20, image: 'flink:9.7.1' }",
    "{ version: v1_20, image: '' }", "{ version: v1_20, image: ':' }",
  ])
  func areTakenAtTheirWord(_ flink: String) {
    #expect(!read(flink).problems.contains { $0.id == "other-flink-version" })
  }
}
