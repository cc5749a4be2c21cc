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
    abstract: "Print a workload's file from what runs, or take over the settings of documents.",
    discussion: """
      EXAMPLE
        headroom import flink http://localhost:8081 > content/workloads/orders.yaml
        headroom import flink --saved answers
        kubectl get flinkdeployments --output yaml | headroom import kubernetes - --output content/workloads
        headroom import mkdocs mkdocs.yml
      """,
    subcommands: [
      ImportFlink.self, ImportKubernetes.self, ImportMkDocs.self, ImportHugo.self,
    ])
}

struct ImportFlink: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "flink",
    abstract: "Print a workload's file from a running job.",
    discussion: """
      Reads the job as 'headroom observe' does, and prints sources with their rates, statements by the \
      operators of the plan, state, skew and max parallelism, and the figures of a core with which the \
      plan takes the work that was measured. Comments say what the job can't tell, and how to find it.

      EXAMPLE
        headroom import flink http://localhost:8081 > content/workloads/orders.yaml
        headroom import flink https://flink.example.com/orders --header @token --output orders.yaml
        headroom import flink --saved answers
      """)

  @OptionGroup var job: RunningJobOptions

  @Option(
    help: ArgumentHelp("Time between the two readings, from 20 s to 1 h.", valueName: "time"))
  var window = "60s"

  @Option(
    help: ArgumentHelp(
      "The file to write instead of stdout; one that is there is left as it is.",
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
    try handbook.refuseErrors()
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
    Terminal.error("\(output): written; complete what its comments ask for")
  }
}
