public import ArgumentParser
internal import Files
public import Starter

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Create a small, complete handbook to start from.",
    discussion: """
      Comments in each file explain its purpose. The folder must be new or empty. In a git \
      repository, the pipeline is written to the top folder of the repository, where the host looks \
      for it; an existing file is not overwritten.

      EXAMPLE
        headroom init handbook
        headroom init teams/capacity --ci github
      """)

  @Argument(help: ArgumentHelp("The folder to create.", valueName: "dir"), completion: .directory)
  var folder: String

  @Option(help: "A pipeline that builds, compares and publishes: github, gitlab or none.")
  var ci = Starter.Pipeline.none

  func validate() throws {
    if folder.isEmpty {
      throw ValidationError("the folder name is empty; give one, such as handbook")
    }
  }

  func run() throws {
    let repository = Repository(holding: folder)
    let top = repository.map { $0.folder == "." ? folder : $0.root } ?? folder
    let pipeline = Starter.file(
      of: ci, in: repository?.folder ?? ".", version: Version.number)
    let files = Starter.files(
      version: Version.number,
      schemas: (SchemaCommand.File.workload.schema, SchemaCommand.File.handbook.schema))
    do {
      if top == folder {
        try NewFolder.fill(folder, with: files + [pipeline].compactMap { $0 })
      } else {
        if let pipeline { try refuse(top + "/" + pipeline.path) }
        try NewFolder.fill(folder, with: files)
        if let pipeline { try NewFolder.add(pipeline, to: top) }
      }
    } catch let error as DiskError {
      throw Failure.machine(error)
    }
    Terminal.error(
      "\(folder): \(files.count) files; preview them with 'cd \(folder) && headroom serve'")
    if let pipeline { Terminal.error("\(top)/\(pipeline.path): the pipeline; see its first lines") }
  }

  /// A pipeline that is there is the team's.
  private func refuse(_ path: String) throws {
    guard SingleFile.exists(path) else { return }
    throw Failure.usage(
      "'\(path)' is there already",
      hint: "write the handbook with '--ci none', and take the jobs from 'headroom init' elsewhere")
  }
}

extension Starter.Pipeline: ExpressibleByArgument {}
