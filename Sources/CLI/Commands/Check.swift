internal import ArgumentParser
internal import Comparison
internal import Diagnostics
internal import Files
internal import Report
internal import Site

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Report all mistakes in a handbook, and write nothing.",
    discussion: """
      EXAMPLE
        headroom check
        headroom check content --diagnostics github
        headroom check --external     list the links to other hosts
        headroom check --drafts       report what 'build --drafts' would report
        headroom check --write-baseline   accept all findings; only new ones count
      """)

  @OptionGroup var options: ContentOptions

  @Flag(help: "List the links to other hosts on stdout, without fetching them.")
  var external = false

  @Flag(help: "Check drafts too, as 'build --drafts' does.")
  var drafts = false

  @Flag(help: "Print all findings of each kind, not only the first twenty.")
  var all = false
  @Option(
    help: ArgumentHelp("The day to check waivers against, instead of today.", valueName: "day"))
  var today: String?

  @Flag(help: "Write the findings of pages to handbook.baseline, so that only new ones count.")
  var writeBaseline = false

  func run() throws {
    let handbook = try options.handbook()
    let site = handbook.site(drafts: drafts)
    if external {
      for link in site.externalLinks {
        Terminal.out("\("\(link.location): \(link.url)".printableLine)\n")
      }
    }
    let notes = PlanNotes(handbook.capacity.workloads).diagnostics
    let ended = handbook.comparison.waiversEnded(by: try CalendarDay(named: today))
    let found =
      handbook.diagnostics + site.diagnostics + notes + handbook.capacity.quotasExceeded + ended
    if writeBaseline { return try write(handbook.findings.newBaseline(of: found), found, handbook) }
    try options.report(found, of: handbook, printsAll: all)
    // Programs read each line as a mistake.
    if options.diagnostics != .json { Terminal.error(summary(of: site, handbook)) }
  }

  /// Writes what is known from now on, and reports the rest: mistakes that no baseline can accept.
  private func write(
    _ baseline: Baseline, _ found: [Diagnostic], _ handbook: Handbook
  ) throws {
    let path = handbook.folder + "/" + Baseline.file
    do {
      try SingleFile.write(Array(baseline.text.utf8), to: path)
    } catch {
      throw Failure.machine(error)
    }
    Terminal.error("\(path): \(Format.counted(baseline.count, "finding")) known from now on")
    try options.report(found, of: options.handbook(), printsAll: all)
  }

  /// What was looked at and found to be right.
  private func summary(of site: Site, _ handbook: Handbook) -> String {
    let workloads = handbook.capacity.workloads
    let cells = workloads.reduce(0) { $0 + $1.tiers.count * $1.rates.count }
    let elsewhere = site.externalLinks.count
    let parts = [
      "\(Format.counted(site.pageCount, "page"))",
      "\(Format.counted(workloads.count, "workload")) in \(Format.counted(cells, "cell"))",
      "\(Format.counted(handbook.history.releases.count, "release"))",
      "\(Format.counted(site.linkCount, "link"))"
        + (elsewhere > 0
          ? ", of which \(Format.count(elsewhere)) to other hosts are not fetched" : ""),
    ]
    return "\(handbook.folder): no errors in \(parts.joined(separator: ", "))"
  }
}
