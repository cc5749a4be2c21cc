internal import Diagnostics
internal import Files
internal import Pages
internal import Serving
internal import Site

/// The builds of one preview, each in memory and each equal to a build of its own.
///
/// A site can be had page by page as soon as its mistakes are known, and all of it when everything is
/// rendered. As long as only Markdown changes, the workloads are not sized again and only pages that
/// changed are rendered. After a change of settings, workloads or releases, Markdown that shows nothing of
/// them is not read again. Any other change makes everything anew.
struct PreviewBuilds {
  let options: ContentOptions
  let address: String
  let drafts: Bool
  /// What was built last without errors, and may be used again.
  private var last: Last?
  /// The last site without errors, as long as not all of it is made.
  private var unfinished: Site?
  /// The number of the last site that was shown.
  private var edition = 0

  private struct Last {
    var basis: Basis
    var generated: GeneratedSite
    /// What the settings and workloads are warned of.
    var diagnostics: [Diagnostic]
    var past: PastBuild
  }

  init(options: ContentOptions, address: String, drafts: Bool) {
    self.options = options
    self.address = address
    self.drafts = drafts
  }

  /// Reads the content as it is now and builds it.
  ///
  /// - Parameters:
  ///   - show: is given the first pages, then the whole site; or the mistakes.
  ///   - isOutdated: whether the content has changed since, so that the rest need not be made.
  mutating func next(
    showing show: (Preview) -> Void, unless isOutdated: () -> Bool = { false }
  ) {
    let start = ContinuousClock.now
    do {
      let (content, found) = try ContentFolder.read(options.content)
      let problems = try build(content, found, showing: show)
      if let problems { show(Preview(site: nil, problems: problems)) }
      try finish(since: start, showing: show, unless: isOutdated)
    } catch {
      let message = (error as? Failure)?.message ?? "error: \(error)"
      Terminal.error(message)
      show(Preview(site: nil, problems: message))
    }
  }

  /// Shows the site before all of it is made; the mistakes where there are any.
  private mutating func build(
    _ content: FileTree, _ found: [Diagnostic], showing show: (Preview) -> Void
  ) throws -> String? {
    let basis = try Basis(content)
    if let last, last.basis == basis, last.generated.settings.usesContentAlone {
      return build(content, found, with: last, showing: show)
    }
    let handbook = try Handbook(folder: options.content, content: content)
    // Pages that name a workload with a mistake would all complain: the mistake comes first.
    guard !(found + handbook.diagnostics).hasErrors else {
      return report(found + handbook.diagnostics, in: handbook.content)
    }
    let next = Last(
      basis: basis, generated: handbook.generated(baseURL: address),
      diagnostics: handbook.diagnostics, past: past(for: basis, handbook.siteSettings))
    return build(handbook.content, found, with: next, showing: show)
  }

  /// What holds of the last build after a change that is not one of Markdown alone.
  private func past(for basis: Basis, _ settings: SiteSettings) -> PastBuild {
    guard let last, settings.usesContentAlone, last.generated.settings.usesContentAlone,
      last.basis.differsInDataAlone(from: basis)
    else { return PastBuild() }
    return last.past.withoutData
  }

  private mutating func build(
    _ content: FileTree, _ found: [Diagnostic], with next: Last, showing show: (Preview) -> Void
  ) -> String? {
    let site = next.generated.site(of: content, drafts: drafts, after: next.past)
    let diagnostics = next.generated.findings.judge(
      found + next.diagnostics + site.diagnostics
    ).findings
    let problems = report(diagnostics, in: content)
    if diagnostics.hasErrors { return problems }
    edition += 1
    let files = FilesOnDemand(of: site)
    show(Preview(early: EarlySite(edition: edition) { files.file(at: $0) }, problems: problems))
    // What is rendered for the same settings and workloads still holds.
    let isSame = last?.basis == next.basis
    last = next
    if !isSame { last?.past = site.readings }
    unfinished = site
    return nil
  }

  private struct Outdated: Error {}

  /// Makes all of the last site.
  private mutating func finish(
    since start: ContinuousClock.Instant, showing show: (Preview) -> Void,
    unless isOutdated: () -> Bool
  ) throws {
    guard let site = unfinished else { return }
    var files: [OutputFile] = []
    do {
      last?.past = try site.writeAndKeep { file in
        if isOutdated() { throw Outdated() }
        files.append(file)
      }
    } catch is Outdated {
      return
    }
    unfinished = nil
    let time = (ContinuousClock.now - start) / .milliseconds(1)
    Terminal.error("built \(files.count) files in \(Int(time)) ms")
    show(Preview(site: files, edition: edition, problems: ""))
  }

  /// Prints what is wrong, and returns it as a page can show it.
  private func report(_ found: [Diagnostic], in content: FileTree) -> String {
    var printer = DiagnosticPrinter(
      format: options.diagnostics, folder: options.folder, sources: content)
    printer.print(found)
    printer.format = .text
    printer.usesColour = false
    return printer.lines(for: found).joined(separator: "\n")
  }
}

/// All of the content that is not Markdown, and the names of what is. Settings, workloads and
/// releases are compared by their bytes; the theme, pictures and other assets may be of any size, and
/// are compared by what the disk tells of them.
private struct Basis: Equatable {
  private enum File: Equatable {
    case bytes([UInt8])
    case asset(ContentFile)
  }

  private let paths: [String]
  private var files: [File] = []

  init(_ content: FileTree) throws {
    paths = content.paths
    for path in paths where !path.hasSuffix(".md") {
      if !Self.isRead(path), let file = try content.file(path) {
        files.append(.asset(file))
      } else {
        files.append(.bytes(try content.read(path)))
      }
    }
  }

  /// Whether no other file differs than those of settings, workloads, releases and other data.
  func differsInDataAlone(from other: Basis) -> Bool {
    guard paths == other.paths else { return false }
    let names = paths.filter { !$0.hasSuffix(".md") }
    return names.indices.allSatisfy {
      Self.isRead(names[$0]) || files[$0] == other.files[$0]
    }
  }

  private static func isRead(_ path: String) -> Bool {
    [".yaml", ".yml", ".json"].contains { path.hasSuffix($0) }
  }
}
