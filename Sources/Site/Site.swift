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
  /// Every link of the Markdown pages that leads to another host, in the order of the pages.
  public let externalLinks: [ExternalLink]
  private let redirects: Redirects
  private let edition: Edition
  private let overrides: ThemeOverrides
  private let resources: [Resource]
  private let assets: [String]
  private let content: FileTree
  private let readings: [String: Loading.Loaded]
  /// What the pages of Markdown are read from.
  private let sources: [SitePath: PageSource]
  private let resolver: LinkResolver
  private let past: PastBuild

  /// - Parameters:
  ///   - generated: pages that others made; Markdown at the same place introduces them.
  ///   - resources: files beside the pages.
  ///   - edition: what is known of this rendering: what made it, its release.
  ///   - past: what the last build of this handbook left; see there when it holds.
  public init(
    content: FileTree, settings: SiteSettings, generated: [Page] = [], resources: [Resource] = [],
    insertions: Insertions = .none, edition: Edition = Edition(), includesDrafts: Bool = false,
    markdown: Options = Options(), past: PastBuild = PastBuild()
  ) {
    self.edition = edition
    overrides = ThemeOverrides(content)
    self.settings = settings
    self.content = content
    self.resources = resources
    assets = content.paths.filter(ContentPath.isAsset)
    var markdown = markdown
    markdown.rawHTML = settings.rawHTML
    let loading = Loading(
      content: content, generated: generated, files: Set(assets + resources.map(\.path)),
      insertions: insertions, options: markdown, includesDrafts: includesDrafts)
    // With other pages every link may lead elsewhere.
    let past = past.resolver == loading.resolver ? past : PastBuild()
    let loaded = loading.markdownPages(after: past)
    self.past = past
    (readings, sources, resolver) = (loaded.byFile, loaded.sources, loading.resolver)
    let written = loaded.compactMap(\.page)
    let joined = Joining.join(written, with: generated, home: settings.title)
    pages = joined.pages
    navigation = Navigation(pages: pages, top: settings.navigation)
    externalLinks = loaded.flatMap(\.links.external)
    redirects = Redirects(
      of: written, pages: pages, files: Set(assets + resources.map(\.path)))
    diagnostics =
      loaded.flatMap(\.diagnostics) + joined.diagnostics + loaded.brokenAnchors(in: pages)
      + navigation.unknownNames(in: settings.navigation) + overrides.diagnostics
      + redirects.diagnostics + loaded.orphans(besides: settings.navigation, generated: generated)
  }

  /// How many pages `write` renders, before it comes to other files.
  public var pageCount: Int { pages.count }

  /// Renders every file of the site, and hands them on in a fixed order.
  public func write(to sink: (OutputFile) throws -> Void) throws {
    _ = try write(isKept: false, to: sink)
  }

  /// The same, and tells what the next build may use again.
  public func writeAndKeep(to sink: (OutputFile) throws -> Void) throws -> PastBuild {
    try write(isKept: true, to: sink)
  }

  private func write(isKept: Bool, to sink: (OutputFile) throws -> Void) throws -> PastBuild {
    var kept = PastBuild()
    (kept.resolver, kept.readings, kept.navigation) = (resolver, readings, navigation)
    var theme = Theme(
      settings: settings, navigation: navigation, edition: edition, overrides: overrides)
    let print = PrintPage(theme: theme, pages: pages)
    theme.hasPrintPage = print != nil
    kept.pages = try writePages(theme, isKept: isKept, to: sink)
    if let print {
      let parts = print.parts(sources, after: past.print)
      try sink(print.render(parts))
      kept.print = parts
    }
    try sink(OutputFile(path: "404.html", bytes: theme.renderNotFound()))
    for file in redirects.files(settings) { try sink(file) }
    kept.others = try writeOthers(isKept: isKept, to: sink)
    for file in machineFiles { try sink(file) }
    return kept
  }

  /// The files that no Markdown has a part in.
  private func writeOthers(
    isKept: Bool, to sink: (OutputFile) throws -> Void
  ) throws -> [OutputFile] {
    var kept: [OutputFile] = []
    func keep(_ file: OutputFile) throws {
      if isKept { kept.append(file) }
      try sink(file)
    }
    if let others = past.others {
      for file in others { try keep(file) }
      return kept
    }
    for resource in resources {
      try keep(OutputFile(path: resource.path, bytes: resource.bytes()))
    }
    for asset in assets { try keep(OutputFile(path: asset, bytes: content.read(asset))) }
    for file in ThemeFiles.all(overrides) { try keep(file) }
    return kept
  }

  /// Every page, its twin in Markdown, and the search index they make.
  private func writePages(
    _ theme: Theme, isKept: Bool, to sink: (OutputFile) throws -> Void
  ) throws -> [SitePath: RenderedPage] {
    var index = SearchIndex()
    var kept: [SitePath: RenderedPage] = [:]
    let renamed = renamed(hasPrintPage: theme.hasPrintPage)
    try Concurrently.forEach(pages.count) { number in
      render(pages[number], with: theme, renamed: renamed)
    } use: { page, rendered in
      try sink(rendered.file)
      if let twin = rendered.twin { try sink(twin) }
      if let text = rendered.entry.flatMap({ index.add($0) }) { try sink(text) }
      if isKept { kept[page] = rendered }
    }
    for file in index.finish() { try sink(file) }
    return kept
  }

  /// The pages whose names differ around others since the last build; nil when every page is to be
  /// framed anew.
  private func renamed(hasPrintPage: Bool) -> [SitePath]? {
    guard let before = past.navigation, hasPrintPage == (past.print != nil) else { return nil }
    return navigation.renamed(since: before)
  }

  private func render(
    _ page: Page, with theme: Theme, renamed: [SitePath]?
  ) -> (SitePath, RenderedPage) {
    let source = sources[page.path]
    guard var kept = past.pages[page.path], kept.source == source else {
      return (page.path, render(page, from: source, with: theme))
    }
    if !frameHolds(around: page.path, renamed: renamed) {
      kept.file.bytes = theme.render(page, content: kept.content)
    }
    return (page.path, kept)
  }

  private func frameHolds(around page: SitePath, renamed: [SitePath]?) -> Bool {
    guard let renamed, let before = past.navigation else { return false }
    return !navigation.names(renamed, around: page)
      && navigation.describesChildren(of: page, as: before)
  }

  private func render(_ page: Page, from source: PageSource?, with theme: Theme) -> RenderedPage {
    let content = page.body(.page(page.path))
    return RenderedPage(
      source: source, content: content,
      file: OutputFile(path: page.path.file, bytes: theme.render(page, content: content)),
      twin: page.isSearchable ? MarkdownTwin.file(page, content: content) : nil,
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
