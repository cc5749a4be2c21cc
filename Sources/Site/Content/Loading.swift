internal import Concurrency
internal import Diagnostics
internal import Markdown
internal import Markup
internal import Pages
internal import Settings

/// A Markdown file as a page, before it is joined with what others made.
///
/// A class, because pages are large and it is in several lists.
final class WrittenPage: Sendable {
  let page: Page
  /// Whether its front matter or first heading names it; a file name is only a last resort.
  let hasOwnTitle: Bool
  let aliases: [Alias]

  init(page: Page, hasOwnTitle: Bool, aliases: [Alias]) {
    (self.page, self.hasOwnTitle, self.aliases) = (page, hasOwnTitle, aliases)
  }

  /// The same with another page.
  func changing(_ change: (inout Page) -> Void) -> WrittenPage {
    var page = page
    change(&page)
    return WrittenPage(page: page, hasOwnTitle: hasOwnTitle, aliases: aliases)
  }
}

/// Reads the Markdown of `content/` and remembers the links whose anchors are still to be checked.
struct Loading: Sendable {
  let content: FileTree
  let insertions: Insertions
  let options: Options
  let includesDrafts: Bool
  let resolver: LinkResolver
  let failures = LateFailures()
  private let generated: [SitePath: Page]

  /// What decides how a file is read, besides the files of the content and what pages insert.
  struct Terms: Equatable, Sendable {
    var options: Options
    var includesDrafts: Bool
    var issues: String?
  }

  var terms: Terms { Terms(options: options, includesDrafts: includesDrafts, issues: issues) }

  /// What one file gives.
  struct Loaded: Sendable {
    var file: String
    /// Whether it is a draft in a build without drafts.
    var isLeftOut = false
    /// Nil for a draft in a build without drafts, and for a file that can't be read.
    var page: WrittenPage?
    /// The page's text; nil where only the record of it is known.
    var text: PageText?
    /// Nil for a file that can't be read.
    var source: PageSource?
    /// The files it includes, also where only the record of it is known.
    var includes: [String] = []
    /// Whether it shows values or reports, or introduces a page that does.
    var showsData = false
    var diagnostics: [Diagnostic] = []
    var links = PageLinks()
    /// The headings of all levels.
    var headings: [Heading] = []
    /// Keys of its front matter that mean nothing here.
    var unknownKeys: [FrontMatter.UnknownKey] = []
    /// What in its Markdown is not known here.
    var unknownNames: [UnknownName] = []
    /// The page's content before addresses in it were corrected; nil where none were.
    var bodyAsWritten: (@Sendable (LinkBase) -> HTML)?
  }

  /// The Markdown files that are pages.
  private let written: [String]
  private let around: ContentSurroundings
  private let issues: String?
  private let shelf: PageText.Shelf?

  init(
    content: FileTree, generated: [Page], files: Set<String>, insertions: Insertions,
    options: Options, includesDrafts: Bool, settings: SiteSettings = SiteSettings(),
    shelf: TextShelf? = nil
  ) {
    self.content = content
    let failures = failures
    self.shelf = shelf.map { PageText.Shelf($0, failures: failures) }
    self.insertions = insertions
    self.options = options
    self.includesDrafts = includesDrafts
    self.generated = Dictionary(generated.map { ($0.path, $0) }) { first, _ in first }
    let shadowed = ContentPath.shadowed(in: content.paths.filter(ContentPath.isMarkdown))
    let written = content.paths.filter {
      ContentPath.isMarkdown($0) && shadowed[$0] == nil
    }
    self.written = written
    var sources = Dictionary(
      generated.compactMap { page in page.source.map { ($0, page.path) } }
    ) { first, _ in first }
    for path in written + shadowed.keys.sorted() { sources[path] = ContentPath.page(of: path) }
    // A folder of pages is a page too, even without a file of its own.
    let all = Set(sources.values).union(generated.map(\.path))
    let folders = all.flatMap { sequence(first: $0) { $0.parent } }
    var resolver = LinkResolver(
      pagesBySource: sources, pages: Set(folders), files: files,
      unplanned: Set(content.paths.filter(ContentPath.isWorkload)).subtracting(sources.keys))
    resolver.others = PathPatterns(settings.exclude)
    resolver.leftOut = content.aside
    resolver.parts = Set(content.paths.filter(ContentPath.isPart))
    resolver.mounts = settings.mounts
    resolver.linksAddresses = content.paths.contains { $0.hasSuffix("/_index.md") }
    resolver.unrendered = Set(
      content.paths.filter(ContentPath.isComponents).map(ContentPath.page))
    resolver.basePath = settings.basePath
    resolver.repository = SourceRepository(edit: settings.edit)
    resolver.folderName = settings.folderName
    resolver.folders = Self.folders(of: content.paths)
    resolver.pagesByName = Self.byName(Set(sources.values))
    self.resolver = resolver
    issues = settings.issues
    around = ContentSurroundings(
      resolver, insertions: insertions, content: content, issues: settings.issues)
  }

  /// The folders of files, most of which follow another one of their folder.
  private static func folders(of paths: [String]) -> Set<String> {
    var folders: Set<String> = []
    var last: Substring?
    for path in paths {
      let folder = path.folderOfFile
      if folder != last { folders.formUnion(ContentPath.folders(of: path)) }
      last = folder
    }
    return folders
  }

  /// The pages whose name no other one has.
  private static func byName(_ pages: Set<SitePath>) -> [String: SitePath] {
    var named = [String: SitePath](minimumCapacity: pages.count)
    var shared: Set<String> = []
    for page in pages where named.updateValue(page, forKey: page.name) != nil {
      shared.insert(page.name)
    }
    for name in shared { named[name] = nil }
    return named
  }

  /// Every Markdown page in path order; drafts only when asked for. What the last build read is
  /// taken from there, which must not be kept here: each page holds on to its loading.
  func markdownPages(after past: PastBuild) -> [Loaded] {
    let files = written
    return Concurrently.map(files.count) { load(files[$0], after: past) }
  }

  private func load(_ file: String, after past: PastBuild) -> Loaded {
    if let known = past.reading(of: file, by: self) { return known }
    guard let text = try? content.read(file) else {
      return Loaded(file: file, diagnostics: [.unreadable(file)])
    }
    return load(file, text)
  }

  /// The text of a file that was let go.
  func textAgain(of file: String) -> PageText.Forms {
    readLate(file).text?.forms ?? PageText.Forms(source: [])
  }

  /// Reads a file of which only the record was known so far.
  func readLate(_ file: String) -> Loaded {
    do { return load(file, try content.read(file)) } catch {
      failures.add(error)
      return Loaded(file: file)
    }
  }

  private func load(_ file: String, _ source: [UInt8]) -> Loaded {
    let path = ContentPath.page(of: file)
    let recorder = LinkRecorder()
    let document = render(source, file: file, at: path, recorder: recorder)
    let problems = Problems()
    let front = FrontMatter(document.frontMatter, file: file, problems: problems)
    let isLeftOut = front.isDraft && !includesDrafts
    let text = PageText(
      isLeftOut
        ? PageText.Forms(source: source)
        : PageText.Forms(
          source: source, html: document.html, sections: Self.sections(of: document)),
      of: file, shelf: shelf)
    let all = PageSource(text, includes: recorder.includes)
    let includes = all.includes.keys.sorted()
    let showsData =
      recorder.hasInsertions || generated[path] != nil || source.mayHoldValues
    if isLeftOut {
      return Loaded(
        file: file, isLeftOut: true, source: all, includes: includes, showsData: showsData)
    }
    let page = written(
      document, front: front, file: file, path: path, text: text,
      insertions: showsData ? insertions : .none)
    return Loaded(
      file: file, page: page,
      text: text, source: all, includes: includes, showsData: showsData,
      diagnostics: document.diagnostics + problems.all,
      links: recorder.links, headings: document.outline, unknownKeys: front.unknownKeys,
      unknownNames: document.unknownNames)
  }

  private func render(
    _ source: [UInt8], file: String, at page: SitePath, recorder: LinkRecorder
  ) -> Document {
    let surroundings = around.surroundings(
      of: file, at: page, takenIDs: generated[page]?.ids ?? [], recorder: recorder)
    return Document(parsing: source, file: file, options: options, surroundings: surroundings)
  }

  private func written(
    _ document: Document, front: FrontMatter, file: String, path: SitePath, text: PageText,
    insertions: Insertions
  ) -> WrittenPage {
    let own = LinkBase.page(path)
    let links = LinkRebasing(from: path)
    // A heading without text is told of, and names nothing.
    let written = front.title ?? document.title.flatMap { $0.isEmpty ? nil : $0 }
    var page = Page(
      path: path, title: written ?? Self.title(of: path),
      description: front.description ?? document.description ?? "", source: file,
      weight: front.weight,
      outline: front.hasOutline ? Self.outline(of: document) : [],
      anchors: document.anchors, isSearchable: front.isSearchable && !front.isDraft,
      body: { here in
        let html = text.forms.html
        return .trusted(here == own ? html : links.rewrite(html, for: here))
      })
    page.keywords = front.keywords
    (page.label, page.isUnlisted) = (front.label, front.isUnlisted)
    page.bringsTitle = Self.titleHeading(of: document) != nil
    page.hidesTitle = front.hidesTitle
    page.writtenSections = { text.forms.sections }
    let frontMatter = document.frontMatter
    page.writtenMarkdown = {
      WrittenMarkdown(source: text.forms.source, frontMatter: frontMatter, insertions: insertions)
        .bytes
    }
    return WrittenPage(
      page: page, hasOwnTitle: written != nil, aliases: front.aliases)
  }

  /// What stands below the title belongs to the page itself.
  private static func sections(of document: Document) -> [TextSection] {
    guard let title = titleHeading(of: document) else { return document.sections }
    return document.sections.map { section in
      var section = section
      if section.id == title { section.id = nil }
      return section
    }
  }

  /// The id of the heading that is the page's title.
  private static func titleHeading(of document: Document) -> String? {
    document.outline.first { $0.level == 1 }?.id
  }

  private static func outline(of document: Document) -> [Heading] {
    document.outline.filter { $0.level == 2 || $0.level == 3 }
  }

  /// `guide/key-skew/` reads as "Key skew".
  private static func title(of path: SitePath) -> String {
    let words = path.name.split { $0 == "-" || $0 == "_" }.joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}

extension Page {
  /// The ids of its elements, which Markdown that introduces it must not take.
  fileprivate var ids: Set<String> { anchors.union(body(.page(path)).ids) }
}

extension [UInt8] {
  /// Whether `{{` is in it.
  fileprivate var mayHoldValues: Bool {
    let brace = UInt8(ascii: "{")
    var start = 0
    while let found = position(of: brace, from: start), found + 1 < count {
      if self[found + 1] == brace { return true }
      start = found + 1
    }
    return false
  }
}

extension [Loading.Loaded] {
  var byFile: [String: Loading.Loaded] {
    Dictionary(map { ($0.file, $0) }) { first, _ in first }
  }

  /// What each page is read from.
  var sources: [SitePath: PageSource] {
    let pairs = compactMap { loaded in
      loaded.page.flatMap { page in loaded.source.map { (page.page.path, $0) } }
    }
    return Dictionary(pairs) { first, _ in first }
  }

  /// Links to nothing.
  func brokenLinks(
    _ resolver: LinkResolver, besides aliased: LinksToAliases = LinksToAliases()
  ) -> [Diagnostic] {
    let missing = flatMap(\.links.missing).filter { !aliased.holds($0) }
    let candidates = missing.isEmpty ? [] : resolver.candidates
    return missing.enumerated().map { number, link in
      if let path = link.path, let reason = resolver.reasonLeftOut(path) {
        return .linkToLeftOut(path, reason, at: link.location)
      }
      let path = number < Nearest.mostHints ? link.path : nil
      return .brokenLink(
        link.url, isImage: link.isImage, at: link.location,
        nearest: path.flatMap {
          LinkResolver.nearest(to: $0, from: link.file, among: candidates)
        })
    }
  }
}
