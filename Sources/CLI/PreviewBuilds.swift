internal import Diagnostics
internal import Files
internal import Pages
internal import Serving
internal import Site

/// The builds of one preview, each in memory and each equal to a build of its own.
///
/// As long as only Markdown changes, the workloads are not sized again and only pages that changed
/// are rendered. Any other change makes everything anew.
struct PreviewBuilds {
  let options: ContentOptions
  let address: String
  let drafts: Bool
  /// What was built last without errors, and may be used again.
  private var last: Last?

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
  mutating func next() -> Preview {
    let start = ContinuousClock.now
    do {
      let (content, found) = try ContentFolder.read(options.content)
      let basis = try Basis(content)
      if let last, last.basis == basis, last.generated.settings.usesContentAlone {
        return try build(content, found, with: last, since: start)
      }
      last = nil
      return try buildAll(content, found, on: basis, since: start)
    } catch {
      let message = (error as? Failure)?.message ?? "error: \(error)"
      Terminal.error(message)
      return Preview(site: nil, problems: message)
    }
  }

  private mutating func buildAll(
    _ content: FileTree, _ found: [Diagnostic], on basis: Basis,
    since start: ContinuousClock.Instant
  ) throws -> Preview {
    let handbook = try Handbook(folder: options.content, content: content)
    // Pages that name a workload with a mistake would all complain: the mistake comes first.
    guard !(found + handbook.diagnostics).hasErrors else {
      return Preview(
        site: nil, problems: report(found + handbook.diagnostics, in: handbook.content))
    }
    let generated = handbook.generated(baseURL: address)
    let first = Last(
      basis: basis, generated: generated, diagnostics: handbook.diagnostics, past: PastBuild())
    return try build(handbook.content, found, with: first, since: start)
  }

  private mutating func build(
    _ content: FileTree, _ found: [Diagnostic], with last: Last,
    since start: ContinuousClock.Instant
  ) throws -> Preview {
    let site = last.generated.site(of: content, drafts: drafts, after: last.past)
    let diagnostics = last.generated.findings.judge(
      found + last.diagnostics + site.diagnostics
    ).findings
    let problems = report(diagnostics, in: content)
    if diagnostics.hasErrors { return Preview(site: nil, problems: problems) }
    var files: [OutputFile] = []
    let past = try site.writeAndKeep { files.append($0) }
    self.last = last
    self.last?.past = past
    let time = (ContinuousClock.now - start) / .milliseconds(1)
    Terminal.error("built \(files.count) files in \(Int(time)) ms")
    return Preview(site: files, problems: problems)
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

  private static func isRead(_ path: String) -> Bool {
    [".yaml", ".yml", ".json"].contains { path.hasSuffix($0) }
  }
}
