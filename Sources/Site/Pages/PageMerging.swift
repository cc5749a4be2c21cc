internal import Markup
internal import Pages

/// The pages of a site, from Markdown and generated.
struct MergedPages: Sendable {
  /// One page to a path, in path order; every folder on the way to a page has one.
  var all: [Page] = []
  /// Pages whose path another page from the same side has already.
  var surplus: [Page] = []
}

/// Merges Markdown and generated pages: Markdown introduces the generated page at its path.
enum PageMerging {
  /// - Parameter home: the title of the home page when there is none.
  static func merge(
    _ written: [WrittenPage], into generated: [Page], home: String
  ) -> MergedPages {
    var merged = MergedPages()
    var made: [SitePath: Page] = [:]
    for page in generated {
      if made[page.path] == nil { made[page.path] = page } else { merged.surplus.append(page) }
    }
    var introductions = [SitePath: WrittenPage](minimumCapacity: written.count)
    var again: [WrittenPage] = []
    for page in written {
      let path = page.page.path
      if introductions[path] == nil { introductions[path] = page } else { again.append(page) }
    }
    merged.surplus += again.map(\.page).sorted { $0.path < $1.path }
    var paths = Set(made.keys).union(introductions.keys)
    addFolders(to: &paths)
    merged.all = paths.sorted().map { path in
      switch (made[path], introductions[path]) {
      case (let page?, let words?): introduce(page, with: words)
      case (let page?, nil): page
      case (nil, let words?): named(words.page, home)
      case (nil, nil): folderPage(at: path, title: path == .home ? home : nil)
      }
    }
    return merged
  }

  /// The Markdown goes above the generated content, or below it if that page comes first.
  private static func introduce(_ page: Page, with written: WrittenPage) -> Page {
    var merged = page
    let (intro, body) = (written.page.body, page.body)
    if written.hasOwnTitle { merged.title = written.page.title }
    merged.label = written.page.label ?? page.label
    merged.isUnlisted = written.page.isUnlisted
    if !written.page.description.isEmpty { merged.description = written.page.description }
    if written.page.weight != Page.defaultWeight { merged.weight = written.page.weight }
    let isFirst = page.comesFirst
    merged.outline =
      isFirst ? page.outline + written.page.outline : written.page.outline + page.outline
    merged.anchors = written.page.anchors.union(page.anchors)
    merged.bringsTitle = written.page.bringsTitle && !isFirst
    merged.keywords = page.keywords + written.page.keywords
    merged.writtenMarkdown = written.page.writtenMarkdown
    merged.writtenSections = written.page.writtenSections
    merged.source = page.source ?? written.page.source
    merged.body = { here in
      let words = isFirst ? withoutTitle(intro(here)) : intro(here)
      let prose = Tag.div(.class("prose")) { words }
      return .fragment(isFirst ? [body(here), prose] : [prose, body(here)])
    }
    return merged
  }

  /// Markdown below generated content must not begin with the page's title.
  private static func withoutTitle(_ words: HTML) -> HTML {
    guard case .trusted(let markup) = words, markup.starts(with: "<h1".utf8),
      let end = markup.firstRange(of: "</h1>".utf8)
    else { return words }
    return .trusted(Output(markup[end.upperBound...]))
  }

  /// A home page without a title gets the site's.
  private static func named(_ page: Page, _ home: String) -> Page {
    guard page.path == .home, page.title.isEmpty else { return page }
    var named = page
    named.title = home
    return named
  }

  /// A folder without a page of its own gets an empty one, in which the theme lists its pages.
  private static func addFolders(to paths: inout Set<SitePath>) {
    paths.insert(.home)
    for path in Array(paths) {
      var folder = path.parent
      while let missing = folder, paths.insert(missing).inserted { folder = missing.parent }
    }
  }

  private static func folderPage(at path: SitePath, title: String?) -> Page {
    let name = path.name.prefix(1).uppercased() + path.name.dropFirst()
    let title = title ?? name
    return Page(path: path, title: title, description: "The pages of \(title).") { _ in .empty }
  }
}
