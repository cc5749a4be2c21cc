internal import ArgumentParser
internal import Diagnostics
internal import Report
internal import Site

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Report all mistakes in a handbook, and write nothing.",
    discussion: """
      EXAMPLE
        headroom check
        headroom check content --diagnostics github
        headroom check --external     list the links to other hosts, for a link checker
        headroom check --drafts       report what 'build --drafts' would report
      """)

  @OptionGroup var options: ContentOptions

  @Flag(help: "List the links to other hosts on stdout, without fetching them.")
  var external = false

  @Flag(help: "Check drafts too, as 'build --drafts' does.")
  var drafts = false

  func run() throws {
    let handbook = try options.handbook()
    let site = handbook.site(drafts: drafts)
    if external {
      for link in site.externalLinks {
        Terminal.out("\("\(link.location): \(link.url)".printableLine)\n")
      }
    }
    let notes = PlanNotes(handbook.capacity.workloads).diagnostics
    try options.report(handbook.diagnostics + site.diagnostics + notes, of: handbook)
    // Programs read each line as a mistake.
    if options.diagnostics != .json { Terminal.error(summary(of: site, handbook)) }
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
