import Pages
import Reading
import Testing
import Workloads

@testable import Observations

/// A workload's file from a manifest.
@Suite struct ImportingADeployment {
  private func imported(_ text: String) throws -> (id: String, yaml: String) {
    let resource = try #require(
      DeployedResource.read(Array(text.utf8), file: "a.yaml").resources.first)
    let deployment = ImportedDeployment(resource)
    return (deployment.id, deployment.yaml)
  }

  @Test func keepsWhatTheManifestSays() throws {
    let (id, yaml) = try imported(
      """
      kind: FlinkDeployment
      metadata: { name: orders, namespace: flink }
      spec:
        flinkVersion: v1_20
        flinkConfiguration:
          pipeline.max-parallelism: "1260"
          state.backend.incremental: "false"
          execution.checkpointing.interval: 30 s
        job: { parallelism: 44 }
        taskManager: { resource: { cpu: 4, memory: 16g } }
      """)
    #expect(id == "orders")
    let content = FileTree(["workloads/orders.yaml": yaml])
    let (workloads, mistakes) = WorkloadFiles.read(content, settings: CapacitySettings())
    #expect(mistakes.isEmpty)
    let definition = try #require(workloads.first?.definition)
    #expect(definition.input.maxParallelism == 1260)
    #expect(definition.input.incremental == false)
    #expect(yaml.contains("parallelism 44, 4 cores, 16g of memory, Flink v1_20"))
    #expect(yaml.contains("every 30 s"))
    #expect(yaml.contains("process: 16 GiB"))
    #expect(yaml.contains("the namespace flink\n"))
  }

  /// Nothing in a manifest ends a comment or a text.
  @Test func cantBeMadeToSayMore() throws {
    let (id, yaml) = try imported(
      #"""
      kind: FlinkApplication
      metadata: { name: "a\" b\nskew: high", namespace: "x\nskew: high" }
      spec: { job: { parallelism: "4\nskew: high" }, flinkConfiguration: { pipeline.max-parallelism: "x" } }
      """#)
    #expect(id == "a-b-skew-high")
    #expect(!yaml.split(separator: "\n").contains { $0.hasPrefix("skew") })
    let content = FileTree(["workloads/a.yaml": yaml])
    #expect(WorkloadFiles.read(content, settings: CapacitySettings()).diagnostics.isEmpty)
  }
}
