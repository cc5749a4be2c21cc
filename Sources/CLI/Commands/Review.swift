internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import Report
internal import Site

struct Review: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Write a workload's review sheet, two sheets of paper, as one HTML file.",
    discussion: """
      EXAMPLE
        headroom review orders --output orders.html
      """)

  @Argument(help: "The workload's id, which is its file name.", completion: .workload)
  var id: String

  @Option(help: ArgumentHelp("The content folder.", valueName: "content"), completion: .directory)
  var content = "content"

  @Option(
    help: ArgumentHelp("The file to write, instead of stdout.", valueName: "file"),
    completion: .file())
  var output: String?

  func run() throws {
    let handbook = try Handbook(folder: content)
    try handbook.refuseErrors()
    let workload = try handbook.capacity.named(id)
    let page = StandalonePage(
      handbook.capacity.review(of: workload), settings: handbook.siteSettings,
      content: handbook.content, release: handbook.history.shown)
    guard let output else { return Terminal.out(page.bytes) }
    do {
      try Interruption.afterwards { try SingleFile.write(page.bytes, to: output) }
    } catch let error as DiskError {
      throw Failure.machine(error)
    }
  }
}
