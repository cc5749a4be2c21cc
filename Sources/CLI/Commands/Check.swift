internal import ArgumentParser
internal import Site

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say everything that is wrong with a handbook, and write nothing.",
    discussion: """
      EXAMPLE
        headroom check
        headroom check content --diagnostics github
      """)

  @OptionGroup var options: ContentOptions

  func run() throws {
    let handbook = try options.handbook()
    try options.report(handbook.diagnostics + handbook.site(drafts: true).diagnostics, of: handbook)
  }
}
