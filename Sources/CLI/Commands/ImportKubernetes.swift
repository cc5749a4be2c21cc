internal import ArgumentParser
internal import Files
internal import Observations
internal import Pages

struct ImportKubernetes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kubernetes",
    abstract: "Create workload files from deployed resources.",
    discussion: """
      Reads FlinkDeployments, FlinkApplications and ComputePools, as YAML documents or as the lists that \
      kubectl prints. Manifests contain nothing about records and statements; comments explain how to \
      find these. From a running job, 'headroom import flink' can read more.

      EXAMPLE
        headroom import kubernetes deployment.yaml
        kubectl get flinkdeployments -o yaml | headroom import kubernetes -
        headroom import kubernetes deployed.yaml --output content/workloads
      """)

  @Argument(
    help: "The file, or - for standard input.", completion: .file(extensions: ["yaml", "json"]))
  var file: String

  @Option(
    help: ArgumentHelp(
      "A folder for a file NAME.yaml per resource, instead of stdout; no file is overwritten.",
      valueName: "folder"), completion: .directory)
  var output: String?

  func run() throws {
    let found = try DeployedInput.resources(in: file).map { ImportedDeployment($0) }
    var ids: Set<String> = []
    for deployment in found where !ids.insert(deployment.id).inserted {
      throw Failure.input(
        "error: two resources are called '\(deployment.id)'\n  hint: import one namespace at a time"
      )
    }
    guard let output else {
      return Terminal.out(found.map { $0.yaml }.joined(separator: "---\n"))
    }
    let files = found.map { (path: "\(output)/\($0.id).yaml", text: $0.yaml) }
    if let there = files.first(where: { SingleFile.exists($0.path) }) {
      throw Failure.input(
        "error: '\(there.path)' is there already, and nothing was written\n"
          + "  hint: name another folder with --output, and take over what you need")
    }
    for file in files { try write(file.text, to: file.path) }
  }

  private func write(_ text: String, to path: String) throws {
    do {
      try Interruption.afterwards { try SingleFile.writeMakingFolder(Array(text.utf8), to: path) }
    } catch let error as DiskError {
      throw Failure.machine(error)
    }
    Terminal.error("\(path): written; complete the values that its comments ask for")
  }
}
