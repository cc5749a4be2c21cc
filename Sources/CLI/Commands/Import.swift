internal import ArgumentParser
internal import Diagnostics
internal import Observations
internal import Pages
internal import Reading
internal import Settings
internal import Workloads
internal import Files

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Create workload files from jobs, or handbook.yaml from MkDocs or Hugo.",
    discussion: """
      EXAMPLE
        headroom import flink http://localhost:8081 > content/workloads/orders.yaml
        headroom import flink --saved answers
        headroom import kubernetes deployed.yaml --output content/workloads
        headroom import mkdocs mkdocs.yml
      """,
    subcommands: [
      ImportFlink.self, ImportKubernetes.self, ImportMkDocs.self, ImportHugo.self,
    ])
}

struct ImportFlink: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "flink",
    abstract: "Create a workload file from a running job.",
    discussion: """
      Reads the job as 'headroom observe' does, and prints its sources with their rates, a statement for \
      each operator, state, skew, max parallelism, and figures per core with which the plan uses the \
      measured work per record. Comments list what can't be read from a job, and how to find it.

      EXAMPLE
        headroom import flink http://localhost:8081 > content/workloads/orders.yaml
        headroom import flink https://flink.example.com/orders --header @token
        headroom import flink --saved answers
      """)

  @OptionGroup var job: RunningJobOptions

  @Option(
    help: ArgumentHelp("Time between the two readings, from 20 s to 1 h.", valueName: "time"))
  var window = "60s"

  @Option(
    help: ArgumentHelp(
      "The file to write instead of stdout; an existing file is not overwritten.",
      valueName: "file"), completion: .file(extensions: ["yaml"]))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "The content folder, for its profile and assumptions.", valueName: "content"),
    completion: .directory)
  var content = "content"

  func run() throws {
    if job.addresses { return Terminal.out(SavedAnswers.explanation) }
    let window = try ReadingWindow.seconds(of: window)
    try refuseOverwriting()
    let settings = try settings()
    let answers = try job.answers(window: window)
    do throws(Refusal) {
      let imported = try ImportedWorkload(of: answers)
      try write(imported.yaml(calibratedBy: planned(imported.yaml(), settings)))
    } catch {
      throw Failure.refused(error)
    }
  }

  /// The workload as the handbook plans it, which is what its measured work is beside.
  private func planned(_ yaml: String, _ settings: CapacitySettings) -> PlannedWorkload? {
    let content = FileTree(["workloads/imported.yaml": yaml])
    return WorkloadFiles.read(content, settings: settings).workloads.first
  }

  private func settings() throws -> CapacitySettings {
    guard SingleFile.exists(content + "/handbook.yaml") else { return CapacitySettings() }
    let handbook = try Handbook(folder: content)
    // The file that stdout goes to may be an empty one in this folder, which is no reason to stop.
    try handbook.refuseErrors(in: "handbook.yaml")
    return handbook.capacity.settings
  }

  private func refuseOverwriting() throws {
    guard let output, SingleFile.exists(output) else { return }
    throw Failure.input(
      "error: '\(output)' is there already\n  hint: name a new file with --output, and take over what you need"
    )
  }

  private func write(_ text: String) throws(Refusal) {
    guard let output else { return Terminal.out(text) }
    do {
      try Interruption.afterwards { try SingleFile.writeMakingFolder(Array(text.utf8), to: output) }
    } catch {
      throw Refusal("\(error)", advice: "see that the file can be written", isOfMachine: true)
    }
    Terminal.error("\(output): written; complete the values that its comments ask for")
  }
}
