import JSONReading
import Sizing
import Testing

@testable import Report

/// As Grafana's documentation of the classic model has it.
@Suite struct DashboardOfAPlan {
  private func document(_ definition: String) throws -> (YAMLNode, JSONNode) {
    var (capacity, workload) = try planned(
      definition, handbook: "environments: { production: { namespace: streams } }")
    capacity.address = "https://x.example/"
    let files = try capacity.manifests(of: workload, at: workload.design).files(.grafanaDashboard)
    let root = try #require(files.first?.documents.first).root
    let json = try #require(root["spec"]?["json"]?.scalar)
    var reader = JSONReader(Array(json.utf8), file: "dashboard.json")
    return (root, try JSONNode(reading: &reader))
  }

  @Test func isAResourceOfTheGrafanaOperator() throws {
    let (root, _) = try document(Sample.join)
    #expect(root["apiVersion"] == .text("grafana.integreatly.org/v1beta1"))
    #expect(root["kind"] == .text("GrafanaDashboard"))
    #expect(root["spec"]?["instanceSelector"]?["matchLabels"]?["dashboards"] == .text("grafana"))
  }

  @Test(arguments: [Sample.join, Sample.filter, Sample.pools])
  func hasTheStructureThatGrafanaReads(_ definition: String) throws {
    let (_, json) = try document(definition)
    let uid = try #require(json["uid"]?.text)
    #expect(uid.utf8.count <= 40)
    #expect(json["title"]?.text?.isEmpty == false)
    #expect(json["schemaVersion"]?.number == 38)
    let variable = try #require(json["templating"]?["list"]?.elements.first)
    #expect(variable["type"]?.text == "datasource" && variable["query"]?.text == "prometheus")
    #expect(json["links"]?.elements.first?["url"]?.text == "https://x.example/workloads/sample/")
    let panels = json["panels"]?.elements ?? []
    #expect(panels.count == 16)
    #expect(Set(panels.compactMap { $0["id"]?.number }).count == panels.count)
    for panel in panels where panel["type"]?.text != "row" { try check(panel) }
    try expectNoOverlap(panels)
  }

  private func check(_ panel: JSONNode) throws {
    #expect(panel["type"]?.text == "timeseries")
    #expect(panel["title"]?.text?.isEmpty == false)
    #expect(panel["datasource"]?["uid"]?.text == "${datasource}")
    let targets = panel["targets"]?.elements ?? []
    #expect(Set(targets.compactMap { $0["refId"]?.text }).count == targets.count)
    for target in targets {
      #expect(target["datasource"]?["type"]?.text == "prometheus")
      try ReportedMetrics.expectKnown(try #require(target["expr"]?.text))
      #expect(target["legendFormat"]?.text?.isEmpty == false)
    }
    let defaults = panel["fieldConfig"]?["defaults"]
    #expect(["short", "s", "ms", "bytes"].contains(defaults?["unit"]?.text))
    let steps = defaults?["thresholds"]?["steps"]?.elements ?? []
    #expect(steps.first?["value"]?.isNull == true)
    #expect(steps.dropFirst().allSatisfy { ($0["value"]?.number ?? 0) > 0 })
    let style = defaults?["custom"]?["thresholdsStyle"]?["mode"]?.text
    #expect(style == (steps.count > 1 ? "dashed" : "off"))
    let overrides = panel["fieldConfig"]?["overrides"]?.elements ?? []
    #expect(overrides.count == (targets.count > 1 ? 1 : 0))
  }

  private func expectNoOverlap(_ panels: [JSONNode]) throws {
    var taken: Set<Int> = []
    for panel in panels {
      let place = try ["x", "y", "w", "h"].map { Int(try #require(panel["gridPos"]?[$0]?.number)) }
      #expect(place[0] + place[2] <= 24)
      for x in place[0]..<(place[0] + place[2]) {
        for y in place[1]..<(place[1] + place[3]) { #expect(taken.insert(y * 24 + x).inserted) }
      }
    }
  }

  /// A title may have anything in it; the text around the JSON is still YAML.
  @Test(arguments: ["say \\\"hi\\\"", "交易 🚀", "a\\nb", "{{ x }} $y [[z]]", "#: |-"])
  func aTitleStaysInItsText(_ title: String) throws {
    let definition = Sample.filter.replacing("title: Filter", with: "title: \"\(title)\"")
    let (capacity, workload) = try planned(definition)
    let text = try capacity.manifest(.grafanaDashboard, of: workload, at: DesignPoint())
    #expect(try text == capacity.manifest(.grafanaDashboard, of: workload, at: DesignPoint()))
    for scalar in text.unicodeScalars {
      #expect(scalar == "\n" || YAMLScalar.isPrintable(scalar), "\(scalar.value)")
    }
    let (_, json) = try document(definition)
    #expect(json["title"]?.text?.hasSuffix(": planned and measured") == true)
  }
}
