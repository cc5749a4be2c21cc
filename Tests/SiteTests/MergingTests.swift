import Diagnostics
import Markup
import Pages
import Testing

@testable import Site

/// Markdown at the path of a generated page introduces it.
@Suite struct Merging {
  private func generated(first: Bool = false) -> Page {
    var page = Page(
      path: SitePath("m"), title: "Generated", description: "Of figures.", weight: 7,
      outline: [
        Heading(level: 2, id: "one", text: "One"), Heading(level: 2, id: "two", text: "Two"),
      ]
    ) { _ in
      .fragment([
        Tag.h2(.id("one")) { "One" }, Tag.h2(.id("two")) { "Two" }, Tag.p { "22 cores" },
      ])
    }
    page.comesFirst = first
    page.keywords = ["team-a"]
    return page
  }

  private func merge(_ markdown: String, first: Bool = false) throws -> Page {
    let site = SiteTest(["m.md": markdown], generated: [generated(first: first)]).reports()
    return try #require(site.site.plan.pages.first { $0.path == SitePath("m") })
  }

  @Test func wordsStandAboveFigures() {
    SiteTest(["m.md": "---\ntitle: Mine\n---\nwords"], generated: [generated()]).expects(
      "m/",
      main: """
        <nav class="breadcrumb" aria-label="Breadcrumb"><ol><li><a href="../index.html">\
        Capacity handbook</a></li></ol></nav><h1>Mine</h1><div class="prose">\
        <div class="prose"><p>words</p></div><h2 id="one">One</h2><h2 id="two">Two</h2>\
        <p>22 cores</p></div><nav class="step" aria-label="Previous and next page">\
        <a class="previous" href="../index.html" rel="prev"><small>Previous</small>\
        Capacity handbook</a></nav>
        """)
  }

  @Test func wordsStandBelowFiguresThatComeFirst() {
    SiteTest(["m.md": "# Mine\n\nwords"], generated: [generated(first: true)]).expects(
      "m/",
      article: """
        <h2 id="one">One</h2><h2 id="two">Two</h2><p>22 cores</p><div class="prose"><p>words</p></div>
        """)
  }

  @Test func whatMarkdownSaysCounts() throws {
    let page = try merge("---\ntitle: Mine\ndescription: Of words.\nweight: 3\ntags: [x]\n---\nw")
    #expect([page.title, page.description, "\(Int(page.weight))"] == ["Mine", "Of words.", "3"])
    #expect(page.keywords == ["team-a", "x"])
    #expect(page.source == "m.md")
  }

  @Test func whatItDoesNotSayStays() throws {
    let page = try merge("---\nowner: x\n---\n")
    #expect(
      [page.title, page.description, "\(Int(page.weight))"] == ["Generated", "Of figures.", "7"])
  }

  @Test(arguments: [false, true]) func outlinesStandInTheOrderOfThePage(_ first: Bool) throws {
    let page = try merge("# Mine\n\n## Words", first: first)
    #expect(page.outline.map(\.id) == (first ? ["one", "two", "words"] : ["words", "one", "two"]))
    #expect(page.bringsTitle == !first)
    #expect(page.anchors.isSuperset(of: ["one", "two", "words"]))
  }

  @Test func draftsStayOut() {
    SiteTest(["a.md": "---\ndraft: true\n---\nsecret"]).reports().lacks("a/index.html", "a.md")
    SiteTest(["a.md": "---\ndraft: true\n---\nsecret"], drafts: true).expects(
      "a/", article: "<p>secret</p>"
    ).lacks("a.md")
  }
}

/// What leads to drafts, which are no part of the site.
@Suite struct LinksToDrafts {
  private static let draft = "---\ndraft: true\n---\n# D\n\n[gone](gone.md)"

  @Test func areMistakes() {
    SiteTest(["a.md": "x [d](d.md)\n\n[again](d/) [self](a.md)", "d.md": Self.draft]).says(
      """
      a.md:1:7: error: this link leads to 'd.md', which is a draft and not part of the site [draft-link]
        hint: remove 'draft: true' there, or remove this link; '--drafts' allows it
      """)
  }

  /// With drafts the link is one like others, and the mistakes of drafts are told.
  @Test func areNoneWithDrafts() {
    SiteTest(["a.md": "[d](d.md)", "d.md": Self.draft], drafts: true).reports(
      "d.md:6:8 broken-link")
  }

  @Test func mayComeFromDrafts() {
    SiteTest(["d.md": "---\ndraft: true\n---\n[e](e.md)", "e.md": Self.draft]).reports()
  }

  @Test func alsoLeadToTheirFolders() {
    SiteTest(["a.md": "[g](g/) [d](g/d.md)", "g/d.md": Self.draft]).reports(
      "a.md:1:5 draft-link", "a.md:1:13 draft-link")
    // A folder with something else in it has a page.
    SiteTest(["a.md": "[g](g/) [i](g/index.md)", "g/index.md": Self.draft, "g/x.md": "x"]).reports()
  }

  @Test func leadToTheGeneratedPageThere() {
    let page = Page(path: SitePath("m"), title: "M") { _ in "x" }
    SiteTest(["a.md": "[m](m.md)", "m.md": Self.draft], generated: [page]).reports()
  }

  @Test func mayNotBeInNavigation() {
    let files = ["handbook.yaml": "", "a.md": "x", "d.md": Self.draft, "g/e.md": Self.draft]
    let site = SiteTest(files) {
      $0.navigation = ["a", "d", "g", "h"]
      $0.navigationPlaces = (1...4).map {
        Diagnostics.SourceLocation(file: "handbook.yaml", line: 2, column: $0)
      }
    }
    site.reports(
      "handbook.yaml:2:2 draft-link", "handbook.yaml:2:3 draft-link",
      "handbook.yaml:2:4 unknown-section")
    SiteTest(files, drafts: true) { $0.navigation = ["a", "d", "g"] }
      .reports("d.md:6:8 broken-link", "g/e.md:6:8 broken-link")
  }
}

@Suite struct FolderPages {
  @Test func theHomePageIsNamedAfterTheSite() {
    SiteTest(["index.md": "words"]) { $0.title = "T" }.expects(
      main: "<h1>T</h1><div class=\"prose\"><p>words</p></div>")
  }

  @Test func listTheirPages() {
    SiteTest(["deep/er/a.md": "# A\n\nWords."]).expects(
      "deep/",
      article: """
        <ul class="children"><li><a href="../deep/er/index.html">Er\
        <span>The pages of Er.</span></a></li></ul>
        """
    ).expects(
      "deep/er/",
      article: """
        <ul class="children"><li><a href="../../deep/er/a/index.html">A<span>Words.</span></a></li></ul>
        """)
  }

  @Test func areNotMadeWhereOneIs() {
    SiteTest(["a/index.md": "Mine.", "a/b.md": "x"]).expects("a/", article: "<p>Mine.</p>")
      .writes("a/index.md", "# A\n\nMine.\n")
  }

  @Test func listAfterContentThatAsksForIt() {
    var page = Page(path: SitePath("m"), title: "M") { _ in Tag.p { "x" } }
    page.listsChildren = true
    SiteTest(["m/a.md": "# A"], generated: [page]).expects(
      "m/",
      article: """
        <p>x</p><ul class="children"><li><a href="../m/a/index.html">A</a></li></ul>
        """)
    SiteTest(generated: [page]).expects("m/", article: "<p>x</p>")
  }
}

@Suite struct ForeignFrontMatter {
  @Test func keysOfMaterialAreNoMistakes() {
    let front = """
      ---
      title: A
      icon: material/home
      template: main.html
      status: new
      hide: [toc, navigation]
      search: { exclude: true, boost: 2 }
      ---

      """
    let site = SiteTest(["a.md": front + "## B\n\n## C\n"]) { $0.url = "https://e.example/" }
      .reports()
    #expect(!site.page("a/").contains("On this page"))
    #expect(site.files["sitemap.xml"]?.contains("/a/") == false)
  }

  @Test func otherKeysAreToldOnce() {
    SiteTest([
      "a.md": "---\ntitel: A\nlevel: 1\n---\nx", "b.md": "---\nlevel: 2\n---\nx",
      "c.md": "---\nlevel: 3\nowner: x\n---\nx",
    ]).says(
      """
      a.md:2:1: warning: 'titel' means nothing in front matter here [unknown-key]
        hint: did you mean 'title'?
      """,
      "a.md:3:1: note: 'level' means nothing in front matter here, as in 2 more pages [unknown-key]"
    )
    SiteTest(["a.md": "---\nlevel: 1\n---\nx"]) { $0.frontMatter = ["level"] }.reports()
  }
}

/// A file as an editor of Windows saves it.
@Suite struct ByteOrderMarks {
  @Test func areNoPartOfAPage() {
    let site = SiteTest([
      "a.md": "\u{FEFF}---\ntitle: A\n---\n\nWords.\n",
      "b.md": "\u{FEFF}# B\n\n--8<-- \"includes/c.md\"\n",
      "includes/c.md": "\u{FEFF}Included.\n",
    ]).reports()
    site.expects("a/", article: "<p>Words.</p>").writes("a.md", "# A\n\nWords.\n\n")
    site.expects("b/", main: site.main("b/").replacing("\u{FEFF}", with: ""))
    #expect(site.files["b.md"]?.hasPrefix("# B\n") == true)
  }
}
