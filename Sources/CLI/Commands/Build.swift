internal import ArgumentParser
internal import Files
internal import Pages
internal import Site

struct Build: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Render the handbook into a static site.",
    discussion: """
      The site changes as a whole or not at all. With errors in the input nothing is written.

      EXAMPLE
        headroom build
        headroom build content --output public --base-url https://docs.example.com/capacity/
        headroom build --check     is site/ what would be rendered now?
      """)

  @OptionGroup var options: ContentOptions

  @Option(help: ArgumentHelp("The folder to write.", valueName: "dir"))
  var output = "site"

  @Option(help: ArgumentHelp("The address the site is served at.", valueName: "url"))
  var baseURL: String?

  @Flag(help: "Write nothing; fail when the site is not what would be rendered.")
  var check = false

  @Flag(help: "Render drafts too.")
  var drafts = false

  @Flag(help: "Render everything, also when nothing seems to have changed since the last build.")
  var fresh = false

  func run() throws {
    do {
      let (content, found) = try ContentFolder.read(options.content)
      let record = check || !found.isEmpty ? nil : record(of: content)
      if !fresh, let count = record?.currentFiles {
        return Terminal.error("\(output): \(count) files, 0 changed")
      }
      if try build(Handbook(folder: options.content, content: content, found: found)) {
        record?.save()
      }
    } catch let error as DiskError {
      throw Failure.machine(error.description)
    }
  }

  /// What tells the next build that nothing changed.
  private func record(of content: FileTree) -> BuildRecord? {
    BuildRecord(
      site: output, content: options.content, content,
      program: [Version.text, baseURL ?? "", drafts ? "drafts" : ""])
  }

  /// True when there was nothing to say about it: what was said once must be said again.
  private func build(_ handbook: Handbook) throws -> Bool {
    let site = handbook.site(baseURL: baseURL, drafts: drafts)
    let diagnostics = handbook.diagnostics + site.diagnostics
    try options.report(diagnostics, of: handbook)
    try check ? compare(site) : write(site)
    return diagnostics.isEmpty
  }

  private func write(_ site: Site) throws {
    try OutputFolder.refuse(output, holding: options.content)
    var folder = try OutputFolder(output)
    var count = 0
    do {
      try site.write { file in
        count += 1
        try folder.add(file)
      }
      let changed = try folder.publish() ? folder.changed : 0
      Terminal.error("\(output): \(count) files, \(changed) changed")
    } catch {
      folder.abandon()
      throw error
    }
  }

  private func compare(_ site: Site) throws {
    var comparison = SiteComparison(output)
    try site.write { try comparison.compare($0) }
    try comparison.findLeftovers()
    let differences = comparison.differences
    if differences.isEmpty { return }
    for difference in differences.prefix(20) { Terminal.error("\(output): \(difference)") }
    if differences.count > 20 { Terminal.error("\(output): and \(differences.count - 20) more") }
    throw Failure.input("error: \(output) is not current; run 'headroom build'")
  }
}
