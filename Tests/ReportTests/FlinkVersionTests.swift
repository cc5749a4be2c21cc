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
          flink: { version: \(name), sql: { version: \(name) } }
          environments: { production: { storageClass: fast } }
          """)
      let manifests = try capacity.manifests(of: workload, at: workload.design)
      for kind in ManifestKind.allCases where kind != .disruptionBudget {
        for document in manifests.files(kind).flatMap(\.documents) {
          let keys = Set(Printed(kind, document.root).values.keys)
          #expect(keys.count > 20)
          #expect(keys.subtracting(Self.known(to: version)).sorted() == [])
        }
      }
    }
  }
}
