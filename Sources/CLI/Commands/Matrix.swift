internal import ArgumentParser
internal import Concurrency
internal import Diagnostics
internal import Files
internal import Report

struct Matrix: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matrix",
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
    let pieces = handbook.capacity.matrixPieces(engineVersion: Version.number)
    guard let output else {
      return forEach(pieces) { bytes in
        Terminal.out(Array(String(decoding: bytes, as: UTF8.self).printableJSON.utf8))
      }
    }
    do {
      try Interruption.afterwards {
        try SingleFile.write(to: output) { (write) throws(DiskError) in
          try forEach(pieces, write)
        }
      }
    } catch let error as DiskError {
      throw Failure.machine(error)
    }
  }

  /// Makes the pieces on all cores, few at once, and hands them on in order.
  private func forEach<Failure: Error>(
    _ pieces: MatrixPieces, _ use: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try Concurrently.forEach(pieces.count, batch: 16, make: { pieces[$0] }, use: use)
  }
}
