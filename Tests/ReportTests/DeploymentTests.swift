import Diagnostics
import Pages
import Sizing
import Testing

@testable import Report

@Suite struct Deployments {
  @Test func aPoolForEachStatement() throws {
    let (capacity, workload) = try planned(Sample.pools)
    let manifests = try capacity.manifests(of: workload, at: workload.design)
    #expect(
      manifests.clusters.map(\.name) == [
        "sample-clean-events", "sample-clean-events-2", "sample-x",
      ])
    #expect(
      manifests.clusters.map(\.folder) == [
        "sample/clean-events", "sample/clean-events-2", "sample/x",
      ])
    #expect(manifests.files(.computePool).map(\.name) == ["computepool.yaml"])
    #expect(
      manifests.files(.configuration).map(\.name) == [
        "config-clean-events.yaml", "config-clean-events-2.yaml", "config-x.yaml",
      ])
    // E20: the sum of its parts
    let deployment = workload.sizer.statementDeployment(of: workload.design)
    let total = deployment.total
    #expect(workload.footprint?.cores == total?.cores)
    #expect(workload.footprint?.memory == total?.memory)
    #expect(workload.footprint?.nodes == deployment.parts.compactMap(\.plan?.nodes).reduce(0, +))
  }

  @Test func whatTheHandbookSaysIsInTheManifest() throws {
    let (capacity, workload) = try planned(
      Sample.join,
      handbook: """
        environments:
          production: { namespace: streams, nodePool: cloud.example/pool=big }
        flink:
          version: v1_20
          image: registry.example.com/jobs:7
          serviceAccount: runner
          storage: s3://state/
          jar: local:///opt/app.jar
        """)
    let files = try capacity.manifests(of: workload, at: workload.design).files(.deployment)
    let root = try #require(files.first?.documents.first).root
    let spec = try #require(root["spec"])
    let options = Printed(.deployment, root).values
    #expect(root["metadata"]?["namespace"] == .text("streams"))
    #expect(spec["image"] == .text("registry.example.com/jobs:7"))
    #expect(spec["flinkVersion"] == .text("v1_20"))
    #expect(spec["serviceAccount"] == .text("runner"))
    #expect(spec["job"]?["jarURI"] == .text("local:///opt/app.jar"))
    #expect(options["execution.checkpointing.dir"] == "s3://state/checkpoints/sample")
    #expect(options["execution.checkpointing.savepoint-dir"] == "s3://state/savepoints/sample")
    #expect(options["high-availability.storageDir"] == "s3://state/ha/sample")
    #expect(options["high-availability.type"] == "kubernetes")
    let selector = spec["podTemplate"]?["spec"]?["nodeSelector"]
    #expect(selector?["cloud.example/pool"] == .text("big"))
  }

  @Test func anInfeasibleCellSaysWhy() throws {
    let (capacity, workload) = try planned(Sample.hot)
    do throws(NotDeployable) {
      _ = try capacity.manifest(nil, of: workload, at: DesignPoint())
      Issue.record("a manifest of what does not fit")
    } catch {
      #expect(error.reason == workload.design.why.plainText)
      #expect(!error.reason.contains("\n"))
    }
    #expect(capacity.manifestResources.isEmpty)
  }

  @Test func olderVersionsKnowOlderNames() {
    let options = [
      "execution.checkpointing.dir", "execution.checkpointing.local-backup.enabled",
      "execution.state-recovery.from-local", "parallelism.default",
    ].map { FlinkOption(key: $0, value: "x") }
    #expect(FlinkSpelling(version: .flink120).spell(options) == options)
    #expect(FlinkSpelling(version: .flink20).spell(options) == options)
    #expect(
      FlinkSpelling(version: .flink119).spell(options).map(\.key) == [
        "state.checkpoints.dir", "state.backend.local-recovery", "parallelism.default",
      ])
  }

  @Test(arguments: [
    ("orders", "orders"), ("api", "api-flink"), ("3d-render", "flink-3d-render"),
    ("Orders_Éclair v2", "orders-clair-v2"), ("交易", "x-flink"),
    (String(repeating: "a", count: 45), String(repeating: "a", count: 45)),
  ])
  func aNameThatKubernetesTakes(_ text: String, _ name: String) {
    #expect(KubernetesName.make(text) == name)
  }

  @Test func longNamesStayApart() {
    let names = ["x", "y"].map { KubernetesName.make(String(repeating: "a", count: 50) + $0) }
    #expect(names[0] != names[1])
    #expect(names.allSatisfy { $0.utf8.count == 45 })
  }

  @Test func aFenceInsertsAManifest() throws {
    let (capacity, _) = try planned(Sample.join)
    func insertion(_ fields: [(String, String)]) -> Insertion {
      let here = Diagnostics.SourceLocation(file: "page.md", line: 3, column: 1)
      let fields = fields.map { Directive.Field(key: $0.0, value: $0.1, location: here) }
      let directive = Directive(name: "manifest", fields: fields, location: here)
      return capacity.insertions.directive(directive, .page(.home))
    }
    guard case .content(let html) = insertion([("workload", "sample"), ("kind", "config")]) else {
      Issue.record("no content")
      return
    }
    #expect(html.plainText.contains("taskmanager.numberOfTaskSlots: 4"))
    guard case .mistake(let mistake) = insertion([("workload", "sample"), ("kind", "ComputPool")])
    else {
      Issue.record("no mistake")
      return
    }
    #expect(mistake.id == "unknown-kind")
    #expect(mistake.hint == "did you mean 'ComputePool'?")
  }
}
