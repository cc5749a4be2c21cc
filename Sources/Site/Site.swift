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
  private let colophon: String
  private let resources: [Resource]
  private let assets: [String]
  private let content: FileTree

  /// - Parameters:
  ///   - generated: pages that others made; Markdown at the same place introduces them.
  ///   - resources: files beside the pages.
  ///   - colophon: what made this site, in words, for its footer.
  public init(
    content: FileTree, settings: SiteSettings, generated: [Page] = [], resources: [Resource] = [],
    insertions: Insertions = .none, colophon: String = "", includesDrafts: Bool = false,
    markdown: Options = Options()
  ) {
    self.colophon = colophon
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
      + navigation.unknownNames(in: settings.navigation)
  }

  /// Renders every file of the site, and hands them on in a fixed order.
  public func write(to sink: (OutputFile) throws -> Void) throws {
    let theme = Theme(settings: settings, navigation: navigation, colophon: colophon)
    var index = SearchIndex()
    try Concurrently.forEach(pages.count) {
      render(pages[$0], with: theme)
    } use: { rendered in
      try sink(rendered.file)
      guard rendered.page.isSearchable else { return }
      if let text = index.add(rendered.page, sections: rendered.sections) { try sink(text) }
    }
    for file in index.finish() { try sink(file) }
    try sink(OutputFile(path: "404.html", bytes: theme.renderNotFound()))
    for resource in resources {
      try sink(OutputFile(path: resource.path, bytes: resource.bytes()))
    }
    for asset in assets { try sink(OutputFile(path: asset, bytes: content.read(asset))) }
    for file in ThemeFiles.all + machineFiles { try sink(file) }
  }

  /// A page as it is written, with its text for the search index.
  private struct Rendered: Sendable {
    var page: Page
    var file: OutputFile
    var sections: [TextSection]
  }

  private func render(_ page: Page, with theme: Theme) -> Rendered {
    let content = page.body(.page(page.path))
    let file = OutputFile(path: page.path.file, bytes: theme.render(page, content: content))
    return Rendered(page: page, file: file, sections: page.textSections(in: content))
  }

  /// Files that no person reads.
  private var machineFiles: [OutputFile] {
    [
      OutputFile(path: ".nojekyll", bytes: []),
      OutputFile(path: "robots.txt", bytes: Sitemap.robots(for: settings)),
      OutputFile(path: "sitemap.xml", bytes: Sitemap.render(pages, settings: settings)),
    ]
  }
}
