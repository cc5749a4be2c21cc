public import Diagnostics
public import Sizing

/// A Kubernetes cluster's part that workloads run in.
public struct Environment: Sendable {
  public var id: String
  public var title: String
  public var namespace: String
  /// The label of the nodes that Flink's pods are scheduled on.
  public var nodePool: String?
  /// The storage class of the volumes that hold the state of TaskManagers; nil: the disk of a node.
  public var storageClass: String?
  /// Nodes that may be lost while everything still fits.
  public var spareNodes = 0
  /// The kinds of node that there are; empty: nodes are what the plan asks for.
  public var machines: [Machine] = []
  public var price: Price?
  /// What all of its pods together may request; nil: any amount.
  public var quota: Quota?
  /// Where the quota is written.
  public var quotaLocation: SourceLocation?
  public var assumptions = AssumptionOverrides()

  /// An environment with the defaults of its keys: called by its id, its first letter large, in a
  /// namespace of that name, as far as that can be one.
  public init(id: String) {
    self.id = id
    title = id.prefix(1).uppercased() + id.dropFirst()
    namespace = String(KubernetesLabel.make(id).prefix(KubernetesLabel.longest))
  }

  /// Whether its machines have prices, which each of them needs for that.
  public var isPricedByMachine: Bool {
    !machines.isEmpty && machines.allSatisfy { $0.pricePerHour != nil }
  }

  /// Changes its price, which is zero before the first change.
  mutating func changePrice(_ change: (inout Price) -> Void) {
    var changed = price ?? Price()
    change(&changed)
    price = changed
  }

  /// Changes its quota, which limits nothing before the first change.
  mutating func changeQuota(_ change: (inout Quota) -> Void) {
    var changed = quota ?? Quota()
    change(&changed)
    quota = changed
  }

  private init(id: String, title: String, namespace: String) {
    (self.id, self.title, self.namespace) = (id, title, namespace)
  }

  /// Where workloads of a handbook without environments run.
  public static let standard = Environment(id: "default", title: "Default", namespace: "default")
}

/// What the pods of a namespace may request, as a ResourceQuota says it.
public struct Quota: Equatable, Sendable {
  /// Nil: any number.
  public var cores: Double?
  /// Nil: any amount.
  public var memory: Bytes?

  public init() {}
}
