internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import Report

struct Matrix: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print every cell of every workload as JSON (matrix.json).",
    discussion: """
      EXAMPLE
        headroom matrix --output matrix.json
      """)

  @OptionGroup var options: ContentOptions

  @Option(
    help: ArgumentHelp("The file to write, instead of stdout.", valueName: "file"),
    completion: .file())
  var output: String?

  func run() throws {
    let handbook = try options.handbook()
    try options.report(handbook.diagnostics, of: handbook)
    let bytes = handbook.capacity.matrixJSON(engineVersion: Version.number)
    guard let output else {
      return Terminal.out(Array(String(decoding: bytes, as: UTF8.self).printableJSON.utf8))
    }
    do {
      try Interruption.afterwards { try SingleFile.write(bytes, to: output) }
    } catch let error as DiskError {
      throw Failure.machine(error)
    }
  }
}
