internal import Diagnostics
internal import Markup
internal import Pages

/// Brings the pages of all authors together, one to a path.
enum Joining {
  static func join(
    _ written: [WrittenPage], with generated: [Page], home: String
  ) -> (pages: [Page], diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var byPath: [SitePath: Page] = [:]
    for page in generated { byPath[page.path] = page }
    var origins: [SitePath: String] = [:]
    for page in written.sorted(by: { $0.page.path < $1.page.path }) {
      let path = page.page.path
      if let other = origins[path], let file = page.page.source {
        diagnostics.append(.samePath(file, other))
        continue
      }
      origins[path] = page.page.source
      byPath[path] = byPath[path].map { introduce($0, with: page) } ?? page.page
    }
    if byPath[.home] == nil { byPath[.home] = folderPage(at: .home, title: home) }
    for folder in missingFolders(in: byPath) { byPath[folder] = folderPage(at: folder, title: nil) }
    let pages = byPath.values.sorted { $0.path < $1.path }
    return (pages, diagnostics + namesThatDifferInCase(pages))
  }

  /// Markdown at the place of a generated page stands above it, or below when that page says so.
  private static func introduce(_ page: Page, with written: WrittenPage) -> Page {
    var joined = page
    let (intro, body) = (written.page.body, page.body)
    if written.hasOwnTitle { joined.title = written.page.title }
    if !written.page.description.isEmpty { joined.description = written.page.description }
    if written.page.weight != Page.defaultWeight { joined.weight = written.page.weight }
    let isFirst = page.comesFirst
    joined.outline =
      isFirst ? page.outline + written.page.outline : written.page.outline + page.outline
    joined.anchors = written.page.anchors.union(page.anchors)
    joined.bringsTitle = written.page.bringsTitle && !isFirst
    joined.keywords = page.keywords + written.page.keywords
    joined.writtenMarkdown = written.page.writtenMarkdown
    joined.writtenSections = written.page.writtenSections
    joined.source = page.source ?? written.page.source
    joined.body = { here in
      let words = isFirst ? withoutTitle(intro(here)) : intro(here)
      let prose = Tag.div(.class("prose")) { words }
      return .fragment(isFirst ? [body(here), prose] : [prose, body(here)])
    }
    return joined
  }

  /// Words that stand below others can't begin with the page's title.
  private static func withoutTitle(_ words: HTML) -> HTML {
    guard case .trusted(let markup) = words, markup.starts(with: "<h1".utf8),
      let end = markup.firstRange(of: "</h1>".utf8)
    else { return words }
    return .trusted(Output(markup[end.upperBound...]))
  }

  private static func missingFolders(in pages: [SitePath: Page]) -> Set<SitePath> {
    Set(pages.keys.flatMap { sequence(first: $0) { $0.parent } }).subtracting(pages.keys)
  }

  /// A folder without a page of its own gets one that lists what is in it; the theme fills it.
  private static func folderPage(at path: SitePath, title: String?) -> Page {
    let name = path.name.prefix(1).uppercased() + path.name.dropFirst()
    let title = title ?? name
    return Page(path: path, title: title, description: "The pages of \(title).") { _ in .empty }
  }

  private static func namesThatDifferInCase(_ pages: [Page]) -> [Diagnostic] {
    Dictionary(grouping: pages) { $0.path.folder.lowercased() }.values
      .filter { $0.count > 1 }
      .map { .samePathButForCase($0.map { $0.source ?? $0.path.folder }.sorted()) }
  }
}
