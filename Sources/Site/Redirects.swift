internal import Diagnostics
internal import Markup
internal import Pages
internal import Settings

/// Another address of a page, as its front matter writes it.
struct Alias: Sendable {
  let written: String
  let location: SourceLocation

  init?(_ value: Value) {
    guard let text = value.text() else { return nil }
    written = text
    location = value.location
  }

  /// The page's folder at that address, from the root of the site; nil when it leads out of it.
  /// A Markdown file's name stands for the page it once was.
  var path: SitePath? {
    guard !LinkResolver.isExternal(written),
      let path = ContentPath.resolve("/" + written, from: "")
    else { return nil }
    if path.hasSuffix(".md") { return ContentPath.page(of: path) }
    if path.hasSuffix("index.html") { return SitePath(String(path.dropLast("index.html".count))) }
    return path.hasSuffix(".html") ? nil : SitePath(path)
  }
}

/// Pages that only lead on: every alias has one.
struct Redirects: Sendable {
  private var targets: [SitePath: Page] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameter files: what else is written to the site.
  init(of written: [WrittenPage], pages: [Page], files: Set<String>) {
    if written.allSatisfy(\.aliases.isEmpty) { return }
    let known = Dictionary(pages.map { ($0.path, $0) }) { first, _ in first }
    for origin in written {
      guard let target = known[origin.page.path] else { continue }
      for alias in origin.aliases { add(alias, to: target, pages: known, files: files) }
    }
  }

  private mutating func add(
    _ alias: Alias, to target: Page, pages: [SitePath: Page], files: Set<String>
  ) {
    guard let path = alias.path else { return diagnostics.append(.badAlias(alias)) }
    let other = pages[path]?.source ?? targets[path]?.source
    if pages[path] != nil || targets[path] != nil || files.contains(path.file) {
      return diagnostics.append(.takenAlias(alias, by: other ?? path.folder))
    }
    targets[path] = target
  }

  func files(_ settings: SiteSettings) -> [OutputFile] {
    targets.sorted { $0.key < $1.key }.map { path, target in
      OutputFile(path: path.file, bytes: Self.page(at: path, to: target, settings))
    }
  }

  /// Leads on by itself, tells search engines which address counts, and has a link to click.
  private static func page(at path: SitePath, to target: Page, _ settings: SiteSettings) -> [UInt8]
  {
    let link = LinkBase.page(path).link(to: target.path)
    let canonical = settings.url.map { $0 + PercentEncoding.encode(path: target.path.folder) }
    var output = Output()
    output.append("<!doctype html>\n")
    Tag.html(.lang(settings.language)) {
      Tag.head {
        Tag.meta(Attribute("charset", "utf-8"))
        Tag.meta(.httpEquivalent("refresh"), .content("0; url=" + link))
        Tag.meta(.name("robots"), .content("noindex"))
        Tag.link(.rel("canonical"), .href(canonical ?? link))
        Tag.title { target.title }
      }
      Tag.body {
        Tag.p {
          "This page has moved: "
          Tag.a(.href(link)) { target.title }
        }
      }
    }.render(into: &output)
    output.append("\n")
    return output
  }
}
