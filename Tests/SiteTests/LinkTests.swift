import Diagnostics
import Pages
import TestSupport
import Testing

@testable import Site

@Suite struct Links {
  @Test func goFromFileToFile() {
    SiteTest([
      "guide/a.md": "# A\n\n[b](b.md#part) [up](../index.md) [self](#a) [bare](b.md)",
      "guide/b.md": "# B\n\n## Part\n", "index.md": "# Home\n",
    ]).reports().expects(
      "guide/a/",
      links: [
        "../../index.html Home", "../../guide/index.html Guide",
        "../../guide/b/index.html#part b", "../../index.html up", "#a self",
        "../../guide/b/index.html bare", "../../guide/index.html PreviousGuide",
        "../../guide/b/index.html NextB",
      ])
  }

  @Test(arguments: [
    // As files have them, from the file's folder or from the root.
    ("b.md", "../../g/b/index.html"), ("./b.md", "../../g/b/index.html"),
    ("/g/b.md", "../../g/b/index.html"), ("../g/b.md?q=1#part", "../../g/b/index.html?q=1#part"),
    ("data.csv", "../../g/data.csv"), ("a%20b.csv", "../../g/a%20b.csv"),
    // As the site has them, from the file's folder or from the page's.
    ("b/", "../../g/b/index.html"), ("b/index.html", "../../g/b/index.html"),
    ("../b/", "../../g/b/index.html"), ("../data.csv", "../../g/data.csv"),
    ("../", "../../index.html"), ("/", "../../index.html"),
    ("", ""), ("#a", "#a"), ("?q=1", "?q=1"),
    // Elsewhere.
    ("https://example.com/y?z#w", "https://example.com/y?z#w"),
    ("mailto:a@example.com", "mailto:a@example.com"), ("//x.example/y", "//x.example/y"),
    ("git+ssh2.x-y://h", "git+ssh2.x-y://h"),
  ])
  func mean(_ written: String, _ expected: String) throws {
    let site = SiteTest([
      "g/a.md": "# A\n\n<[x](<\(written)>)", "g/b.md": "## Part", "g/data.csv": "1",
      "g/a b.csv": "2",
    ]).reports()
    let link = try #require(HTMLReader(site.main("g/a/")).links.first { $0.hasSuffix(" x") })
    #expect(link == expected + " x")
  }

  @Test(arguments: [
    ("b.md", "did you mean 'c/b.md'?"), ("c/bb.md", "did you mean 'c/b.md'?"),
    ("c/d/f.md", "did you mean 'c/d/e.md'?"), ("/pic.png", "did you mean 'c/pic.png'?"),
    ("../../etc/passwd", nil), ("nothing-like-it-at-all", nil),
  ])
  func thatLeadNowhereGetAHint(_ written: String, _ hint: String?) {
    let site = SiteTest([
      "a.md": "x\n\n[x](\(written))", "c/b.md": "x", "c/d/e.md": "x", "c/pic.png": "",
    ]).reports("a.md:3:5 broken-link")
    #expect(site.site.diagnostics.map(\.hint) == [hint])
  }

  /// The hint is written from the file the link is in: up from where they part, no further.
  @Test(arguments: [
    ("a/b/one.md", "two.md", "two.md"), ("a/c/one.md", "two.md", "../b/two.md"),
    ("c/d/one.md", "two.md", "../../a/b/two.md"), ("a/one.md", "two.md", "b/two.md"),
    ("b/one.md", "two.md", "../a/b/two.md"),
  ])
  func hintsAreSeenFromTheFile(_ file: String, _ written: String, _ hint: String) {
    var files = [file: "[x](gone/\(written))", "a/b/two.md": "x"]
    files["a/b/x.md"] = "x"
    let site = SiteTest(files).reports("\(file):1:5 broken-link")
    #expect(site.site.diagnostics.map(\.hint) == ["did you mean '\(hint)'?"])
  }

  /// A file in a folder of the same name as the file's own first part.
  @Test func hintsNameAFileByItsLastFolderAtLeast() {
    let site = SiteTest(["x/y.md": "[a](x.png)", "x/x/x.png": ""]).reports("x/y.md:1:5 broken-link")
    #expect(site.site.diagnostics.map(\.hint) == ["did you mean 'x/x.png'?"])
  }

  @Test func anchorsAreChecked() {
    SiteTest(["a.md": "[x](b.md#prt) [y](#nope) [z](b.md#:~:text=x)", "b.md": "## Part\n"]).says(
      """
      a.md:1:5: error: no heading '#prt' on b/ [broken-anchor]
        hint: did you mean '#part'?
      """, "a.md:1:19: error: no heading '#nope' on a/ [broken-anchor]")
    SiteTest(["index.md": "[x](#nope)"]).says(
      "index.md:1:5: error: no heading '#nope' on the home page [broken-anchor]")
  }

  /// Every hint takes a look at all names that there are.
  @Test func manyMistakesGetAHundredHints() {
    let links = (0..<150).map { "[x](some-file\($0).md) [y](#some-heading\($0))\n" }.joined()
    let site = SiteTest(["a.md": "## Some heading\n\n" + links, "some-file.md": "x"]).site
    for id in ["broken-link", "broken-anchor"] {
      let found = site.diagnostics.inOrder.filter { $0.id == id }
      #expect(found.count == 150)
      #expect(found.prefix(100).allSatisfy { $0.hint != nil })
      #expect(found.dropFirst(100).allSatisfy { $0.hint == nil })
    }
  }

  @Test func imagesAreNamedAsSuch() {
    SiteTest(["a.md": "![x](b.png)"]).says(
      "a.md:1:6: error: no image at 'b.png' [missing-image]")
  }

  @Test func reachGeneratedPagesByTheirSource() {
    let page = Page(
      path: SitePath("workloads/x"), title: "X", source: "workloads/x.yaml", anchors: ["matrix"]
    ) { _ in .trusted(Array("<p id=\"matrix\"></p>".utf8)) }
    SiteTest(["a.md": "[x](workloads/x.yaml#matrix)"], generated: [page]).reports()
      .expects("a/", article: "<p><a href=\"../workloads/x/index.html#matrix\">x</a></p>")
  }

  @Test func ofAnIncludedFileAreSeenFromThePageOrFromTheFile() {
    // The included file is a page of its own too, from which 'near.md' is not there.
    SiteTest([
      "guide/a.md": "--8<-- \"parts/p.md\"\n", "guide/near.md": "# N", "parts/far.md": "# F",
      "parts/p.md": "[n](near.md) [f](far.md) [gone](gone.md)\n",
    ]).reports(
      "parts/p.md:1:5 broken-link", "parts/p.md:1:33 broken-link", "parts/p.md:1:33 broken-link")
  }

  @Test func toOtherHostsAreListedWithTheirPlaces() {
    let site = SiteTest([
      "a.md": "[x](https://a.example/y?z#w) [m](mailto:a@example.com)\n\n![i](//b.example/c.png)",
      "b.md": "https://c.example",
    ]).site
    #expect(
      site.externalLinks.map { "\($0.location) \($0.url)" } == [
        "a.md:1:5 https://a.example/y?z#w", "a.md:3:6 //b.example/c.png",
        "b.md:1:1 https://c.example",
      ])
  }

  @Test(arguments: [
    ("guide/a.md", "guide/a/"), ("guide/index.md", "guide/"), ("README.md", ""), ("Index.md", ""),
    ("a/readme.md", "a/"), ("indexes.md", "indexes/"), ("a.b.md", "a.b/"),
  ])
  func fromFilesToPages(_ file: String, _ page: String) {
    #expect(ContentPath.page(of: file).folder == page)
  }

  @Test(arguments: [
    ("b.md", "a/c.md", "a/b.md"), ("/b.md", "a/c.md", "b.md"), ("../b.md", "a/c.md", "b.md"),
    ("../../b.md", "a/c.md", nil), ("./x/../y//z", "f", "y/z"), ("..", "a/b/c", "a"),
    ("", "a/b", "a"), ("a/..", "b", ""),
  ])
  func resolve(_ path: String, _ file: String, _ expected: String?) {
    #expect(ContentPath.resolve(path, from: file) == expected)
  }
}

@Suite struct OrphanPages {
  private let files = [
    "index.md": "[b](b.md)", "a.md": "x", "b.md": "[c](c.md)", "c.md": "[d](d.md)", "d.md": "x",
    "e/f.md": "x", "g.md": "[g](g.md)",
  ]

  @Test func arePagesThatNoOrderAndNoLinkNames() {
    SiteTest(files) { $0.navigation = ["a", "e"] }.reports("g.md:1:1 orphan-page")
  }

  @Test func areNoneWithoutAnOrder() { SiteTest(files).reports() }

  @Test func areNoGeneratedPages() {
    let page = Page(path: SitePath("m"), title: "M") { _ in "x" }
    SiteTest(["m.md": "x", "a.md": "x"], generated: [page]) { $0.navigation = ["a"] }.reports()
  }
}
