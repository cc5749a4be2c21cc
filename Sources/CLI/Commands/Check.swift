internal import ArgumentParser
internal import Diagnostics
internal import Site

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say everything that is wrong with a handbook, and write nothing.",
    discussion: """
      EXAMPLE
        headroom check
        headroom check content --diagnostics github
        headroom check --external     the links to other hosts, for a link checker
        headroom check --drafts       what 'build --drafts' would complain about
      """)

  @OptionGroup var options: ContentOptions

  @Flag(help: "List the links to other hosts on stdout: place and address. None is fetched.")
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
