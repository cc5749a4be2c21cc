internal import ArgumentParser
internal import Diagnostics
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
    try options.report(handbook.diagnostics + site.diagnostics, of: handbook)
  }
}
