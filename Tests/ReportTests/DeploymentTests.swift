import Amounts
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
    // Confluent's command line reads one document of a file.
    #expect(
      manifests.files(.computePool).map(\.name) == [
        "computepool-clean-events.yaml", "computepool-clean-events-2.yaml", "computepool-x.yaml",
      ])
    #expect(manifests.files(.deployment).map(\.name) == ["flinkdeployment.yaml"])
    #expect(
      manifests.files(.configuration).map(\.name) == [
        "config-clean-events.yaml", "config-clean-events-2.yaml", "config-x.yaml",
      ])
  }

  /// Every place that tells a workload's size tells the same: 48 cores here are 48 cores there.
  @Test(arguments: ["pools", "join"])
  func oneTotalEverywhere(_ id: String) throws {
    let definition = ["pools": Sample.pools, "join": Sample.join][id] ?? ""
    let (capacity, workload) = try planned(definition)
    let footprint = try #require(workload.footprint)
    let plans = (workload.pools.isEmpty ? [workload] : workload.pools).compactMap { $0.design.plan }
    #expect(footprint.cores == plans.reduce(.zero) { $0 + $1.totalCores })
    #expect(footprint.memory == plans.reduce(.zero) { $0 + $1.totalMemory })
    let cores = Format.count(footprint.cores)

    let page = WorkloadPage(workload: workload, capacity: capacity, changes: nil).page
    #expect(page.description.contains(" needs \(Format.counted(footprint.cores)) at "))
    #expect(page.body(.page(page.path)).rendered().contains("<div class=\"figure\">\(cores)</div>"))
    let row = try #require(WorkloadTable(workloads: [workload]).table.rows.first)
    #expect(row.cells[1].text == cores)
    let cell = CellTable(workloads: [workload]).table.rows.first { $0.isMarked }
    #expect(cell?.cells[3].text == cores)
    let matrix = MatrixTable(workload: workload).html(.page(.home)).rendered()
    #expect(matrix.contains("design\"><b>\(cores)</b>"))
    let values = InsertedValues(capacity: capacity)
    #expect(try values.find("workloads.sample.cores").get() == cores)
    #expect(try values.find("totals.cores").get() == cores)
    let exact = "\"totalCores\":\(Exact.number(footprint.cores.value)),"
    for json in [
      capacity.json(of: [workload], at: DesignPoint(), single: true),
      capacity.matrixJSON(engineVersion: "1"),
    ] {
      #expect(String(decoding: json, as: UTF8.self).contains(exact))
    }
    #expect(capacity.text(of: [workload], at: DesignPoint()).contains(" \(cores)"))
    #expect(capacity.csv(of: [workload], at: DesignPoint()).contains(",\(cores),"))
    let environment = try #require(capacity.environmentPlans.first)
    #expect(environment.plan.usedCores == footprint.cores)
  }

  /// One shape of several would stand beside the sums of all.
  @Test func poolsOfSeveralShapesHaveNone() throws {
    let (capacity, workload) = try planned(
      """
      title: Two shapes
      source: { rate: 25k/s, record: 600 B }
      latency: sub-5s
      deployment: statements
      statements:
        - { name: clean, complexity: simple, input: 1% }
        - { name: count, complexity: complex, state: { keys: 50M, bytesPerKey: 600 B } }
      """)
    let plans = workload.pools.compactMap { $0.design.plan }
    #expect(plans.map { $0.coresPerTaskManager } == [2, 4])
    let json = String(
      decoding: capacity.json(of: [workload], at: DesignPoint(), single: true), as: UTF8.self)
    for key in ["coresPerTaskManager", "slotsPerTaskManager", "taskManagerMemoryBytes"] {
      #expect(json.contains("\"\(key)\":null"), "\(key)")
    }
    let columns = try #require(
      CellTable(workloads: [workload]).table.rows.first { $0.isMarked }?.cells)
    #expect(columns[4].exact == String(plans.reduce(0) { $0 + $1.taskManagers }))
    #expect(columns[5].exact == "")
    let value = InsertedValues(capacity: capacity).find("workloads.sample.coresPerTaskManager")
    #expect(try value.get() == "several")
  }

  private func spec(
    _ definition: String, _ kind: ManifestKind, handbook: String = ""
  ) throws -> YAMLNode {
    let (capacity, workload) = try planned(definition, handbook: handbook)
    let files = try capacity.manifests(of: workload, at: workload.design).files(kind)
    let root = try #require(files.first?.documents.first).root
    let spec = try #require(root["spec"])
    return kind == .computePool ? try #require(spec["clusterSpec"]) : spec
  }

  @Test func aPoolHasNoAccountOfItsOwn() throws {
    #expect(try spec(Sample.pools, .computePool)["serviceAccount"] == nil)
    #expect(try spec(Sample.join, .application)["serviceAccount"] == .text("flink"))
  }

  @Test func theDiskOfANodeIsCounted() throws {
    let spec = try spec(Sample.join, .deployment)
    let resource = spec["taskManager"]?["resource"]
    #expect(resource?["ephemeralStorage"] == .quoted("200G"))
    #expect(spec["jobManager"]?["resource"]?["ephemeralStorage"] == nil)
    #expect(spec["taskManager"]?["podTemplate"] == nil)
  }

  @Test func aVolumeIsMountedWhereFlinkKeepsState() throws {
    let spec = try spec(
      Sample.join, .deployment, handbook: "environments: { production: { storageClass: fast } }")
    let manager = try #require(spec["taskManager"])
    #expect(manager["resource"]?["ephemeralStorage"] == nil)
    let pod = try #require(manager["podTemplate"]?["spec"])
    guard case .list(let volumes)? = pod["volumes"],
      case .list(let containers)? = pod["containers"],
      case .list(let mounts)? = containers.first?["volumeMounts"], let mount = mounts.first
    else { throw Missing() }
    let claim = volumes.first?["ephemeral"]?["volumeClaimTemplate"]?["spec"]
    #expect(claim?["storageClassName"] == .text("fast"))
    #expect(claim?["resources"]?["requests"]?["storage"] == .quoted("200G"))
    #expect(volumes.first?["name"] == mount["name"])
    let folder = try #require(mount["mountPath"]?.scalar)
    let options = try #require(spec["flinkConfiguration"])
    #expect(options["state.backend.rocksdb.localdir"]?.scalar == folder + "/rocksdb")
    #expect(options["execution.checkpointing.local-backup.dirs"]?.scalar == folder + "/backup")
  }

  private struct Missing: Error {}

  @Test(arguments: [
    ("image: flink:1.20.1-java17", "flink-s3-fs-hadoop-1.20.1.jar"),
    (
      "image: confluentinc/cp-flink:1.20.5-cp2-java17", "flink-s3-fs-hadoop-1.20.5-cp2.jar"
    ),
    ("image: flink:1.20.1, storage: gs://state", nil),
    ("image: registry.example.com/jobs:7", nil), ("image: flink:1.20", nil),
    ("image: registry.example.com/jobs:7, plugins: a.jar;b.jar", "a.jar;b.jar"),
    ("image: flink:1.20.1, plugins: x.jar", "x.jar"),
  ])
  func thePluginForTheStorage(_ flink: String, _ jars: String?) throws {
    let handbook = "flink: { version: v1_20, \(flink) }"
    let spec = try spec(Sample.join, .deployment, handbook: handbook)
    var value: String?
    if case .list(let containers)? = spec["podTemplate"]?["spec"]?["containers"],
      case .list(let variables)? = containers.first?["env"]
    {
      #expect(containers.first?["name"] == .text("flink-main-container"))
      #expect(variables.first?["name"] == .text("ENABLE_BUILT_IN_PLUGINS"))
      value = variables.first?["value"]?.scalar
    }
    #expect(value == jars)
    let (capacity, workload) = try planned(Sample.join, handbook: handbook)
    let file = try capacity.manifests(of: workload, at: workload.design).files(.configuration)[0]
    let variable = "containerized.taskmanager.env.ENABLE_BUILT_IN_PLUGINS"
    #expect(file.documents[0].root[variable]?.scalar == jars)
    let isUnknown = jars == nil && !flink.contains("gs://")
    #expect(file.text.contains("must contain the plugin for s3://") == isUnknown)
  }

  @Test func restartsWaitLongerAndLonger() throws {
    let options = try spec(Sample.join, .deployment)["flinkConfiguration"]
    #expect(options?["restart-strategy.type"]?.scalar == "exponential-delay")
    let prefix = "restart-strategy.exponential-delay."
    #expect(options?[prefix + "initial-backoff"]?.scalar == "1 s")
    #expect(options?[prefix + "backoff-multiplier"]?.scalar == "1.5")
  }

  @Test func aDrainTakesOneTaskManagerAtATime() throws {
    let (capacity, workload) = try planned(Sample.join)
    let files = try capacity.manifests(of: workload, at: workload.design).files(.disruptionBudget)
    let root = try #require(files.first?.documents.first).root
    #expect(root["apiVersion"] == .text("policy/v1"))
    let labels = root["spec"]?["selector"]?["matchLabels"]
    #expect(labels?["app"] == root["metadata"]?["name"])
    #expect(labels?["component"] == .text("taskmanager"))
  }

  @Test func aQuotaAllowsEverythingTwice() throws {
    let (capacity, workload) = try planned(
      Sample.pools, handbook: "environments: { production: { quota: { cores: 1 } } }")
    let plan = try #require(capacity.environmentPlans.first)
    let quota = QuotaManifest(plan: plan)
    let hard = try #require(quota.document.root["spec"]?["hard"])
    let footprint = try #require(workload.footprint)
    #expect(hard["requests.cpu"]?.scalar == Exact.number(footprint.cores.value * 2))
    #expect(hard["pods"]?.scalar == String((footprint.taskManagers + 3) * 2))
    #expect(quota.judgement?.contains("of 1 cores of the quota, which is not enough") == true)
    #expect(quota.path == "capacity/resourcequota-production.yaml")
    #expect(capacity.quotaResources.map(\.path) == [quota.path])
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
