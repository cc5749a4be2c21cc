internal import ArgumentParser
internal import Files
internal import Pages
internal import Report
internal import Site

struct Build: ParsableCommand {
  static let name = "build"

  static let configuration = CommandConfiguration(
    commandName: name,
    // With this the parser does not look for requests of completions: the command line has done so.
    _superCommandName: "headroom",
    abstract: "Render the handbook into a static site.",
    discussion: """
      The site is replaced as a whole or not at all. If the input has errors, nothing is written.

      EXAMPLE
        headroom build
        headroom build content --output public --base-url https://docs.example.com/
        headroom build --check     check that site/ is up to date
      """)

  @OptionGroup var options: ContentOptions

  @Option(help: ArgumentHelp("The folder to write.", valueName: "dir"), completion: .directory)
  var output = "site"

  @Option(help: ArgumentHelp("The address the site is served at.", valueName: "url"))
  var baseURL: String?

  @Flag(help: "Write nothing; fail if the site differs from what would be rendered.")
  var check = false

  @Flag(help: "Render drafts too.")
  var drafts = false

  @Flag(help: "Render everything, even if nothing seems to have changed since the last build.")
  var fresh = false

  @Flag(name: .shortAndLong, help: "Report how long each stage took.")
  var verbose = false

  @Flag(name: .shortAndLong, help: "Print only errors and warnings.")
  var quiet = false

  mutating func validate() throws {
    if verbose, quiet { throw ValidationError("--verbose and --quiet can't be used together") }
    guard let baseURL else { return }
    do throws(WebAddress.Mistake) {
      self.baseURL = try WebAddress(ofSite: baseURL).text
    } catch {
      throw ValidationError("--base-url: \(error.message); \(error.hint)")
    }
  }

  func run() throws {
    var progress = Progress(verbose ? .verbose : quiet ? .quiet : .normal)
    do {
      if !check { try OutputFolder.recover(output, waiting: tellOfLock) }
      progress.begin("find files")
      let (content, found) = try ContentFolder.read(options.content)
      let record = check || !found.isEmpty ? nil : record(of: content)
      let past = fresh ? nil : record?.past
      if let count = past?.currentFiles {
        return progress.finish("\(output): \(count) files, 0 changed")
      }
      progress.begin("read settings and workloads")
      let handbook = try Handbook(folder: options.content, content: content, found: found)
      let changes = try handbook.lastChanges()
      try build(handbook, changes, record.map { Records($0, past) }, &progress)
    } catch let error as DiskError {
      throw Failure.machine(error)
    }
  }

  /// What tells the next build that nothing changed.
  private func record(of content: FileTree) -> BuildRecord? {
    guard let cache = Machine.current.cache("builds"), let executable = ThisProgram.path else {
      return nil
    }
    return BuildRecord(
      site: output, content: options.content, content,
      options: [Version.text, baseURL ?? "", drafts ? "drafts" : ""], executable: executable,
      cache: cache)
  }

  /// What the next build is left, and what the last one left.
  private struct Records {
    let next: BuildRecord
    let past: PastSite?

    init(_ next: BuildRecord, _ past: PastSite?) { (self.next, self.past) = (next, past) }

    var pages: PastBuild {
      guard let past, let pages = past.pages else { return PastBuild() }
      return PastBuild(record: pages, isCurrent: past.isCurrent, isInPlace: past.isInPlace)
    }
  }

  /// - Parameter records: used and kept where the site depends on the content alone: days of last changes
  ///   come from outside it, and so may files of other folders.
  private func build(
    _ handbook: Handbook, _ changes: LastChanges, _ records: Records?, _ progress: inout Progress
  ) throws {
    progress.begin("read pages")
    let settings = handbook.siteSettings
    let records = settings.showsLastChange || !settings.usesContentAlone ? nil : records
    let site = handbook.site(
      baseURL: baseURL, drafts: drafts, lastChanges: changes, after: records?.pages ?? PastBuild(),
      shelf: shelf(for: handbook.content))
    // Not freed before the program ends: page by page that would be a fiftieth of a build.
    _ = Unmanaged.passRetained(KeptUntilExit(site))
    let diagnostics = handbook.diagnostics + site.diagnostics + changes.diagnostics
    try options.report(diagnostics, of: handbook)
    if check { return try compare(site) }
    let doubts = PlanNotes(handbook.capacity.workloads).summary(told: "headroom check")
    try write(site, records, isClean: diagnostics.isEmpty, doubts, &progress)
  }

  /// Where the texts of many pages go: with all in memory, a build would take 15 KB more a page.
  private func shelf(for content: FileTree) -> TextShelf? {
    let count = content.paths.count
    guard count > 500, let file = ScratchFile(beside: output) else { return nil }
    return TextShelf(
      // Besides the texts, a small site has the program itself in memory.
      room: min(count * (11 << 10) - (1 << 20), 58 << 20), put: { try file.add($0) },
      take: { try file.read($1, at: $0) })
  }

  /// - Parameters:
  ///   - isClean: whether nothing was found: a build with warnings is never skipped, because the record
  ///     does not have them.
  ///   - doubts: what to say of the plans when everything is in place.
  private func write(
    _ site: Site, _ records: Records?, isClean: Bool, _ doubts: [String],
    _ progress: inout Progress
  ) throws {
    try OutputFolder.refuse(output, holding: options.content)
    var folder = try OutputFolder(
      output, spare: records?.next.spareTree, after: records?.past, waiting: tellOfLock)
    let interruption = Interruption()
    try Signals.hear(interruption.request)
    defer { interruption.end() }
    var (count, pages) = (0, 0)
    do {
      progress.begin("render")
      func add(_ file: OutputFile) throws {
        try interruption.check()
        count += 1
        if file.path.hasSuffix(".html") { pages += 1 }
        progress.reached(pages, of: site.pageCount)
        try folder.add(file)
      }
      if records?.past == nil { folder.expect(files: 2 * site.pageCount) }
      let record = records == nil ? nil : try site.writeAndRecord(to: add)
      if records == nil { try site.write(to: add) }
      progress.begin("put in place")
      let changed = try folder.publish() ? folder.changed : 0
      let removed = folder.removed
      progress.finish(
        "\(output): \(count) files, \(changed) changed"
          + (removed.isEmpty ? "" : ", \(removed.count) removed"))
      if !quiet { Terminal.list(removed.map { "\(output): removed \($0)" }) }
      tell(folder.others)
      if !quiet { doubts.forEach(Terminal.error) }
      records?.next.save(after: folder, pages: record, isClean: isClean)
    } catch let stop as Interruption.Stop {
      folder.abandon()
      Terminal.error("stopped; \(output) is unchanged")
      throw Failure(code: stop.code)
    } catch {
      folder.abandon()
      throw error
    }
  }

  private func tellOfLock(_ holder: String) { Terminal.tellOfLock(around: output, holder) }

  /// Files that no build wrote stay public: whoever put them there should know it.
  private func tell(_ others: [String]) {
    let visible = others.filter { !$0.hasPrefix(".") }
    if quiet { return }
    Terminal.list(visible.map { "\(output)/\($0) was not written by Headroom; it is kept" })
  }

  private func compare(_ site: Site) throws {
    var comparison = SiteComparison(output)
    try site.write { try comparison.compare($0) }
    try comparison.findLeftovers()
    tell(comparison.others)
    let differences = comparison.differences
    if differences.isEmpty { return }
    if WhatIfModule.bytes.isEmpty,
      differences.contains(where: { $0.hasSuffix("assets/what-if.js") })
    {
      throw Failure.input(
        """
        error: pages of \(output) answer what-if questions, and this program was built without what \
        they need; build it with 'make site', and not with 'swift build' alone
        """)
    }
    Terminal.list(differences.map { "\(output): \($0)" })
    throw Failure.input("error: \(output) is not current; run 'headroom build'")
  }
}

/// Holds a value for as long as the program runs.
private final class KeptUntilExit<Value> {
  let value: Value

  init(_ value: Value) { self.value = value }
}
