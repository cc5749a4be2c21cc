import Pages
import Testing

@testable import Site

/// The navigation as pages show it.
@Suite struct NavigationTrees {
  /// The entries of a page's navigation, as links and `here` for the page itself.
  private func entries(of page: String, in site: SiteTest) -> [String] {
    site.part(#/<ul class="top">/#, of: page, until: "</nav>")
      .matches(of: #/<li><a href="([^"]*)"( aria-current="page")?/#).map { entry in
        entry.output.1 + (entry.output.2 == nil ? "" : " here")
      }
  }

  private static func name(_ number: Int) -> String { "p" + String(1000 + number).dropFirst() }

  private static func site(of count: Int, in folder: String = "") -> SiteTest {
    var files = ["index.md": "# Home"]
    if !folder.isEmpty { files[folder + "index.md"] = "# Folder" }
    for number in 0..<count { files[folder + name(number) + ".md"] = "# \(name(number))" }
    return SiteTest(files, checksPages: false)
  }

  private let files = [
    "index.md": "# Home", "a.md": "# A", "b/index.md": "# B", "b/one.md": "# One",
    "b/two/index.md": "# Two", "b/two/deep.md": "# Deep", "c/index.md": "# C", "c/x.md": "# X",
  ]

  /// Links and neighbors, from and to anywhere; what is elsewhere stays closed.
  @Test func isOpenOnTheWayToThePage() {
    let site = SiteTest(files)
    #expect(
      entries(of: "b/two/", in: site) == [
        "../../index.html", "../../a/index.html", "../../b/index.html", "../../b/one/index.html",
        "../../b/two/index.html here", "../../b/two/deep/index.html", "../../c/index.html",
      ])
    #expect(
      entries(of: "", in: site) == [
        "index.html here", "a/index.html", "b/index.html", "b/one/index.html", "b/two/index.html",
        "b/two/deep/index.html", "c/index.html", "c/x/index.html",
      ])
  }

  @Test func nestsAsFoldersDo() {
    let site = SiteTest(files)
    let tree = site.part(#/<ul class="top">/#, of: "b/one/", until: "</ul></div></nav>")
    #expect(
      tree == """
        <li><a href="../../index.html">Home</a></li><li><a href="../../a/index.html">A</a></li>\
        <li><a href="../../b/index.html">B</a><ul>\
        <li><a href="../../b/one/index.html" aria-current="page">One</a></li>\
        <li><a href="../../b/two/index.html">Two</a></li></ul></li>\
        <li><a href="../../c/index.html">C</a></li>
        """)
  }

  @Test func isTheHomePagesOnAPageThatIsNotFound() throws {
    let page = try #require(SiteTest(files).files["404.html"])
    let links = page.matches(of: #/<li><a href="([^"]*)"( aria-current="page")?/#)
    #expect(
      links.map { String($0.output.1) }.prefix(3) == [
        "/index.html", "/a/index.html", "/b/index.html",
      ])
    #expect(links.allSatisfy { $0.output.2 == nil })
  }

  @Test func followsTheChosenOrderThenWeightTitleAndPath() {
    let site = SiteTest([
      "d.md": "# Same", "c.md": "# Same", "b.md": "# Zed", "a.md": "# Yes",
      "e.md": "---\ntitle: Zz\nweight: 5\n---\n", "f/index.md": "# F",
    ]) { $0.navigation = ["b", "f", "nope"] }
    #expect(
      entries(of: "a/", in: site).map { $0.dropFirst(3) } == [
        "index.html", "b/index.html", "f/index.html", "e/index.html", "c/index.html",
        "d/index.html", "a/index.html here",
      ])
    site.reports(
      "a.md:1:1 orphan-page", "c.md:1:1 orphan-page",
      "d.md:1:1 orphan-page", "e.md:1:1 orphan-page", "handbook.yaml:1:1 unknown-section")
  }

  @Test func suggestsASectionForAnUnknownOne() {
    SiteTest(["guide/a.md": "x"]) { $0.navigation = ["guid"] }.says(
      """
      guide/a.md:1:1: warning: no page links here, and 'navigation' does not include it or its folder \
      [orphan-page]
        hint: link to it, add it to 'navigation' in handbook.yaml, or mark it 'draft: true'
      """,
      """
      handbook.yaml:1:1: error: navigation names 'guid', which is not a top-level page or folder \
      [unknown-section]
        hint: did you mean 'guide'?
      """)
  }

  @Test func marksWhatChanged() {
    var page = Page(path: SitePath("m"), title: "M & m") { _ in "x" }
    page.mark = "new"
    #expect(
      SiteTest(generated: [page]).page("").contains(
        "<a href=\"m/index.html\">M &amp; m<span class=\"mark\">new</span></a>"))
  }

  /// Else every page of a large site would list every other.
  @Test(arguments: ["", "folder/"]) func showsTheNeighborsInALongList(_ folder: String) {
    let site = Self.site(of: 100, in: folder)
    let up = folder.isEmpty ? "../" : "../../"
    let listed = { (number: Int) in
      entries(of: folder + Self.name(number) + "/", in: site).filter { $0.contains("/p") }
    }
    let expected = { (numbers: Range<Int>, current: Int) in
      numbers.map {
        up + folder + Self.name($0) + "/index.html" + ($0 == current ? " here" : "")
      }
    }
    #expect(listed(50) == expected(30..<70, 50))
    #expect(listed(0) == expected(0..<40, 0))
    #expect(listed(20) == expected(0..<40, 20))
    #expect(listed(21) == expected(1..<41, 21))
    #expect(listed(99) == expected(60..<100, 99))
  }

  @Test func showsAllOfAListThatIsNotLong() {
    let site = Self.site(of: 40, in: "folder/")
    #expect(entries(of: "folder/p039/", in: site).count == 42)
  }

  @Test func showsTheTopWholeOnTheHomePage() {
    #expect(entries(of: "", in: Self.site(of: 100)).count == 101)
  }

  /// The home page, the folder and 78 pages are 80; one more is too many to show what is below.
  @Test func showsTheWholeTreeOfASmallSiteOnTheHomePage() {
    #expect(entries(of: "", in: Self.site(of: 78, in: "folder/")).count == 80)
    #expect(entries(of: "", in: Self.site(of: 79, in: "folder/")).count == 2)
  }
}
