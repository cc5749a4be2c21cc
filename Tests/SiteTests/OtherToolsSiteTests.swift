import Diagnostics
import Pages
import Settings
import TestSupport
import Testing

@testable import Site

/// Folders of documents that were made for other programs.
@Suite struct OtherToolsSites {
  @Test func foldersHaveTheirPageInOneOfThreeFiles() {
    let site = SiteTest([
      "index.md": "# H\n\n[p](/guide/#part) [q](guide/) [r](readme/README.md)",
      "guide/_index.md": "+++\ntitle = \"Guide\"\nweight = 3\n+++\n## Part\n",
      "readme/README.md": "# R\n",
    ])
    site.reports()
    #expect(site.page("guide/").contains("<h1>Guide</h1>"))
    #expect(site.main("").contains("href=\"guide/index.html#part\""))
  }

  @Test func wikisLinkByName() {
    let site = SiteTest(
      [
        "index.md":
          "# H\n\n[[Page Two]] [[the *text*|Page-Two]] [[Page-Two#A Part|p]] [[Page Two|t]]\n\n"
          + "if [[ -f x ]] \\[[Page-Two]] [[nowhere]] `[[Page-Two]]`\n",
        "deep/Page-Two.md":
          "# Two\n\n## A part\n\na[[no]] [[1]] [[_TOC_]] [[$x == 1]] [[no]](y) [[a.b]]:\n",
      ], checksPages: false
    ).says(
      "deep/Page-Two.md:5:44: error: no page or file at 'y' [broken-link]",
      """
      index.md:5:29: warning: no page is called 'nowhere', so this is no link [missing-reference]
        hint: write the name of a page's file, or put a backslash before the brackets
      """)
    let main = site.main("")
    #expect(main.contains("<a href=\"deep/Page-Two/index.html\">Page Two</a>"))
    #expect(main.contains("<a href=\"deep/Page-Two/index.html#a-part\">p</a>"))
    #expect(main.contains("<a href=\"deep/Page-Two/index.html\">t</a>"))
    #expect(
      main.contains("<p>if [[ -f x ]] [[Page-Two]] [[nowhere]] <code>[[Page-Two]]</code></p>"))
  }

  @Test func linksMayGoThroughTheFoldersOwnName() {
    let files = [
      "index.md": "# H\n\n[x](../docs/a/b.md) [y](../other/a/b.md)",
      "a/b.md": "# B\n\n[z](../../docs/index.md)\n",
    ]
    SiteTest(files, checksPages: false) { $0.folderName = "docs" }.reports(
      "index.md:3:25 broken-link"
    )
    .expects(links: ["a/b/index.html x", "../other/a/b.md y", "a/index.html NextA"])
  }

  @Test func docusaurusNamesItsFolder() {
    SiteTest([
      "index.md": "# H\n\n![x](@site/static/img/a.svg) [y](@site/docs/b.md)", "b.md": "# B\n",
      "img/a.svg": "<svg/>",
    ])
    .reports().expects(links: ["b/index.html y", "b/index.html NextB"])
  }

  @Test func whatOnlyMdBookShowsIsTold() {
    SiteTest(["index.md": "# H\n\n{{#include a.md}}\n\n```rust\n{{#include a.rs}}\n```\n"])
      .says(
        "index.md:3:1: warning: no shortcode '#include' is known, so it is left out, 2 times in all [unknown-shortcode]\n  hint: write it as Markdown"
      )
  }

  @Test func anIndexTakesThePlaceOfAReadme() {
    SiteTest(["index.md": "# H\n\n[r](README.md)", "README.md": "# R\n"])
      .reports("README.md:1:1 not-read").lacks("readme/index.html", "README/index.html")
  }

  @Test func idsOfGitHubAreFoundAndWrittenAsOurs() {
    let site = SiteTest([
      "a.md":
        "# A\n\n[x](#up--down) [y](#usage-1) [z](b.md#was-ist-das)\n\n## Up / Down\n\n## Usage\n\n## Usage\n",
      "b.md": "# B\n\n## Was *ist* das?\n\n## Übersicht\n\n[o](#ubersicht) [none](#nothing)\n",
    ])
    site.reports("b.md:7:24 broken-anchor")
    let text = SiteTest([
      "a.md": "# A\n\n[x](#up--down) [y](#usage-1)\n\n## Up / Down\n\n## Usage\n\n## Usage\n"
    ])
    text.reports()
    #expect(text.main("a/").contains("<a href=\"#up-down\">x</a> <a href=\"#usage_1\">y</a>"))
  }

  @Test func namesOfPagesAreFoundInAnyFolder() {
    SiteTest([
      "a/x.md": "# X\n\n[b]({{< ref \"b\" >}}) [c]({{< relref \"c.md#h\" >}})", "d/e/b.md": "# B",
      "a/c.md": "# C\n## H",
    ])
    .reports().expects(
      "a/x/",
      links: [
        "../../index.html Capacity handbook", "../../a/index.html A", "../../d/e/b/index.html b",
        "../../a/c/index.html#h c", "../../a/c/index.html PreviousC", "../../d/index.html NextD",
      ])
  }

  @Test func aliasesMayBeFiles() {
    let site = SiteTest(["p.md": "---\naliases: [/a/b.html, c]\n---\n# P"])
    site.reports()
    #expect(site.files["a/b.html"]?.contains("url=../p/index.html") == true)
  }

  @Test func redirectsOfTheSettings() throws {
    let keys = try #require(
      YAML.parse(
        "title: T\nredirects: { old.md: p.md, x/: none.md }", file: "handbook.yaml",
        problems: Problems()))
    let settings = try #require(keys.mapping { SiteSettings(reading: $0) })
    let site = SiteTest(["p.md": "# P"]) { $0 = settings }
    site.reports("handbook.yaml:2:28 broken-link")
    #expect(site.files["old/index.html"]?.contains("url=../p/index.html") == true)
  }

  @Test func textInBracesIsText() {
    var insertions = Insertions.none
    insertions.valueRoots = ["workloads", "totals"]
    SiteTest(["a.md": "{{ amount }} {{ site.x }} \\{{ b }}"], insertions: insertions).reports()
    SiteTest(["a.md": "{{ workload.a.cores }} {{ totals }}"], insertions: insertions)
      .reports("a.md:1:1 unknown-value", "a.md:1:24 unknown-value")
  }

  @Test func filesThatAreNoPagesAreToldInALine() {
    SiteTest(
      [
        "a.md": "# A\n\n[m](/m/) [n](x/n.mdx)", "m.mdx": "import x", "x/n.mdx": "import y",
        "releases/r.md": "# R", "includes/i.md": "i",
      ], checksPages: false
    ).reports("includes/i.md:1:1 not-read", "m.mdx:1:1 not-read", "releases/r.md:1:1 not-read")
      .lacks("m.mdx", "m/index.html")
  }

  @Test func linksToWhatIsKnownToBeOutside() {
    SiteTest(["a.md": "# A\n\n[x](api/y.html) [z](../api/q/) [b](other.md)"]) {
      $0.exclude = ["api/"]
    }
    .reports("a.md:3:36 broken-link")
  }

  @Test func filesOfTheRepositoryAreLinkedThere() {
    let site = SiteTest(["a.md": "# A\n\n[x](../pkg/main.go) [y](examples)", "examples/x.txt": "x"])
    {
      $0.edit = "https://github.com/o/r/edit/main/docs/"
    }
    site.reports()
    #expect(site.main("a/").contains("https://github.com/o/r/blob/main/pkg/main.go"))
    #expect(site.main("a/").contains("https://github.com/o/r/tree/main/docs/examples"))
  }

  @Test func addressesFromTheRootOfTheHost() {
    SiteTest([
      "a.md": "# A\n\n<a href=\"/base/b/\">b</a> <img src=\"../../c.png\" alt=\"\">", "b.md": "# B",
      "d/e.md": "<img src=\"../../c.png\" alt=\"\">", "c.png": "x",
    ]) {
      $0.url = "https://h/base/"
    }.reports("a.md:3:26 missing-image")
  }

  @Test func eachUnknownNameIsToldOnceWithItsCount() {
    SiteTest([
      "a.md": "{{< x >}} :material-qq: {{< x >}}", "b.md": "{{< x >}}\n\n```mermaid\npie\n```",
    ]).says(
      """
      a.md:1:1: warning: no shortcode 'x' is known, so it is left out, 3 times in all [unknown-shortcode]
        hint: write it as Markdown
      """,
      "a.md:1:11: warning: there is no drawing for ':material-qq:', so it is left out [unknown-icon]",
      """
      b.md:3:1: warning: diagrams of the kind 'pie' are shown as their source [not-drawn]
        hint: draw it as a flowchart or a 'dot' graph, or as an image
      """)
  }

  @Test func hintsNeverNameTheFileItself() {
    SiteTest(["guide/index.md": "# G\n\n[x](./examplez/index.md)", "other/index.md": "# O\n"]).says(
      "guide/index.md:3:5: error: no page or file at './examplez/index.md' [broken-link]")
  }

  @Test func navigationAsATree() throws {
    let text = """
      title: T
      navigation:
        - Start: a.md
        - Operations:
            - ops/index.md
            - Upgrades: ops/up.md
            - Flink: https://flink.apache.org/
        - Section:
            - b.md
        - none.md
      """
    let keys = try #require(YAML.parse(text, file: "handbook.yaml", problems: Problems()))
    let settings = try #require(keys.mapping { SiteSettings(reading: $0) })
    let site = SiteTest([
      "index.md": "# H", "a.md": "# A", "b.md": "# B", "ops/index.md": "# O", "ops/up.md": "# U",
      "c.md": "# C",
    ]) { $0 = settings }
    site.reports("c.md:1:1 orphan-page", "handbook.yaml:10:5 unknown-section")
    let fine = SiteTest([
      "index.md": "# H", "a.md": "# A", "b.md": "# B", "ops/index.md": "# O", "ops/up.md": "# U",
      "none.md": "# N",
    ]) { $0 = settings }
    fine.reports()
    let nav = fine.part(#/<ul class="top">/#, of: "ops/up/", until: "</nav>")
    #expect(
      HTMLReader("<ul>" + nav).links == [
        "../../index.html H", "../../a/index.html Start", "../../ops/index.html Operations",
        "../../ops/up/index.html Upgrades", "https://flink.apache.org/ Flink",
        "../../b/index.html Section", "../../none/index.html N",
      ])
  }
}

@Suite struct PatternsOfPaths {
  @Test(arguments: [
    ("drafts/", "drafts/a/b.md", true), ("drafts/", "x/drafts/a.md", false),
    ("*.tmpl.md", "a/b.tmpl.md", true),
    ("api/**", "api/x", true), ("api/**", "api", true), ("a/*.md", "a/b.md", true),
    ("a/*.md", "a/b/c.md", false),
    ("README.md", "x/README.md", true), ("/a.md", "a.md", true), ("a?.md", "ab.md", true),
    ("a", "ab", false),
  ])
  func match(_ pattern: String, _ path: String, _ isMatch: Bool) {
    #expect(PathPatterns([pattern]).matches(path) == isMatch)
  }
}
