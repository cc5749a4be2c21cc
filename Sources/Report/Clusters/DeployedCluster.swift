internal import Markup
internal import Sizing
internal import Workloads

/// A Flink cluster that a workload runs as: the whole application, or one statement of it.
struct DeployedCluster: Sendable {
  let workload: PlannedWorkload
  /// The statement that has this cluster to itself; nil for the whole workload.
  let statement: String?
  /// What Kubernetes and Confluent Manager call it.
  let name: String
  /// Where its checkpoints go below the storage: the workload's id, and the statement's.
  let folder: String
  let cell: Cell
  let plan: Plan

  /// What people call it.
  var title: String {
    statement.map { "\(workload.definition.title), statement \($0)" } ?? workload.definition.title
  }
}

/// Why a workload has no manifests: no plan for it, or for one of its statements.
public struct NotDeployable: Error, Sendable {
  let cell: Cell
  let statement: String?

  /// One line that says why.
  public var reason: String {
    (statement.map { "statement '\($0)': " } ?? "") + cell.why.plainText
  }
}

extension PlannedWorkload {
  /// The clusters that the workload runs as at a cell.
  func clusters(at cell: Cell) throws(NotDeployable) -> [DeployedCluster] {
    switch definition.deployment {
    case .application: return [try application(at: cell)]
    case .statements: return try statementClusters(at: cell)
    }
  }

  private func application(at cell: Cell) throws(NotDeployable) -> DeployedCluster {
    guard let plan = cell.plan else { throw NotDeployable(cell: cell, statement: nil) }
    return DeployedCluster(
      workload: self, statement: nil, name: KubernetesName.make(definition.id),
      folder: definition.id, cell: cell, plan: plan)
  }

  /// A cluster each, as a dedicated compute pool gives every statement (E20).
  private func statementClusters(at cell: Cell) throws(NotDeployable) -> [DeployedCluster] {
    let labels = KubernetesName.labels(definition.statementNames)
    var clusters: [DeployedCluster] = []
    for (index, pool) in pools.enumerated() {
      let part = pool.cell(cell.tier, cell.rate * pool.arriving)
      let statement = definition.statementNames[index]
      guard let plan = part.plan else { throw NotDeployable(cell: part, statement: statement) }
      clusters.append(
        DeployedCluster(
          workload: pool, statement: statement,
          name: KubernetesName.make("\(definition.id)-\(labels[index])"),
          folder: "\(definition.id)/\(labels[index])", cell: part, plan: plan))
    }
    return clusters
  }
}
