public import Diagnostics
internal import Workloads

extension Capacity {
  /// Clusters that would get one name in one namespace, where each would replace the other.
  public var nameCollisions: [Diagnostic] {
    var owners: [String: WorkloadDefinition] = [:]
    var collisions: [Diagnostic] = []
    for workload in workloads {
      let definition = workload.definition
      let namespace = definition.environment.namespace
      for name in definition.clusterNames {
        let key = namespace + "/" + name
        if let owner = owners[key] {
          collisions.append(.sameName(name, of: definition, and: owner, in: namespace))
        } else {
          owners[key] = definition
        }
      }
    }
    return collisions
  }
}

extension WorkloadDefinition {
  /// What Kubernetes calls the clusters that it is deployed as.
  fileprivate var clusterNames: [String] {
    switch deployment {
    case .application: [KubernetesName.make(id)]
    case .statements:
      KubernetesName.labels(statementNames).map { KubernetesName.make("\(id)-\($0)") }
    }
  }
}

extension Diagnostic {
  fileprivate static func sameName(
    _ name: String, of workload: WorkloadDefinition, and other: WorkloadDefinition,
    in namespace: String
  ) -> Diagnostic {
    .error(
      "same-name",
      "'\(name)' in the namespace '\(namespace)' is a cluster of both '\(other.id)' and '\(workload.id)'",
      at: workload.location, hint: "rename one of the two files, or a statement")
  }
}
