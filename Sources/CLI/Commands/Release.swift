internal import ArgumentParser
internal import Comparison
internal import Diagnostics
internal import Files
internal import Report

struct Release: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract: "Record the current matrix, to compare with later.",
    discussion: """
      Writes content/releases/NAME.json; commit it. Names such as 2026.11 or v1.4.0 are sorted by \
      their numbers.

      EXAMPLE
        headroom release 2026.11 --date 2026-11-03
        headroom release 2026.11 --replace
      """)

  @Argument(help: "The release's name, such as 2026.11.", completion: .release)
  var name: String

  @OptionGroup var options: ContentOptions

  @Option(help: ArgumentHelp("The date to record; none by default.", valueName: "day"))
  var date: String?

  @Flag(help: "Replace a release that already has this name.")
  var replace = false

  func run() throws {
    if let mistake = RecordedRelease.mistake(inName: name) { throw Failure.usage(mistake) }
    let day = try date.map { text in
      guard let day = CalendarDay(text) else {
        throw Failure.usage(
          "--date '\(text)' is not a date", hint: CalendarDay.advice(on: text))
      }
      return day
    }
    let handbook = try options.handbook()
    try refuseOverwriting(in: handbook)
    try options.report(handbook.diagnostics, of: handbook)
    let bytes = handbook.capacity.matrixJSON(
      engineVersion: Version.number, release: name, date: day?.description)
    try write(bytes, to: handbook.folder + "/releases/\(name).json")
  }

  private func refuseOverwriting(in handbook: Handbook) throws {
    guard SingleFile.exists(handbook.folder + "/releases/\(name).json"), !replace else { return }
    throw Failure.input(
      "error: release '\(name)' already exists; --replace records it again [release-exists]")
  }

  /// What could not be read back later is never written.
  private func write(_ bytes: [UInt8], to path: String) throws {
    do throws(UnreadableSnapshot) {
      _ = try Snapshot.read(bytes, file: path)
    } catch {
      throw Failure.input("\(error.diagnostic)")
    }
    do {
      try Interruption.afterwards { try SingleFile.writeMakingFolder(bytes, to: path) }
    } catch let error as DiskError {
      throw Failure.machine(error)
    }
    Terminal.error("\(path): recorded")
  }
}
