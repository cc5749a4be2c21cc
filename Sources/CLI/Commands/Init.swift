public import ArgumentParser
internal import Files
public import Starter

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Create a small, complete handbook to start from.",
    discussion: """
      Comments in each file explain its purpose. The folder must be new or empty.

      EXAMPLE
        headroom init handbook
        headroom init handbook --ci github
      """)

  @Argument(help: ArgumentHelp("The folder to create.", valueName: "dir"))
  var folder: String

  @Option(help: "A pipeline that builds, compares and publishes: github, gitlab or none.")
  var ci = Starter.Pipeline.none

  func validate() throws {
    if folder.isEmpty {
      throw ValidationError("the folder name is empty; give one, such as handbook")
    }
  }

  func run() throws {
    let files = Starter.files(pipeline: ci, version: Version.number)
    do {
      try NewFolder.fill(folder, with: files)
    } catch {
      throw Failure.machine(error)
    }
    Terminal.error(
      "\(folder): \(files.count) files; preview them with 'cd \(folder) && headroom serve'")
  }
}

extension Starter.Pipeline: ExpressibleByArgument {}
