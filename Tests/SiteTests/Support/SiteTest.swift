import Diagnostics
import Markup
import Pages
import Settings
import TestSupport
import Testing

@testable import Site

/// A site of a few files, rendered in memory, with what it is expected to be:
/// `SiteTest(["index.md": "# Hi"]).expects(main: "<h1 id=\"hi\">Hi</h1>").reports()`.
///
/// Pages are named by their folder: `""` is the home page, `"guide/a/"` the page of `guide/a.md`.
/// Whatever else a test looks at, what is written must be what was planned, and every page must be
/// well-formed, with ids of its own and links that lead to files of the site.
struct SiteTest {
  let site: Site
  /// The text of each written file by its path.
  let files: [String: String]

  init(
    _ content: [String: String] = [:], generated: [Page] = [], resources: [Resource] = [],
    insertions: Insertions = .none, edition: Edition = Edition(), drafts: Bool = false,
    checksPages: Bool = true, sourceLocation: Testing.SourceLocation = #_sourceLocation,
    settings change: (inout SiteSettings) -> Void = { _ in }
  ) {
    var settings = SiteSettings()
    change(&settings)
    site = Site(
      content: FileTree(content), settings: settings, generated: generated, resources: resources,
      insertions: insertions, edition: edition, includesDrafts: drafts)
    var written: [OutputFile] = []
    do {
      try site.write { written.append($0) }
    } catch {
      Issue.record("\(error)", sourceLocation: sourceLocation)
    }
    files = Dictionary(written.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }) {
      first, _ in first
    }
    // How many of these there are is known when they are written.
    let counted = [SearchText.folder + "/", "print/part-"]
    let paths = written.map(\.path).filter { path in !counted.contains { path.hasPrefix($0) } }
    #expect(
      paths.sorted() == site.plan.paths.sorted(), "written and planned",
      sourceLocation: sourceLocation)
    if checksPages, !site.diagnostics.hasErrors { checkPages(sourceLocation) }
  }

  private func checkPages(_ sourceLocation: Testing.SourceLocation) {
    for (path, text) in files where path.hasSuffix(".html") && !site.plan.assets.contains(path) {
      let html = HTMLReader(text)
      #expect(html.mistakes == [], "\(path)", sourceLocation: sourceLocation)
      let dead = html.addresses.filter { !leadsSomewhere($0, from: path) }
      #expect(dead == [], "\(path)", sourceLocation: sourceLocation)
    }
  }

  /// Whether an address is of another host, or leads to a file of this site.
  private func leadsSomewhere(_ address: String, from path: String) -> Bool {
    if LinkResolver.isExternal(address) || address.hasPrefix("#") { return true }
    let file = PercentEncoding.decode(String(address.prefix { $0 != "#" && $0 != "?" }))
    if file.isEmpty { return true }
    guard file.hasPrefix("/") else {
      return ContentPath.resolve(file, from: path).map { files[$0] != nil } ?? false
    }
    // Only the page of unknown addresses links from the host's root.
    let base = site.input.settings.basePath
    return path == "404.html" && file.hasPrefix(base)
      && files[String(file.dropFirst(base.count))] != nil
  }

  /// The HTML of a page; empty when it is not written.
  func page(_ folder: String) -> String { files[folder + "index.html"] ?? "" }

  /// The navigation, content or outline of a page, by its element.
  func part(_ start: Regex<Substring>, of folder: String, until end: String) -> String {
    let page = page(folder)
    guard let opening = page.firstMatch(of: start),
      let closing = page[opening.range.upperBound...].firstRange(of: end)
    else { return "" }
    return String(page[opening.range.upperBound..<closing.lowerBound])
  }

  /// What stands in a page's main element, without permalinks and the line ends of Markdown.
  func main(_ folder: String = "") -> String {
    part(#/<main id="[^"]*">/#, of: folder, until: "</main>")
      .replacing(#/<a class="anchor"[^>]*>#<\/a>/#, with: "").replacing("\n", with: "")
  }
}

// Each expectation gives the site back, so that they can stand in a chain.
extension SiteTest {
  /// The whole main element of a page.
  @discardableResult func expects(
    _ folder: String = "", main: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) -> SiteTest {
    #expect(self.main(folder) == main, sourceLocation: sourceLocation)
    return self
  }

  /// The article of a page: what it says, without its breadcrumb and neighbors.
  @discardableResult func expects(
    _ folder: String = "", article: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) -> SiteTest {
    let found = main(folder).firstMatch(of: #/<div class="(?:prose|data)">(.*?)<\/div>(?:<nav|$)/#)
    #expect(found.map { String($0.output.1) } == article, sourceLocation: sourceLocation)
    return self
  }

  /// The links of a page's main element, as `address text`.
  @discardableResult func expects(
    _ folder: String = "", links: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) -> SiteTest {
    let found = HTMLReader(main(folder)).links
    #expect(found == links, sourceLocation: sourceLocation)
    return self
  }

  /// The head's elements, as HTML writes them.
  @discardableResult func expects(
    _ folder: String = "", inHead element: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) -> SiteTest {
    let head = part(#/<head>/#, of: folder, until: "</head>")
    #expect(head.contains(element), sourceLocation: sourceLocation)
    return self
  }

  /// The diagnostics in order, each as `file:line:column id`.
  @discardableResult func reports(
    _ expected: String..., sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) -> SiteTest {
    let found = site.diagnostics.inOrder.map { diagnostic in
      (diagnostic.location.map { "\($0) " } ?? "") + diagnostic.id
    }
    #expect(found == expected, sourceLocation: sourceLocation)
    return self
  }

  /// The diagnostics in order, whole.
  @discardableResult func says(
    _ expected: String..., sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) -> SiteTest {
    #expect(
      site.diagnostics.inOrder.map(\.description) == expected, sourceLocation: sourceLocation)
    return self
  }

  /// A file with its whole text.
  @discardableResult func writes(
    _ path: String, _ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) -> SiteTest {
    #expect(files[path] == text, sourceLocation: sourceLocation)
    return self
  }

  /// Files that are not written.
  @discardableResult func lacks(
    _ paths: String..., sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) -> SiteTest {
    #expect(paths.filter { files[$0] != nil } == [], sourceLocation: sourceLocation)
    return self
  }
}
