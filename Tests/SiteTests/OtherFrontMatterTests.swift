import Diagnostics
import Pages
import TestSupport
import Testing

@testable import Site

/// Front matter that was written for other programs.
@Suite struct OtherFrontMatter {
  private static func page(_ front: String) -> String { "---\n\(front)\n---\n# P\n\nWords.\n" }

  @Test(arguments: [
    "type: docs\ncascade: { type: docs }\nno_list: true\ndate: 2026-01-01\nresources: [{ src: a.png }]",
    "bookToc: true\nbookFlatSection: true\nbookCollapseSection: true\nbookIcon: x\ngeekdocNav: false",
    "id: p\npagination_next: null\ncustom_edit_url: null\nlast_update: { date: 2026-01-01 }\nimage: a.png",
    "icon: x\ntemplate: main.html\nstatus: new\nauthors: [a]\ndate: { created: 2026-01-01 }\nreadtime: 5",
    "layout: default\nparent: A\nhas_children: true\ngrand_parent: B\nexcerpt: x\nSidebarDepth: 2",
    "layout: doc\noutline: [2, 3]\nprev: false\neditLink: true\ntableOfContents: { minHeadingLevel: 2 }",
    "ms.date: 1/1/2026\nog:title: x\nsidebar_class_name: y\ntags: [{ label: a, permalink: /b }]\ntitle: 4.0",
    "sidebar: auto\nsidebar_position: 1.5\nkeywords: a, b\nsummary: S\nowners: [a, b]\npermalink: /:title/",
  ])
  func isNoMistake(_ front: String) {
    SiteTest(["index.md": "# H", "p.md": Self.page(front)]).reports()
  }

  @Test func slipsAreTold() {
    SiteTest(["p.md": Self.page("sidebar_postion: 1\ndescripton: x\nour_level: 3")]).says(
      """
      p.md:2:1: warning: 'sidebar_postion' means nothing in front matter here [unknown-key]
        hint: did you mean 'sidebar_position'?
      """,
      """
      p.md:3:1: warning: 'descripton' means nothing in front matter here [unknown-key]
        hint: did you mean 'description'?
      """, "p.md:4:1: note: 'our_level' means nothing in front matter here [unknown-key]")
  }

  @Test func navigationTakesLabelsAndPlaces() {
    let site = SiteTest([
      "index.md": "# H", "a.md": "---\nsidebar_position: 2.5\nsidebar_label: Last\n---\n# A",
      "b.md": "---\nlinkTitle: Second\nnav_order: 2\n---\n# B",
      "c.md": "---\nsidebar: { label: First, order: -1 }\n---\n# C",
      "d.md": "---\nunlisted: true\ntitle: D\nhide_title: true\n---\nHidden.",
      "e.md": "---\nnav_exclude: true\n---\n# E",
    ]) { $0.url = "https://h.example/" }
    site.reports()
    let top = site.part(#/<ul class="top">/#, of: "", until: "</nav>")
    #expect(
      HTMLReader("<ul>" + top).links == [
        "index.html H", "c/index.html First", "b/index.html Second", "a/index.html Last",
      ])
    #expect(site.page("a/").contains("<title>A"))
    #expect(site.page("d/").contains("<h1 class=\"visually-hidden\">D</h1>"))
    #expect(site.files["sitemap.xml"]?.contains("/d/") == false)
    #expect(site.files["sitemap.xml"]?.contains("/e/") == true)
  }

  @Test func outlinesAndSearchFollowToo() {
    let site = SiteTest([
      "a.md": "---\nhide_table_of_contents: true\npagefind: false\n---\n# A\n\n## B\n\n## C\n"
    ]) { $0.url = "https://h.example/" }
    site.reports()
    #expect(!site.page("a/").contains("On this page"))
    #expect(site.files["sitemap.xml"]?.contains("/a/") == false)
  }

  @Test func addressesOfOtherProgramsLeadToThePage() {
    let site = SiteTest([
      "index.md":
        "# H\n\n[x](/front-slug#part) [y](guide/short) [z](/old.html) [w](front-slug#none)",
      "front.md": "---\nslug: /front-slug\n---\n# F\n\n## Part\n",
      "guide/b.md": "---\nslug: short\nredirect_from: /old.html\n---\n# B\n",
      // Its own address, that of another page, and a pattern.
      "guide/c.md": "---\nslug: c\npermalink: /:title/\nurl: /guide/b/\n---\n# C\n",
    ])
    site.reports("index.md:3:59 broken-anchor")
    let fine = SiteTest([
      "index.md": "# H\n\n[x](/front-slug#part)\n",
      "front.md": "---\nslug: /front-slug\n---\n# F\n\n## Part\n",
    ])
    fine.reports()
    #expect(fine.main("").contains("href=\"front/index.html#part\""))
    #expect(fine.files["front-slug/index.html"]?.contains("url=../front/index.html") == true)
  }

  @Test func theHomePageIsAFile() {
    SiteTest(["intro.md": "---\nslug: /\n---\n# I"]).says(
      """
      intro.md:2:7: warning: 'slug' makes this the home page with other programs; here that is 'index.md' [not-the-home-page]
        hint: rename this file to index.md at the top of the content folder
      """)
    SiteTest(["index.md": "---\npermalink: /\n---\n# I"]).reports()
  }

  @Test func wordsInFrontMatterAreMissed() {
    SiteTest(["index.md": "---\nlayout: home\nhero:\n  text: Fast\n---\n"]).says(
      """
      index.md:4:3: warning: other programs show what 'hero' contains, and here it is left out [not-shown]
        hint: write it as Markdown below the front matter
      """)
  }
}

/// Links as other programs write and follow them.
@Suite struct OtherLinks {
  @Test func topsOfPages() {
    let site = SiteTest([
      "index.md": "# H\n\n[a](#top) [b](#) [c](b.md#_top) [d](#Top)\n", "b.md": "# B",
    ])
    site.reports()
    #expect(site.main("").contains("href=\"b/index.html#top\""))
  }

  @Test func idsOfGitHubHaveAPrefixAndNamesOfEmoji() {
    let site = SiteTest([
      "a.md":
        "# A\n\n[x](#user-content-z) [y](#tada-party) [w](#user-content-up--down) [n](#user-content-n)\n\n"
        + "<a name=\"z\"></a>\n\n## :tada: Party\n\n## Up / Down\n"
    ])
    site.reports("a.md:3:71 broken-anchor")
    let fine = SiteTest([
      "a.md": "# A\n\n[y](#tada-party) [z](#thumbsup-yes)\n\n## 🎉 Party\n\n## :+1: Yes\n"
    ])
    fine.reports()
    #expect(fine.main("a/").contains("<a href=\"#party\">y</a>"))
  }

  @Test(arguments: [
    ("What's New in 2.0?", "what-s-new-in-2-0"), ("1. Über uns", "_1-uber-uns"),
    ("1. First step", "first-step"), ("A & B -- c", "a-b-c"), ("snake_case `x`", "snake-case-x"),
  ])
  func idsOfVitePressAndJekyll(_ heading: String, _ id: String) {
    let site = SiteTest([
      "a.md": "# A\n\n[x](#\(id)) [y](#\(id)-1)\n\n## \(heading)\n\n## \(heading)\n"
    ])
    site.reports()
  }

  @Test func filesInFoldersThatOthersServeFromTheRoot() {
    let site = SiteTest(
      [
        "g/a.md": "# A\n\n![x](/img/x.svg) ![n](/img/n.svg)", "public/img/x.svg": "<svg/>",
      ], checksPages: false)
    site.reports("g/a.md:3:23 missing-image")
    #expect(site.page("g/a/").contains("src=\"../../public/img/x.svg\""))
  }

  @Test func linksOfHugoAreThoseOfThePage() {
    let files = [
      "g/index.md": "# G\n\n## Part", "g/a.md": "# A\n\n[x](../) [y](../#part) [z](b.md) [w](b)",
      "g/b.md": "# B",
    ]
    let hugo = SiteTest(files.merging(["_index.md": "# H", "h/_index.md": "# I"]) { $1 })
    hugo.reports()
    #expect(hugo.main("g/a/").contains("<a href=\"../../g/index.html\">x</a>"))
    SiteTest(files.merging(["index.md": "# H"]) { $1 }).reports("g/a.md:3:14 broken-anchor")
  }

  @Test func cellsAndTermsHaveIds() {
    let site = SiteTest([
      "a.md":
        "# A\n\n[x](#c) [y](#t)\n\n| a | b |\n|---|--:|\n| m {: #c .k } | n { #e } |\n| up {job=\"a\"} | {.x} |\n\n"
        + "Term { #t }\n\n:   words\n"
    ])
    site.reports()
    let main = site.main("a/")
    #expect(main.contains("<td id=\"c\" class=\"k\">m</td>"))
    #expect(main.contains("<td id=\"e\" class=\"right\">n</td>"))
    #expect(main.contains("<td>up {job="))
    #expect(main.contains("<dt id=\"t\">Term</dt>"))
  }

  @Test func pathsThatRoutersLeaveAlone() {
    SiteTest(
      [
        "index.md":
          "# H\n\n![x](pathname:///img/a.svg) [y](/docs/b) [z](@site/docs/b.md) [n](pathname:///n)",
        "b.md": "# B\n", "img/a.svg": "<svg/>",
      ], checksPages: false
    ) { $0.folderName = "docs" }
    .reports("index.md:3:67 broken-link")
  }

  @Test func foldersThatAreAddedAreFoundWhereTheyLie() {
    // As the command line adds them: at the root.
    SiteTest(
      [
        "g/index.md": "# H\n\n![x](../../assets/a.svg) ![y](../../assets/none.svg)",
        "a.svg": "<svg/>",
      ], checksPages: false
    ) { $0.mounts = ["../assets"] }
    .reports("g/index.md:3:31 missing-image")
  }

  @Test func shortcodesLeadSomewhere() {
    SiteTest(
      [
        "a.md":
          "{{< go relref=\"/b\" >}}x{{< /go >}} {{< go relref=\"/c\" >}}\n\n{{< go href=\"https://e.example\" >}}\n\n"
          + "{{< go link=\"none.md\" >}}\n\n{{< go link=\"b.md#no\" >}}\n",
        "b.md": "# B",
      ], checksPages: false
    ).reports(
      "a.md:1:36 broken-link", "a.md:3:1 unknown-shortcode", "a.md:5:1 broken-link",
      "a.md:7:1 broken-anchor")
  }
}

/// What pages include.
@Suite struct OtherIncludes {
  private let files = [
    "a.md":
      "# A\n\n--8<-- \"includes/p.md\"\n\n--8<-- \"docs/parts/q.md\"\n\n[d](includes/d.csv)\n",
    "includes/p.md": "Part *one*.", "parts/q.md": "Part two.", "includes/d.csv": "a,b",
  ]

  @Test func filesThatAreSetAsideAreIncluded() {
    let content = FileTree(files).settingAside { $0.hasSuffix("p.md") || $0.hasPrefix("parts/") }
    var settings = SiteSettings()
    settings.folderName = "docs"
    let site = Site(content: content, settings: settings)
    #expect(site.diagnostics == [])
    #expect(!site.plan.paths.contains("parts/q/index.html"))
    #expect(site.plan.paths.contains("includes/d.csv"))
  }

  @Test func foldersBesideTheContentAreLookedThrough() {
    var insertions = Insertions.none
    insertions.part = { path, _ in path == "x.md" ? (Array("Beside.".utf8), "../x.md") : nil }
    let site = SiteTest(
      ["a.md": "# A\n\n--8<-- \"x.md\"\n\n--8<-- \"y.md\"\n"], insertions: insertions)
    site.reports("a.md:5:9 missing-include")
    let fine = SiteTest(["a.md": "# A\n\n--8<-- \"x.md\"\n"], insertions: insertions)
    #expect(fine.main("a/").contains("<p>Beside.</p>"))
  }

  @Test func linksToWhatIsLeftOutAreTold() {
    let content = FileTree([
      "a.md": "[x](drafts/b.md) [y](includes/p.md) [z](drafts/none.md)", "drafts/b.md": "# B",
      "includes/p.md": "P",
    ]).settingAside { $0.hasPrefix("drafts/") }
    var settings = SiteSettings()
    settings.exclude = ["drafts/"]
    let found = Site(content: content, settings: settings).diagnostics.inOrder.map(\.description)
    #expect(
      found == [
        """
        a.md:1:5: warning: this leads to 'drafts/b.md', which 'exclude' leaves out of the site [broken-link]
          hint: remove it from 'exclude' in handbook.yaml, or remove this link
        """,
        """
        a.md:1:22: error: 'includes/p.md' is a part of other pages and no page itself [broken-link]
          hint: move it out of 'includes/', or link to a page that includes it
        """,
        """
        includes/p.md:1:1: warning: 1 Markdown file in 'includes/' that no page includes: they are no pages [not-read]
          hint: include them, or move them to another folder
        """,
      ])
  }
}
