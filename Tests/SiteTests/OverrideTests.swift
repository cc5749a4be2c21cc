import Diagnostics
import Pages
import Testing

@testable import Site

/// A site of two pages with files of a team's own theme.
private func render(
  _ theme: [String: String], edition: Edition = Edition()
) throws -> (files: [String: String], diagnostics: [String]) {
  var files = ["index.md": "Home & more.\n", "guide/a.md": "# A & b\n\n## One\n\n## Two\n"]
  for (name, text) in theme { files["theme/" + name] = text }
  var settings = SiteSettings()
  settings.title = "Tom & <Jerry>"
  let site = Site(content: FileTree(files), settings: settings, edition: edition)
  var written: [String: String] = [:]
  try site.write { written[$0.path] = String(decoding: $0.bytes, as: UTF8.self) }
  return (written, site.diagnostics.map(\.description))
}

@Suite struct Overriding {
  @Test(arguments: [
    ("head-end", "<i>slot</i></head>"), ("page-top", "<div class=\"prose\"><i>slot</i></div><div"),
    ("page-bottom", "<div class=\"prose\"><i>slot</i></div><nav class=\"step\""),
    ("footer", "<footer class=\"site-footer\"><i>slot</i>"),
    ("announcement", "<div class=\"announcement\" role=\"note\"><i>slot</i></div><header"),
    ("header", "</a><i>slot</i><button"),
  ])
  func putsASlotInItsPlace(_ slot: String, _ expected: String) throws {
    let page = try #require(render([slot + ".mustache": "<i>slot</i>"]).files["guide/a/index.html"])
    #expect(page.contains(expected))
  }

  @Test func fillsVariablesAndEscapesThem() throws {
    let template = "{{site.title}}|{{page.path}}|{{root}}|{{#page.isHome}}home{{/page.isHome}}"
    let files = try render(["footer.mustache": template]).files
    #expect(
      files["guide/a/index.html"]?.contains("Tom &amp; &lt;Jerry&gt;|guide/a/|../../|") == true)
    #expect(files["index.html"]?.contains("Tom &amp; &lt;Jerry&gt;|||home") == true)
  }

  @Test func theEjectedLayoutMakesTheSamePages() throws {
    let layout = try #require(ThemeStarter.file("layout"))
    let own = try render(["layout.mustache": String(decoding: layout.bytes, as: UTF8.self)])
    let plain = try render([:])
    #expect(own.diagnostics == [])
    for path in ["index.html", "guide/a/index.html", "404.html"] {
      #expect(own.files[path]?.filter { $0 != "\n" } == plain.files[path]?.filter { $0 != "\n" })
    }
  }

  @Test func everyStarterIsAccepted() throws {
    for name in ThemeStarter.names {
      let file = try #require(ThemeStarter.file(name))
      let own = String(file.path.dropFirst("theme/".count))
      #expect(try render([own: String(decoding: file.bytes, as: UTF8.self)]).diagnostics == [])
    }
  }

  @Test func linksATeamsStyleAfterItsOwn() throws {
    let files = try render(["extra.css": "a { color: red }"]).files
    #expect(files["assets/extra.css"] == "a { color: red }")
    let page = try #require(files["guide/a/index.html"])
    #expect(page.contains("theme.css\"><link rel=\"stylesheet\" href=\"../../assets/extra.css\">"))
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
      "theme/footer.mustache:2:11: error: a section does not end [broken-template]"
    ),
    (
      "footer.mustache", "{{! headroom-theme: 7 }}x",
      """
      theme/footer.mustache:1:1: warning: made for version 7 of the theme; this is 1 \
      [other-theme-version]
        hint: compare it with what 'headroom theme eject' writes now, then change the number
      """
    ),
    (
      "logo.svg", "<svg/>",
      """
      theme/logo.svg:1:1: warning: the theme does not read this file [unused-theme-file]
        hint: pictures and fonts go to any other folder of the content
      """
    ),
  ])
  func saysWhatIsWrong(_ file: String, _ text: String, _ expected: String) throws {
    #expect(try render([file: text]).diagnostics == [expected])
  }
}

@Suite struct Telling {
  private let edition = Edition(
    release: "2026.11",
    releases: [
      .init(name: "2026.11", summary: "Fewer & cheaper.", page: SitePath("releases/a..b"))
    ],
    lastChanges: ["guide/a.md": "2026-11-20"])

  @Test func listsPagesWithTheirTwins() throws {
    let files = try render([:]).files
    let list = try #require(files["llms.txt"])
    #expect(
      list.contains("- [A &amp; b](guide/a.md)\n") || list.contains("- [A & b](guide/a.md)"))
    #expect(files["guide/a.md"] == "# A & b\n\n## One\n\n## Two\n\n")
  }

  @Test func writesAFeedOnlyWithReleasesAndAnAddress() throws {
    var settings = SiteSettings()
    #expect(Feed.file(edition.releases, settings: settings) == nil)
    settings.url = "https://example.com/h/"
    #expect(Feed.file([], settings: settings) == nil)
    let feed = try #require(Feed.file(edition.releases, settings: settings))
    let text = String(decoding: feed.bytes, as: UTF8.self)
    #expect(text.contains("<link>https://example.com/h/releases/a..b/</link>"))
    #expect(text.contains("<description>Fewer &amp; cheaper.</description>"))
  }

  @Test func showsReleaseAndLastChange() throws {
    let page = try #require(render([:], edition: edition).files["guide/a/index.html"])
    #expect(page.contains("<span class=\"badge release\">2026.11</span>"))
    #expect(page.contains("Last changed 2026-11-20"))
  }
}
