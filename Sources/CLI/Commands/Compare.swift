internal import Amounts
internal import ArgumentParser
internal import Comparison
internal import Diagnostics
internal import Files
internal import Report
internal import Settings
internal import Site

struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Report what changed between two snapshots, why, and whether gates allow it.",
    discussion: """
      A side is a snapshot file, a rendered site, a recorded release, 'latest', 'current' (the \
      current content), git:REVISION[:PATH], or merge-base:REVISION[:PATH], the commit where the \
      current branch began. Without sides, the latest release is compared \
      with the current content.

      EXAMPLE
        headroom compare                         the latest release with the content
        headroom compare merge-base:origin/main current --format markdown
        headroom compare 2026.09 2026.11 --fail-on 'total: totalCores > +10%'
        headroom compare old.json site --fail-on 'feasible == false' --tolerance 1%
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case markdown
    case json
    case html
    case csv
  }

  @Argument(
    help: "The older side; the latest release when only one or none is given.", completion: .side)
  var old: String?

  @Argument(help: "The newer side; 'current' when none is given.", completion: .side)
  var new: String?

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
      "A gate that fails the comparison, such as 'totalCores > +10%'.", valueName: "gate"),
    completion: .gate)
  var failOn: [String] = []

  @Option(
    help: ArgumentHelp("The largest change that counts as none, such as 1%.", valueName: "share"))
  var tolerance: String?

  @Flag(help: "Also list the cells other than the design points.")
  var cells = false

  @Flag(help: "Report crossed gates without failing.")
  var informational = false

  @Option(
    help: ArgumentHelp("The day to check waivers against, instead of today.", valueName: "day"))
  var today: String?

  func run() throws {
    let handbook = try localHandbook()
    let settings = try settings(of: handbook)
    let reader = SideReader(handbook: handbook, content: content)
    let names = names(in: handbook)
    let before =
      try names.old.map { try reader.readOld($0) } ?? .init(name: "nothing", lacking: .release)
    let after = try reader.read(names.new)
    let report = ComparisonReport(
      SnapshotComparison(from: before, to: after, tolerance: settings.tolerance),
      settings: settings,
      today: try CalendarDay(named: today), listsCells: cells)
    try write(printed(report))
    try judge(report)
  }

  /// What the arguments mean. The older side is nil when it is the latest release and none is
  /// recorded.
  private func names(in handbook: Handbook?) -> (old: String?, new: String) {
    // One side alone is what the present state is compared with, unless it is that state.
    let named = new == nil && old == "current" ? nil : old
    let isFirst = handbook?.history.releases.isEmpty ?? false
    let before = named ?? "latest"
    return (before == "latest" && isFirst ? nil : before, new ?? "current")
  }

  /// The handbook here, whose releases and thresholds count; nil when there is none.
  private func localHandbook() throws -> Handbook? {
    guard SingleFile.exists(content + "/handbook.yaml") else { return nil }
    let handbook = try Handbook(folder: content)
    try handbook.refuseErrors()
    return handbook
  }

  private func settings(of handbook: Handbook?) throws -> ComparisonSettings {
    var settings = handbook?.comparison ?? ComparisonSettings()
    for text in failOn {
      do throws(GateMistake) {
        settings.fail.append(try Gate(reading: text))
      } catch {
        let hint = error.hint.map { "; \($0)" } ?? ""
        throw Failure.usage("--fail-on: \(error.message)\(hint)")
      }
    }
    if let tolerance {
      settings.tolerance = try share(of: tolerance)
    }
    return settings
  }

  private func share(of tolerance: String) throws -> Double {
    switch AmountKind.share.parse(tolerance) {
    case .success(let share) where (0...1).contains(share): return share
    case .success:
      throw Failure.usage(
        "--tolerance '\(tolerance)' is out of range", hint: AmountKind.share.words(for: 0...1))
    case .failure:
      throw Failure.usage(
        "--tolerance '\(tolerance)' is not a share",
        hint: AmountKind.share.advice(on: tolerance).hint ?? "write it as '1%'")
    }
  }

  private func printed(_ report: ComparisonReport) -> [UInt8] {
    switch format {
    case .text: Array(report.text.printable.utf8)
    case .markdown: Array(report.markdown.utf8)
    case .json: Array(String(decoding: report.json, as: UTF8.self).printableJSON.utf8)
    case .csv: Array(report.csv.utf8)
    case .html: report.html(stylesheet: Stylesheet.bytes)
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

  private func judge(_ report: ComparisonReport) throws {
    let failures = report.failures
    if failures.isEmpty { return }
    for failure in failures.prefix(50) { Terminal.error(failure) }
    if failures.count > 50 { Terminal.error("and \(failures.count - 50) more") }
    let unchecked = report.uncheckedCount
    let counts = [
      GateCount.crossed(failures.count - unchecked), GateCount.unchecked(unchecked),
    ].compactMap { $0 }.joined(separator: ", ")
    if informational { return Terminal.error("warning: \(counts)") }
    throw Failure.input("error: \(counts)" + (unchecked > 0 ? "\n  hint: " + Self.wayOut : ""))
  }

  private static let wayOut = """
    accept it until a day with a waiver in 'compare.waivers' of handbook.yaml, or correct the prices or \
    the gate
    """
}
