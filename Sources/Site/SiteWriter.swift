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
  /// What is left for the next build.
  private let keeping: Keeping
  /// Nil for a site of too many pages.
  private let print: PrintPage?

  /// The navigation of the build before; nil when there was none, or it is not known.
  private let before: Navigation?

  private var past: PastBuild { read.past }

  enum Keeping {
    case nothing
    /// What was read and rendered, in memory.
    case all
    /// The facts of the pages, for another run of the program.
    case record
  }

  init(_ site: Site, keeping: Keeping) {
    (input, plan, navigation, read) = (site.input, site.plan, site.navigation, site.read)
    theme = Theme(of: site)
    sources = read.files.sources
    before = site.navigationBefore
    print = plan.hasPrintPage ? PrintPage(theme: theme, pages: plan.pages) : nil
    self.keeping = keeping
  }

  /// What a build left: one of the two, or neither.
  struct Kept {
    var build = PastBuild()
    var record = PageRecord.Writer()
  }

  func write(to sink: Sink) throws -> Kept {
    var all = Kept()
    switch keeping {
    case .nothing: break
    case .all:
      all.build = PastBuild(read)
      all.build.navigation = navigation
    case .record: all.record.hasPrintPage = plan.hasPrintPage
    }
    all.build.print = print?.nothingPrinted
    try writePages(to: sink, keepingIn: &all)
    // Not before: the texts of the pages are gone now, and what is written down takes their memory.
    if keeping == .record {
      for file in read.files { all.record.add(file, after: past.record) }
    }
    try writeRest(to: sink, keepingIn: &all.build)
    try read.failures.check()
    return all
  }

  private func writeRest(to sink: Sink, keepingIn kept: inout PastBuild) throws {
    if let print, let printed = kept.print {
      for file in print.files(printed) { try sink(file) }
    }
    for redirect in plan.redirects { try sink(redirect.file(input.settings, theme.words)) }
    kept.others = try writeOthers(to: sink)
    for file in plan.wellKnownFiles {
      for output in files(of: file) { try sink(output) }
    }
  }

  /// A file of the search index that would be made of the same, as it is in the site.
  private func inPlace(_ file: SearchIndex.File) -> OutputFile {
    switch file {
    case .made(let file): file
    case .same(let path, let make):
      past.record?.file(path) ?? make()
    }
  }

  /// Every page, its twin in Markdown, and the search index they make; what is printed of them is
  /// kept for that.
  private func writePages(to sink: Sink, keepingIn kept: inout Kept) throws {
    var index = SearchIndex()
    let renamed = renamed
    // A preview may leave the rest of a site, and looks for that between batches.
    let batch = keeping == .all ? 8 : 32
    try Concurrently.forEach(plan.pages.count, batch: batch) { number in
      render(plan.pages[number], renamed: renamed)
    } use: { page, rendered, printed in
      try sink(rendered.file)
      if let twin = rendered.twin { try sink(twin) }
      if let picture = rendered.picture { try sink(picture) }
      let place = rendered.entry == nil ? nil : index.nextPlace
      if let text = rendered.entry.flatMap({ index.add($0) }) { try sink(inPlace(text)) }
      switch keeping {
      case .nothing: break
      case .all: kept.build.pages[page] = rendered
      case .record: kept.record.add(page, rendered, place: place)
      }
      // Nothing else of the build asks for it, and the memory is used again.
      if keeping != .all { rendered.source?.letGo(readAgain: read.readAgain) }
      if let printed { kept.build.print?.add(printed, of: page) }
    }
    for file in index.finish(pagesBefore: past.record?.searchable) { try sink(inPlace(file)) }
  }

  /// The pages whose titles changed since the last build; nil when the frame of every page has to be
  /// rendered again.
  private var renamed: [SitePath]? {
    guard let before, plan.hasPrintPage == past.hasPrintPage else { return nil }
    return navigation.renamed(since: before)
  }

  private func render(
    _ page: Page, renamed: [SitePath]?
  ) -> (SitePath, RenderedPage, printed: Output?) {
    let source = sources[page.path]
    guard var kept = past.page(page, source: source) else {
      let (rendered, content) = render(page, from: source)
      return (page.path, rendered, print?.printed(page, content: content))
    }
    let content = { kept.content ?? page.body(.page(page.path)) }
    if !frameHolds(around: page.path, renamed: renamed) {
      kept = kept.framed(as: theme.render(page, content: content()))
    }
    let printed = print?.printed(page.path, in: past.print)
    return (page.path, kept, printed ?? print?.printed(page, content: content()))
  }

  private func frameHolds(around page: SitePath, renamed: [SitePath]?) -> Bool {
    guard let renamed, let before else { return false }
    return !navigation.names(renamed, around: page)
      && navigation.describesChildren(of: page, as: before)
  }

  private func render(_ page: Page, from source: PageSource?) -> (RenderedPage, content: HTML) {
    let content = page.body(.page(page.path))
    let rendered = RenderedPage(
      source: source,
      // Only a preview asks for it again. To free it costs least where it was made.
      content: keeping == .all ? content : nil,
      file: OutputFile(path: page.path.file, bytes: theme.render(page, content: content)),
      twin: page.isSearchable ? MarkdownTwin.file(page, content: content) : nil,
      picture: input.settings.url == nil
        ? nil : PreviewPicture.file(of: page, in: input.settings.title),
      entry: page.isSearchable
        ? SearchIndex.Entry(
          page, sections: page.searchSections(in: content)) : nil)
    return (rendered, content)
  }

  /// The files that do not depend on Markdown.
  private func writeOthers(to sink: Sink) throws -> [OutputFile] {
    var kept: [OutputFile] = []
    func keep(_ path: String, _ file: () throws -> OutputFile) throws {
      var file = try past.record?.file(path) ?? file()
      if keeping == .all {
        file = file.inMemory
        kept.append(file)
      }
      try sink(file)
    }
    if let others = past.others {
      for file in others { try keep(file.path) { file } }
      return kept
    }
    let (resources, record) = (plan.resources, past.record)
    try Concurrently.forEach(resources.count) { number in
      record?.file(resources[number].path) ?? resources[number].file
    } use: { file in
      try keep(file.path) { file }
    }
    for asset in plan.assets { try keep(asset) { try input.content.output(asset) } }
    for file in plan.themeFiles { try keep(file.rawValue) { file.file(of: plan, in: theme) } }
    return kept
  }

  private func files(of file: WellKnownFile) -> [OutputFile] {
    let (settings, releases) = (input.settings, input.edition.releases)
    func one(_ bytes: [UInt8]) -> [OutputFile] { [OutputFile(path: file.rawValue, bytes: bytes)] }
    return switch file {
    case .notFound: one(theme.renderNotFound())
    case .noJekyll: one([])
    case .robots: one(Sitemap.robots(for: settings))
    case .sitemap: Sitemap.files(plan.pages, settings: settings)
    case .languageModels:
      LanguageModelIndex.files(navigation, pages: plan.pages, settings: settings)
    case .headers: one(SecurityPolicy.headers(answersBack: input.edition.answersBack))
    case .feed: one(Feed.render(releases, settings: settings))
    }
  }
}

extension Theme {
  convenience init(of site: Site) {
    self.init(
      settings: site.input.settings, navigation: site.navigation, edition: site.input.edition,
      overrides: site.overrides, hasPrintPage: site.plan.hasPrintPage,
      hasTouchIcon: site.plan.hasTouchIcon)
  }
}

extension ThemeFile {
  func file(of plan: OutputPlan, in theme: Theme) -> OutputFile {
    file(
      theme.overrides, module: theme.edition.module, printedTitle: theme.printedTitle,
      preview: {
        PreviewPicture.common(of: plan.pages.first { $0.path == .home }, in: theme.settings.title)
      })
  }
}

extension Site {
  /// From the record only where a page is listed otherwise now.
  fileprivate var navigationBefore: Navigation? {
    guard let record = read.past.record else { return read.past.navigation }
    let isSame = read.files.allSatisfy { file in
      file.source?.isUnread == true || record.reading(of: file.file)?.isListed(as: file) == true
    }
    if isSame { return navigation }
    let readings = read.files.compactMap { record.reading(of: $0.file) }
    guard readings.count == read.files.count else { return nil }
    let merged = PageMerging.merge(
      readings.compactMap(\.written), into: input.generated, home: input.settings.title)
    return Navigation(
      pages: merged.all, top: input.settings.navigation, written: input.settings.navigationTree,
      sources: read.resolver.pagesBySource)
  }
}

extension Page {
  /// Its words in the search index.
  func searchSections(in content: HTML) -> [TextSection] {
    isSheet ? [] : textSections(in: content)
  }
}
