internal import Settings
internal import Sizing

/// A Kubernetes cluster's part that workloads run in.
public struct Environment: Sendable {
  public var id: String
  public var title: String
  public var namespace: String
  /// The label of the nodes that Flink's pods belong on.
  public var nodePool: String?
  /// Nodes that may be lost while everything still fits.
  public var spareNodes = 0
  public var price: Price?
  var assumptions: AssumptionOverrides

  static let standard = Environment(
    id: "default", title: "Default", namespace: "default", assumptions: AssumptionOverrides())
}

/// What capacity costs. Either by node or by what is on it.
public struct Price: Equatable, Sendable {
  /// Of one core for an hour.
  public var coreHour = 0.0
  /// Of one GiB of memory for an hour.
  public var gibibyteHour = 0.0
  /// Of a whole node for an hour.
  public var nodeHour = 0.0
  public var currency = "USD"

  /// Hours of an average month: 365 × 24 / 12.
  static let hoursPerMonth = 730.0

  /// The cost of running something for a month.
  func perMonth(cores: Double, memory: Double, nodes: Double) -> Double {
    (cores * coreHour + memory / 1_073_741_824 * gibibyteHour + nodes * nodeHour)
      * Self.hoursPerMonth
  }
}

extension Environment {
  init(id: String, reading keys: Keys) {
    self.id = id
    title = keys.value("title")?.text() ?? id.prefix(1).uppercased() + id.dropFirst()
    namespace = keys.value("namespace")?.text() ?? id
    nodePool = keys.value("nodePool")?.text()
    spareNodes = keys.value("spareNodes")?.whole(in: 0...1) ?? 0
    price = keys.value("prices")?.mapping { Price(reading: $0) }
    assumptions = AssumptionOverrides(reading: keys.value("assumptions"))
  }
}

extension Price {
  init(reading keys: Keys) {
    let range = 0.0...1e6
    coreHour = keys.value("corePerHour")?.amount(.number, in: range) ?? 0
    gibibyteHour = keys.value("memoryPerHour")?.amount(.number, in: range) ?? 0
    nodeHour = keys.value("nodePerHour")?.amount(.number, in: range) ?? 0
    currency = keys.value("currency")?.text() ?? currency
  }
}
