internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import Markup
internal import Observations
internal import Reading
internal import Report
internal import Sizing
internal import Workloads

struct DriftCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drift",
    abstract: "Compare what is deployed with the plan, setting by setting.",
    discussion: """
      Reads FlinkDeployments, FlinkApplications and ComputePools, as YAML documents or as the lists that \
      kubectl prints, and compares each with the plan of the workload that has its name.

      EXAMPLE
        kubectl get flinkdeployments --output yaml | headroom drift -
        headroom drift deployed.yaml --fail-on worse
        headroom drift deployed.yaml --format markdown
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case markdown
    case json
    case csv
  }

  enum Limit: String, ExpressibleByArgument, CaseIterable {
    case worse
    case any
  }

  @Argument(
    help: "The file, or - for standard input.", completion: .file(extensions: ["yaml", "json"]))
  var file: String

  @Option(help: ArgumentHelp("The content folder.", valueName: "content"), completion: .directory)
  var content = "content"

  @Option(help: "text, markdown, json or csv.")
  var format = Format.text

  @Option(help: "What fails the comparison: worse, or any difference.")
  var failOn: Limit?

  @Flag(help: "Report what --fail-on finds without failing.")
  var informational = false

  func run() throws {
    let handbook = try Handbook(folder: content)
    try handbook.refuseErrors()
    let deployed = try DeployedInput.resources(in: file)
    let plans = try PlannedClusters(handbook.capacity, like: deployed)
    let drift = Drift(planned: plans.resources, deployed: deployed, nodes: plans.nodes)
    write(drift)
    Terminal.error(drift.summary)
    try judge(drift)
  }

  private func write(_ drift: Drift) {
    switch format {
    case .text where drift.findings.isEmpty: break
    case .text: Terminal.out(drift.table.text)
    case .markdown:
      Terminal.out(Array((drift.table.markdownLines.joined(separator: "\n") + "\n").utf8))
    case .csv: Terminal.out(Array(drift.table.csv.utf8))
    case .json: Terminal.out(Array(String(decoding: drift.json, as: UTF8.self).printableJSON.utf8))
    }
  }

  private func judge(_ drift: Drift) throws {
    guard let failOn else { return }
    let count = drift.findings.count { failOn == .any || $0.verdict == .worse }
    if count == 0 { return }
    let noun = failOn == .any ? "difference" : "difference for the worse"
    let what = Report.Format.counted(
      count, noun, failOn == .any ? nil : "differences for the worse")
    if informational { return Terminal.error("warning: \(what)") }
    throw Failure.input("error: \(what)")
  }
}

/// What the plan would deploy, as resources of the kinds that are deployed.
private struct PlannedClusters {
  private(set) var resources: [DeployedResource] = []
  /// The planned node of each.
  private(set) var nodes: [String: (cores: Double, memory: Double)] = [:]

  init(_ capacity: Capacity, like deployed: [DeployedResource]) throws {
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

  private static func read(
    _ capacity: Capacity, _ kind: ManifestKind?, _ workload: PlannedWorkload
  ) -> [DeployedResource] {
    let text = try? capacity.manifest(kind, of: workload, at: DesignPoint())
    return DeployedResource.read(Array((text ?? "").utf8), file: workload.definition.id).resources
  }
}
