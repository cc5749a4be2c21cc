internal import Diagnostics
internal import Observations
internal import Pages
internal import Reading
internal import Report
internal import Workloads

/// What the plan would deploy, as resources of the kinds that are deployed.
struct PlannedClusters {
  private(set) var resources: [DeployedResource] = []
  /// The planned node of each.
  private(set) var nodes: [String: (cores: Double, memory: Double)] = [:]

  init(_ capacity: Capacity, like deployed: [DeployedResource]) {
    for workload in capacity.workloads {
      let usual = Self.read(capacity, nil, workload)
      for (index, resource) in usual.enumerated() {
        var planned = resource
        if let other = deployed.first(where: { $0.name == resource.name })?.kind,
          other != resource.kind, let kind = ManifestKind(named: other),
          let same = Self.read(capacity, kind, workload).first(where: { $0.name == resource.name })
        {
          planned = same
        }
        resources.append(planned)
        let cluster = workload.pools.isEmpty ? workload : workload.pools[index]
        if let plan = cluster.design.plan {
          nodes[planned.name] = (plan.nodeCores.value, plan.nodeMemory.value)
        }
      }
    }
  }

  /// How what is deployed differs from the plan.
  static func drift(of deployed: [DeployedResource], from capacity: Capacity) -> Drift {
    let plans = PlannedClusters(capacity, like: deployed)
    return Drift(planned: plans.resources, deployed: deployed, nodes: plans.nodes)
  }

  private static func read(
    _ capacity: Capacity, _ kind: ManifestKind?, _ workload: PlannedWorkload
  ) -> [DeployedResource] {
    let text = try? capacity.manifest(kind, of: workload, at: DesignPoint())
    return DeployedResource.read(Array((text ?? "").utf8), file: workload.definition.id).resources
  }
}

/// The manifests of what is deployed that a handbook keeps in `deployed/`.
struct DeployedFolder {
  private(set) var resources: [DeployedResource] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ content: FileTree) {
    for path in content.paths where Self.holds(path) {
      guard let bytes = try? content.read(path) else {
        diagnostics.append(
          .error("unreadable", "cannot read this file", at: SourceLocation(file: path)))
        continue
      }
      let (found, mistakes) = DeployedResource.read(bytes, file: path)
      resources += found
      diagnostics += mistakes
    }
  }

  private static func holds(_ path: String) -> Bool {
    path.hasPrefix("deployed/")
      && [".yaml", ".yml", ".json"].contains { path.hasSuffix($0) }
      && !path.dropFirst("deployed/".count).contains("/")
  }
}
