internal import Workloads

/// A cluster's alerts for the Prometheus operator.
///
/// - Source: Prometheus operator, API reference, PrometheusRule; Prometheus, alerting rules.
struct PrometheusRule {
  let cluster: DeployedCluster
  /// The workload's page, where the handbook has an address.
  let page: String?

  var root: YAMLNode {
    .keys(
      .init("apiVersion", .text("monitoring.coreos.com/v1")),
      .init("kind", .text(ManifestKind.prometheusRule.rawValue)),
      .init(
        "metadata",
        .keys(
          .init("name", .text(cluster.name)),
          .init("namespace", .text(cluster.workload.definition.environment.namespace)))),
      .init("spec", .keys(.init("groups", .list([group])))))
  }

  static let comments = [
    "the series are found by the labels namespace and pod, which a PodMonitor adds",
    "add the labels that your Prometheus selects rules by, such as release: prometheus",
  ]

  private var group: YAMLNode {
    .keys(
      .init("name", .text(cluster.name)),
      .init("rules", .list(PlanAlerts(cluster).all.map(rule))))
  }

  private func rule(_ alert: PlanAlert) -> YAMLNode {
    .keys(
      .init("alert", .text(alert.name)), .init("expr", .literal(alert.expression)),
      alert.wait.map { .init("for", .text($0.time), comment: $0.reason) },
      .init("labels", labels(alert)), .init("annotations", annotations(alert)))
  }

  private func labels(_ alert: PlanAlert) -> YAMLNode {
    .keys(
      .init("severity", .text(alert.severity.rawValue)),
      .init("workload", .text(cluster.name)),
      cluster.workload.definition.owner.map { .init("owner", .text(AlertText.plain($0))) })
  }

  private func annotations(_ alert: PlanAlert) -> YAMLNode {
    .keys(
      .init("summary", .text("\(AlertText.plain(cluster.title)): \(alert.summary)")),
      .init("description", .text(alert.description)),
      page.map { .init("runbook_url", .text($0)) })
  }
}
