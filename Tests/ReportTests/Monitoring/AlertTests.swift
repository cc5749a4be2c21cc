import Foundation
import Sizing
import Testing

@testable import Report

/// What Flink's reporter gave of a running job: the labels of each metric.
enum ReportedMetrics {
  static let labels: [String: Set<String>] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Fixtures/flink-2.3-prometheus.txt").standardized
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let rows = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      line.split(separator: " ").map(String.init)
    }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], Set($0.dropFirst())) })
  }()

  /// Only the sources of some connectors give it.
  ///
  /// - Source: Flink, "Metrics", Connectors: pendingRecords; FLIP-33.
  private static let ofConnectors = ["flink_taskmanager_job_task_operator_pendingRecords"]

  /// Everything that an expression asks for is reported, but what a PodMonitor adds.
  static func expectKnown(_ expression: String) throws {
    for series in try PromQL.series(of: expression) {
      if ofConnectors.contains(series.metric) { continue }
      let known = labels[series.metric]
      #expect(known != nil, "\(series.metric)")
      #expect(
        Set(series.labels).subtracting(known ?? []).subtracting(["namespace", "pod"]).isEmpty)
    }
  }
}

private struct Missing: Error {}

@Suite struct AlertsOfAPlan {
  private func root(
    _ definition: String, address: String? = nil,
    handbook: String = "environments: { production: { namespace: streams } }"
  ) throws -> YAMLNode {
    var (capacity, workload) = try planned(definition, handbook: handbook)
    capacity.address = address
    let files = try capacity.manifests(of: workload, at: workload.design).files(.prometheusRule)
    return try #require(files.first?.documents.first).root
  }

  private func rules(_ root: YAMLNode) -> [YAMLNode] {
    guard case .list(let groups)? = root["spec"]?["groups"],
      case .list(let rules)? = groups.first?["rules"]
    else { return [] }
    return rules
  }

  private static let samples = [
    Sample.join, Sample.filter, Sample.pools, Sample.join + "\nstate: { incremental: false }",
    Sample.filter + "\nbacklog: { hours: 2, within: 3 h }",
  ]

  /// As the Prometheus operator's API reference has it; `promtool check rules` agrees.
  @Test(arguments: samples)
  func areAValidPrometheusRule(_ definition: String) throws {
    let root = try root(definition, address: "https://x.example/")
    #expect(root["apiVersion"] == .text("monitoring.coreos.com/v1"))
    #expect(root["kind"] == .text("PrometheusRule"))
    #expect(root["metadata"]?["namespace"] == .text("streams"))
    let rules = rules(root)
    #expect(rules.count >= 10)
    #expect(Set(rules.compactMap { $0["alert"]?.scalar }).count == rules.count)
    for rule in rules {
      guard case .mapping(let entries) = rule else { throw Missing() }
      let keys = Set(entries.map { $0.key })
      #expect(keys.isSubset(of: ["alert", "expr", "for", "labels", "annotations"]))
      #expect(keys.isSuperset(of: ["alert", "expr", "labels", "annotations"]))
      if let wait = rule["for"]?.scalar { #expect(PromQL.isDuration(wait), "\(wait)") }
      try ReportedMetrics.expectKnown(try #require(rule["expr"]?.scalar))
      #expect(["page", "ticket"].contains(rule["labels"]?["severity"]?.scalar))
      #expect(rule["annotations"]?["runbook_url"]?.scalar == "https://x.example/workloads/sample/")
      for field in ["summary", "description"] {
        let text = try #require(rule["annotations"]?[field]?.scalar)
        #expect(Self.expressions(of: text).isSubset(of: Self.known), "\(text)")
        #expect(!text.contains("\n"))
      }
    }
  }

  /// What annotations take from the alert.
  private static let known: Set<String> = [
    "$value", "$value | humanize", "$value | humanizeDuration", "$labels.task_name", "\"{\"",
  ]

  private static func expressions(of text: String) -> Set<String> {
    let parts = text.components(separatedBy: "{{").dropFirst()
    return Set(
      parts.map {
        ($0.components(separatedBy: "}}").first ?? "").trimmingCharacters(in: .whitespaces)
      })
  }

  /// The figures, by hand for a filter of 10k/s, 512 B, relaxed: 1 × 2 cores, recovery 253.98 s.
  @Test func haveThePlansFigures() throws {
    let (_, workload) = try planned(Sample.filter)
    let cell = workload.design
    let cluster = try #require(try workload.clusters(at: cell).first)
    let limits = PlanLimits(cluster: cluster)
    // An interval of 120 s, of which a checkpoint may take half.
    #expect(limits.checkpointDuration == Seconds(60))
    #expect(limits.failingTime == Seconds(3 * (120 + 600)))
    #expect(limits.state == nil)
    // ⌊3600/254⌋ recoveries fit into an hour, and three are enough.
    #expect(limits.restartsPerHour == 3)
    #expect(limits.catchingUp == limits.recovery)
    // A record takes θ·t + (κ − θ)·t = t = 0.7·100 µs.
    #expect(abs(limits.ratePerCore.value * 70e-6 - 1) < 1e-9)
    // cap = 2 cores / (1.1·70 µs) = 25,974 /s, 15,974 beside the peak, for 15 minutes.
    #expect(abs(limits.lag - (2 / (1.1 * 70e-6) - 10_000) * 900) < 1)
    // (900 − 110)·15,974/10,000 − 110 s are 19 min 12 s.
    let age = (900 - 110) * (2 / (1.1 * 70e-6) - 10_000) / 10_000 - 110
    #expect(abs(limits.checkpointAge.value - age) < 1e-6)
    #expect(PlanAlerts(cluster).all.first { $0.name == "FlinkStateAbovePlan" } == nil)
  }

  @Test func incrementsMayHoldWhatIsNoLongerNeeded() throws {
    func most(_ text: String) throws -> Double? {
      let (_, workload) = try planned(text)
      let cluster = try #require(try workload.clusters(at: workload.design).first)
      return PlanLimits(cluster: cluster).state?.value
    }
    #expect(try most(Sample.join) == 30e9 * 1.5)
    #expect(try most(Sample.join + "\nstate: { incremental: false }") == 30e9)
  }

  /// Two jobs whose names begin alike have series of their own.
  @Test func aClustersPodsAreItsOwn() throws {
    let (_, workload) = try planned(Sample.join)
    let cluster = try #require(try workload.clusters(at: workload.design).first)
    let alerts = PlanAlerts(cluster).all.map { $0.expression }.joined(separator: "\n")
    let patterns = Set(alerts.matches(of: /pod=~"([^"]+)"/).map { String($0.1) })
    #expect(patterns.count == 2)
    func isMatched(_ pod: String) throws -> Bool {
      try patterns.contains { try Regex($0).wholeMatch(in: pod) != nil }
    }
    #expect(try isMatched("sample-6d4b75cb6d-hwf2x"))
    #expect(try isMatched("sample-taskmanager-1-12"))
    for other in [
      "sample-two-6d4b75cb6d-hwf2x", "sample-two-taskmanager-1-1", "sample", "xsample-a-hwf2x",
    ] {
      #expect(try !isMatched(other), "\(other)")
    }
  }

  /// No name is taken for an expression, and no line break for YAML.
  @Test(arguments: ["{{ .Values }} {{{", "a \"b\" \\ $x", "a\nfor: 1s", "{{\"{{\"}}", "'|-"])
  func namesStayNames(_ title: String) throws {
    let escaped = title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n")
    let definition = Sample.filter.replacing("title: Filter", with: "title: \"\(escaped)\"")
    let root = try root(definition)
    for rule in rules(root) {
      let summary = try #require(rule["annotations"]?["summary"]?.scalar)
      let expanded = summary.replacing("{{\"{\"}}", with: "{")
      #expect(expanded.hasPrefix(title.replacing("\n", with: " ") + ": "))
      #expect(Self.expressions(of: summary).isSubset(of: ["\"{\""]))
      #expect(rule["annotations"]?["runbook_url"] == nil)
    }
  }
}
