internal import ArgumentParser
internal import Comparison
internal import Diagnostics
internal import Files
internal import Observations
internal import Report
internal import Site

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
        headroom drift deployed.yaml --fail-on 'totalCores < -10%'
        headroom drift deployed.yaml --format html --output drift.html
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case markdown
    case json
    case html
    case csv
  }

  @Argument(
    help: "The file, or - for standard input.", completion: .file(extensions: ["yaml", "json"]))
  var file: String

  @Option(help: ArgumentHelp("The content folder.", valueName: "content"), completion: .directory)
  var content = "content"

  @Option(help: "text, markdown, json, html or csv.")
  var format = Format.text

  @Option(
    help: ArgumentHelp("The file to write, instead of stdout.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp(
      "What fails the comparison: worse, any, or a gate such as 'parallelism < -10%'.",
      valueName: "gate"), completion: .list(["worse", "any"]))
  var failOn: [String] = []

  @Flag(help: "Report what --fail-on finds without failing.")
  var informational = false

  func run() throws {
    let gates = try gates()
    let handbook = try Handbook(folder: content)
    try handbook.refuseErrors()
    let deployed = try DeployedInput.resources(in: file)
    let drift = PlannedClusters.drift(of: deployed, from: handbook.capacity)
    try write(printed(drift))
    Terminal.error(drift.summary)
    try judge(drift, gates)
  }

  /// What `--fail-on` names besides `worse` and `any`.
  private func gates() throws -> [Gate] {
    var gates: [Gate] = []
    for text in failOn where text != "worse" && text != "any" {
      do throws(GateMistake) {
        let gate = try Gate(reading: text)
        if let mistake = DeployedGates.mistake(in: gate, metrics: ClusterFigures.metrics) {
          throw mistake
        }
        gates.append(gate)
      } catch {
        let hint = error.hint.map { "; \($0)" } ?? ""
        throw Failure.usage("--fail-on: \(error.message)\(hint)")
      }
    }
    return gates
  }

  private func printed(_ drift: Drift) -> [UInt8] {
    switch format {
    case .text: drift.findings.isEmpty ? [] : Array(drift.table.text.printable.utf8)
    case .markdown: Array((drift.table.markdownLines.joined(separator: "\n") + "\n").utf8)
    case .csv: Array(drift.table.csv.utf8)
    case .json: Array(String(decoding: drift.json, as: UTF8.self).printableJSON.utf8)
    case .html: drift.html(stylesheet: Stylesheet.bytes)
    }
  }

  private func write(_ bytes: [UInt8]) throws {
    guard let output else { return Terminal.out(bytes) }
    do {
      try Interruption.afterwards { try SingleFile.write(bytes, to: output) }
    } catch let error as DiskError {
      throw Failure.machine(error.description)
    }
  }

  private func judge(_ drift: Drift, _ gates: [Gate]) throws {
    let deployed = DeployedGates(
      drift.clusters.map { cluster in
        .init(
          name: cluster.name,
          figures: cluster.figures.map { ($0.metric, $0.planned, $0.deployed) })
      })
    for text in deployed.withoutSubject(gates) {
      Terminal.error("warning: the gate '\(text)' names a cluster that is not in the input")
    }
    let (crossings, unchecked) = (deployed.crossings(of: gates), deployed.unchecked(gates))
    for line in (crossings + unchecked).prefix(50) { Terminal.error("fail: \(line)") }
    let failures = [
      differences(drift), GateCount.crossed(crossings.count), GateCount.unchecked(unchecked.count),
    ].compactMap { $0 }
    if failures.isEmpty { return }
    let what = failures.joined(separator: ", ")
    if informational { return Terminal.error("warning: \(what)") }
    throw Failure.input("error: \(what)")
  }

  /// What `worse` and `any` find; nil for nothing.
  private func differences(_ drift: Drift) -> String? {
    let isAny = failOn.contains("any")
    guard isAny || failOn.contains("worse") else { return nil }
    let count = drift.findings.count { isAny || $0.verdict == .worse }
    if count == 0 { return nil }
    return isAny
      ? Report.Format.counted(count, "difference")
      : Report.Format.counted(count, "difference for the worse", "differences for the worse")
  }
}
