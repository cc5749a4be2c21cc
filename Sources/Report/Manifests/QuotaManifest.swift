internal import Amounts
internal import Pages
internal import Sizing
internal import Workloads

/// What the pods of an environment request together, as the ResourceQuota that allows it (E31).
struct QuotaManifest {
  let plan: EnvironmentPlan

  /// A job that is moved to a new version side by side runs twice for that time.
  private static let sideBySide = 2.0

  private var requested: Footprint {
    plan.tenants.map { $0.footprint }.reduce(Footprint(), +)
  }

  private var disk: Bytes {
    let clusters = plan.tenants.flatMap { $0.clusters }
    return clusters.reduce(.zero) { sum, cluster in
      // A volume is no disk of a node.
      guard let disk = StateDisk(of: cluster), disk.storageClass == nil else { return sum }
      return sum + disk.size * Double(cluster.plan.taskManagers)
    }
  }

  /// Each process is a pod.
  private var pods: Int {
    plan.tenants.flatMap { $0.clusters }.reduce(0) { $0 + $1.plan.taskManagers + 1 }
  }

  var document: YAMLDocument {
    YAMLDocument(comments: comments, root: root)
  }

  private var comments: [String] {
    [
      "\(plan.environment.title): twice what its workloads request at their design points",
      """
      requested: \(Format.counted(requested.cores)), \(Format.memory(requested.memory)), \
      \(Format.counted(pods, "pod")); twice that for side-by-side upgrades
      """,
      "kubectl apply --filename \(fileName)",
    ]
  }

  private var root: YAMLNode {
    let twice = Self.sideBySide
    let disk = self.disk
    return .keys(
      .init("apiVersion", .text("v1")), .init("kind", .text("ResourceQuota")),
      .init(
        "metadata",
        .keys(.init("name", .text("flink")), .init("namespace", .text(plan.environment.namespace)))),
      .init(
        "spec",
        .keys(
          .init(
            "hard",
            .keys(
              .init("requests.cpu", .quoted(Exact.number(requested.cores.value * twice))),
              .init(
                "requests.memory", .quoted(KubernetesQuantity.text(requested.memory * twice))),
              disk == .zero
                ? nil
                : .init(
                  "requests.ephemeral-storage", .quoted(KubernetesQuantity.text(disk * twice))),
              .init("pods", .quoted(String(pods * 2))))))))
  }

  var fileName: String { "resourcequota-\(KubernetesName.file(plan.environment.id)).yaml" }
  var path: String { CapacityPage.path.folder + fileName }
}

extension QuotaManifest {
  /// How the requests stand to the quota that the handbook names; nil without one.
  var judgement: String? {
    guard let quota = plan.environment.quota else { return nil }
    var parts: [String] = []
    if let cores = quota.cores {
      parts.append(
        "\(Format.count(requested.cores)) of \(Format.count(Cores(cores))) cores")
    }
    if let memory = quota.memory {
      parts.append("\(Format.memory(requested.memory)) of \(Format.memory(memory))")
    }
    guard !parts.isEmpty else { return nil }
    return "The pods request \(parts.joined(separator: " and ")) of the quota\(overrun(quota))."
  }

  private func overrun(_ quota: Quota) -> String {
    func isOver(_ times: Double) -> Bool {
      quota.cores.map { requested.cores.value * times > $0 } == true
        || quota.memory.map { requested.memory * times > $0 } == true
    }
    if isOver(1) { return ", which is not enough: Kubernetes will reject the last pods" }
    if isOver(Self.sideBySide) {
      return ", which is not enough to upgrade all of them side by side"
    }
    return ", which is enough to upgrade all of them side by side"
  }
}

extension Capacity {
  /// The quota of each environment, to download.
  var quotaResources: [Resource] {
    environmentPlans.filter { !$0.tenants.isEmpty }.map { plan in
      let quota = QuotaManifest(plan: plan)
      return Resource(path: quota.path) { Array(quota.document.text.utf8) }
    }
  }
}
