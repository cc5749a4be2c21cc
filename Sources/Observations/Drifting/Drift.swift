internal import Diagnostics
internal import Report
public import Workloads

/// What is deployed against what is planned, setting by setting.
public struct Drift: Sendable {
  /// A setting that differs, or a resource that no plan has.
  public struct Finding: Equatable, Sendable {
    public enum Verdict: String, CaseIterable, Sendable {
      case worse
      case better
      /// Neither: other, as far as this can tell.
      case other
    }

    public var resource: String
    public var setting: String
    /// Nil where the plan does not set it.
    public var planned: String?
    /// Nil where it is not deployed.
    public var deployed: String?
    public var verdict: Verdict
    public var consequence: String
  }

  public private(set) var findings: [Finding] = []
  /// Planned resources that are not deployed: an input is often a part only.
  public private(set) var absent: [String] = []
  /// What the settings come to of each cluster that both sides have.
  public private(set) var clusters: [ClusterFigures] = []
  /// Resources that both sides have.
  public var compared: Int { clusters.count }

  /// - Parameters:
  ///   - planned: what the plan would deploy.
  ///   - deployed: what runs.
  ///   - nodes: the cores and memory in bytes of the largest node that Flink may use, by resource name.
  public init(
    planned: [DeployedResource], deployed: [DeployedResource],
    nodes: [String: (cores: Double, memory: Double)] = [:]
  ) {
    for resource in planned {
      // Several, where the lists of several namespaces are in one.
      let all = deployed.filter { $0.name == resource.name }
      if all.isEmpty { absent.append(resource.name) }
      for found in all {
        clusters.append(ClusterFigures(planned: resource, deployed: found))
        findings += Self.differences(resource, found)
        findings += Self.unknownOptions(found)
        if let node = nodes[resource.name] { findings += Self.misfits(found, node) }
      }
    }
    for resource in deployed where !planned.contains(where: { $0.name == resource.name }) {
      let names = planned.map { $0.name }
      findings.append(
        Finding(
          resource: resource.name, setting: "", planned: nil, deployed: resource.kind,
          verdict: .other,
          consequence: Nearest.match(for: resource.name, among: names).map {
            "no workload has this name; did you mean '\($0)'?"
          } ?? "no workload of the plan is called so"))
    }
  }

  private static func differences(
    _ planned: DeployedResource, _ deployed: DeployedResource
  ) -> [Finding] {
    var findings: [Finding] = []
    if planned.kind != deployed.kind {
      findings.append(
        Finding(
          resource: planned.name, setting: "kind", planned: planned.kind, deployed: deployed.kind,
          verdict: .other, consequence: "another operator deploys it"))
    }
    for setting in planned.settings where !SettingRule.isIgnored(setting.path) {
      let value = OptionNames.spellings(of: setting.path).lazy.compactMap { deployed[$0] }.first
      if let value,
        SettingValue(value, of: setting.path) == SettingValue(setting.value, of: setting.path)
      {
        continue
      }
      let rule = SettingRule(of: setting.path)
      let judged = rule.judge(
        planned: SettingValue(setting.value, of: setting.path),
        deployed: value.map { SettingValue($0, of: setting.path) })
      findings.append(
        Finding(
          resource: planned.name, setting: setting.path, planned: setting.value, deployed: value,
          verdict: judged.verdict, consequence: judged.consequence))
    }
    return findings
  }

  /// Options that the deployed version does not have under their names.
  private static func unknownOptions(_ deployed: DeployedResource) -> [Finding] {
    guard let version = deployed["flinkVersion"].flatMap({ FlinkVersion(rawValue: $0) }) else {
      return []
    }
    return deployed.settings.compactMap { setting in
      guard let other = OptionNames.name(of: setting.path, in: version) else { return nil }
      return Finding(
        resource: deployed.name, setting: setting.path, planned: nil, deployed: setting.value,
        verdict: .worse,
        consequence:
          "Flink \(version.number) does not know this option, and ignores it: it is '\(other)'")
    }
  }

  /// Processes that no node holds.
  private static func misfits(
    _ deployed: DeployedResource, _ node: (cores: Double, memory: Double)
  ) -> [Finding] {
    var findings: [Finding] = []
    for process in ["taskManager", "jobManager"] {
      let (cores, memory) = ("\(process).resource.cpu", "\(process).resource.memory")
      let (cpu, size) = (deployed[cores] ?? "", deployed[memory] ?? "")
      if let number = SettingValue(cpu, of: cores).number, number > node.cores {
        findings.append(
          Finding(
            resource: deployed.name, setting: cores, planned: nil, deployed: cpu, verdict: .worse,
            consequence:
              "no node holds the pod: it has \(Format.figure(node.cores)) cores for Flink"))
      }
      if let bytes = SettingValue(size, of: memory).number, bytes > node.memory {
        findings.append(
          Finding(
            resource: deployed.name, setting: memory, planned: nil, deployed: size, verdict: .worse,
            consequence: """
              no node holds the pod: it has \(Format.memory(.init(node.memory))) for Flink
              """))
      }
    }
    return findings
  }
}
