import Diagnostics
import Pages
import Testing

@testable import Site

/// Files that would be written twice, or that some hosts can't tell apart.
@Suite struct Planning {
  struct Clash: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let files: [String: String]
    let report: String

    init(_ name: String, _ files: [String: String], _ report: String) {
      (testDescription, self.files, self.report) = (name, files, report)
    }
  }

  static let clashes = [
    Clash(
      "two files for one page", ["a.md": "x", "a/index.md": "y"],
      """
      a/index.md:1:1: error: 'a/index.html' would be written twice: for the page of 'a.md' and for \
      the page of 'a/index.md' [same-path]
        hint: rename one of them
      """),
    Clash(
      "a folder's page and a page of its name", ["a/index.md": "x", "a.md": "y"],
      """
      a/index.md:1:1: error: 'a/index.html' would be written twice: for the page of 'a.md' \
      and for the page of 'a/index.md' [same-path]
        hint: rename one of them
      """),
    Clash(
      "a folder's page under two names", ["a/index.md": "x", "a/README.md": "y"],
      """
      a/README.md:1:1: warning: 'a/index.md' is the page of this folder, so this file is left out \
      [not-read]
        hint: add it to 'exclude' in handbook.yaml, or rename it
      """),
    Clash(
      "pages that differ in case", ["Guide.md": "x", "guide.md": "y"],
      """
      guide.md:1:1: error: 'Guide/index.html' for the page of 'Guide.md' and 'guide/index.html' for \
      the page of 'guide.md' differ only in upper and lower case [same-path]
        hint: rename one of them: many file systems and hosts can't tell them apart
      """),
    Clash(
      "folders that differ in case", ["A/x.md": "x", "a/y.md": "y"],
      """
      error: 'A/index.html' for the page 'A/' and 'a/index.html' for the page 'a/' differ only in \
      upper and lower case [same-path]
        hint: rename one of them: many file systems and hosts can't tell them apart
      """),
    Clash(
      "a letter whose capital is two", ["straße.md": "x", "STRASSE.md": "y"],
      """
      straße.md:1:1: error: 'STRASSE/index.html' for the page of 'STRASSE.md' and \
      'straße/index.html' for the page of 'straße.md' differ only in upper and lower case [same-path]
        hint: rename one of them: many file systems and hosts can't tell them apart
      """),
    Clash(
      "letters with one capital", ["ſet.md": "x", "set.md": "y"],
      """
      ſet.md:1:1: error: 'set/index.html' for the page of 'set.md' and 'ſet/index.html' for the page \
      of 'ſet.md' differ only in upper and lower case [same-path]
        hint: rename one of them: many file systems and hosts can't tell them apart
      """),
    Clash(
      "a letter that differs at the end of a word", ["ΟΔΟΣ.md": "x", "οδος.md": "y"],
      """
      οδος.md:1:1: error: 'ΟΔΟΣ/index.html' for the page of 'ΟΔΟΣ.md' and 'οδος/index.html' for the \
      page of 'οδος.md' differ only in upper and lower case [same-path]
        hint: rename one of them: many file systems and hosts can't tell them apart
      """),
    Clash(
      "a capital with a dot, in two forms", ["\u{130}x.md": "x", "i\u{307}X.md": "y"],
      """
      \u{130}x.md:1:1: error: 'i\u{307}X/index.html' for the page of 'i\u{307}X.md' and \
      '\u{130}x/index.html' for the page of '\u{130}x.md' differ only in upper and lower case [same-path]
        hint: rename one of them: many file systems and hosts can't tell them apart
      """),
    Clash(
      "copied files that differ in case", ["x/Logo.svg": "", "x/logo.svg": ""],
      """
      x/logo.svg:1:1: error: 'x/Logo.svg' for the file 'x/Logo.svg' and 'x/logo.svg' for the file \
      'x/logo.svg' differ only in upper and lower case [same-path]
        hint: rename one of them: many file systems and hosts can't tell them apart
      """),
    Clash(
      "HTML beside Markdown", ["a.md": "x", "a/index.html": "y"],
      """
      a/index.html:1:1: error: 'a/index.html' would be written twice: for the page of 'a.md' and \
      for the file 'a/index.html' [same-path]
        hint: rename one of them
      """),
    Clash(
      "HTML for the home page", ["index.html": "x"],
      """
      index.html:1:1: error: 'index.html' would be written twice: for the home page and for the \
      file 'index.html' [reserved-path]
        hint: rename it, or write the page as Markdown
      """),
    Clash(
      "a file where a page needs a folder", ["a.md": "x", "a": "y"],
      """
      a:1:1: error: 'a' would be a file for the file 'a', and a folder with 'a/index.html' for the \
      page of 'a.md' [same-path]
        hint: rename one of them
      """),
    Clash(
      "a file of the theme", ["assets/theme.css": "x"],
      """
      assets/theme.css:1:1: error: 'assets/theme.css' would be written twice: for the theme and for \
      the file 'assets/theme.css' [reserved-path]
        hint: rename it; rules of your own go in theme/extra.css
      """),
    Clash(
      "a team's style under two names", ["assets/extra.css": "x", "theme/extra.css": "y"],
      """
      assets/extra.css:1:1: error: 'assets/extra.css' would be written twice: for the theme and for \
      the file 'assets/extra.css' [reserved-path]
        hint: rename it; rules of your own go in theme/extra.css
      """),
    Clash(
      "the search index", ["search-index.js": "x"],
      """
      search-index.js:1:1: error: 'search-index.js' would be written twice: for the search index \
      and for the file 'search-index.js' [reserved-path]
        hint: rename it
      """),
    Clash(
      "in the folder of the search texts", ["assets/Search/x.js": "x"],
      """
      assets/Search/x.js:1:1: error: 'assets/Search/x.js' would be in 'assets/search/', which is \
      reserved for the search index [reserved-path]
        hint: rename it
      """),
    Clash(
      "the page that prints all", ["print.md": "x"],
      """
      print.md:1:1: error: 'print/index.html' would be written twice: for the page of 'print.md' \
      and for the handbook to print [reserved-path]
        hint: rename it
      """),
    Clash(
      "the list of versions", ["versions.json": "[]"],
      """
      versions.json:1:1: error: 'versions.json' would be written twice: for the list of published \
      versions and for the file 'versions.json' [reserved-path]
        hint: rename it
      """),
    Clash(
      "a well-known file in another case", ["Robots.txt": "x"],
      """
      Robots.txt:1:1: error: 'Robots.txt' for the file 'Robots.txt' and 'robots.txt' for the \
      generated file 'robots.txt' differ only in upper and lower case [reserved-path]
        hint: name it 'robots.txt' to replace that file
      """),
    Clash(
      "a well-known file as a folder", ["robots.txt.md": "x"],
      """
      robots.txt.md:1:1: error: 'robots.txt' would be a file for the generated file 'robots.txt', \
      and a folder with 'robots.txt/index.html' for the page of 'robots.txt.md' [reserved-path]
        hint: rename it
      """),
    Clash(
      "an alias of a page", ["a.md": "---\naliases: [b.md]\n---\n", "b.md": "x"],
      """
      a.md:2:11: error: 'b.md' is taken by the page of 'b.md' [taken-alias]
        hint: remove one of the two
      """),
    Clash(
      "an alias twice", ["a.md": "---\naliases: [/old/, old/index.html]\n---\n"],
      """
      a.md:2:18: error: 'old/index.html' is taken by the alias '/old/' in 'a.md' [taken-alias]
        hint: remove one of the two
      """),
    Clash(
      "an alias in another case", ["a.md": "---\naliases: [B/]\n---\n", "b.md": "x"],
      """
      a.md:2:11: error: 'B/' is taken by the page of 'b.md', which differs only in upper and lower \
      case [taken-alias]
        hint: remove one of the two
      """),
    Clash(
      "an alias of the page that prints all", ["a.md": "---\naliases: [print/]\n---\n"],
      """
      a.md:2:11: error: 'print/' is taken by the handbook to print [taken-alias]
        hint: remove one of the two
      """),
    Clash(
      "an alias below a file", ["a.md": "---\naliases: [x.csv/]\n---\n", "x.csv": "1"],
      """
      a.md:2:11: error: 'x.csv/' is taken by the file 'x.csv', which has 'x.csv' as a file where \
      this needs a folder [taken-alias]
        hint: remove one of the two
      """),
  ]

  @Test(arguments: clashes) func reportsBothOrigins(_ clash: Clash) {
    SiteTest(clash.files).says(clash.report)
  }

  /// `é` is one character of Unicode, or an `e` with an accent after it.
  @Test(arguments: [".md", ".png"]) func tellsNormalFormsApart(_ kind: String) throws {
    let paths = ["caf\u{E9}", "cafe\u{301}"].map { $0 + kind }
    let content = FileTree(paths: paths) { _ in [] }
    let found = Site(content: content, settings: SiteSettings()).diagnostics
    #expect(found.map(\.id) == ["same-path"])
    #expect(
      found.allSatisfy { $0.message.hasSuffix("differ only in the Unicode form of their accents") })
  }

  @Test func generatedPagesAndFilesArePartOfIt() {
    let page = Page(path: SitePath("matrix"), title: "M", source: "workloads/x.yaml") { _ in "x" }
    let other = Page(path: SitePath("matrix"), title: "N") { _ in "y" }
    let file = Resource(path: "matrix.json") { [] }
    SiteTest(
      ["matrix.json": "{}", "matrix/index.html": "x"], generated: [page, other], resources: [file]
    ).says(
      """
      matrix.json:1:1: error: 'matrix.json' would be written twice: for the generated file \
      'matrix.json' and for the file 'matrix.json' [reserved-path]
        hint: rename it
      """,
      """
      matrix/index.html:1:1: error: 'matrix/index.html' would be written twice: for the page of \
      'workloads/x.yaml' and for the file 'matrix/index.html' [reserved-path]
        hint: rename it
      """,
      """
      workloads/x.yaml:1:1: error: 'matrix/index.html' would be written twice: for the page of \
      'workloads/x.yaml' and for the page 'matrix/' [same-path]
        hint: rename one of them
      """)
  }

  /// A page and its twin, and every page below a folder, meet the same other: one mistake.
  @Test func reportsTwoOriginsOnce() {
    let files = ["A/x.md": "", "a/x.md": "", "A/index.md": "", "a/index.md": ""]
    SiteTest(files).reports("a/index.md:1:1 same-path", "a/x.md:1:1 same-path")
  }

  @Test(arguments: [
    "404.html", "robots.txt", "sitemap.xml", "llms.txt", "_headers", "feed.xml", "assets/icon.svg",
  ])
  func leavesWellKnownFilesToTheAuthor(_ path: String) {
    let edition = Edition(releases: [.init(name: "1", summary: "", page: .home)])
    SiteTest([path: "mine"], edition: edition) {
      // Pages of their own run in readers' browsers, which is another question.
      ($0.url, $0.activeFiles) = ("https://example.com/", .allow)
    }.reports().writes(path, "mine")
  }

  /// No system takes these for each other.
  @Test func tellsOtherLettersApart() {
    SiteTest(["ısı.md": "x", "isi.md": "x", "é.md": "x", "e.md": "x", "o.md": "x", "ο.md": "x"])
      .reports()
  }

  @Test func copiesWhatHasNoPathOfItsOwn() {
    SiteTest(["CNAME": "docs.example.com", "favicon.ico": "x", "workloads/a/b.yaml": "c: 1"])
      .reports().writes("CNAME", "docs.example.com").writes("favicon.ico", "x")
      .writes("workloads/a/b.yaml", "c: 1")
  }

  @Test func readsWhatIsNoPageOrAsset() {
    SiteTest([
      "handbook.yaml": "title: x", "workloads/a.yaml": "x", "workloads/b.yml": "x",
      "includes/c.md": "x", "releases/d.json": "x", "e.md": "--8<-- \"includes/c.md\"\n",
    ]).reports().lacks(
      "handbook.yaml", "workloads/a.yaml", "workloads/b.yml", "includes/c.md",
      "includes/c/index.html", "releases/d.json")
  }

  @Test func isAllThatIsWritten() {
    let edition = Edition(releases: [.init(name: "1", summary: "", page: .home)])
    let test = SiteTest(
      ["a/b.md": "---\naliases: [old/]\n---\nx", "c.png": "x", "theme/extra.css": "y"],
      resources: [Resource(path: "d.json") { [] }], edition: edition
    ) { $0.url = "https://example.com/" }
    #expect(
      test.files.keys.sorted() == [
        ".nojekyll", "404.html", "_headers", "a/b.md", "a/b/index.html", "a/index.html",
        "a/index.md", "assets/extra.css", "assets/handbook.js", "assets/icon.svg",
        "assets/preview.png", "assets/search.js", "assets/search/0.js", "assets/theme.css",
        "assets/theme.js", "assets/touch-icon.png", "c.png",
        "d.json", "feed.xml", "index.html", "index.md", "llms.txt", "old/index.html",
        "print/index.html", "robots.txt", "search-index.js", "sitemap.xml",
      ])
  }

  @Test func hasNoPrintPageForManyPages() {
    let files = { count in
      Dictionary(uniqueKeysWithValues: (1..<count).map { ("p\($0).md", "x") })
    }
    #expect(SiteTest(files(300), checksPages: false).files["print/index.html"] != nil)
    let large = files(301).merging(["print.md": "x"]) { $1 }
    #expect(
      SiteTest(large, checksPages: false).reports().page("print/").contains(
        "Print the handbook") == false)
  }
}
