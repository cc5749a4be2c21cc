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
