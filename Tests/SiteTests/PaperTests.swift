import Markup
import Pages
import Testing

@testable import Site

@Suite struct Paper {
  private static func sheet(_ body: HTML) -> Page {
    var page = Page(path: SitePath("a/review"), title: "Review", isWide: true) { _ in body }
    page.isSheet = true
    return page
  }

  @Test func aSheetIsFoundAndNotInTheWay() {
    let page = Page(path: SitePath("a"), title: "A") { here in
      Tag.a(.href(here.link(to: SitePath("a/review")))) { "to print" }
    }
    let site = SiteTest(generated: [page, Self.sheet("Words")]).reports()
    #expect(site.page("a/review/").contains("<body class=\"wide sheet\">"))
    let navigation = site.part(#/<ul class="top">/#, of: "a/", until: "</nav>")
    #expect(!navigation.contains("Review"))
    #expect(!site.page("print/").contains("Words"))
    let index = site.files["search-index.js"] ?? ""
    #expect(index.contains("[\"a/review/\",\"Review\",\"\"]"))
    #expect(!index.contains("words"))
  }

  @Test(arguments: [
    ("Our \"handbook\"", nil, #"content:"Our \22 handbook\22 ""#),
    ("A\\B\n</style>", "2026.12", #"content:"A\5c B\a \3c /style> · 2026.12""#),
  ])
  func everySheetNamesTheHandbook(_ title: String, _ release: String?, _ rule: String) {
    let site = SiteTest(["index.md": "x"], edition: Edition(release: release)) { $0.title = title }
    #expect(site.files["assets/theme.css"]?.hasSuffix("@page{@top-left{\(rule)}}") == true)
  }

  @Test func aPageByItselfLeadsToThePublishedHandbook() {
    let body = Tag.p { Tag.a(.href("../index.html")) { "up" } }
    var settings = SiteSettings()
    settings.title = "H"
    let html = { (settings: SiteSettings, body: @escaping @Sendable (LinkBase) -> HTML) in
      let page = Page(path: SitePath("a/review"), title: "R", body: body)
      let standalone = StandalonePage(
        page, settings: settings, content: FileTree(["theme/extra.css": "</style>b{}"]),
        release: nil)
      return String(decoding: standalone.bytes, as: UTF8.self)
    }
    let alone = html(settings) { _ in body }
    #expect(alone.contains("<main><h1>R</h1><div class=\"data\"><p><a>up</a></p></div></main>"))
    #expect(!alone.contains("<script"))
    #expect(alone.ranges(of: "</style>").count == 1)
    settings.url = "https://e.example/h/"
    let published = html(settings) { here in
      Tag.a(.href(here.link(to: SitePath("a")))) { "up" }
    }
    #expect(published.contains("<a href=\"https://e.example/h/a/index.html\">up</a>"))
  }

  @Test func generatedCodeIsColoredAndKeepsItsWords() {
    let page = Page(path: SitePath("a"), title: "A", outline: []) { _ in
      Tag.div(.class("code")) {
        Tag.pre { Tag.code(.class("language-yaml")) { "key: \"a <b>\"\n" } }
      }
    }
    let site = SiteTest(generated: [page]).reports()
    #expect(
      site.main("a/").contains(
        """
        <span class="a">key</span>: <span class="s">&quot;a &lt;b&gt;&quot;</span>
        """))
    #expect(site.files["a/index.md"]?.contains("key: \"a <b>\"") == true)
  }

  @Test func theHandbookOnOnePageLeavesOutWhatPaperDoes() {
    let page = Page(path: SitePath("a"), title: "A") { _ in
      .fragment([
        Tag.figure { Tag.details(.class("figures")) { Tag.p { "numbers" } } },
        Tag.div(.class("manifests")) {
          for kind in ["one", "two"] { Tag.div(.class("code")) { kind } }
        },
      ])
    }
    let print = SiteTest(generated: [page]).page("print/")
    #expect(!print.contains("numbers"))
    #expect(print.contains("one") && !print.contains("two"))
  }

  @Test func whatIsToPrintHasTheHeadOfOtherPages() {
    let site = SiteTest(["index.md": "# A", "b.md": "# B"]) { $0.url = "https://e.example/h/" }
    let print = site.page("print/")
    for tag in [
      "<meta name=\"theme-color\" content=\"#10151b\"",
      "rel=\"apple-touch-icon\" href=\"../assets/",
      "property=\"og:image\" content=\"https://e.example/h/assets/preview.png\"",
    ] {
      #expect(print.contains(tag) && site.page("b/").contains(tag))
    }
  }

  @Test func anUnknownAddressOffersTheSearch() {
    let page = SiteTest(["index.md": "x"]).files["404.html"] ?? ""
    #expect(page.contains("data-search=\"\">Search the handbook</button>"))
  }
}
