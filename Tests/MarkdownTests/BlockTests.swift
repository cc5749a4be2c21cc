import Diagnostics
import Markdown
import Testing

private func tabs(_ titles: [(String, String)], set: Int = 1) -> String {
  let panels = titles.enumerated().map { index, tab in
    "<div class=\"tab\">\n<p class=\"tab-title\" id=\"tab-\(set)-\(index + 1)\">\(tab.0)</p>\n"
      + "<div class=\"tab-panel\">\n\(tab.1)</div>\n</div>\n"
  }
  return "<div class=\"tabs\" data-tabs=\"\(titles.count)\">\n\(panels.joined())</div>\n"
}

@Suite struct Blocks {
  @Test(arguments: [
    Case(
      "tabs", "=== \"A *b*\"\n\n    c\n\n=== \"D\"\n\n    e\n",
      tabs([("A <em>b</em>", "<p>c</p>\n"), ("D", "<p>e</p>\n")])),
    Case(
      "two sets of tabs", "=== \"A\"\n    b\n\n===! \"C\"\n    d\n",
      tabs([("A", "<p>b</p>\n")]) + tabs([("C", "<p>d</p>\n")], set: 2)),
    Case(
      "a stray quote ends a tab's title", "=== \"A\"\"\n    b\n", tabs([("A&quot;", "<p>b</p>\n")])),
    Case(
      "tabs in tabs", "=== \"A\"\n\n    === \"B\"\n\n        c\n",
      tabs([("A", tabs([("B", "<p>c</p>\n")], set: 2))])),
    Case("no tab without a title", "=== a\n", "<p>=== a</p>\n"),
    Case(
      "a definition list", "A *b*\n:   c\n\n    d\n\nE\n:   f\n:   g\n",
      "<dl>\n<dt>A <em>b</em></dt>\n<dd>\n<p>c</p>\n<p>d</p>\n</dd>\n<dt>E</dt>\n<dd>f</dd>\n<dd>g</dd>\n</dl>\n"
    ),
    Case(
      "a tight definition list", "A\nB\n:   c\n",
      "<dl>\n<dt>A</dt>\n<dt>B</dt>\n<dd>c</dd>\n</dl>\n"),
    Case("no definition without a term", ":   a\n", "<p>:   a</p>\n"),
    Case(
      "a task list", "- [ ] a\n- [x] b\n- c\n",
      "<ul class=\"tasks\">\n<li class=\"task\"><input type=\"checkbox\" disabled aria-label=\"To do\"> a</li>\n<li class=\"task\"><input type=\"checkbox\" disabled checked aria-label=\"Done\"> b</li>\n<li>c</li>\n</ul>\n"
    ),
    Case("an escaped task", "- \\[ ] a\n", "<ul>\n<li>[ ] a</li>\n</ul>\n"),
    Case(
      "a list beside an admonition keeps its tightness", "!!! note \"\"\n\n    a\n\n+ b\n+ c\n",
      "<div class=\"admonition note\">\n<p>a</p>\n</div>\n<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n"),
    Case(
      "an admonition in a list of four", "1. a\n\n    !!! note \"\"\n        b\n",
      "<ol>\n<li>\n<p>a</p>\n<div class=\"admonition note\">\n<p>b</p>\n</div>\n</li>\n</ol>\n"),
    Case(
      "an admonition in a quote", "> !!! note \"\"\n>     a\n",
      "<blockquote>\n<div class=\"admonition note\">\n<p>a</p>\n</div>\n</blockquote>\n"),
    Case(
      "a line that is not indented", "!!! note \"\"\n    a\nb\n",
      "<div class=\"admonition note\">\n<p>a</p>\n</div>\n<p>b</p>\n"),
    Case(
      "a reference in a title", "!!! note \"[a]\"\n    b\n\n[a]: c\n",
      "<div class=\"admonition note\">\n<p class=\"admonition-title\"><a href=\"c\">a</a></p>\n<p>b</p>\n</div>\n"
    ),
    Case("an escaped mark", "\\!!! note\n", "<p>!!! note</p>\n"),
    Case(
      "Markdown in HTML", "<div class=\"a\" markdown>\n*b*\n\n- c\n\n</div>\n",
      "<div class=\"a\">\n<p><em>b</em></p>\n<ul>\n<li>c</li>\n</ul>\n</div>\n"),
    Case("running text in HTML", "<p markdown>*b*\n*c*</p>\n", "<p><em>b</em> <em>c</em></p>\n"),
    Case(
      "a figure in HTML",
      "<figure markdown=\"span\">\n  ![a](b){ width=\"3\" }\n  <figcaption>c *d*</figcaption>\n</figure>\n",
      "<figure><img src=\"b\" alt=\"a\" width=\"3\"> <figcaption>c <em>d</em></figcaption></figure>\n"
    ),
    Case("no Markdown in HTML that does not ask", "<div>\n*b*\n</div>\n", "<div>\n*b*\n</div>\n"),
    Case(
      "a corner without words", "|   | b |\n|---|---|\n| c | d |\n",
      """
      <div class="table-scroll" tabindex="0" role="group" aria-label="Table">
      <table>
      <thead>
      <tr>
      <td></td>
      <th>b</th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td>c</td>
      <td>d</td>
      </tr>
      </tbody>
      </table>
      </div>

      """),
    Case(
      "an own id of a heading", "## A { #b .c }\n",
      "<h2 id=\"b\" class=\"c\">A<a class=\"anchor\" href=\"#b\" aria-hidden=\"true\" tabindex=\"-1\">#</a></h2>\n"
    ),
    Case("a rule", "---\n\n***\n", "<hr>\n<hr>\n"),
    Case(
      "an alert with blocks", "> [!WARNING]\n> a\n>\n> - b\n",
      "<div class=\"admonition warning\">\n<p class=\"admonition-title\">Warning</p>\n<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n</div>\n"
    ),
    Case(
      "no alert in a handbook's quote", "> [!OTHER]\n> a\n",
      "<blockquote>\n<p>[!OTHER]\na</p>\n</blockquote>\n"),
  ])
  func are(_ row: Case) {
    #expect(html(row.source) == row.html)
  }

  @Test func aHeadingKnowsItsPage() {
    let page = document("# A *b* `c`\n\nx\n\n## D & [e](f)\n\n## D & e\n\n### Größe\n\n## !\n")
    #expect(page.title == "A b c")
    #expect(page.outline.map(\.level) == [1, 2, 2, 3, 2])
    #expect(page.outline.map(\.id) == ["a-b-c", "d-e", "d-e_1", "größe", "section"])
    #expect(page.outline.map(\.text) == ["A b c", "D & e", "D & e", "Größe", "!"])
    #expect(page.anchors == ["a-b-c", "d-e", "d-e_1", "größe", "section"])
  }

  @Test func anOwnIdWinsAndIsUsedOnce() {
    let page = document("# A\n\n## B { #a }\n\n## C { #a }\n")
    #expect(page.outline.map(\.id) == ["a_1", "a", "a"])
    #expect(page.diagnostics.map(\.id) == ["duplicate-id"])
  }

  @Test func sectionsHoldTheTextUnderEachHeading() {
    let page = document(
      "Before *it*.\n\n# A\n\n- b\n- c `d`\n\n| e | f |\n|---|---|\n| g | h |\n\n## I\n\n```yaml\nj: 1\n```\n"
    )
    #expect(page.sections.map(\.id) == [nil, "a", "i"])
    #expect(page.sections.map(\.heading) == ["", "A", "I"])
    #expect(page.sections.map(\.text) == ["Before it.", "b c d e f g h", "j: 1"])
  }

  /// What is searched for is not found in words that two blocks make together.
  @Test func blocksStayApartInTheText() {
    let page = Document(
      parsing: Array("See it.\n```sh\nkubectl get\n```\nThen.\n".utf8), file: "p.md")
    #expect(page.sections.map(\.text) == ["See it. kubectl get Then."])
  }

  @Test func theDescriptionIsTheFirstParagraph() {
    #expect(document("# A\n\n> q\n\nOne  *two*\nthree.\n\nfour\n").description == "One two three.")
    let words = Array(repeating: "abcd", count: 60).joined(separator: " ")
    let description = document(words + "\n").description ?? ""
    #expect(description.count <= 160)
    #expect(description.hasSuffix("abcd…"))
  }

  @Test func frontMatterIsTakenOut() {
    let page = document("---\ntitle: A\ntags: [b]\n---\n\n# C\n")
    #expect(
      page.frontMatter.map { String(decoding: $0.text, as: UTF8.self) } == "title: A\ntags: [b]\n")
    #expect(page.frontMatter?.firstLine == 2)
    #expect(page.outline.map(\.text) == ["C"])
    #expect(complaints("---\ntitle: A\n---\n\n*c*{#a} *d*{#a}\n") == ["5:12 duplicate-id"])
    #expect(document("---\ntitle: A\n").frontMatter == nil)
    #expect(document("\n---\na: b\n---\n").frontMatter == nil)
  }

  @Test(arguments: [
    Case("a lazy line", "!!! a\n    b\nc\n", "3:1 lazy-line"),
    Case("a line right below an empty container", "!!! a\nb\n", "2:1 lazy-line"),
    Case("a line right below an empty tab", "=== \"a\"\nb\n", "2:1 lazy-line"),
    Case("a line below an empty container", "!!! a\n\nb\n", ""),
    Case("a lazy line in a list", "- x\n\n    !!! a\n        b\n    c\n", "5:5 lazy-line"),
    Case("too many cells", "| a |\n|---|\n| b | c |\n", "3:7 table-too-wide"),
    Case("the same id twice", "*a*{#b} *c*{#b}\n", "1:12 duplicate-id"),
    Case("a style", "*a*{style=\"b\"}\n", "1:4 inline-style"),
    Case("nothing", "!!! a\n    b\n\nc\n", ""),
  ])
  func mistakes(_ row: Case) {
    #expect(complaints(row.source).joined(separator: ", ") == row.html)
  }
}

@Suite struct LongBlocks {
  private func table(rows: Int, _ alignment: String) -> String {
    html(
      "| a | b |\n|---|\(alignment)|\n" + String(repeating: "| c | 1 |\n", count: rows))
  }

  /// Only figures are filtered and downloaded; prose in columns is read.
  @Test func tablesOfFiguresHaveRoomForTools() {
    #expect(table(rows: 9, "--:").hasPrefix("<div class=\"table-scroll long\""))
    #expect(table(rows: 9, "---").hasPrefix("<div class=\"table-scroll\""))
    #expect(table(rows: 8, "--:").hasPrefix("<div class=\"table-scroll\""))
  }

  @Test func longCodeIsFolded() {
    func code(lines: Int) -> String {
      html("```yaml\n" + String(repeating: "a: 1\n", count: lines) + "```\n")
    }
    #expect(code(lines: 35).hasPrefix("<div class=\"code tall\">"))
    #expect(code(lines: 34).hasPrefix("<div class=\"code\">"))
  }
}
