public import Diagnostics
public import Markdown
public import Pages

/// A handbook ready to be written: its pages in their places, its links checked.
///
/// The steps, in order: read the Markdown, join it with the generated pages, find clashes, check
/// anchors, build the navigation. Nothing is rendered until `write(to:)` asks for it.
public struct Site: Sendable {
  public let diagnostics: [Diagnostic]
  let settings: SiteSettings
  let pages: [Page]
  let navigation: Navigation
  private let edition: Edition
  private let overrides: ThemeOverrides
  private let resources: [Resource]
  private let assets: [String]
  private let content: FileTree

  /// - Parameters:
  ///   - generated: pages that others made; Markdown at the same place introduces them.
  ///   - resources: files beside the pages.
  ///   - edition: what is known of this rendering: what made it, its release.
  public init(
    content: FileTree, settings: SiteSettings, generated: [Page] = [], resources: [Resource] = [],
    insertions: Insertions = .none, edition: Edition = Edition(), includesDrafts: Bool = false,
    markdown: Options = Options()
  ) {
    self.edition = edition
    overrides = ThemeOverrides(content)
    self.settings = settings
    self.content = content
    self.resources = resources
    assets = content.paths.filter(ContentPath.isAsset)
    let loading = Loading(
      content: content, generated: generated, files: Set(assets + resources.map(\.path)),
      insertions: insertions, options: markdown, includesDrafts: includesDrafts)
    let loaded = loading.markdownPages()
    let joined = Joining.join(loaded.compactMap(\.page), with: generated, home: settings.title)
    pages = joined.pages
    navigation = Navigation(pages: pages, top: settings.navigation)
    diagnostics =
      loaded.flatMap(\.diagnostics) + joined.diagnostics + loaded.brokenAnchors(in: pages)
      + navigation.unknownNames(in: settings.navigation) + overrides.diagnostics
  }

  /// How many pages `write` renders, before it comes to other files.
  public var pageCount: Int { pages.count }

  /// Renders every file of the site, and hands them on in a fixed order.
  public func write(to sink: (OutputFile) throws -> Void) throws {
    var theme = Theme(
      settings: settings, navigation: navigation, edition: edition, overrides: overrides)
    let print = PrintPage(theme: theme, pages: pages)
    theme.hasPrintPage = print != nil
    try writePages(theme, to: sink)
    if let print { try sink(print.render()) }
    try sink(OutputFile(path: "404.html", bytes: theme.renderNotFound()))
    for resource in resources {
      try sink(OutputFile(path: resource.path, bytes: resource.bytes()))
    }
    for asset in assets { try sink(OutputFile(path: asset, bytes: content.read(asset))) }
    for file in ThemeFiles.all(overrides) + machineFiles { try sink(file) }
  }

  /// Every page, its twin in Markdown, and the search index they make.
  private func writePages(_ theme: Theme, to sink: (OutputFile) throws -> Void) throws {
    var index = SearchIndex()
    try Concurrently.forEach(pages.count) { number in
      render(pages[number], with: theme)
    } use: { rendered in
      for file in rendered.files { try sink(file) }
      if let text = rendered.entry.flatMap({ index.add($0) }) { try sink(text) }
    }
    for file in index.finish() { try sink(file) }
  }

  /// A page as it is written, with what it gives to the search index.
  private struct RenderedPage: Sendable {
    var files: [OutputFile]
    var entry: SearchIndex.Entry?
  }

  private func render(_ page: Page, with theme: Theme) -> RenderedPage {
    let content = page.body(.page(page.path))
    let file = OutputFile(path: page.path.file, bytes: theme.render(page, content: content))
    let twin = page.isSearchable ? MarkdownTwin.file(page, content: content) : nil
    return RenderedPage(
      files: [file] + [twin].compactMap { $0 },
      entry: page.isSearchable
        ? SearchIndex.Entry(page, sections: page.textSections(in: content)) : nil)
  }

  /// Files that no person reads.
  private var machineFiles: [OutputFile] {
    [
      OutputFile(path: ".nojekyll", bytes: []),
      OutputFile(path: "robots.txt", bytes: Sitemap.robots(for: settings)),
      OutputFile(path: "sitemap.xml", bytes: Sitemap.render(pages, settings: settings)),
      LanguageModelIndex.file(
        navigation, pages: pages.filter(\.isSearchable), settings: settings),
      SecurityPolicy.headers,
    ] + [Feed.file(edition.releases, settings: settings)].compactMap { $0 }
  }
}
