internal import Workloads

/// What a plan can be taken away as.
public enum ManifestKind: String, CaseIterable, Sendable {
  /// For Confluent Manager for Apache Flink: a job that is a JAR.
  case application = "FlinkApplication"
  /// For Confluent Manager for Apache Flink: what SQL statements run on.
  case computePool = "ComputePool"
  /// For the Flink Kubernetes operator.
  case deployment = "FlinkDeployment"
  /// Flink's own `config.yaml`.
  case configuration = "config"
  /// For Kubernetes: that a drained node takes no more than one TaskManager at a time.
  case disruptionBudget = "PodDisruptionBudget"
  /// For the Prometheus operator: alerts whose thresholds are the plan's.
  case prometheusRule = "PrometheusRule"
  /// For the Grafana operator: what is measured beside what is planned.
  case grafanaDashboard = "GrafanaDashboard"

  /// The kind of a name, in any case of its letters.
  public init?(named name: String) {
    let found = Self.allCases.first { $0.rawValue.lowercased() == name.lowercased() }
    guard let found else { return nil }
    self = found
  }

  /// The name of its file, without the ending.
  var fileName: String { rawValue.lowercased() }

  /// Whether what takes it reads several documents from one file.
  var holdsSeveral: Bool {
    switch self {
    case .deployment, .disruptionBudget, .prometheusRule, .grafanaDashboard: true
    case .application, .computePool, .configuration: false
    }
  }

  /// Whether it holds Flink's options: what runs Flink, and nothing that only watches over it.
  public var configuresFlink: Bool {
    switch self {
    case .application, .computePool, .deployment, .configuration: true
    case .disruptionBudget, .prometheusRule, .grafanaDashboard: false
    }
  }

  /// Whether it is for watching what runs.
  var monitors: Bool {
    switch self {
    case .prometheusRule, .grafanaDashboard: true
    case .application, .computePool, .deployment, .configuration, .disruptionBudget: false
    }
  }

  /// What it is for, as a tab says it.
  var title: String {
    switch self {
    case .application, .computePool, .deployment, .disruptionBudget, .prometheusRule,
      .grafanaDashboard:
      rawValue
    case .configuration: "config.yaml"
    }
  }

  /// Who takes it and how.
  func use(file: String, environment: Environment) -> String {
    switch self {
    case .application: "confluent flink application create \(file) --environment \(environment.id)"
    case .computePool: "confluent flink compute-pool create \(file) --environment \(environment.id)"
    case .deployment, .disruptionBudget, .prometheusRule, .grafanaDashboard:
      "kubectl apply --filename \(file)"
    case .configuration: "put it in Flink's conf/ folder"
    }
  }
}
