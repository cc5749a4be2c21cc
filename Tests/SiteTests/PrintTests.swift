import Markup
import Pages
import Testing

@testable import Site

@Suite struct Printing {
  @Test func putsEveryPageOnOneWithItsOwnIdsAndLinks() {
    let files = [
      "index.md": "See [a](guide/a.md#one) and [the source](https://example.com/).\n",
      "guide/a.md":
        "# A\n\n## One\n\n[up](../index.md), [here](#one)\n\n??? note \"Fold\"\n    x\n",
    ]
    let page = SiteTest(files) { $0.title = "T" }.reports()
      .part(#/<div id="p0"><\/div>/#, of: "print/", until: "</main>").replacing("\n", with: "")
    #expect(
      page == """
        <section class="print-page pieces-1"><h2>T</h2><p>See <a href="#p2-one">a</a> and \
        <a href="https://example.com/">the source</a>.</p></section>\
        <div id="p1"></div><section class="print-page pieces-1"><h2>Guide</h2></section>\
        <div id="p2"></div><section class="print-page pieces-1">\
        <h2 id="p2-a">A<a class="anchor" href="#p2-a" aria-hidden="true" tabindex="-1">#</a></h2>\
        <h3 id="p2-one">One<a class="anchor" href="#p2-one" aria-hidden="true" tabindex="-1">#</a></h3>\
        <p><a href="#p0">up</a>, <a href="#p2-one">here</a></p>\
        <details open class="admonition note"><summary>Fold</summary><p>x</p></details></section>
        """)
  }

  /// A page of about as many elements.
  private static func page(_ path: String, elements: Int, linking other: String = "") -> Page {
    Page(path: SitePath(path), title: path) { here in
      .fragment([
        Tag.p(.id("top")) { Tag.a(.href(here.link(to: SitePath(other), anchor: "top"))) { "to" } },
        Tag.ul { for _ in 0..<elements { Tag.li {} } },
      ])
    }
  }

  @Test func aLargeHandbookIsInPartsThatLinkToEachOther() {
    let site = SiteTest(generated: [
      Self.page("a", elements: 10, linking: "b/two"),
      Self.page("a/one", elements: 10, linking: "a"),
      Self.page("b", elements: 10, linking: "c"), Self.page("b/one", elements: 1500),
      Self.page("b/two", elements: 1500, linking: "b"), Self.page("c", elements: 10),
      Self.page("d", elements: 10),
    ]).reports()
    #expect(
      site.part(#/<ol>/#, of: "print/", until: "</ol>") == """
        <li><a href="part-1.html">a</a><small>Capacity handbook, a, a/one</small></li>\
        <li><a href="part-2.html">b 1/2</a><small>b, b/one</small></li>\
        <li><a href="part-3.html">b 2/2</a><small>b/two</small></li>\
        <li><a href="part-4.html">c, d</a></li>
        """)
    let first = site.files["print/part-1.html"] ?? ""
    #expect(first.contains("<p id=\"p1-top\"><a href=\"part-3.html#p5-top\">to</a></p>"))
    #expect(first.contains("<p id=\"p2-top\"><a href=\"#p1-top\">to</a></p>"))
    #expect(site.files["print/part-2.html"]?.contains("href=\"part-4.html#p6-top\"") == true)
    #expect(site.files["print/part-3.html"]?.contains("href=\"part-2.html#p3-top\"") == true)
    #expect(first.contains("content=\"Every page of Capacity handbook: a, for paper and PDF.\""))
    #expect(site.files["print/part-5.html"] == nil)
    #expect(!site.files.contains { $0.key.hasSuffix(".html") && $0.value.contains("\0") })
  }

  /// Without scripts nothing else makes a browser wait, and it would lay out the page without its style.
  @Test func browsersReadTheStyleBeforeTheContent() {
    let site = SiteTest(["a.md": "# A\n", "theme/extra.css": "p{}"])
    let page = site.files["print/index.html"] ?? ""
    #expect(
      page.contains(
        """
        <body class="print"><link rel="stylesheet" href="../assets/theme.css">\
        <link rel="stylesheet" href="../assets/extra.css"><main id="content">
        """))
    #expect(page.matches(of: #/rel="stylesheet"/#).count == 2)
  }

  @Test func whatIsOpenIsOpenedOnce() {
    let site = SiteTest(["a.md": "# A\n\n???+ note\n    x\n\n??? tip\n    y\n"])
    let details = (site.files["print/index.html"] ?? "").matches(of: #/<details[^>]*>/#).map {
      String($0.output)
    }
    #expect(details.count == 2)
    for tag in details { #expect(tag.matches(of: #/\bopen\b/#).count == 1, "\(tag)") }
  }

  @Test(
    arguments: [
      // What is small enough is one part, whatever its sections.
      ([("a", 10), ("a", 10), ("a", 10), ("b", 10)], [0..<4]),
      // Sections of one page stand together.
      (
        [("a", 10), ("a", 10), ("a", 2000), ("b", 10), ("c", 2000), ("d", 2000)],
        [0..<3, 3..<5, 5..<6]
      ),
      // A page of too many elements is a part by itself.
      ([("a", 10), ("a", 9000), ("a", 10)], [0..<1, 1..<2, 2..<3]),
      ([("a", 1250), ("a", 1250), ("a", 1)], [0..<2, 2..<3]),
    ] as [([(String, Int)], [Range<Int>])])
  func partsKeepSectionsTogether(_ pages: [(String, Int)], _ parts: [Range<Int>]) {
    let entries = pages.map { PrintPart.Entry(section: $0.0, elements: $0.1) }
    #expect(PrintPart.all(of: entries).map(\.pages) == parts)
  }

  @Test(arguments: [
    ("<p>a < b</p>", "<P>a < b</P>"), ("<a href='x' id=y>", "<A href='[x]' id=[y]>"),
    ("<br/>", "<BR/>"), ("<i =a>", "<I =[a]>"), ("<a b", "<A b"), ("<", "<"),
    ("<a b=\"c", "<A b=\"[c"),
  ])
  func rewritesTagsAndNothingElse(_ source: String, _ expected: String) {
    let rewritten = TagRewriter.rewrite(
      Array(source.utf8), rename: { $0.uppercased() }, attributes: { _, _, value in "[\(value)]" },
      adding: { _ in "" })
    #expect(String(decoding: rewritten, as: UTF8.self).replacing("[c]", with: "[c") == expected)
  }
}
