public import Diagnostics
public import Markdown
internal import Markup
public import Pages

/// A handbook ready to be written: its pages read and merged, its paths planned, its links checked.
///
/// Nothing is rendered until `write(to:)` asks for it.
public struct Site: Sendable {
  public let diagnostics: [Diagnostic]
  /// Every link of the Markdown pages that leads to another host, in the order of the pages.
  public let externalLinks: [ExternalLink]
  /// How many links the Markdown pages have.
  public var linkCount: Int { read.files.reduce(0) { $0 + $1.links.count } }
  let input: SiteInput
  let read: ReadContent
  let plan: OutputPlan
  let navigation: Navigation
  let overrides: ThemeOverrides

  /// - Parameters:
  ///   - generated: pages not written in Markdown; Markdown at the same path introduces them.
  ///   - resources: generated files beside the pages.
  ///   - edition: the colophon, the release and the dates of last changes.
  ///   - past: what the last build of this handbook left; `PastBuild` says when it is valid.
  ///   - shelf: where the texts of pages go that are too many to be held in memory.
  public init(
    content: FileTree, settings: SiteSettings, generated: [Page] = [], resources: [Resource] = [],
    insertions: Insertions = .none, edition: Edition = Edition(), includesDrafts: Bool = false,
    markdown: Options = Options(), past: PastBuild = PastBuild(), shelf: TextShelf? = nil
  ) {
    let overrides = ThemeOverrides(
      content, language: settings.language, at: settings.languagePlace)
    var markdown = markdown
    markdown.wording = overrides.words.inContent
    let input = SiteInput(
      content: content, settings: settings, generated: generated, resources: resources,
      insertions: insertions, edition: edition, includesDrafts: includesDrafts, markdown: markdown,
      shelf: shelf)
    let loaded = ReadContent(of: input, after: past)
    let aliased = LinksToAliases(in: loaded, settings.redirects)
    let anchors = AnchorCheck(of: loaded, generated: generated, links: aliased)
    let read = loaded.correcting(anchors.corrections)
    let written = read.pages
    let merged = PageMerging.merge(written, into: generated, home: settings.title)
    let redirects = Redirect.of(
      written, to: merged.all, besides: settings.redirects,
      sources: loaded.resolver.pagesBySource)
    let plan = OutputPlan(
      .init(input, pages: merged, redirects: redirects.redirects, overrides: overrides))
    let navigation = Navigation(
      pages: merged.all, top: settings.navigation, written: settings.navigationTree,
      sources: read.resolver.pagesBySource)
    let drafts = Drafts(in: read, besides: merged.all)
    diagnostics =
      read.diagnostics + plan.diagnostics + read.files.brokenLinks(read.resolver, besides: aliased)
      + anchors.broken + read.unknownNames(besides: settings.frontMatter)
      + content.unusedFiles(read, exclude: settings.exclude)
      + drafts.links + navigation.unknownNames(in: settings, drafts) + overrides.diagnostics
      + redirects.diagnostics
      + read.orphans(
        besides: settings.navigation, navigation, generated: generated, links: aliased)
      + settings.activeFiles.mistakes(in: plan.assets, of: content)
    externalLinks = read.files.flatMap(\.links.external)
    self.input = input
    self.overrides = overrides
    self.read = read
    self.plan = plan
    self.navigation = navigation
  }

  /// How many pages `write` renders, before it comes to other files.
  public var pageCount: Int { plan.pages.count }

  /// Renders every file of the site, and hands them on in a fixed order.
  public func write(to sink: (OutputFile) throws -> Void) throws {
    _ = try SiteWriter(self, keeping: .nothing).write(to: sink)
  }

  /// Also returns what the next build can reuse.
  public func writeAndKeep(to sink: (OutputFile) throws -> Void) throws -> PastBuild {
    try SiteWriter(self, keeping: .all).write(to: sink).build
  }

  /// What the next build can reuse before anything is rendered.
  public var readings: PastBuild { PastBuild(read) }

  /// Also returns what a build of another run of the program can reuse, for `PastBuild`, in pieces; nil for a
  /// site that is rendered as fast without it, or too large for it.
  public func writeAndRecord(to sink: (OutputFile) throws -> Void) throws -> [[UInt8]]? {
    let isWorthIt = !plan.hasPrintPage && pageCount <= Self.mostRecorded
    let kept = try SiteWriter(self, keeping: isWorthIt ? .record : .nothing).write(to: sink)
    return isWorthIt ? kept.record.pieces : nil
  }

  /// The record of more pages would take too much memory: 1.5 KB a page.
  private static let mostRecorded = 30_000
}
