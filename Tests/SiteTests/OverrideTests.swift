import Testing

@testable import Site

/// A site of two pages with files of a team's own theme.
private func site(_ theme: [String: String], edition: Edition = Edition()) -> SiteTest {
  var files = ["index.md": "Home & more.\n", "guide/a.md": "# A & b\n\n## One\n\n## Two\n"]
  for (name, text) in theme { files["theme/" + name] = text }
  return SiteTest(files, edition: edition) { $0.title = "Tom & <Jerry>" }
}

@Suite struct Overriding {
  @Test(arguments: [
    ("head-end", "<i>slot</i></head>"), ("page-top", "<div class=\"prose\"><i>slot</i></div><div"),
    ("page-bottom", "<div class=\"prose\"><i>slot</i></div><nav class=\"step\""),
    ("footer", "<footer class=\"site-footer\"><i>slot</i>"),
    ("announcement", "<div class=\"announcement\" role=\"note\"><i>slot</i></div><header"),
    ("header", "</a><i>slot</i><button"),
  ])
  func putsASlotInItsPlace(_ slot: String, _ expected: String) {
    #expect(site([slot + ".mustache": "<i>slot</i>"]).page("guide/a/").contains(expected))
  }

  /// As an editor of Windows saves them.
  @Test func passesOverAByteOrderMark() {
    let own = site(["footer.mustache": "\u{FEFF}<i>slot</i>"]).reports()
    #expect(own.page("guide/a/").contains("<footer class=\"site-footer\"><i>slot</i>"))
    site(["footer.mustache": "\u{FEFF}{{! headroom-theme: 7 }}"])
      .reports("theme/footer.mustache:1:5 other-theme-version")
  }

  /// The library reads sections within each other, and every one of them takes some of the stack.
  @Test(arguments: [
    ("{{#a}}\n", "{{/a}}"), ("{{^a}}\n", "{{/a}}"), ("{{$a}}\n", "{{/a}}"),
    ("{{=<% %>=}}<%#a%><%={{ }}=%>\n", "{{/a}}"),
  ])
  func refusesSectionsThatNestTooDeep(_ open: String, _ close: String) {
    func template(_ depth: Int) -> String {
      let start = String(repeating: open, count: depth)
      // Marks of a section end with it, so that those outside are the first.
      return start + "x" + String(repeating: close, count: depth)
    }
    if !open.contains("=") { site(["footer.mustache": template(64)]).reports() }
    site(["footer.mustache": template(65)]).reports("theme/footer.mustache:65:1 template-too-deep")
    site(["footer.mustache": template(20_000)])
      .reports("theme/footer.mustache:65:1 template-too-deep")
  }

  @Test func countsOnlySectionsThatAreOpen() {
    let many = String(repeating: "{{#a}}{{/a}}\n", count: 200)
    site(["footer.mustache": many + "{{! " + String(repeating: "{{#a ", count: 200) + "}}"])
      .reports()
  }

  @Test func fillsVariablesAndEscapesThem() {
    let template = "{{site.title}}|{{page.path}}|{{root}}|{{#page.isHome}}home{{/page.isHome}}"
    let own = site(["page-top.mustache": template])
    #expect(own.main("guide/a/").contains("Tom &amp; &lt;Jerry&gt;|guide/a/|../../|</div>"))
    #expect(own.main().contains("Tom &amp; &lt;Jerry&gt;|||home</div>"))
  }

  /// Each variable where it is known; where it is not, nothing stands and its section is left out.
  @Test(arguments: [
    ("site.url", "https://e.example/"), ("site.description", "Of it."),
    ("site.repository", "https://r.example/"), ("site.release", "7"), ("site.colophon", "Made"),
    ("page.title", "A"), ("page.description", "First."), ("page.path", "g/a/"),
    ("page.url", "https://e.example/g/a/"), ("page.source", "g/a.md"),
    ("page.edit", "https://r.example/edit/g/a.md"), ("page.lastChange", "2026-11-20"),
  ])
  func knowsTheSiteAndThePage(_ name: String, _ value: String) {
    let files = [
      "g/a.md": "# A\n\nFirst.",
      "theme/page-top.mustache": "{{#\(name)}}<{{\(name)}}>{{/\(name)}}.",
    ]
    let edition = Edition(
      colophon: "Made", release: "7", lastChanges: ["g/a.md": "2026-11-20"])
    let known = SiteTest(files, edition: edition, checksPages: false) {
      ($0.url, $0.description) = ("https://e.example/", "Of it.")
      ($0.repository, $0.edit) = ("https://r.example/", "https://r.example/edit/")
    }
    #expect(known.main("g/a/").contains("<div class=\"prose\"><\(value)>.</div>"))
    let unknown = SiteTest(files, checksPages: false).main("g/a/")
    let isAlways = ["page.title", "page.description", "page.path", "page.source"].contains(name)
    // A colophon is known, though it may be empty.
    let isEmpty = name == "site.colophon"
    #expect(unknown.contains("<div class=\"prose\">.</div>") == !(isAlways || isEmpty))
  }

  @Test func theEjectedLayoutMakesTheSamePages() throws {
    let layout = try #require(ThemeStarter.file("layout"))
    let own = site(["layout.mustache": String(decoding: layout.bytes, as: UTF8.self)]).reports()
    let plain = site([:])
    for path in ["index.html", "guide/a/index.html", "404.html"] {
      #expect(own.files[path]?.filter { $0 != "\n" } == plain.files[path]?.filter { $0 != "\n" })
    }
  }

  @Test func everyStarterIsAccepted() throws {
    for name in ThemeStarter.names {
      let file = try #require(ThemeStarter.file(name))
      let own = String(file.path.dropFirst("theme/".count))
      site([own: String(decoding: file.bytes, as: UTF8.self)]).reports()
    }
  }

  @Test func linksATeamsStyleAfterItsOwn() {
    let files = site(["extra.css": "a { color: red }"])
      .writes("assets/extra.css", "a { color: red }")
      .expects(
        "guide/a/",
        inHead: "theme.css\"><link rel=\"stylesheet\" href=\"../../assets/extra.css\">")
    #expect(files.page("print/").contains("href=\"../assets/extra.css\""))
    #expect(!site([:]).page("print/").contains("extra.css"))
  }

  @Test(arguments: [
    (
      "foter.mustache", "x",
      """
      theme/foter.mustache:1:1: error: the theme has no slot 'foter' [unknown-slot]
        hint: did you mean 'footer'?
      """
    ),
    (
      "footer.mustache", "a\n{{#page}}b",
      "theme/footer.mustache:2:11: error: a section is not closed [broken-template]"
    ),
    (
      "footer.mustache", "{{! headroom-theme: 7 }}x",
      """
      theme/footer.mustache:1:5: warning: made for version 7 of the theme; this is 1 \
      [other-theme-version]
        hint: compare it with what 'headroom theme eject' writes now, then change the number
      """
    ),
    (
      "logo.svg", "<svg/>",
      """
      theme/logo.svg:1:1: warning: the theme does not use this file [unused-theme-file]
        hint: put images and fonts in any other folder of the content
      """
    ),
  ])
  func saysWhatIsWrong(_ file: String, _ text: String, _ expected: String) {
    site([file: text]).says(expected)
  }

  @Test(arguments: [
    ("{{! headroom-theme: 1 }}x", true), ("/* headroom-theme:1 */", true), ("x", true),
    ("{{! headroom-theme: 2 }}", false), ("{{! headroom-theme: }}", false),
    ("\n{{! headroom-theme: 2 }}", true),
  ])
  func readsTheVersionInTheFirstLine(_ text: String, _ isRight: Bool) {
    #expect(site(["footer.mustache": text]).site.diagnostics.isEmpty == isRight)
  }
}
