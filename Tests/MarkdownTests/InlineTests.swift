import Markdown
import Markup
import Testing

@Suite struct Inlines {
  @Test(arguments: [
    Case("struck text", "~~a~~ b\n", "<p><del>a</del> b</p>\n"),
    Case("struck emphasis", "~~*a* b~~\n", "<p><del><em>a</em> b</del></p>\n"),
    Case("one tilde is text", "~a~ and ~100 MB\n", "<p>~a~ and ~100 MB</p>\n"),
    Case("an escaped tilde", "\\~~a~~\n", "<p>~~a~~</p>\n"),
    Case("tildes in code", "`~~a~~`\n", "<p><code>~~a~~</code></p>\n"),
    Case(
      "a bare URL", "See https://a.b/c.\n",
      "<p>See <a href=\"https://a.b/c\">https://a.b/c</a>.</p>\n"),
    Case("a bare host", "See www.a.b!\n", "<p>See <a href=\"http://www.a.b\">www.a.b</a>!</p>\n"),
    Case("a bare address", "To a@b.c\n", "<p>To <a href=\"mailto:a@b.c\">a@b.c</a></p>\n"),
    Case("no link in a link", "[a https://b.c](d)\n", "<p><a href=\"d\">a https://b.c</a></p>\n"),
    Case("an escaped URL", "https\\://a.b\n", "<p>https://a.b</p>\n"),
    Case(
      "attributes of a link", "[a](b){ .c #d target=\"_blank\" }\n",
      "<p><a href=\"b\" id=\"d\" class=\"c\" target=\"_blank\">a</a></p>\n"),
    Case("attributes with a colon", "[a](b){: .c }\n", "<p><a href=\"b\" class=\"c\">a</a></p>\n"),
    Case(
      "attributes of an image", "![a](b){width=300}\n",
      "<p><img src=\"b\" alt=\"a\" width=\"300\"></p>\n"),
    Case("attributes of code", "`a`{.b}\n", "<p><code class=\"b\">a</code></p>\n"),
    Case("a word in braces is text", "*a*{b}\n", "<p><em>a</em>{b}</p>\n"),
    Case("escaped braces", "*a*\\{.b}\n", "<p><em>a</em>{.b}</p>\n"),
    Case("braces after a blank", "*a* {.b}\n", "<p><em>a</em> {.b}</p>\n"),
    Case("attributes of a paragraph", "a\n{: .b }\n", "<p class=\"b\">a</p>\n"),
    Case(
      "an abbreviation", "An SLO.\n\n*[SLO]: service level\n",
      "<p>An <abbr title=\"service level\">SLO</abbr>.</p>\n"),
    Case(
      "an abbreviation of two words", "A B and AB, A Bx.\n\n*[A B]: both\n",
      "<p><abbr title=\"both\">A B</abbr> and AB, A Bx.</p>\n"),
    Case(
      "no abbreviation inside a word", "An SLOW.\n\n*[SLO]: service level\n", "<p>An SLOW.</p>\n"),
    Case(
      "a figure", "![a](b \"c *d*\"){ .caption }\n",
      "<figure><img src=\"b\" alt=\"a\" class=\"caption\">\n<figcaption>c *d*</figcaption>\n</figure>\n"
    ),
    Case(
      "an image in text", "x ![a](b \"c\")\n", "<p>x <img src=\"b\" alt=\"a\" title=\"c\"></p>\n"),
    Case("an unknown value stays", "a {{ b.c }}\n", "<p>a {{ b.c }}</p>\n"),
    Case("a break", "a  \nb\n", "<p>a<br>\nb</p>\n"),
  ])
  func are(_ row: Case) {
    #expect(html(row.source) == row.html)
  }

  private var valued: Surroundings {
    Surroundings(value: { name, at in
      name == "none"
        ? .mistake(.error("unknown-value", name, at: at)) : .content(.text("<\(name)>"))
    })
  }

  @Test(arguments: [
    Case("a value", "a {{ b.c }} d\n", "<p>a &lt;b.c&gt; d</p>\n"),
    Case("two values", "{{a}}{{ b }}\n", "<p>&lt;a&gt;&lt;b&gt;</p>\n"),
    Case(
      "in a table", "| a |\n|---|\n| {{ b }} |\n",
      "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\n<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>&lt;b&gt;</td>\n</tr>\n</tbody>\n</table>\n</div>\n"
    ),
    Case("in emphasis", "**{{ b-c_d }}**\n", "<p><strong>&lt;b-c_d&gt;</strong></p>\n"),
    Case("not in code", "`{{ b }}`\n", "<p><code>{{ b }}</code></p>\n"),
    Case("not escaped", "\\{{ b }}\n", "<p>{{ b }}</p>\n"),
    Case("not with a dollar sign", "${{ b }}\n", "<p>${{ b }}</p>\n"),
    Case("not what is no name", "{{ b c }} {{<d\n", "<p>{{ b c }} {{&lt;d</p>\n"),
    Case("an unknown one", "{{ none }}\n", "<p>{{ none }}</p>\n"),
  ])
  func values(_ row: Case) {
    let page = document(row.source, around: valued)
    #expect(String(decoding: page.html, as: UTF8.self) == row.html)
  }

  @Test func valuesCountInHeadings() {
    let page = document("# Uses {{ n }} cores\n", around: valued)
    #expect(page.title == "Uses <n> cores")
    #expect(page.outline.first?.id == "uses-n-cores")
    #expect(String(decoding: page.html, as: UTF8.self).contains(">Uses &lt;n&gt; cores<"))
  }
}

@Suite struct Footnotes {
  @Test func areNumberedAndLinkBack() {
    let text = "A[^x] b[^y] c[^x].\n\n[^y]: Y *e*\n[^x]:\n    X\n\n    more\n"
    #expect(
      html(text) == """
        <p>A<sup class="footnote-ref" id="fnref:x"><a href="#fn:x">1</a></sup> \
        b<sup class="footnote-ref" id="fnref:y"><a href="#fn:y">2</a></sup> \
        c<sup class="footnote-ref" id="fnref2:x"><a href="#fn:x">1</a></sup>.</p>
        <div class="footnotes" role="doc-endnotes">
        <ol>
        <li id="fn:x">
        <p>X</p>
        <p>more \
        <a class="footnote-back" href="#fnref:x" aria-label="Back to reference 1">↩</a> \
        <a class="footnote-back" href="#fnref2:x" aria-label="Back to reference 2">↩</a></p>
        </li>
        <li id="fn:y">
        <p>Y <em>e</em> \
        <a class="footnote-back" href="#fnref:y" aria-label="Back to reference 1">↩</a></p>
        </li>
        </ol>
        </div>

        """)
  }

  @Test func mistakesAreReported() {
    let text = "A[^x] and[^z].\n\n[^x]: a\n\n[^x]: b\n\n  [^u]: c\n"
    #expect(
      complaints(text) == [
        "5:1 duplicate-footnote", "1:10 missing-footnote", "7:3 unused-footnote",
      ])
  }

  @Test func theyAreAnchors() {
    #expect(document("a[^b]\n\n[^b]: c\n").anchors == ["fn:b", "fnref:b"])
  }

  @Test func theirIDsAreTheirOwn() {
    #expect(complaints("a[^b] *c*{#fn:b}\n\n[^b]: d\n") == ["3:1 duplicate-id"])
  }

  /// A heading in a footnote is in no outline; the text after it still stands in its section.
  @Test func theirTextIsThatOfTheLastSection() {
    let page = document("# A\n\nb[^c]\n\n[^c]:\n    d\n\n    ## E\n\n    f\n")
    #expect(page.outline.map(\.text) == ["A"])
    #expect(page.sections.map(\.text) == ["b d E f"])
  }
}
