internal import ArgumentParser
internal import Files
internal import Pages
internal import Site

struct Build: AsyncParsableCommand {
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

  @Flag(name: .shortAndLong, help: "Say how long each stage took.")
  var verbose = false

  @Flag(name: .shortAndLong, help: "Say nothing but what is wrong.")
  var quiet = false

  func validate() throws {
    if verbose, quiet { throw ValidationError("--verbose and --quiet contradict each other") }
  }

  func run() async throws {
    var progress = Progress(verbose ? .verbose : quiet ? .quiet : .normal)
    do {
      progress.begin("find files")
      let (content, found) = try ContentFolder.read(options.content)
      let record = check || !found.isEmpty ? nil : record(of: content)
      if !fresh, let count = record?.currentFiles {
        return progress.finish("\(output): \(count) files, 0 changed")
      }
      progress.begin("read settings and workloads")
      let handbook = try Handbook(folder: options.content, content: content, found: found)
      let changes = try await handbook.lastChanges()
      if try build(handbook, changes, &progress) { record?.save() }
    } catch let error as DiskError {
      throw Failure.machine(error)
    }
  }

  /// What tells the next build that nothing changed.
  private func record(of content: FileTree) -> BuildRecord? {
    BuildRecord(
      site: output, content: options.content, content,
      program: [Version.text, baseURL ?? "", drafts ? "drafts" : ""])
  }

  /// True when the next build may rely on this one: what was said must be said again, and days of
  /// last changes come from outside the content.
  private func build(
    _ handbook: Handbook, _ changes: LastChanges, _ progress: inout Progress
  ) throws -> Bool {
    progress.begin("read pages")
    let site = handbook.site(baseURL: baseURL, drafts: drafts, lastChanges: changes)
    // The system takes all memory back at once; page by page it would be a fiftieth of a build.
    _ = Unmanaged.passRetained(Lasting(site))
    let diagnostics = handbook.diagnostics + site.diagnostics + changes.diagnostics
    try options.report(diagnostics, of: handbook)
    try check ? compare(site) : write(site, &progress)
    return diagnostics.isEmpty && !handbook.siteSettings.showsLastChange
  }

  private func write(_ site: Site, _ progress: inout Progress) throws {
    try OutputFolder.refuse(output, holding: options.content)
    var folder = try OutputFolder(output)
    var (count, pages) = (0, 0)
    do {
      progress.begin("render")
      try site.write { file in
        count += 1
        if file.path.hasSuffix(".html") { pages += 1 }
        progress.reached(pages, of: site.pageCount)
        try folder.add(file)
      }
      progress.begin("put in place")
      let changed = try folder.publish() ? folder.changed : 0
      progress.finish("\(output): \(count) files, \(changed) changed")
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

/// Keeps a value for as long as the program runs.
private final class Lasting<Value> {
  let value: Value

  init(_ value: Value) { self.value = value }
}
