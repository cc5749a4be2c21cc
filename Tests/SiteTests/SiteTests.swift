import Diagnostics
import Markup
import Pages
import Settings
import Site
import TestSupport
import Testing

/// Renders a site from files in memory.
private func render(
  _ files: [String: String], generated: [Page] = []
) throws -> (files: [String: String], diagnostics: [Diagnostic]) {
  let site = Site(content: FileTree(files), settings: SiteSettings(), generated: generated)
  var written: [String: String] = [:]
  try site.write { written[$0.path] = String(decoding: $0.bytes, as: UTF8.self) }
  return (written, site.diagnostics)
}

@Suite struct Linking {
  @Test func goesFromPageToPageByFile() throws {
    let site = try render([
      "guide/a.md": "# A\n\n[b](b.md#part) [up](../index.md) [self](#a)",
      "guide/b.md": "# B\n\n## Part\n", "index.md": "# Home\n",
    ])
    let page = try #require(site.files["guide/a/index.html"])
    #expect(site.diagnostics.isEmpty)
    #expect(page.contains("href=\"../../guide/b/index.html#part\""))
    #expect(page.contains("href=\"../../index.html\">up"))
    #expect(page.contains("href=\"#a\">self"))
  }

  @Test func findsFoldersAndFiles() throws {
    let site = try render([
      "guide/a.md": "[section](../guide/) [data](data.csv)", "guide/data.csv": "1,2",
    ])
    #expect(site.diagnostics.isEmpty)
    #expect(site.files["guide/data.csv"] == "1,2")
    #expect(site.files["guide/a/index.html"]?.contains("href=\"../../guide/data.csv\"") == true)
  }

  @Test func leavesOtherPlacesAlone() throws {
    let site = try render(["a.md": "[x](https://example.com/y?z#w) [m](mailto:a@example.com)"])
    #expect(site.diagnostics.isEmpty)
    #expect(site.files["a/index.html"]?.contains("href=\"https://example.com/y?z#w\"") == true)
  }

  @Test func reportsWhatLeadsNowhere() throws {
    let site = try render(["a.md": "x\n\n[gone](b.md) [out](../../etc/passwd) [id](#nope)"])
    #expect(
      site.diagnostics.inOrder.map { "\($0.location?.column ?? 0) \($0.id)" }
        == ["8 broken-link", "20 broken-link", "43 broken-anchor"])
  }

  @Test func reachesGeneratedPagesByTheirSource() throws {
    let generated = Page(
      path: SitePath("workloads/x"), title: "X", source: "workloads/x.yaml", anchors: ["matrix"]
    ) { _ in "body" }
    let site = try render(["a.md": "[x](workloads/x.yaml#matrix)"], generated: [generated])
    #expect(site.diagnostics.isEmpty)
    #expect(
      site.files["a/index.html"]?.contains("href=\"../workloads/x/index.html#matrix\"") == true)
  }
}

@Suite struct Navigating {
  @Test func stepsThroughPagesByWeight() throws {
    let site = try render([
      "index.md": "# Home\n", "g/index.md": "---\ntitle: G\n---\n",
      "g/z.md": "---\ntitle: First\nweight: 1\n---\n",
      "g/a.md": "---\ntitle: Second\nweight: 2\n---\n",
    ])
    let page = try #require(site.files["g/z/index.html"])
    #expect(page.contains("rel=\"prev\"><small>Previous</small>G</a>"))
    #expect(page.contains("rel=\"next\"><small>Next</small>Second</a>"))
    #expect(page.contains("<li><a href=\"../../g/index.html\">G</a></li></ol>"))
  }

  @Test func givesAFolderWithoutAPageAListOfItsOwn() throws {
    let site = try render(["deep/er/a.md": "# A\n"])
    #expect(site.files["deep/index.html"]?.contains("href=\"../deep/er/index.html\"") == true)
  }

  @Test func marksThePageItIsOn() throws {
    let site = try render(["a.md": "# A\n"])
    #expect(
      site.files["a/index.html"]?.contains(
        "<a href=\"../a/index.html\" aria-current=\"page\">A</a>")
        == true)
  }
}

@Suite struct Joining {
  @Test func markdownIntroducesAGeneratedPage() throws {
    let generated = Page(path: SitePath("m"), title: "Generated") { _ in Tag.p { "figures" } }
    let site = try render(["m.md": "---\ntitle: Mine\n---\nwords"], generated: [generated])
    let page = try #require(site.files["m/index.html"])
    #expect(page.contains("<h1>Mine</h1>"))
    let words = try #require(page.range(of: "words"))
    let figures = try #require(page.range(of: "figures"))
    #expect(words.lowerBound < figures.lowerBound)
  }

  @Test func twoFilesForOnePageAreAnError() throws {
    let site = try render(["a.md": "x", "a/index.md": "y"])
    #expect(site.diagnostics.map(\.id) == ["same-path"])
  }

  @Test func namesThatDifferInCaseAreAnError() throws {
    let site = try render(["Guide.md": "x", "guide.md": "y"])
    #expect(site.diagnostics.map(\.id) == ["same-path"])
  }

  @Test func draftsStayOut() throws {
    let site = try render(["a.md": "---\ndraft: true\n---\nsecret"])
    #expect(site.files["a/index.html"] == nil)
  }
}

@Suite struct Output {
  @Test func isTheSameForTheSameInput() throws {
    let files = ["index.md": "# H\n", "b/c.md": "# C\n\n[h](../index.md)", "b/x.png": "png"]
    #expect(try render(files).files == render(files).files)
  }

  @Test func escapesWhatPeopleWrite() throws {
    let site = try render(["a.md": "---\ntitle: '<script>alert(1)</script>'\n---\nx"])
    #expect(site.files["a/index.html"]?.contains("<script>alert") == false)
    #expect(site.files["a/index.html"]?.contains("&lt;script&gt;alert(1)") == true)
  }

  @Test func notFoundLinksFromTheRoot() throws {
    let site = try render(["index.md": "# H\n"])
    #expect(site.files["404.html"]?.contains("href=\"/index.html\"") == true)
    #expect(site.files["404.html"]?.contains("aria-current") == false)
  }
}

@Suite struct Redirecting {
  private let files = [
    "new/place.md": "---\ntitle: A & B\naliases: [old/place.md, /older/]\n---\nx",
    "index.md": "# H",
  ]

  @Test func everyAliasLeadsToThePage() throws {
    let site = try render(files)
    #expect(site.diagnostics.isEmpty)
    let page = try #require(site.files["old/place/index.html"])
    #expect(page.contains("content=\"0; url=../../new/place/index.html\""))
    #expect(page.contains("<link rel=\"canonical\" href=\"../../new/place/index.html\">"))
    #expect(page.contains("<a href=\"../../new/place/index.html\">A &amp; B</a>"))
    #expect(site.files["older/index.html"]?.contains("url=../new/place/index.html") == true)
    #expect(site.files["sitemap.xml"]?.contains("old") == false)
  }

  @Test func canonicalNamesTheAddressWhereItIsKnown() throws {
    var settings = SiteSettings()
    settings.url = "https://example.com/h/"
    let site = Site(content: FileTree(files), settings: settings)
    var page = ""
    try site.write {
      if $0.path == "older/index.html" { page = String(decoding: $0.bytes, as: UTF8.self) }
    }
    #expect(page.contains("<link rel=\"canonical\" href=\"https://example.com/h/new/place/\">"))
  }
}

@Suite struct ForeignFrontMatter {
  @Test func keysOfMaterialAreNoMistakes() throws {
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
    let site = try render(["a.md": front + "## B\n\n## C\n"])
    #expect(site.diagnostics.isEmpty)
    #expect(site.files["a/index.html"]?.contains("On this page") == false)
    #expect(site.files["sitemap.xml"]?.contains("/a/") == false)
  }

  @Test func otherKeysStillAre() throws {
    let site = try render(["a.md": "---\ntitel: A\n---\nx"])
    #expect(site.diagnostics.map(\.id) == ["unknown-key"])
  }
}

@Suite struct ExternalLinks {
  @Test func areListedWithTheirPlaces() throws {
    let files = [
      "a.md": "[x](https://a.example/y?z#w) [m](mailto:a@example.com)\n\n![i](//b.example/c.png)",
      "b.md": "https://c.example",
    ]
    let site = Site(content: FileTree(files), settings: SiteSettings())
    #expect(
      site.externalLinks.map { "\($0.location) \($0.url)" } == [
        "a.md:1:5 https://a.example/y?z#w", "a.md:3:6 //b.example/c.png",
        "b.md:1:1 https://c.example",
      ])
  }
}
