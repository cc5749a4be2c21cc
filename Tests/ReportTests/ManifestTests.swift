import Sizing
import Testing

@testable import Report

@Suite struct ManifestsOfAPlan {
  static let workloads = ["join": Sample.join, "filter": Sample.filter, "pools": Sample.pools]

  /// Every cell's every document, with the cluster it is of.
  private func everyManifest(
    _ handbook: String, _ check: (DeployedCluster, ManifestKind, YAMLNode) throws -> Void
  ) throws {
    let capacity = try capacity(Self.workloads, handbook: handbook)
    var checked = 0
    for workload in capacity.workloads {
      for tier in LatencyTier.allCases {
        for rate in [1000.0, 40_000, 300_000] {
          let cell = DesignPoint(rate: rate, tier: tier).cell(of: workload)
          guard let manifests = try? capacity.manifests(of: workload, at: cell) else { continue }
          for kind in ManifestKind.allCases {
            let documents = manifests.files(kind).flatMap(\.documents)
            #expect(documents.count == manifests.clusters.count)
            for (cluster, document) in zip(manifests.clusters, documents) {
              try check(cluster, kind, document.root)
              checked += 1
            }
          }
        }
      }
    }
    #expect(checked > 100)
  }

  @Test(arguments: ["flink: { version: v1_20 }", "flink: { version: v1_19 }"])
  func everyDocumentHasThePlansNumbers(_ handbook: String) throws {
    try everyManifest(handbook) { cluster, kind, root in
      guard kind.configuresFlink else { return }
      let plan = cluster.plan
      let options = Printed(kind, root)
      #expect(options.bytes("taskmanager.memory.process.size") == plan.taskManagerMemory.value)
      #expect(options.bytes("jobmanager.memory.process.size") == plan.jobManagerMemory.value)
      #expect(options.number("taskmanager.memory.managed.fraction") == plan.managedFraction)
      #expect(options.bytes("taskmanager.memory.network.min") == plan.networkMemory.value)
      #expect(options.bytes("taskmanager.memory.network.max") == plan.networkMemory.value)
      #expect(options.values["execution.checkpointing.mode"] == "EXACTLY_ONCE")
      #expect(options.number("taskmanager.numberOfTaskSlots") == Double(plan.slotsPerTaskManager))
      #expect(options.number("parallelism.default") == Double(plan.parallelism))
      #expect(options.number("pipeline.max-parallelism") == Double(plan.maxParallelism))
      #expect(
        options.seconds("execution.checkpointing.interval") == plan.checkpointInterval.value)
      #expect(
        options.seconds("execution.checkpointing.min-pause") == plan.checkpointInterval.value / 2)
    }
  }

  @Test func resourcesSayWhatTheOptionsSay() throws {
    try everyManifest("flink: { version: v1_20 }") { cluster, kind, root in
      guard kind.configuresFlink, kind != .configuration else { return }
      let spec = try #require(root["spec"])
      let cluster = cluster.plan
      let processes = kind == .computePool ? try #require(spec["clusterSpec"]) : spec
      let manager = try #require(processes["taskManager"]?["resource"])
      let leader = try #require(processes["jobManager"]?["resource"])
      #expect(manager["cpu"] == .integer(Int(cluster.coresPerTaskManager.value)))
      #expect(leader["cpu"] == .integer(cluster.jobManagerCores))
      #expect(Printed.bytes(manager["memory"]?.scalar) == cluster.taskManagerMemory.value)
      #expect(Printed.bytes(leader["memory"]?.scalar) == cluster.jobManagerMemory.value)
      if kind != .computePool {
        #expect(spec["job"]?["parallelism"] == .integer(cluster.parallelism))
      }
    }
  }

  /// The terminal's JSON, the operators' manifests and Flink's own file, key by key.
  @Test func noTwoPlacesDisagree() throws {
    let (capacity, workload) = try planned(Sample.join)
    let cell = workload.design
    let manifests = try capacity.manifests(of: workload, at: cell)
    let json = String(
      decoding: capacity.json(of: [workload], at: DesignPoint(), single: true), as: UTF8.self)
    let printed = try ManifestKind.allCases.filter { $0.configuresFlink }.map { kind in
      Printed(kind, try #require(manifests.files(kind).first?.documents.first).root).values
    }
    for option in workload.sizer.flinkConfiguration(for: try #require(cell.plan), tier: cell.tier) {
      #expect(json.contains("\"\(option.key)\":\"\(option.value)\""), "\(option.key)")
      for values in printed { #expect(values[option.key] == option.value, "\(option.key)") }
    }
    // What the operators' documents say outside of Flink's options, Flink's own file says in them.
    let shared = printed.map {
      $0.filter { !$0.key.hasPrefix("kubernetes.") && !$0.key.hasPrefix("containerized.") }
    }
    for values in shared { #expect(values == shared[0]) }
  }

  @Test func aSizeInAResourceIsExact() {
    #expect(ResourceMemory(.gibibytes(16)).text == "16384m")
    #expect(ResourceMemory(.mebibytes(1728)).text == "1728m")
    #expect(ResourceMemory(Bytes(5_000_000_000)).text == "5000000000")
  }

  @Test func valuesForTheOperatorsAreInQuotes() throws {
    try everyManifest("flink: { version: v1_20 }") { _, kind, root in
      guard kind.configuresFlink, kind != .configuration else { return }
      let spec = root["spec"]?["clusterSpec"] ?? root["spec"]
      guard case .mapping(let entries) = spec?["flinkConfiguration"] else {
        Issue.record("no flinkConfiguration")
        return
      }
      for entry in entries { #expect(entry.value == .quoted(entry.value.scalar ?? "")) }
    }
  }
}

/// The options that a document prints.
struct Printed {
  let values: [String: String]

  init(_ kind: ManifestKind, _ root: YAMLNode) {
    let spec = root["spec"]?["clusterSpec"] ?? root["spec"]
    let options = kind == .configuration ? root : spec?["flinkConfiguration"]
    guard case .mapping(let entries) = options else {
      values = [:]
      return
    }
    values = Dictionary(uniqueKeysWithValues: entries.map { ($0.key, $0.value.scalar ?? "") })
  }

  func number(_ key: String) -> Double? { values[key].flatMap { Double($0) } }
  func bytes(_ key: String) -> Double? { Self.bytes(values[key]) }

  /// `30 s`, `1500 ms`
  func seconds(_ key: String) -> Double? {
    let parts = (values[key] ?? "").split(separator: " ")
    guard parts.count == 2, let number = Double(parts[0]) else { return nil }
    return parts[1] == "ms" ? number / 1000 : parts[1] == "s" ? number : nil
  }

  /// A size as Flink reads it: `g` and `m` are powers of two.
  static func bytes(_ text: String?) -> Double? {
    guard let text else { return nil }
    let digits = text.prefix { $0.isNumber }
    let factors = ["": 1.0, "b": 1, "m": 1_048_576, "g": 1_073_741_824]
    return factors[String(text.dropFirst(digits.count))].flatMap { factor in
      Double(digits).map { $0 * factor }
    }
  }
}
