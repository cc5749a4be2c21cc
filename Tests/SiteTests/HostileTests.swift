import Diagnostics
import Foundation
import Markup
import Pages
import TestSupport
import Testing

@testable import Site

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Whatever people write into a field reaches the page as they wrote it, and breaks nothing.
@Suite struct HostileText {
  /// A site with the text in every field that people write.
  private static func site(_ text: String, layout: Bool = false) throws -> SiteTest {
    let front = ["title", "description", "owner"].map { "\($0): \(HostileTexts.quoted(text))\n" }
      .joined()
    let markdown =
      "---\n\(front)tags: [\(HostileTexts.quoted(text))]\n---\n\nWords.\n\n## One\n\n## Two\n"
    let page = SitePath("made")
    var made = Page(path: page, title: text, description: text) { here in
      .fragment([
        PageSection.heading(text, id: "x"), Tag.p { Tag.a(.href(here.link(to: page))) { text } },
      ])
    }
    (made.mark, made.keywords) = (text, [text])
    var files = ["index.md": markdown, "g/a.md": markdown, "g/b.md": "# B\n\n[a](a.md)\n"]
    if layout, let file = ThemeStarter.file("layout") {
      files[file.path] = String(decoding: file.bytes, as: UTF8.self)
    }
    let edition = Edition(
      colophon: text, release: text, releases: [.init(name: text, summary: text, page: page)],
      lastChanges: ["g/a.md": text])
    return SiteTest(files, generated: [made], edition: edition) {
      ($0.title, $0.description, $0.language) = (text, text, text)
      ($0.url, $0.repository, $0.edit) = (
        "https://e.example/", "https://e.example/\(text)", "https://e.example/"
      )
    }
  }

  @Test(arguments: HostileTexts.all) func survivesOnThePage(_ text: String) throws {
    let site = try Self.site(text)
    tellsOnlyOfCharacters(site, text)
    let shown = HostileTexts.shown(text)
    for folder in ["", "g/a/", "made/"] {
      let page = HTMLReader(site.page(folder))
      let isHome = folder.isEmpty
      #expect(page.text(of: "title") == (isHome ? shown : "\(shown) · \(shown)"))
      #expect(page.text(of: "h1") == shown)
      let descriptions = site.page(folder).firstMatch(
        of: #/<meta name="description" content="([^"]*)">/#)
      #expect(descriptions.map { HTMLReader.decoded(String($0.output.1)) } == shown)
      let footer = site.part(#/<footer class="site-footer">/#, of: folder, until: "</footer>")
      #expect(HTMLReader(footer).text.hasSuffix(shown))
    }
    let navigation = site.part(#/<ul class="top">/#, of: "g/b/", until: "</nav>")
    #expect(HTMLReader(navigation).links.contains("../../g/a/index.html " + shown))
    #expect(
      HTMLReader(site.part(#/<nav class="contents"[^>]*>/#, of: "print/", until: "</nav>")).text
        .contains(shown))
  }

  @Test(arguments: HostileTexts.all) func survivesALayoutOfATeam(_ text: String) throws {
    let site = try Self.site(text, layout: true)
    tellsOnlyOfCharacters(site, text)
    #expect(HTMLReader(site.page("g/a/")).text(of: "h1") == HostileTexts.shown(text))
  }

  /// Once for each field of the two files that have them.
  private func tellsOnlyOfCharacters(_ site: SiteTest, _ text: String) {
    let ids = site.site.diagnostics.map(\.id)
    let count = text.misleadingScalar == nil ? 0 : 8
    #expect(ids == [String](repeating: "misleading-character", count: count))
  }

  @Test(arguments: HostileTexts.all) func leavesFilesForProgramsReadable(_ text: String) throws {
    let site = try Self.site(text)
    for path in ["feed.xml", "sitemap.xml"] {
      let parser = XMLParser(data: Data(try #require(site.files[path]).utf8))
      #expect(parser.parse(), "\(path): \(parser.parserError?.localizedDescription ?? "")")
    }
    let index = try #require(site.files["search-index.js"])
    #expect(index.hasPrefix("headroomSearch="))
    let search = try JSONSerialization.jsonObject(with: Data(index.dropFirst(15).utf8))
    let pages = try #require((search as? [String: Any])?["pages"] as? [[String]])
    #expect(pages.map { $0[1] } == [text, "G", text, "B", text])
    let words = try #require(site.files["assets/search/0.js"])
    let list = try #require(words.firstRange(of: "]=")).upperBound
    _ = try JSONSerialization.jsonObject(with: Data(words[list...].utf8))
    let block = site.part(#/<script type="application\/ld\+json">/#, of: "g/a/", until: "</script>")
    let steps = try JSONSerialization.jsonObject(with: Data(block.utf8)) as? [String: Any]
    let names = (steps?["itemListElement"] as? [[String: Any]])?.map { $0["name"] as? String }
    #expect(names == [text, "G", text])
  }

  @Test(arguments: HostileTexts.all) func keepsTheContentsForModelsInLines(_ text: String) throws {
    let list = try #require(Self.site(text).files["llms.txt"])
    #expect(list.split(separator: "\n").count == 8)
  }

  @Test(arguments: [
    "<script>", "a&b", "it's \"it\"", "{{x}}", "]]>", "a#b", "a?b", "a%20b", "a b", "100%",
    "\u{202E}x",
    "e\u{301}", "日本", "a:b", "javascript:x", "a..b", "*",
  ])
  func isALegalNameOfAFile(_ name: String) {
    // Percent signs escape what means something in an address.
    let image = PercentEncoding.encode(path: "/\(name).png")
    let site = SiteTest([
      "\(name).md": "---\naliases: ['/old/x/']\n---\n[x](b.md)", "b.md": "x", "\(name).png": "",
      "\(name)/in.md": "# In\n\n![x](\(image))",
    ]).reports()
    #expect(site.files["\(name)/index.html"] != nil)
    #expect(site.files["\(name)/in/index.html"] != nil)
  }
}
