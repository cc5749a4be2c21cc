internal import Amounts
internal import Diagnostics
internal import Markup
internal import Pages
internal import Workloads

/// A cluster's dashboard for Grafana: what it reports, beside what is planned.
///
/// - Source: Grafana, "Dashboard JSON model" (classic); Grafana operator, GrafanaDashboard.
struct Dashboard {
  let cluster: DeployedCluster
  /// The workload's page, where the handbook has an address.
  let page: String?

  /// Of the classic model, which Grafana 9 to 13 read.
  private static let schemaVersion = 38

  /// The resource of the Grafana operator that holds it.
  var root: YAMLNode {
    .keys(
      .init("apiVersion", .text("grafana.integreatly.org/v1beta1")),
      .init("kind", .text(ManifestKind.grafanaDashboard.rawValue)),
      .init(
        "metadata",
        .keys(
          .init("name", .text(cluster.name)),
          .init("namespace", .text(cluster.workload.definition.environment.namespace)))),
      .init(
        "spec",
        .keys(
          .init("allowCrossNamespaceImport", .flag(true)),
          .init(
            "instanceSelector",
            .keys(.init("matchLabels", .keys(.init("dashboards", .text("grafana")))))),
          .init("json", .literal(json)))))
  }

  static let comments = [
    "instanceSelector names the labels of your Grafana",
    "without the operator: yq '.spec.json' FILE > dashboard.json, and import that",
  ]

  /// The dashboard itself, as Grafana imports it: a line for each panel, so that a review sees which of
  /// them changed.
  var json: String {
    var json = JSON()
    json.object { json in
      json.field("uid", "headroom-" + FNV.digest(cluster.folder))
      json.field("title", "\(AlertText.oneLine(cluster.title)): planned and measured")
      json.key("tags")
      json.array { for tag in ["flink", "headroom"] { $0.value(tag) } }
      json.field("schemaVersion", Self.schemaVersion)
      json.field("editable", true)
      json.field("timezone", "browser")
      json.field("refresh", "1m")
      json.breakLine()
      json.key("time")
      json.object {
        $0.field("from", "now-6h")
        $0.field("to", "now")
      }
      json.breakLine()
      json.key("templating")
      json.object { json in
        json.key("list")
        json.array { Self.variable(&$0) }
      }
      json.breakLine()
      json.key("links")
      json.array { link(&$0) }
      json.breakLine()
      json.key("panels")
      json.array { panels(&$0) }
    }
    return String(decoding: json.bytes, as: UTF8.self).printableJSON
  }

  /// The reader chooses among the Prometheus servers that Grafana knows.
  private static func variable(_ json: inout JSON) {
    json.object {
      $0.field("name", "datasource")
      $0.field("label", "Prometheus")
      $0.field("type", "datasource")
      $0.field("query", "prometheus")
    }
  }

  private func link(_ json: inout JSON) {
    guard let page else { return }
    json.object {
      $0.field("type", "link")
      $0.field("title", "The plan")
      $0.field("url", page)
      $0.field("targetBlank", true)
    }
  }

  private func panels(_ json: inout JSON) {
    var (id, y) = (1, 0)
    for row in DashboardRows(cluster).all {
      Self.heading(&json, row.title, id: id, y: y)
      id += 1
      y += 1
      for (column, panel) in row.panels.enumerated() {
        panel.write(&json, id: id, at: (column * DashboardPanel.width, y))
        id += 1
      }
      y += DashboardPanel.height
    }
  }

  private static func heading(_ json: inout JSON, _ title: String, id: Int, y: Int) {
    json.breakLine()
    json.object { json in
      json.field("id", id)
      json.field("type", "row")
      json.field("title", title)
      json.field("collapsed", false)
      json.key("gridPos")
      position(&json, x: 0, y: y, width: 24, height: 1)
      json.key("panels")
      json.array { _ in }
    }
  }

  static func position(_ json: inout JSON, x: Int, y: Int, width: Int, height: Int) {
    json.object {
      $0.field("h", height)
      $0.field("w", width)
      $0.field("x", x)
      $0.field("y", y)
    }
  }
}

extension Double {
  /// As PromQL reads it.
  var digits: String { Exact.number(self) }
}
