/// A Kubernetes cluster's part that workloads run in.
public struct Environment: Sendable {
  public var id: String
  public var title: String
  public var namespace: String
  /// The label of the nodes that Flink's pods are scheduled on.
  public var nodePool: String?
  /// Nodes that may be lost while everything still fits.
  public var spareNodes = 0
  public var price: Price?
  public var assumptions = AssumptionOverrides()

  /// An environment with the defaults of its keys: called by its id, its first letter large, in a
  /// namespace of that name.
  public init(id: String) {
    self.id = id
    title = id.prefix(1).uppercased() + id.dropFirst()
    namespace = id
  }

  /// Changes its price, which is zero before the first change.
  mutating func changePrice(_ change: (inout Price) -> Void) {
    var changed = price ?? Price()
    change(&changed)
    price = changed
  }

  /// Where workloads of a handbook without environments run.
  public static let standard = Environment(id: "default")
}
