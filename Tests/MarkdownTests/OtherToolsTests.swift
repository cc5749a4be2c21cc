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
      "<figure><img src=\"c.svg\" alt=\"A &amp; B\">\n<figcaption>A &amp; B</figcaption>\n</figure>\n"
    ),
    Case(
      "a figure with a title", "{{< figure src=\"c.svg\" title=\"A\" caption=\"B\" alt=\"C\" >}}\n",
      "<figure><img src=\"c.svg\" alt=\"C\">\n<figcaption><strong>A</strong> B</figcaption>\n</figure>\n"
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
      "a formula", "`#!formula B_up`\n",
      "<p><math alttext=\"B_up\"><msub><mi>B</mi><mi>up</mi></msub></math></p>\n"),
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
    let surroundings = Surroundings(issues: "https://github.com/o/r/issues/")
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
    let surroundings = Surroundings(graph: { dot, _ in .content(.text(dot)) })
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
    let surroundings = Surroundings(graph: { dot, _ in .content(.text(dot)) })
    let chart = "flowchart LR\n  a --> b\n  subgraph s [In here]\n    b\n  end\n"
    let page = document("```mermaid\n\(chart)```\n", around: surroundings)
    let html = String(decoding: page.html, as: UTF8.self).replacing("&quot;", with: "\"")
    #expect(html.contains("subgraph cluster_1 { label=\"In here\" style=rounded\n\"b\"\n}"))
    // An arrow to a group is none that Graphviz could draw.
    let toGroup = document("```mermaid\n\(chart)  a --> s\n```\n", around: surroundings)
    #expect(toGroup.unknownNames.map(\.name) == ["flowchart"])
  }

  @Test(arguments: [
    "{{< comment >}}secret{{< /comment >}}", "{{% comment %}} secret {{% /comment %}}",
    "{{< comment >}}\nsecret\n\n- secret\n\n```\nsecret\n```\n{{< /comment >}}",
    "a {{< comment >}}secret{{< /comment >}} b",
    "- a {{< comment >}}\n  secret\n  {{< /comment >}}",
    "> {{< comment >}}\n> secret\n> {{< /comment >}}",
    "{{< html-comment >}}secret{{< /html-comment >}}",
    "| a |\n|---|\n| b {{< comment >}}secret{{< /comment >}} |",
    "{/* secret */}", "a {/* secret */} b", "{/* secret\n\nsecret */}", "## A {/* secret words */}",
  ])
  func commentsAreLeftOut(_ source: String) {
    let page = document(source + "\n\nshown\n")
    let text = String(decoding: page.html, as: UTF8.self)
    #expect(!text.contains("secret") && text.contains("shown"), "\(text)")
    #expect(!page.sections.contains { "\($0)".contains("secret") })
    #expect(page.diagnostics.isEmpty && page.unknownNames.isEmpty)
  }

  /// As code shows what is written, comments in it are no comments.
  @Test func commentsInCodeAreShown() {
    for source in [
      "`{{< comment >}}a{{< /comment >}}`", "```\n{{< comment >}}a{{< /comment >}}\n```",
    ] {
      #expect(html(source + "\n").contains("{{&lt; comment &gt;}}a{{&lt; /comment &gt;}}"))
    }
    #expect(html("`{/* a */}`\n") == "<p><code>{/* a */}</code></p>\n")
  }

  @Test(arguments: [
    Case(
      "a hint", "{{< hint info >}}a **b**{{< /hint >}}\n",
      "<div class=\"admonition info\">\n<p>a <strong>b</strong></p>\n</div>\n"),
    Case(
      "details", "{{< details \"T\" >}} a {{< /details >}}\n",
      "<details class=\"admonition details\">\n<summary>T</summary>\n<p>a</p>\n</details>\n"),
    Case(
      "an end behind text", "{{< hint info >}}a\nb{{< /hint >}}\nc\n",
      "<div class=\"admonition info\">\n<p>a\nb</p>\n</div>\n<p>c</p>\n"),
    Case(
      "in an item", "- {{< hint info >}}a{{< /hint >}}\n- b\n",
      "<ul>\n<li>\n<div class=\"admonition info\">\n<p>a</p>\n</div>\n</li>\n<li>b</li>\n</ul>\n"),
    Case("in running text", "a {{< hint >}}b{{< /hint >}} c\n", "<p>a b c</p>\n"),
    Case("in a line of code", "    {{< hint >}}a{{< /hint >}}\n", Self.codeOfOneLine),
    Case(
      "code", "{{< highlight sql >}}SELECT{{< /highlight >}}\n",
      "<div class=\"code\"><pre tabindex=\"0\"><code class=\"language-sql\"><span class=\"k\">SELECT</span>\n</code></pre></div>\n"
    ),
    Case(
      "code in running text",
      "a {{< highlight sql \"hl_inline=true\" >}}a_b_c *d*{{< /highlight >}} e\n",
      "<p>a <code class=\"language-sql\">a_b_c *d*</code> e</p>\n"),
    Case("code without an end", "{{< code file=\"x\" >}}\n\n*b*\n", "<p><em>b</em></p>\n"),
    Case(
      "a button", "{{< button href=\"https://b.c\" >}}*a*{{< /button >}}\n",
      "<p><a href=\"https://b.c\" class=\"md-button\"><em>a</em></a></p>\n"),
    Case(
      "a film", "{{< youtube abc >}}\n",
      "<p><a href=\"https://www.youtube.com/watch?v=abc\">https://www.youtube.com/watch?v=abc</a></p>\n"
    ),
  ])
  func shortcodesOnOneLine(_ row: Case) { #expect(html(row.source) == row.html) }

  private static let codeOfOneLine =
    "<div class=\"code\"><pre tabindex=\"0\"><code>{{&lt; hint &gt;}}a{{&lt; /hint &gt;}}\n</code></pre></div>\n"

  @Test func tabsOnOneLine() {
    let page = html(
      "{{< tabs >}}\n{{< tab \"A\" >}}a{{< /tab >}}\n{{% tab \"B\" %}} *b* {{% /tab %}}\n{{< /tabs >}}\n"
    )
    #expect(page.hasPrefix("<div class=\"tabs\" data-tabs=\"2\">"))
    #expect(page.contains(">A</p>") && page.contains("<p><em>b</em></p>"))
  }

  /// The panes of Docsy hold code, unless they say that they hold text.
  @Test func panesOfCode() {
    let code = html(
      "{{< tabpane lang=\"sql\" >}}\n{{< tab header=\"A\" >}}\nSELECT a_b_c\n\n  *x*\n{{< /tab >}}\n{{< tab header=\"B\" lang=\"c\" right=true >}}\nx\n{{< /tab >}}\n{{< /tabpane >}}\nend\n"
    )
    #expect(code.contains("</span> a_b_c\n\n  *x*\n</code>"))
    #expect(code.contains("<code class=\"language-c\">x\n</code>"))
    #expect(code.contains("data-tabs=\"2\"") && code.hasSuffix("<p>end</p>\n"))
    let text = html(
      "{{% tabpane text=true right=true %}}\n{{% tab header=\"Of\" disabled=true /%}}\n{{% tab header=\"A\" %}}\n*a*\n{{% /tab %}}\n{{% /tabpane %}}\n"
    )
    #expect(text.hasPrefix("<p>Of</p>\n<div class=\"tabs\" data-tabs=\"1\">"))
    #expect(text.contains("<p><em>a</em></p>"))
  }

  @Test func figuresHaveAllTheirWords() {
    #expect(
      html(
        "{{< figure src=\"a.png\" title=\"T\" caption=\"c *d*\" attr=\"by me\" attrlink=\"https://e.f\" link=\"b\" alt=\"x\" >}}\n"
      )
        == "<figure><a href=\"b\"><img src=\"a.png\" alt=\"x\"></a>\n<figcaption><strong>T</strong> c <em>d</em> <a href=\"https://e.f\">by me</a></figcaption>\n</figure>\n"
    )
    #expect(
      html("a {{< figure src=\"a.png\" caption=\"c\" link=\"b\" >}} d\n")
        == "<p>a <a href=\"b\"><img src=\"a.png\" alt=\"c\" title=\"c\"></a> d</p>\n")
  }

  @Test(arguments: [
    Case(
      "open", "> [!TIP]+ a *b*\n> c\n",
      "<details class=\"admonition tip\" open>\n<summary>a <em>b</em></summary>\n<p>c</p>\n</details>\n"
    ),
    Case(
      "folded", "> [!note]-\n> c\n",
      "<details class=\"admonition note\">\n<summary>Note</summary>\n<p>c</p>\n</details>\n"),
    Case(
      "a type of Obsidian's with a title", "> [!faq] A?\n>\n> - b\n",
      "<div class=\"admonition faq\">\n<p class=\"admonition-title\">A?</p>\n<ul>\n<li>b</li>\n</ul>\n</div>\n"
    ),
    Case(
      "inside another", "> [!todo] a\n> > [!check] b\n",
      "<div class=\"admonition todo\">\n<p class=\"admonition-title\">a</p>\n<div class=\"admonition check success\">\n<p class=\"admonition-title\">b</p>\n</div>\n</div>\n"
    ),
    Case("no type", "> [!two words] a\n", "<blockquote>\n<p>[!two words] a</p>\n</blockquote>\n"),
    Case("escaped", "> \\[!note] a\n", "<blockquote>\n<p>[!note] a</p>\n</blockquote>\n"),
  ])
  func callouts(_ row: Case) { #expect(html(row.source) == row.html) }

  @Test func boxesHaveTheirTitles() {
    for line in [
      ":::info{title=\"X *y*\"}", ":::info X *y*", ":::info[X *y*]",
      "::: {.callout-info title='X *y*'}",
    ] {
      #expect(
        html(line + "\na\n:::\n")
          == "<div class=\"admonition info\">\n<p class=\"admonition-title\">X <em>y</em></p>\n<p>a</p>\n</div>\n",
        "\(line)")
    }
  }

  @Test func whatHasNoEndIsTold() {
    #expect(complaints("a\n\n:::note\nb\n") == ["3:1 unclosed-block"])
    #expect(complaints("- a\n\n  :::note\n  b\n\n:::\n") == ["3:3 unclosed-block"])
    #expect(complaints("{{< hint >}}\nb\n\n{{< comment >}} c\n") == ["1:1 unclosed-block"])
    #expect(complaints(":::note\nb\n:::\n\n{{< toc >}}\n\n{{< icon x >}}\n").isEmpty)
  }

  @Test(arguments: [
    Case(
      "in running text", "a \\(x_1 * y_1 * z\\) and $a_1 * b_1 * c$\n",
      "<p>a <code class=\"language-math\">x_1 * y_1 * z</code> and <code class=\"language-math\">a_1 * b_1 * c</code></p>\n"
    ),
    Case(
      "on a line", "\\[ x^2 \\]\n\n$$x_1$$\n",
      "<p><code class=\"language-math\">x^2</code></p>\n<p><code class=\"language-math\">x_1</code></p>\n"
    ),
    Case(
      "a block", "\\[\na_b\n\\]\n",
      "<div class=\"code\"><pre tabindex=\"0\"><code class=\"language-math\">a_b\n</code></pre></div>\n"
    ),
    Case(
      "money", "from $5 to $10, US$5 and $6, $a to $b\n",
      "<p>from $5 to $10, US$5 and $6, $a to $b</p>\n"),
    Case(
      "escaped brackets", "\\[x\\] \\[TODO\\] \\[a_b\\] file\\(s\\) \\(see below\\)\n",
      "<p>[x] [TODO] [a_b] file(s) (see below)</p>\n"),
    Case(
      "in code", "`\\(x^2\\)` and `$x^2$`\n",
      "<p><code>\\(x^2\\)</code> and <code>$x^2$</code></p>\n"),
  ])
  func formulas(_ row: Case) { #expect(html(row.source) == row.html) }

  @Test func longFormulasAreScrolledByKeyboardToo() {
    let fits = "`#!formula a = " + String(repeating: "b", count: 32) + "`\n"
    let isLong = "`#!formula a = " + String(repeating: "b", count: 33) + "`\n"
    #expect(html(fits).hasPrefix("<p><math "))
    #expect(html(isLong).hasPrefix("<p><span class=\"formula\" tabindex=\"0\"><math "))
  }

  @Test func formulasAreToldOfOnceEach() {
    let page = document("\\(x^2\\) `\\(x^2\\)`\n\n\\[\na\n\\]\n")
    #expect(page.unknownNames.map(\.kind) == [.formula, .formula])
  }

  @Test func codeInRunningTextHasItsLanguageAsAClass() {
    #expect(
      html("`:::sql SELECT` `:::note a` `#!python x`{ .y }\n")
        == "<p><code class=\"language-sql\"><span class=\"k\">SELECT</span></code> <code>:::note a</code> <code class=\"language-python y\">x</code></p>\n"
    )
    #expect(document("## A `#!sql B`\n").outline.map(\.text) == ["A B"])
  }

  @Test(arguments: [
    Case(
      "each", "{--a--}{++b++} {~~a~>b~~} {>>c<<} {==d *e*==}\n",
      "<p><del>a</del><ins>b</ins> <del>a</del><ins>b</ins> <small class=\"remark\">c</small> <mark>d <em>e</em></mark></p>\n"
    ),
    Case("not keys", "{++ctrl++} {++a+b++}\n", "<p><ins>ctrl</ins> <ins>a+b</ins></p>\n"),
    Case("over lines", "{++a\n**b**++} c\n", "<p><ins>a\n<strong>b</strong></ins> c</p>\n"),
    Case("one in another", "{++a {--b--} c++}\n", "<p><ins>a <del>b</del> c</ins></p>\n"),
    Case("without an end", "{--a {++b++}\n", "<p>{--a <ins>b</ins></p>\n"),
    Case("without a beginning", "a--} b++}\n", "<p>a--} b++}</p>\n"),
    Case("escaped", "\\{++a b++}\n", "<p>{++a b++}</p>\n"),
    Case("in code", "`{++a++}`\n", "<p><code>{++a++}</code></p>\n"),
    Case("in a cell", "| a |\n|---|\n| {--b--} |\n", Self.tableWithDeletion),
  ])
  func criticMarkup(_ row: Case) { #expect(html(row.source) == row.html) }

  private static let tableWithDeletion =
    tableWithLink.replacing("<a href=\"c\">b</a>", with: "<del>b</del>")

  @Test(arguments: [
    Case(
      "the id of a heading", "## A b {/* #c-d */}\n",
      "<h2 id=\"c-d\">A b<a class=\"anchor\" href=\"#c-d\" aria-hidden=\"true\" tabindex=\"-1\">#</a></h2>\n"
    ),
    Case(
      "imports", "import A from '@a';\nimport {\n  B,\n} from \"b\"\n\nexport const x = 1;\n\nc\n",
      "<p>c</p>\n"),
    Case(
      "words", "import this, then go.\n\nexports\n",
      "<p>import this, then go.</p>\n<p>exports</p>\n"),
    Case("elements of HTML", "a <Kbd>b</Kbd><Br>\n", "<p>a <Kbd>b</Kbd><Br></p>\n"),
    Case(
      "imports further below", "a\n\nimport A from 'a'\n", "<p>a</p>\n<p>import A from 'a'</p>\n"),
    Case(
      "a box", "<Admonition type=\"tip\" title=\"A\">\n\n*b*\n\n</Admonition>\n",
      "<div class=\"admonition tip\">\n<p class=\"admonition-title\">A</p>\n<p><em>b</em></p>\n</div>\n"
    ),
    Case(
      "one that is not known", "a <Marked color=\"red\">*b*</Marked> <Icon name=\"x\" /> c\n",
      "<p>a <em>b</em>  c</p>\n"),
    Case(
      "placeholders", "a <NAME> and <Name> of List<String>\n",
      "<p>a &lt;NAME&gt; and &lt;Name&gt; of List&lt;String&gt;</p>\n"),
    Case(
      "in code", "`<Tabs>` `</Tabs>`\n",
      "<p><code>&lt;Tabs&gt;</code> <code>&lt;/Tabs&gt;</code></p>\n"),
  ])
  func componentsOfMDX(_ row: Case) { #expect(html(row.source) == row.html) }

  @Test func tabsOfComponents() {
    let page = document(
      "import Tabs from '@theme/Tabs'\n\n<Tabs groupId=\"x\" values={[{a: 1}]}>\n<TabItem value=\"a\" label=\"A\">\n\n*a*\n\n</TabItem>\n<TabItem value=\"b\">b</TabItem>\n</Tabs>\n\n<Highlight>c</Highlight>\n"
    )
    let html = String(decoding: page.html, as: UTF8.self)
    #expect(html.hasPrefix("<div class=\"tabs\" data-tabs=\"2\">"))
    #expect(html.contains(">A</p>") && html.contains("<em>a</em>") && html.contains("<p>b</p>"))
    #expect(
      page.unknownNames.map { "\($0.kind) \($0.name)" }.sorted() == [
        "component Highlight", "statement import",
      ])
    #expect(page.diagnostics.isEmpty)
  }

  @Test func commentsInCodeMarkItsLines() {
    let docusaurus = html(
      "```text title=\"a\"\n// highlight-next-line\na\nb\n  # highlight-start\nc\n<!-- highlight-end -->\nd\n```\n"
    )
    #expect(
      docusaurus.contains(
        "<span class=\"line hl\">a</span>\n<span class=\"line\">b</span>\n<span class=\"line hl\">c</span>\n<span class=\"line\">d</span>\n</code>"
      ))
    let vitepress = html(
      "```text:line-numbers\na // [!code ++]\nb # [!code highlight:2]\nc\nd [!code x]\n```\n")
    #expect(
      vitepress.contains(
        "data-n=\"1\">a</span>\n<span class=\"line hl\" data-n=\"2\">b</span>\n<span class=\"line hl\" data-n=\"3\">c</span>\n<span class=\"line\" data-n=\"4\">d [!code x]</span>"
      ))
    #expect(
      html("```\na highlight-next-line\n```\n").contains("<code>a highlight-next-line\n</code>"))
  }

  @Test func optionsOfFences() {
    let hugo = html("```text {linenos=true hl_lines=[1,\"2-3\"] title=\"m\"}\na\nb\n```\n")
    #expect(hugo.contains(">m</p>") && hugo.contains("<span class=\"line hl\" data-n=\"2\">b"))
    #expect(html("```rust,ignore\na\n```\n").contains("class=\"language-rust\""))
    let group = html("::: code-group\n\n```sh [npm]\na\n```\n\n```sh [yarn]\nb\n```\n\n:::\n")
    #expect(group.hasPrefix("<div class=\"tabs\" data-tabs=\"2\">"))
    #expect(group.contains(">npm</p>") && group.contains(">yarn</p>"))
  }

  @Test func anEscapedIncludeIsText() {
    #expect(html(";--8<-- \"a\"\n") == "<p>--8&lt;-- &quot;a&quot;</p>\n")
  }

  @Test func placesBehindMarksStay() {
    #expect(
      complaints("{{< hint >}}a [b](c){ style=\"x\" }{{< /hint >}}\n[d](e){ style=\"x\" }\n") == [
        "1:21 inline-style", "2:7 inline-style",
      ])
    #expect(complaints("- {{< x\n  y >}} [b](c){ style=\"x\" }\n") == ["2:15 inline-style"])
    #expect(complaints("$x_1$ [b](c){ style=\"x\" }\n") == ["1:13 inline-style"])
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
    "{{< figure src=\"a\" caption=\"word\" >}}", "{{< figure src=\"a\" title=\"word\" >}}",
    "{{< figure src=\"a\" attr=\"word\" >}}", "x {{< figure src=\"a\" attr=\"word\" >}}",
    "{{< note \"word\" >}}", "{{< note \"word\" >}}x{{< /note >}}",
    "{{< tab \"word\" >}}x{{< /tab >}}",
    "{{< tab header=\"word\" />}}", "{{< card header=\"word\" >}}x{{< /card >}}",
    "{{< card footer=\"word\" >}}x{{< /card >}}", "{{< steps title=\"word\" >}}\nx\n{{< /steps >}}",
    "{{< columns >}}\nx\n<--->\nword\n{{< /columns >}}",
    "{{< button href=\"x\" >}}word{{< /button >}}",
    "{{< katex >}}word{{< /katex >}}", "{{< katex display=true >}}\nword\n{{< /katex >}}",
    "x {{< hint >}}word{{< /hint >}}", "{{< hint >}}x {{< hint >}}word{{< /hint >}}{{< /hint >}}",
    "{{< tabpane >}}\n{{< tab header=\"word\" >}}\nx\n{{< /tab >}}\n{{< /tabpane >}}",
    "{{< tabpane >}}\n{{< tab >}}\nword\n{{< /tabpane >}}", "{{< comment >}}\nword",
    "| a | `x|word` |\n|---|---|\n| b | c |", "> [!x]- word", "> [!note] word\n> x",
    "> [!note]word",
    ":::info{title=\"word\"}\nx\n:::", "::: {.y}\nword\n:::", ":::tip[word]{#id}\nx\n:::",
    "\\(word^2\\)", "\\[word^2\\]", "\\[\nword\n\\]", "\\[\nword", "$word_1$", "$$ word $$ x",
    "$word",
    "`:::js word`", "`:::word`", "{++word++}", "{--word--}", "{>>word<<}", "{~~x~>word~~}",
    "{~~word~>x~~}",
    "{==word==}", "{++\n\nword\n\n++}", "{++word", "{/* x */} word", "{/* x word",
    "{/* x\n*/} word",
    "; --8<-- word", ";--8<-- \"word\"", "```js\n// highlight-next-line\nword\n```",
    "```js\nword // [!code ++]\n```", "```js [word]\nx\n```", "```js {title=\"word\"}\nx\n```",
    "import word", "import x from 'y'\nword", "import x from 'y'\n\nword", "export word",
    "<Xword>x</Xword>", "<Tabs>\n<TabItem label=\"word\">\nx\n</TabItem>\n</Tabs>",
    "<X word={1}>y</X> word",
    "<Tip>word</Tip>", "<WORD>", "<Word", "<Card title=\"word\" />", "x <Badge>word</Badge>",
    "<Steps>\n\n1. word\n\n</Steps>", "::: code-group\n```sh [word]\nx\n```\n:::", "{{ word }}",
    "\\{{ word }}", "[[word]]",
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
