import Markup
import Pages
import TestSupport
import Testing

@testable import Site

/// An element's id is unique on its page, whoever made the other one; `SiteTest` looks at each page.
@Suite struct ElementIDs {
  private static func report(_ ids: [String]) -> HTML {
    .fragment(
      ids.map { id in
        Tag.table(.id(id), .aria("labelledby", id)) { Tag.td { Tag.a(.href("#" + id)) { id } } }
      })
  }

  /// A directive that gives a table for each of its fields' values.
  private static let insertions = Insertions(
    directiveNames: ["report"], value: Insertions.none.value,
    directive: { directive, _ in .content(report(directive.fields.map(\.value))) })

  private func ids(_ markdown: String, generated: [Page] = [], at path: String = "a") -> [String] {
    let site = SiteTest(
      [path + ".md": markdown], generated: generated, insertions: Self.insertions
    ).reports()
    return HTMLReader(site.main(path + "/")).ids
  }

  @Test func headingsKeepTheirsAndTheFrameGivesWay() {
    let site = SiteTest(["a.md": "# Content\n\n## Navigation\n\n[x](#content) [y](#navigation)"])
      .reports()
    let page = site.page("a/")
    #expect(page.contains("<a class=\"skip\" href=\"#content_\">"))
    #expect(page.contains("<main id=\"content_\">"))
    #expect(page.contains("<nav class=\"site-nav\" id=\"navigation_\""))
    #expect(page.contains("<a class=\"icon-button menu\" href=\"#navigation_\""))
    #expect(page.contains("<a class=\"close\" href=\"#content_\">"))
    #expect(site.page("").contains("<a class=\"icon-button menu\" href=\"#navigation\""))
  }

  @Test func aTeamsLayoutGivesWayToo() throws {
    let layout = try #require(ThemeStarter.file("layout"))
    let site = SiteTest([
      "a.md": "# Content", layout.path: String(decoding: layout.bytes, as: UTF8.self),
    ]).reports()
    #expect(site.page("a/").contains("<main id=\"content_\">"))
  }

  @Test func reportsMayBeOnAPageTwice() {
    let report = "```report\nid: orders\n```\n\n"
    #expect(ids(report + report + report) == ["orders", "orders_1", "orders_2"])
    let page = SiteTest(["a.md": report + report], insertions: Self.insertions)
    #expect(
      page.main("a/").contains(
        "<table id=\"orders_1\" aria-labelledby=\"orders_1\"><td><a href=\"#orders_1\">orders</a>"))
  }

  @Test func headingsGiveWayToReports() {
    #expect(ids("## Orders\n\n```report\nid: orders\n```\n") == ["orders_1", "orders"])
  }

  @Test func chosenIDsThatAreTakenAreMistakes() {
    SiteTest(
      ["a.md": "```report\nid: orders\n```\n\n## Other { #orders }\n"], insertions: Self.insertions
    ).reports("a.md:5:10 duplicate-id")
    SiteTest(["a.md": "<p id=\"x\">a</p>\n\n## Y { #x }\n"]).reports("a.md:1:1 duplicate-id")
  }

  @Test func headingsGiveWayToTheGeneratedPageTheyIntroduce() {
    let made = Page(
      path: SitePath("a"), title: "A", outline: [Heading(level: 2, id: "matrix", text: "Matrix")]
    ) { _ in Self.report(["matrix"]) }
    #expect(ids("## Matrix\n", generated: [made]) == ["matrix_1", "matrix"])
    SiteTest(["a.md": "## M { #matrix }\n"], generated: [made]).reports("a.md:1:6 duplicate-id")
  }

  /// Footnotes, tabs, headings of the same words and of the words of other ids, raw HTML.
  @Test(arguments: [
    "## A\n\n## A\n\n## A_1\n", "## fn 1\n\nx[^1] y[^1]\n\n[^1]: z\n",
    "## Tab-1-1\n\n=== \"A\"\n    x\n",
    "<a name=\"top\"></a>\n\n## Top\n", "## P0\n\n## P0-x\n", "# Content\n\n## Content_\n",
    "## Hits\n\n## Choice-0-0\n", "## Ä\n\n## ä\n",
  ])
  func areUniqueHoweverTheyAreMade(_ markdown: String) {
    let found = ids(markdown)
    #expect(Set(found).count == found.count)
  }
}
