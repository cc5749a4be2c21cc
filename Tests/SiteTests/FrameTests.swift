import Markup
import Pages
import TestSupport
import Testing

@testable import Site

/// What stands around the content of a page.
@Suite struct Frames {
  private func outline(_ markdown: String) -> [String] {
    HTMLReader(
      SiteTest(["a.md": markdown]).part(#/<aside class="outline">/#, of: "a/", until: "</aside>")
    ).links
  }

  @Test func anOutlineNeedsTwoHeadings() {
    #expect(outline("# A\n\n## B\n\n### C\n\n#### D\n") == ["#b B", "#c C"])
    #expect(outline("# A\n\n## B\n\n#### C\n") == [])
    #expect(outline("---\nhide: [toc]\n---\n\n## B\n\n## C\n") == [])
    let levels = SiteTest(["a.md": "## B\n\n### C\n"]).page("a/")
    #expect(
      levels.contains("<li class=\"level-2\"><a href=\"#b\">B</a></li><li class=\"level-3\">"))
    #expect(levels.contains("<div class=\"frame outlined\">"))
    #expect(SiteTest(["a.md": "## B\n"]).page("a/").contains("<div class=\"frame\">"))
  }

  /// Data needs the room, and a few headings are found without an outline.
  @Test(arguments: [(3, false), (4, true)])
  func anOutlineOfAWidePageNeedsFour(_ headings: Int, _ isOutlined: Bool) {
    let page = Page(
      path: SitePath("w"), title: "W", description: "",
      sections: (0..<headings).map { PageSection("s\($0)", "S\($0)") { _ in "x" } })
    let html = SiteTest(generated: [page]).page("w/")
    #expect(html.contains("<aside class=\"outline\">") == isOutlined)
  }

  private func steps(_ folder: String, in files: [String: String]) -> [String] {
    let page = SiteTest(files)
    return HTMLReader(page.part(#/<nav class="step"[^>]*>/#, of: folder, until: "</nav>")).links
  }

  @Test func stepsGoInReadingOrder() {
    let files = [
      "index.md": "# Home\n", "g/index.md": "---\ntitle: G\n---\n",
      "g/z.md": "---\ntitle: First\nweight: 1\n---\n",
      "g/a.md": "---\ntitle: Second\nweight: 2\n---\nx",
    ]
    #expect(steps("", in: files) == ["g/index.html NextG"])
    #expect(
      steps("g/z/", in: files)
        == ["../../g/index.html PreviousG", "../../g/a/index.html NextSecond"])
    #expect(steps("g/a/", in: files) == ["../../g/z/index.html PreviousFirst"])
    #expect(steps("", in: ["index.md": "x"]) == [])
    #expect(steps("a/", in: ["a.md": "---\nsearch: false\n---\nx"]) == [])
  }

  @Test func breadcrumbsLeadFromTheHomePage() {
    let page = SiteTest(["index.md": "# Home", "g/h/a.md": "# A"])
    let way = {
      HTMLReader(page.part(#/<nav class="breadcrumb"[^>]*>/#, of: $0, until: "</nav>")).links
    }
    #expect(
      way("g/h/a/")
        == ["../../../index.html Home", "../../../g/index.html G", "../../../g/h/index.html H"])
    #expect(way("") == [])
  }

  @Test(arguments: [
    ("# T\n\nFirst words.", "T · Site", "First words."),
    ("---\ntitle: T\n---\n", "T · Site", "T: Of it."),
    ("---\ntitle: T\ndescription: Mine.\n---\nx", "T · Site", "Mine."),
  ])
  func headsNameThePage(_ markdown: String, _ title: String, _ description: String) {
    SiteTest(["a.md": markdown]) { ($0.title, $0.description) = ("Site", "Of it.") }
      .expects(
        "a/",
        inHead: "<title>\(title)</title><meta name=\"description\" content=\"\(description)\">"
      )
      .expects("a/", inHead: "<meta property=\"og:title\" content=\"T\">")
      .expects("a/", inHead: "<meta property=\"og:description\" content=\"\(description)\">")
  }

  @Test func theHomePageIsNamedAlone() {
    SiteTest(["index.md": "---\ntitle: Home\n---\n"]) { $0.title = "Site" }
      .expects(inHead: "<title>Home</title><meta name=\"description\" content=\"Home: Site\">")
    SiteTest { $0.title = "Site" }.expects(inHead: "<title>Site</title>")
  }

  @Test func addressesAreToldWhereTheyAreKnown() {
    SiteTest(["g/a.md": "# A"]) { ($0.url, $0.title) = ("https://e.example/h/", "H") }
      .expects("g/a/", inHead: "<link rel=\"canonical\" href=\"https://e.example/h/g/a/\">")
      .expects("g/a/", inHead: "<meta property=\"og:url\" content=\"https://e.example/h/g/a/\">")
      .expects(
        "g/a/",
        inHead: """
          <script type="application/ld+json">{"@context":"https://schema.org",\
          "@type":"BreadcrumbList","itemListElement":[\
          {"@type":"ListItem","position":1,"name":"H","item":"https://e.example/h/"},\
          {"@type":"ListItem","position":2,"name":"G","item":"https://e.example/h/g/"},\
          {"@type":"ListItem","position":3,"name":"A","item":"https://e.example/h/g/a/"}]}</script>
          """)
    let page = SiteTest(["g/a.md": "# A"]).page("g/a/")
    #expect(!page.contains("canonical") && !page.contains("ld+json") && !page.contains("og:url"))
  }

  @Test func twinsAndFeedsAreLinked() {
    let edition = Edition(releases: [.init(name: "1", summary: "", page: .home)])
    let (twin, feed) = (
      "<link rel=\"alternate\" href=\"../g.md\" type=\"text/markdown\">",
      "<link rel=\"alternate\" href=\"../feed.xml\" type=\"application/rss+xml\" title=\"Releases\">"
    )
    SiteTest(["g.md": "x"], edition: edition) { $0.url = "https://e.example/" }
      .expects("g/", inHead: twin).expects("g/", inHead: feed)
    let hidden = SiteTest(["g.md": "---\nsearch: false\n---\nx"]).page("g/")
    #expect(!hidden.contains("alternate"))
  }

  private func footer(
    of folder: String, edition: Edition = Edition(),
    _ change: (inout SiteSettings) -> Void = { _ in }
  ) -> String {
    SiteTest(["a b.md": "x"], edition: edition, settings: change)
      .part(#/<footer class="site-footer">/#, of: folder, until: "</footer>")
  }

  @Test func footersTellWhatIsKnown() {
    let all = "<p><a href=\"../print/index.html\">Print the handbook</a></p>"
    #expect(footer(of: "a b/") == all)
    let edition = Edition(colophon: "Made & made", lastChanges: ["a b.md": "2026-11-20"])
    #expect(
      footer(of: "a b/", edition: edition) { $0.edit = "https://e.example/" } == """
        <p><a href="https://e.example/a%20b.md">Edit this page</a></p>\
        <p>Last changed 2026-11-20</p>\(all)<p>Made &amp; made</p>
        """)
    #expect(
      footer(of: "", edition: edition) { $0.edit = "https://e.example/" }
        == "<p><a href=\"print/index.html\">Print the handbook</a></p><p>Made &amp; made</p>")
  }

  @Test func headersShowTheReleaseWithItsPage() {
    let edition = Edition(release: "<1>")
    let header = { (files: [String: String], edition: Edition) in
      SiteTest(files, edition: edition).part(
        #/<header class="site-header">/#, of: "", until: "</header>")
    }
    let page = ["releases/index.md": "x", "index.md": "x"]
    #expect(header([:], edition).contains("<span class=\"badge release\">&lt;1&gt;</span>"))
    let generated = SiteTest(
      generated: [Page(path: SitePath("releases"), title: "R") { _ in "x" }], edition: edition)
    #expect(
      generated.page("").contains(
        "<a class=\"badge release\" href=\"releases/index.html\">&lt;1&gt;</a>"))
    #expect(!header(page, Edition()).contains("badge"))
    #expect(!header([:], edition).contains("repository"))
    let linked = SiteTest { $0.repository = "https://e.example/?a&b" }.page("")
    #expect(linked.contains("href=\"https://e.example/?a&amp;b\" rel=\"noopener\">Repository</a>"))
  }

  @Test func wideAndNarrowPagesAreToldApart() {
    let wide = Page(path: SitePath("w"), title: "W", isWide: true) { _ in "x" }
    let site = SiteTest(["n.md": "x"], generated: [wide])
    #expect(site.page("w/").contains("<body class=\"wide\">"))
    #expect(site.main("w/").contains("<div class=\"data\">x</div>"))
    #expect(site.page("n/").contains("<body><a class=\"skip\""))
  }

  @Test(arguments: [
    (nil, "/"), ("https://e.example/", "/"), ("https://e.example/a/b/", "/a/b/"),
    ("http://e.example", "/"),
  ])
  func theNotFoundPageLinksFromTheRoot(_ url: String?, _ root: String) throws {
    let page = try #require(SiteTest(["index.md": "# H\n"]) { $0.url = url }.files["404.html"])
    #expect(page.contains("<a class=\"brand\" href=\"\(root)index.html\">"))
    #expect(
      page.contains("Go to <a href=\"\(root)index.html\">the home page</a>, or search for it."))
    #expect(!page.contains("aria-current") && !page.contains("canonical"))
  }
}

@Suite struct Output {
  @Test func isTheSameForTheSameInput() {
    let files = ["index.md": "# H\n", "b/c.md": "# C\n\n[h](../index.md)", "b/x.png": "png"]
    #expect(SiteTest(files).files == SiteTest(files).files)
  }
}

@Suite struct ForPrograms {
  @Test func theSitemapListsWhatIsSearchable() {
    let files = ["index.md": "x", "ä b.md": "x", "c.md": "---\nsearch: false\n---\nx"]
    let map = { (root: String) in
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      <url><loc>\(root)</loc></url>
      <url><loc>\(root)%C3%A4%20b/</loc></url>
      </urlset>

      """
    }
    // Its addresses are absolute.
    SiteTest(files).lacks("sitemap.xml").writes("robots.txt", "User-agent: *\nAllow: /\n")
    SiteTest(files) { $0.url = "https://e.example/a&b/" }
      .writes("sitemap.xml", map("https://e.example/a&amp;b/"))
      .writes(
        "robots.txt", "User-agent: *\nAllow: /\nSitemap: https://e.example/a&b/sitemap.xml\n")
  }

  @Test func aSitemapOfManyPagesListsTheFilesThatListThem() {
    let pages = (1...5).map { number in
      var page = Page(path: SitePath("p\(number)"), title: "P") { _ in .fragment([]) }
      page.isSearchable = number != 2
      return page
    }
    var settings = SiteSettings()
    settings.url = "https://e.example/"
    let files = Sitemap.files(pages, settings: settings, most: 3)
    #expect(files.map(\.path) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"])
    let texts = files.map { String(decoding: $0.bytes, as: UTF8.self) }
    #expect(
      texts[0] == """
        <?xml version="1.0" encoding="UTF-8"?>
        <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <sitemap><loc>https://e.example/sitemap-1.xml</loc></sitemap>
        <sitemap><loc>https://e.example/sitemap-2.xml</loc></sitemap>
        </sitemapindex>

        """)
    let listed = texts.dropFirst().map { text in
      text.split(separator: "\n").filter { $0.hasPrefix("<url>") }
    }
    #expect(listed.map(\.count) == [3, 1])
    #expect(listed[1] == ["<url><loc>https://e.example/p5/</loc></url>"])
    // Exactly as many as fit need no list of files.
    #expect(Sitemap.files(pages, settings: settings, most: 4).map(\.path) == ["sitemap.xml"])
  }

  @Test func theContentsNameEachTwin() {
    let files = [
      "index.md": "# Home\n\nAll of\nit.", "b/index.md": "# B", "b/c.md": "# C\n\nWords.",
      "a.md": "# A & b", "d.md": "---\nsearch: false\n---\n# D",
    ]
    SiteTest(files) { $0.title = "T" }.writes(
      "llms.txt",
      """
      # T

      > All of it.

      - [Home](index.md): All of it.
      - [A & b](a.md)

      ## B

      - [B](b/index.md)
      - [C](b/c.md): Words.

      """)
    let known = SiteTest(files) { ($0.url, $0.description) = ("https://e.example/", "Mine.") }
    #expect(known.files["llms.txt"]?.contains("> Mine.\n") == true)
    #expect(known.files["llms.txt"]?.contains("- [C](https://e.example/b/c.md): Words.") == true)
  }

  @Test func theContentsOfManyPagesListTheFilesThatListThem() {
    let paths = ["", "a", "b", "b/c", "b/d"]
    let pages = paths.map { path in
      Page(path: SitePath(path), title: "P\(path)", source: path + "x.md") { _ in .empty }
    }
    func files(most: Int) -> [String: String] {
      let files = LanguageModelIndex.files(
        Navigation(pages: pages, top: []), pages: pages, settings: SiteSettings(), most: most)
      return Dictionary(
        uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    }
    let parts = files(most: 3)
    #expect(parts.keys.sorted() == ["llms-1.txt", "llms-2.txt", "llms.txt"])
    #expect(
      parts["llms.txt"]?.hasSuffix("\n\n- [P – Pb](llms-1.txt)\n- [Pb/c – Pb/d](llms-2.txt)\n")
        == true)
    #expect(
      parts["llms-1.txt"]?.hasSuffix("- [P](x.md)\n- [Pa](ax.md)\n\n## Pb\n\n- [Pb](bx.md)\n")
        == true)
    // A section that goes on has its heading again.
    #expect(
      parts["llms-2.txt"]?.hasSuffix("\n\n\n## Pb\n\n- [Pb/c](b/cx.md)\n- [Pb/d](b/dx.md)\n")
        == true)
    #expect(files(most: 5).keys.sorted() == ["llms.txt"])
  }

  @Test func twinsHoldTheTextOfEachPage() {
    let page = Page(path: SitePath("m"), title: "M", description: "Of it.") { _ in
      Tag.p { "22 cores" }
    }
    SiteTest(["a.md": "---\ntitle: A\n---\n\nwords\r\n", "b.md": "# B\n"], generated: [page])
      .writes("a.md", "# A\n\nwords\n\n").writes("b.md", "# B\n\n")
      .writes("m/index.md", "# M\n\nOf it.\n\n22 cores\n")
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func twinsHaveNoFrontMatterWhateverEndsALine(_ end: String) {
    for front in [["title: A"], ["title: A", "weight: 3", ""], []] {
      let lines = ["---"] + front + ["---", "words", "more"]
      SiteTest(["a.md": lines.joined(separator: end) + end])
        .writes("a.md", "# A\n\nwords\nmore\n\n")
    }
  }

  @Test func theFeedListsReleases() {
    let edition = Edition(releases: [
      .init(name: "2026.11", summary: "Fewer & cheaper.", page: SitePath("releases/a..b"))
    ])
    SiteTest(edition: edition).lacks("feed.xml")
    SiteTest { $0.url = "https://e.example/h/" }.lacks("feed.xml")
    SiteTest(edition: edition) { ($0.url, $0.title) = ("https://e.example/h/", "T") }.writes(
      "feed.xml",
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0">
      <channel>
      <title>T</title>
      <link>https://e.example/h/</link>
      <description>Releases of T</description>
      <language>en</language>
      <item>
      <title>2026.11</title>
      <link>https://e.example/h/releases/a..b/</link>
      <guid>https://e.example/h/releases/a..b/</guid>
      <description>Fewer &amp; cheaper.</description>
      </item>
      </channel>
      </rss>

      """)
  }
}

@Suite struct Scripts {
  /// An element of a page by the name of a property, such as `currentScript`, takes its place in the
  /// document: only the script that runs before the page is there may ask for its own address.
  @Test func askForTheirAddressBeforeThePageIsThere() {
    let site = SiteTest(["index.md": "x"])
    let scripts = site.files.filter {
      $0.key.hasSuffix(".js") && $0.value.contains("currentScript")
    }
    #expect(scripts.keys.sorted() == ["assets/theme.js"])
    site.expects(inHead: "<script src=\"assets/theme.js\"></script>")
      .expects(inHead: "<script src=\"assets/handbook.js\" defer></script>")
  }
}
