internal import Concurrency
internal import Markup
internal import Pages

/// Renders what is planned, file by file in a fixed order.
struct SiteWriter {
  typealias Sink = (OutputFile) throws -> Void

  private let input: SiteInput
  private let plan: OutputPlan
  private let navigation: Navigation
  private let theme: Theme
  private let read: ReadContent
  /// The source of each Markdown page.
  private let sources: [SitePath: PageSource]
  /// Whether what is rendered is kept for the next build.
  private let isKept: Bool
  /// Nil for a site of too many pages.
  private let print: PrintPage?

  private var past: PastBuild { read.past }

  init(_ site: Site, isKept: Bool) {
    (input, plan, navigation, read) = (site.input, site.plan, site.navigation, site.read)
    theme = Theme(
      settings: input.settings, navigation: navigation, edition: input.edition,
      overrides: site.overrides, hasPrintPage: plan.hasPrintPage, hasTouchIcon: plan.hasTouchIcon)
    // Without a build before or after this one, nothing asks for them.
    sources = isKept || !read.past.pages.isEmpty ? read.files.sources : [:]
    print = plan.hasPrintPage ? PrintPage(theme: theme, pages: plan.pages) : nil
    self.isKept = isKept
  }

  func write(to sink: Sink) throws -> PastBuild {
    var kept = PastBuild()
    if isKept {
      kept.readings = read.files.byFile
      (kept.resolver, kept.navigation) = (read.resolver, navigation)
    }
    kept.print = print?.nothingPrinted
    try writePages(to: sink, keepingIn: &kept)
    if let print, let printed = kept.print {
      for file in print.files(printed) { try sink(file) }
    }
    for redirect in plan.redirects { try sink(redirect.file(input.settings, theme.words)) }
    kept.others = try writeOthers(to: sink)
    for file in plan.wellKnownFiles {
      for output in files(of: file) { try sink(output) }
    }
    return kept
  }

  /// Every page, its twin in Markdown, and the search index they make; what is printed of them is
  /// kept for that.
  private func writePages(to sink: Sink, keepingIn kept: inout PastBuild) throws {
    var index = SearchIndex()
    let renamed = renamed
    try Concurrently.forEach(plan.pages.count) { number in
      render(plan.pages[number], renamed: renamed)
    } use: { page, rendered, printed in
      try sink(rendered.file)
      if let twin = rendered.twin { try sink(twin) }
      if let picture = rendered.picture { try sink(picture) }
      if let text = rendered.entry.flatMap({ index.add($0) }) { try sink(text) }
      if isKept { kept.pages[page] = rendered }
      if let printed { kept.print?.add(printed, of: page) }
    }
    for file in index.finish() { try sink(file) }
  }

  /// The pages whose titles changed since the last build; nil when the frame of every page has to be
  /// rendered again.
  private var renamed: [SitePath]? {
    guard let before = past.navigation, plan.hasPrintPage == (past.print != nil) else {
      return nil
    }
    return navigation.renamed(since: before)
  }

  private func render(
    _ page: Page, renamed: [SitePath]?
  ) -> (SitePath, RenderedPage, printed: Output?) {
    let source = sources[page.path]
    guard var kept = past.pages[page.path], kept.source == source else {
      let rendered = render(page, from: source)
      return (page.path, rendered, print?.printed(page, content: rendered.content))
    }
    if !frameHolds(around: page.path, renamed: renamed) {
      kept.file.bytes = theme.render(page, content: kept.content)
    }
    let printed = print?.printed(page.path, in: past.print)
    return (page.path, kept, printed ?? print?.printed(page, content: kept.content))
  }

  private func frameHolds(around page: SitePath, renamed: [SitePath]?) -> Bool {
    guard let renamed, let before = past.navigation else { return false }
    return !navigation.names(renamed, around: page)
      && navigation.describesChildren(of: page, as: before)
  }

  private func render(_ page: Page, from source: PageSource?) -> RenderedPage {
    let content = page.body(.page(page.path))
    return RenderedPage(
      source: source, content: content,
      file: OutputFile(path: page.path.file, bytes: theme.render(page, content: content)),
      twin: page.isSearchable ? MarkdownTwin.file(page, content: content) : nil,
      picture: input.settings.url == nil
        ? nil : PreviewPicture.file(of: page, in: input.settings.title),
      entry: page.isSearchable
        ? SearchIndex.Entry(
          page, sections: page.isSheet ? [] : page.textSections(in: content)) : nil)
  }

  /// The files that do not depend on Markdown.
  private func writeOthers(to sink: Sink) throws -> [OutputFile] {
    var kept: [OutputFile] = []
    func keep(_ file: OutputFile) throws {
      if isKept { kept.append(file) }
      try sink(file)
    }
    if let others = past.others {
      for file in others { try keep(file) }
      return kept
    }
    for resource in plan.resources {
      try keep(OutputFile(path: resource.path, bytes: resource.bytes()))
    }
    for asset in plan.assets { try keep(input.content.output(asset)) }
    for file in plan.themeFiles {
      try keep(
        file.file(
          theme.overrides, module: input.edition.module, printedTitle: theme.printedTitle,
          preview: {
            PreviewPicture.common(
              of: plan.pages.first { $0.path == .home }, in: input.settings.title)
          }))
    }
    return kept
  }

  private func files(of file: WellKnownFile) -> [OutputFile] {
    let (settings, releases) = (input.settings, input.edition.releases)
    if file == .sitemap { return Sitemap.files(plan.pages, settings: settings) }
    let bytes =
      switch file {
      case .notFound: theme.renderNotFound()
      case .noJekyll, .sitemap: [] as [UInt8]
      case .robots: Sitemap.robots(for: settings)
      case .languageModels:
        LanguageModelIndex.render(navigation, pages: plan.pages, settings: settings)
      case .headers: SecurityPolicy.headers(answersBack: input.edition.answersBack)
      case .feed: Feed.render(releases, settings: settings)
      }
    return [OutputFile(path: file.rawValue, bytes: bytes)]
  }
}
