/// A Kubernetes cluster's part that workloads run in.
public struct Environment: Sendable {
  public var id: String
  public var title: String
  public var namespace: String
  /// The label of the nodes that Flink's pods are scheduled on.
  public var nodePool: String?
  /// Nodes that may be lost while everything still fits.
  public var spareNodes: Int
  public var price: Price?
  public var assumptions: AssumptionOverrides

  public init(
    id: String, title: String, namespace: String, nodePool: String? = nil, spareNodes: Int = 0,
    price: Price? = nil, assumptions: AssumptionOverrides = AssumptionOverrides()
  ) {
    self.id = id
    self.title = title
    self.namespace = namespace
    self.nodePool = nodePool
    self.spareNodes = spareNodes
    self.price = price
    self.assumptions = assumptions
  }

  /// Where workloads of a handbook without environments run.
  public static let standard = Environment(id: "default", title: "Default", namespace: "default")
}
