import Diagnostics
import Markdown
import Pages
import Testing

/// What documents hold that were written for other programs.
@Suite struct OtherTools {
  @Test(arguments: [
    Case("a link", "[a]({{< ref \"b\" >}})\n", "<p><a href=\"b\">a</a></p>\n"),
    Case(
      "a link to a heading", "[a]({{< relref \"b.md#c\" >}})\n", "<p><a href=\"b.md#c\">a</a></p>\n"
    ),
    Case("a definition", "[a]\n\n[a]: {{% ref \"b\" %}}\n", "<p><a href=\"b\">a</a></p>\n"),
    Case(
      "in HTML", "x <a href=\"{{< ref \"b\" >}}\">a</a>\n", "<p>x <a href=\"b\">a</a></p>\n"),
    Case(
      "an image", "a {{< img src=\"c.svg\" alt=\"C\" width=\"30\" >}}\n",
      "<p>a <img src=\"c.svg\" alt=\"C\" width=\"30\"></p>\n"),
    Case(
      "a figure", "{{< figure src=\"c.svg\" caption=\"A & B\" >}}\n",
      "<figure><img src=\"c.svg\" alt=\"A &amp; B\" class=\"caption\">\n<figcaption>A &amp; B</figcaption>\n</figure>\n"
    ),
    Case(
      "a figure with a title", "{{< figure src=\"c.svg\" title=\"A\" caption=\"B\" alt=\"C\" >}}\n",
      "<figure><img src=\"c.svg\" alt=\"C\" class=\"caption\">\n<figcaption>A: B</figcaption>\n</figure>\n"
    ),
    Case("a title of mdBook", "{{#title A}}\n\nb\n", "<p>b</p>\n"),
    Case("an include of mdBook", "a {{#include b.rs:2:4}} c\n", "<p>a  c</p>\n"),
    Case("a section of a template", "a {{#b}} c\n", "<p>a {{#b}} c</p>\n"),
    Case(
      "a hint", "a\n{{< hint warning >}}\n*b*\n\n- c\n{{< /hint >}}\nd\n",
      "<p>a</p>\n<div class=\"admonition warning\">\n<p><em>b</em></p>\n<ul>\n<li>c</li>\n</ul>\n</div>\n<p>d</p>\n"
    ),
    Case(
      "a box with a title", "{{% alert title=\"T *t*\" color=\"info\" %}}\nb\n{{% /alert %}}\n",
      "<div class=\"admonition info\">\n<p class=\"admonition-title\">T <em>t</em></p>\n<p>b</p>\n</div>\n"
    ),
    Case(
      "details", "{{% details \"T\" %}}\nb\n{{% /details %}}\n",
      "<details class=\"admonition details\">\n<summary>T</summary>\n<p>b</p>\n</details>\n"),
    Case(
      "one that is not known, around text",
      "{{< steps >}}\n\nb {{< badge \"x\" >}} c\n\n{{< /steps >}}\n",
      "<p>b  c</p>\n"),
    Case(
      "in code", "`{{< ref \"b\" >}}` is code\n",
      "<p><code>{{&lt; ref &quot;b&quot; &gt;}}</code> is code</p>\n"),
    Case(
      "alone in code", "    {{< hint >}}\n",
      "<div class=\"code\"><pre tabindex=\"0\"><code>{{&lt; hint &gt;}}\n</code></pre></div>\n"),
    Case(
      "code of a shortcode", "{{< highlight sql >}}\nSELECT 1\n{{< /highlight >}}\n",
      "<div class=\"code\"><pre tabindex=\"0\"><code class=\"language-sql\"><span class=\"k\">SELECT</span> <span class=\"n\">1</span>\n</code></pre></div>\n"
    ),
    Case("one for Hugo's own page", "{{</* ref */>}}\n", "<p>{{&lt;/* ref */&gt;}}</p>\n"),
    Case("in a cell", "| a |\n|---|\n| [b]({{< ref \"c\" >}}) |\n", tableWithLink),
  ])
  func shortcodes(_ row: Case) { #expect(html(row.source) == row.html) }

  private static let tableWithLink =
    "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\n<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td><a href=\"c\">b</a></td>\n</tr>\n</tbody>\n</table>\n</div>\n"

  @Test func tabsOfShortcodes() {
    let page = html(
      "{{< tabs \"id\" >}}\n{{< tab \"A\" >}}\na\n{{< /tab >}}\n{{< tab \"B\" >}}\nb\n{{< /tab >}}\n{{< /tabs >}}\n"
    )
    #expect(page.hasPrefix("<div class=\"tabs\" data-tabs=\"2\">"))
    #expect(page.contains(">A</p>") && page.contains("<p>b</p>"))
  }

  @Test(arguments: [
    Case(
      "a box", "a\n:::note\n*b*\n:::\nc\n",
      "<p>a</p>\n<div class=\"admonition note\">\n<p class=\"admonition-title\">Note</p>\n<p><em>b</em></p>\n</div>\n<p>c</p>\n"
    ),
    Case(
      "with a title", ":::tip[A `b`]\nc\n:::\n",
      "<div class=\"admonition tip\">\n<p class=\"admonition-title\">A <code>b</code></p>\n<p>c</p>\n</div>\n"
    ),
    Case(
      "inside another", "::::note\n:::tip\na\n:::\n::::\n",
      "<div class=\"admonition note\">\n<p class=\"admonition-title\">Note</p>\n<div class=\"admonition tip\">\n<p class=\"admonition-title\">Tip</p>\n<p>a</p>\n</div>\n</div>\n"
    ),
    Case(
      "in an item", "- a\n\n  :::note\n  b\n  :::\n",
      "<ul>\n<li>\n<p>a</p>\n<div class=\"admonition note\">\n<p class=\"admonition-title\">Note</p>\n<p>b</p>\n</div>\n</li>\n</ul>\n"
    ),
    Case(
      "PyMdown's", "/// warning | T\nb\n///\n",
      "<div class=\"admonition warning\">\n<p class=\"admonition-title\">T</p>\n<p>b</p>\n</div>\n"),
    Case(
      "not closed", ":::note\na\n",
      "<div class=\"admonition note\">\n<p class=\"admonition-title\">Note</p>\n<p>a</p>\n</div>\n"),
    Case("not known", ":::steps\na\n:::\nb\n", "<p>a</p>\n<p>b</p>\n"),
    Case(
      "in code", "```\n:::note\n```\n",
      "<div class=\"code\"><pre tabindex=\"0\"><code>:::note\n</code></pre></div>\n"),
    Case("an end alone", "a\n\n:::\n", "<p>a</p>\n"),
  ])
  func fencedBoxes(_ row: Case) { #expect(html(row.source) == row.html) }

  @Test(arguments: [
    Case(
      "emoji", ":rocket: go :+1: 10:30:15 a:x:b :nothing:\n",
      "<p>🚀 go 👍 10:30:15 a:x:b :nothing:</p>\n"),
    Case(
      "keys", "++ctrl+alt+del++ C++ and G++\n",
      "<p><kbd>Ctrl</kbd>+<kbd>Alt</kbd>+<kbd>Del</kbd> C++ and G++</p>\n"),
    Case(
      "marked", "==a *b*== c ^^d^^ a==b\n", "<p><mark>a <em>b</em></mark> c <ins>d</ins> a==b</p>\n"
    ),
    Case(
      "raised and lowered", "10^3^ H~2~O x^2 + y^2 ~5 to ~6\n",
      "<p>10<sup>3</sup> H<sub>2</sub>O x^2 + y^2 ~5 to ~6</p>\n"),
    Case("escaped", "\\:rocket: \\==a== 1\\^2^ \\++a++\n", "<p>:rocket: ==a== 1^2^ ++a++</p>\n"),
    Case(
      "colored code", "`#!sql SELECT` `#!/bin/sh`\n",
      "<p><code class=\"language-sql\"><span class=\"k\">SELECT</span></code> <code>#!/bin/sh</code></p>\n"
    ),
    Case(
      "an icon nobody drew", "- :material-nothing-like-it:{ style=\"color:red\" } ok\n",
      "<ul>\n<li> ok</li>\n</ul>\n"),
    Case("in code", "`:rocket: ++a++`\n", "<p><code>:rocket: ++a++</code></p>\n"),
  ])
  func inlineSigns(_ row: Case) { #expect(html(row.source) == row.html) }

  @Test func headingsHaveNoIconInTheirID() {
    let page = document("## :material-check: On\n\n[TOC]\n")
    #expect(page.outline.map(\.id) == ["on"])
    #expect(page.outline.map(\.text) == ["On"])
    let html = String(decoding: page.html, as: UTF8.self)
    #expect(html.contains("<svg class=\"icon\""))
    #expect(html.contains("<ul class=\"toc\">\n<li class=\"level-2\"><a href=\"#on\">On</a></li>"))
  }

  @Test func issuesAreLinksWhereTheRepositoryIsKnown() {
    var surroundings = Surroundings.none
    surroundings.issues = "https://github.com/o/r/issues/"
    let page = document("see #123, (#45) and #1 a#12 [#77](b)\n", around: surroundings)
    #expect(
      String(decoding: page.html, as: UTF8.self)
        == "<p>see <a href=\"https://github.com/o/r/issues/123\">#123</a>, (<a href=\"https://github.com/o/r/issues/45\">#45</a>) and #1 a#12 <a href=\"b\">#77</a></p>\n"
    )
    #expect(html("#123 a\n") == "<p>#123 a</p>\n")
  }

  @Test(arguments: [
    Case(
      "a fence below a paragraph", "Add this:\n    ```yaml\n    a: b\n    ```\nc\n",
      "<p>Add this:</p>\n<div class=\"code\"><pre tabindex=\"0\"><code class=\"language-yaml\"><span class=\"a\">a</span>: <span class=\"s\">b</span>\n</code></pre></div>\n<p>c</p>\n"
    ),
    Case(
      "an item too far in", "- a\n      - b\n      - c\n- d\n",
      "<ul>\n<li>a\n<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n</li>\n<li>d</li>\n</ul>\n"),
    Case(
      "lists in code stay", "```\n- a\n      - b\n```\n",
      "<div class=\"code\"><pre tabindex=\"0\"><code>- a\n      - b\n</code></pre></div>\n"),
    Case(
      "below an end tag", "<div markdown=\"1\">\n**b**\n</div>\n*hi*\n",
      "<div>\n<p><strong>b</strong></p>\n</div>\n<p><em>hi</em></p>\n"),
    Case(
      "a definition below an end tag", "<figure>\n</figure>\n[T]: url\n\n[T]\n",
      "<figure>\n</figure>\n<p><a href=\"url\">T</a></p>\n"),
    Case(
      "a spaced reference", "[a] [ref] and [b]\n[ref]\n\n[ref]: u\n",
      "<p><a href=\"u\">a</a> and <a href=\"u\">b</a></p>\n"),
    Case(
      "a title is no caption", "![x](a.png \"t\")\n",
      "<p><img src=\"a.png\" alt=\"x\" title=\"t\"></p>\n"),
    Case(
      "a caption", "![x](a.png \"t\"){ .caption }\n",
      "<figure><img src=\"a.png\" alt=\"x\" class=\"caption\">\n<figcaption>t</figcaption>\n</figure>\n"
    ),
    Case(
      "an attribute alone", "## H { data-x }\n",
      "<h2 id=\"h\" data-x=\"\">H<a class=\"anchor\" href=\"#h\" aria-hidden=\"true\" tabindex=\"-1\">#</a></h2>\n"
    ),
    Case(
      "a definition behind a comment", "<!-- c -->\n\n:   def\n",
      "<dl>\n<dd>\n<p>def</p>\n</dd>\n</dl>\n"),
    Case(
      "a formula", "$$\na_b * c_d\n$$\n",
      "<div class=\"code\"><pre tabindex=\"0\"><code class=\"language-math\">a_b * c_d\n</code></pre></div>\n"
    ),
    Case(
      "a script", "x <script>alert(1)</script> y\n\n<style>\na{}\n</style>\n\nz\n",
      "<p>x  y</p>\n<p>z</p>\n"),
    Case("a frame", "<iframe src=\"https://x\">old</iframe>\n", ""),
    Case("a form", "<form>a <b>b</b></form>\n", "a <b>b</b>\n"),
  ])
  func habits(_ row: Case) { #expect(html(row.source) == row.html) }

  /// A bar in code does not cut where the row would have too many cells for its table.
  @Test func barsInCode() {
    let rows = html("| A | B |\n|---|---|\n| `x|y` b | `c` |\n| `z | d` |\n")
    #expect(rows.contains("<td><code>x|y</code> b</td>\n<td><code>c</code></td>"))
    #expect(rows.contains("<td>`z</td>\n<td>d`</td>"))
    #expect(complaints("| A |\n|---|\n| `x|y` |\n| a | b |\n") == ["4:7 table-too-wide"])
  }

  @Test func loosenedTables() {
    #expect(html("| A | B |\n| --- ---|---|\n| 1 | 2 |\n").contains("<td>2</td>"))
  }

  @Test func aFootnoteBehindALink() {
    let page = html("[a][^1]\n\n[a]: u\n[^1]: n\n")
    #expect(page.hasPrefix("<p><a href=\"u\">a</a><sup class=\"footnote-ref\""))
  }

  @Test func fencesWithoutALanguage() {
    #expect(
      html("``` title=\"a.ini\"\nx\n```\n").contains(
        "<p class=\"code-title\">a.ini</p><pre tabindex=\"0\"><code>x"))
  }

  @Test func eachUnknownNameIsTold() {
    let page = document(
      "{{< a >}}\n\nx {{< b 1 >}} {{< /b >}}\n\n:::c\n:::\n\n:material-zzz:\n\n```mermaid\npie\n```\n"
    )
    #expect(
      page.unknownNames.map { "\($0.location.line):\($0.location.column) \($0.kind) \($0.name)" }
        .sorted() == [
          "10:1 diagram pie", "1:1 shortcode a", "3:3 shortcode b", "5:1 block c",
          "8:1 icon material-zzz",
        ])
    #expect(page.diagnostics.isEmpty)
  }

  @Test func whatIsWrongIsTold() {
    #expect(complaints("See [guide][nowhere]. a[i][j]\n") == ["1:12 missing-reference"])
    #expect(
      complaints("[a]\n\n[a]: /x\n[a]: /y\n[b]: /x\n[b]: /x\n") == ["4:1 duplicate-reference"])
    #expect(complaints("<script>x</script>\n") == ["1:1 unsafe-html"])
  }

  @Test func placesStayThoseOfThePage() {
    let text = "- a\n      - [b](c){ style=\"x\" }\n\n<figure>\n</figure>\n[d](e){ style=\"x\" }\n"
    #expect(complaints(text) == ["2:15 inline-style", "6:7 inline-style"])
    let after = "{{< ref \"b\" >}} [d](e){ style=\"x\" }\n"
    #expect(complaints(after) == ["1:23 inline-style"])
  }

  @Test func flowchartsAreDrawn() {
    var surroundings = Surroundings.none
    surroundings.graph = { dot, _ in .content(.text(dot)) }
    let page = document(
      "```mermaid\nflowchart LR\n  a[\"Kafka <br/> in\"] -->|reads| b{Flink}\n  b -.-> c & d\n```\n",
      around: surroundings)
    let html = String(decoding: page.html, as: UTF8.self)
    #expect(html.contains("rankdir=LR"))
    #expect(html.contains("label=&quot;reads&quot;") || html.contains("label=\"reads\""))
    #expect(html.contains("shape=diamond"))
    #expect(page.unknownNames.isEmpty)
  }

  @Test func groupsOfAFlowchartHoldTheirNodes() {
    var surroundings = Surroundings.none
    surroundings.graph = { dot, _ in .content(.text(dot)) }
    let chart = "flowchart LR\n  a --> b\n  subgraph s [In here]\n    b\n  end\n"
    let page = document("```mermaid\n\(chart)```\n", around: surroundings)
    let html = String(decoding: page.html, as: UTF8.self).replacing("&quot;", with: "\"")
    #expect(html.contains("subgraph cluster_1 { label=\"In here\" style=rounded\n\"b\"\n}"))
    // An arrow to a group is none that Graphviz could draw.
    let toGroup = document("```mermaid\n\(chart)  a --> s\n```\n", around: surroundings)
    #expect(toGroup.unknownNames.map(\.name) == ["flowchart"])
  }
}

/// No construct loses a word that a reader should see.
@Suite struct NothingIsLost {
  @Test(arguments: [
    "{{< hint info >}}\nword\n{{< /hint >}}", "{{% details \"word\" %}}\nx\n{{% /details %}}",
    "{{< unknown >}}word{{< /unknown >}}", "{{< unknown >}}\nword\n{{< /unknown >}}",
    ":::note[word]\nx\n:::", ":::note word\nx\n:::", ":::steps\nword\n:::",
    "/// tab | word\nx\n///",
    "==word==", "^^word^^", "a^word^", "a~word~", "++ctrl+word++", ":material-check: word",
    ":word:", "`#!sql word`", "`#!word x`", "[word] [ref]\n\n[ref]: u", "[word][nowhere]",
    "Text:\n    ```\n    word\n    ```", "- a\n      - word", "</div>\nword", "<form>word</form>",
    "<div>\n<custom-thing>word</custom-thing>\n</div>", "| A |\n| --- --- |\n| word |",
    "$$\nword\n$$", "$$word$$", "```mermaid\nword\n```", "<!-- c -->\n\n:   word",
    "![word](a.png \"t\")",
    "{{< figure src=\"a\" caption=\"word\" >}}", "{{ word }}", "\\{{ word }}", "[[word]]",
    "[[word|x]]", "{% word %}",
    "{{< tabs >}}\n{{< tab \"word\" >}}\nx\n{{< /tab >}}\n{{< /tabs >}}",
    "{{< tabs >}}\nword\n{{< tab \"a\" >}}\nx\n{{< /tab >}}\n{{< /tabs >}}",
    "{{< highlight >}}\nword\n{{< /highlight >}}",
    "word\n{{< hint >}}", "{{< hint >}}\nword", ":::note\nword\n\n:::tip\nx", "#!word x",
    "#123 word",
    "x {{< a\n b >}} word", "+++ word", "::: a.word", "{#word}", "a ~ word ~ b", "a ^ word ^ b",
  ])
  func inAnyConstruct(_ source: String) {
    let page = document(source + "\n")
    let text = String(decoding: page.html, as: UTF8.self)
    let isTold = page.unknownNames.contains { $0.name.contains("word") }
    #expect(text.lowercased().contains("word") || isTold, "\(text)")
  }
}
