import Foundation
import Pages
import Reading
import Report
import Testing
import Workloads

@testable import Observations

/// What is deployed against the plan.
@Suite struct Drifting {
  private static let files = [
    "workloads/orders.yaml": """
    title: Orders
    source: { rate: 40k/s, record: 1 KiB }
    latency: sub-1s
    statements:
      - { name: clean, complexity: simple }
      - { name: count, complexity: medium, state: { keys: 2M, bytesPerKey: 400 B } }
    """,
    "workloads/clicks.yaml": """
    title: Clicks
    source: { rate: 10k/s, record: 500 B }
    latency: relaxed
    deployment: statements
    statements: [{ name: clean, complexity: simple }, { name: more, complexity: simple }]
    """,
  ]

  private func capacity(version: FlinkVersion = .flink120) -> Capacity {
    var settings = CapacitySettings()
    settings.flink.version = version
    let (workloads, mistakes) = WorkloadFiles.read(FileTree(Self.files), settings: settings)
    #expect(mistakes.isEmpty)
    return Capacity(workloads: workloads, settings: settings)
  }

  private func manifest(
    _ kind: ManifestKind, of id: String = "orders", version: FlinkVersion = .flink120
  ) throws -> String {
    let capacity = capacity(version: version)
    return try capacity.manifest(kind, of: try #require(capacity.workload(id)), at: DesignPoint())
  }

  private func resources(_ text: String) -> [DeployedResource] {
    let (resources, diagnostics) = DeployedResource.read(Array(text.utf8), file: "a.yaml")
    #expect(diagnostics.isEmpty)
    return resources
  }

  private func findings(_ deployed: String, planned: String) -> [Drift.Finding] {
    Drift(planned: resources(planned), deployed: resources(deployed)).findings
  }

  @Test(arguments: [
    (ManifestKind.deployment, "orders"), (.application, "orders"), (.computePool, "clicks"),
    (.deployment, "clicks"),
  ])
  func findsNothingInOwnManifests(_ row: (kind: ManifestKind, id: String)) throws {
    let text = try manifest(row.kind, of: row.id)
    let planned = resources(text)
    #expect(planned.count == (row.id == "clicks" ? 2 : 1))
    #expect((planned.first?.settings.count ?? 0) > 20)
    #expect(findings(text, planned: text).isEmpty)
  }

  /// Each single edit, the setting that it is told of, and what it means.
  @Test(arguments: [
    ("job:\n", "parallelism: ", "1", "job.parallelism", Drift.Finding.Verdict.worse),
    ("job:\n", "parallelism: ", "999", "job.parallelism", .better),
    ("", "taskmanager.numberOfTaskSlots: ", "\"77\"", "taskmanager.numberOfTaskSlots", .other),
    ("taskManager:\n", "memory: ", "\"1024m\"", "taskManager.resource.memory", .worse),
    ("taskManager:\n", "cpu: ", "64", "taskManager.resource.cpu", .better),
    ("", "taskmanager.memory.process.size: ", "\"1g\"", "taskmanager.memory.process.size", .worse),
    (
      "", "taskmanager.memory.managed.fraction: ", "\"0.1\"", "taskmanager.memory.managed.fraction",
      .other
    ),
    ("", "taskmanager.memory.network.max: ", "\"64k\"", "taskmanager.memory.network.max", .worse),
    (
      "", "execution.checkpointing.interval: ", "\"1 h\"", "execution.checkpointing.interval",
      .other
    ),
    (
      "", "execution.checkpointing.mode: ", "\"AT_LEAST_ONCE\"", "execution.checkpointing.mode",
      .other
    ),
    ("", "pipeline.max-parallelism: ", "\"128\"", "pipeline.max-parallelism", .other),
    ("", "state.backend.type: ", "\"hashmap\"", "state.backend.type", .other),
    ("", "flinkVersion: ", "v1_18", "flinkVersion", .other),
    ("jobManager:\n", "memory: ", "\"512m\"", "jobManager.resource.memory", .worse),
  ])
  func tellsOfEachEdit(
    _ row: (
      part: String, key: String, value: String, setting: String, verdict: Drift.Finding.Verdict
    )
  ) throws {
    let text = try manifest(.deployment)
    let part =
      row.part.isEmpty ? text.startIndex : try #require(text.range(of: row.part)?.upperBound)
    let key = try #require(text[part...].range(of: row.key)?.upperBound)
    let end = try #require(text[key...].firstIndex(of: "\n"))
    let edited = text[..<key] + row.value + text[end...]
    let found = findings(String(edited), planned: text).filter { $0.setting == row.setting }
    #expect(found.map(\.verdict) == [row.verdict])
    #expect(found.first?.consequence.isEmpty == false)
    // Only a version has consequences for other settings.
    let others = findings(String(edited), planned: text).filter { $0.setting != row.setting }
    #expect(others.isEmpty || row.setting == "flinkVersion")
  }

  /// A list of several namespaces has a name twice.
  @Test func looksAtEveryResourceOfAName() throws {
    let text = try manifest(.deployment)
    let edited = text.replacing("EXACTLY_ONCE", with: "AT_LEAST_ONCE")
    for both in [text + "---\n" + edited, edited + "---\n" + text] {
      let drift = Drift(planned: resources(text), deployed: resources(both))
      #expect(drift.findings.map(\.setting) == ["execution.checkpointing.mode"])
      #expect(drift.compared == 2)
    }
  }

  @Test func tellsOfASettingThatIsMissing() throws {
    let text = try manifest(.deployment)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let edited = lines.filter { !$0.contains("execution.checkpointing.timeout") }
    let found = findings(edited.joined(separator: "\n"), planned: text)
    #expect(found.map(\.setting) == ["execution.checkpointing.timeout"])
    #expect(found.first?.deployed == nil)
  }

  @Test(arguments: [
    ("memory", "taskManager.resource.memory", "16g", "16384m"),
    ("memory", "taskManager.resource.memory", "16Gi", "17179869184"),
    ("time", "execution.checkpointing.interval", "30 s", "30000"),
    ("time", "execution.checkpointing.timeout", "10 min", "600 s"),
    ("number", "job.parallelism", "4", "4.0"), ("flag", "a.enabled", "true", "TRUE"),
  ])
  func takesSpellingsOfOneValueForTheSame(
    _ row: (what: String, path: String, one: String, other: String)
  ) {
    #expect(
      SettingValue(row.one, of: row.path) == SettingValue(row.other, of: row.path), "\(row.what)")
  }

  @Test func takesOldNamesOfOptionsForTheSame() throws {
    let text = try manifest(.deployment)
    let edited = text.replacing(
      "execution.checkpointing.incremental", with: "state.backend.incremental")
    #expect(edited != text)
    #expect(findings(edited, planned: text).isEmpty)
  }

  @Test func tellsOfOptionsThatTheVersionDoesNotKnow() throws {
    let old = try manifest(.deployment, version: .flink119)
    let edited = old.replacing(
      "state.backend.incremental", with: "execution.checkpointing.incremental")
    #expect(edited != old)
    let found = findings(edited, planned: old)
    #expect(found.map(\.setting) == ["execution.checkpointing.incremental"])
    #expect(found.first?.consequence.contains("state.backend.incremental") == true)
  }

  @Test func tellsOfPodsThatNoNodeHolds() throws {
    let planned = resources(try manifest(.deployment))
    let drift = Drift(
      planned: planned, deployed: planned, nodes: ["orders": (cores: 1, memory: 2e9)])
    #expect(drift.findings.map(\.setting).contains("taskManager.resource.memory"))
    #expect(drift.findings.allSatisfy { $0.verdict == .worse })
  }

  /// A cluster's figures from its settings: 999 subtasks on slots of the plan.
  @Test func figuresOfAClusterFollowFromItsSettings() throws {
    let text = try manifest(.deployment)
    let start = try #require(text.range(of: "parallelism: ", options: .backwards)?.upperBound)
    let end = try #require(text[start...].firstIndex(of: "\n"))
    let edited = text[..<start] + "999" + text[end...]
    let drift = Drift(planned: resources(text), deployed: resources(String(edited)))
    let cluster = try #require(drift.clusters.first)
    let plan = try #require(capacity().workload("orders")?.design.plan)
    #expect(cluster.name == "orders")
    #expect(cluster[.parallelism]?.planned == Double(plan.parallelism))
    #expect(cluster[.totalCores]?.planned == plan.totalCores.value)
    #expect(cluster[.totalMemoryBytes]?.planned == plan.totalMemory.value)
    #expect(cluster[.taskManagers]?.planned == Double(plan.taskManagers))
    let slots = Double(plan.slotsPerTaskManager)
    #expect(cluster[.taskManagers]?.deployed == (999 / slots).rounded(.up))
    #expect(cluster[.intervalSeconds]?.deployed == plan.checkpointInterval.value)
  }

  /// Every setting that is not said leaves its figures out, and nothing else.
  @Test func figuresThatAManifestDoesNotTellAreNone() throws {
    let text = try manifest(.deployment)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let edited = lines.filter { !$0.contains("cpu:") }.joined(separator: "\n")
    let drift = Drift(planned: resources(text), deployed: resources(edited))
    let cluster = try #require(drift.clusters.first)
    let none = cluster.figures.filter { $0.deployed == nil }.map { $0.metric }
    #expect(none == [.totalCores, .coresPerTaskManager, .jobManagerCores])
  }

  @Test func hasAPageOfItsOwn() throws {
    let text = try manifest(.deployment)
    let edited = text.replacing("EXACTLY_ONCE", with: "AT_LEAST_ONCE")
    let drift = Drift(planned: resources(text), deployed: resources(edited))
    let html = String(decoding: drift.html(stylesheet: []), as: UTF8.self)
    #expect(html.contains("AT_LEAST_ONCE"))
    #expect(html.contains("<th scope=\"col\">Cluster"))
    #expect(drift.page.anchors == ["differences", "figures"])
    let same = Drift(planned: resources(text), deployed: resources(text))
    #expect(same.page.anchors == ["figures"])
    #expect(String(decoding: same.html(stylesheet: []), as: UTF8.self).contains("as planned."))
  }

  @Test func readsListsAsKubectlPrintsThem() throws {
    let text = #"""
      {"kind":"List","items":[{"kind":"FlinkDeployment","metadata":{"name":"a"},
        "spec":{"job":{"parallelism":3},"flinkConfiguration":{"a.b":"c"}}},
        {"kind":"ConfigMap","metadata":{"name":"b"}}]}
      """#
    let found = resources(text)
    #expect(found.map(\.name) == ["a"])
    #expect(found.first?["job.parallelism"] == "3")
    #expect(found.first?["a.b"] == "c")
  }

  @Test func namesTheNearestPlanOfAStranger() throws {
    let text = try manifest(.deployment)
    let drift = Drift(
      planned: resources(text),
      deployed: resources(text.replacing("name: orders", with: "name: ordrs")))
    #expect(
      drift.findings.map(\.consequence) == [
        "no workload has this name; did you mean 'orders'?"
      ])
    #expect(drift.absent == ["orders"])
  }

  @Test func tellsWhatIsNoResource() {
    let (found, diagnostics) = DeployedResource.read(
      Array("a: 1\n---\n# nothing\n".utf8), file: "a")
    #expect(found.isEmpty)
    #expect(diagnostics.map(\.id) == ["wrong-type"])
  }
}
