internal import Amounts
public import Diagnostics
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

  /// Whether the pods, so many times, request more than the quota allows.
  private func isOver(_ quota: Quota, _ times: Double) -> Bool {
    quota.cores.map { requested.cores.value * times > $0 } == true
      || quota.memory.map { requested.memory * times > $0 } == true
  }

  /// That Kubernetes will not start all pods.
  fileprivate var overrun: Diagnostic? {
    guard let quota = plan.environment.quota, isOver(quota, 1), let judgement else { return nil }
    return .warning(
      "quota-exceeded", "\(plan.environment.title): \(judgement)",
      at: plan.environment.quotaLocation,
      hint: "raise the quota, or move or shrink workloads of '\(plan.environment.id)'")
  }

  private func overrun(_ quota: Quota) -> String {
    if isOver(quota, 1) { return ", which is not enough: Kubernetes will reject the last pods" }
    if isOver(quota, Self.sideBySide) {
      return ", which is not enough to upgrade all of them side by side"
    }
    return ", which is enough to upgrade all of them side by side"
  }
}

extension Capacity {
  /// A warning for each environment whose quota does not hold what its workloads request.
  public var quotasExceeded: [Diagnostic] {
    if !settings.environments.contains(where: { $0.quota != nil }) { return [] }
    return environmentPlans.compactMap { QuotaManifest(plan: $0).overrun }
  }

  /// The quota of each environment, to download.
  var quotaResources: [Resource] {
    environmentPlans.filter { !$0.tenants.isEmpty }.map { plan in
      let quota = QuotaManifest(plan: plan)
      // Made at once: the plan is of thousands of workloads, and the text is short.
      let bytes = [quota.document].bytes
      return Resource(path: quota.path) { bytes }
    }
  }
}
