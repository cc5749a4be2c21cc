import Markdown
import Testing

@Suite struct GitHubDialect {
  @Test(arguments: [
    Case(
      "one", "| a | b |\n|---|---|\n| c | d |\n",
      "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
        + "<td>c</td>\n<td>d</td>\n</tr>\n</tbody>\n</table>\n"),
    Case(
      "no bars at the ends", "a | b\n--|--\nc | d\n",
      "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
        + "<td>c</td>\n<td>d</td>\n</tr>\n</tbody>\n</table>\n"),
    Case(
      "alignment", "| a | b | c | d |\n|:--|:-:|--:|---|\n| e | f | g | h |\n",
      "<table>\n<thead>\n<tr>\n<th align=\"left\">a</th>\n<th align=\"center\">b</th>\n"
        + "<th align=\"right\">c</th>\n<th>d</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
        + "<td align=\"left\">e</td>\n<td align=\"center\">f</td>\n<td align=\"right\">g</td>\n"
        + "<td>h</td>\n</tr>\n</tbody>\n</table>\n"),
    Case(
      "an escaped bar", "| a |\n|---|\n| b \\| `c\\|d` |\n",
      "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
        + "<td>b | <code>c|d</code></td>\n</tr>\n</tbody>\n</table>\n"),
    Case(
      "no rows", "| a |\n|---|\n",
      "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n</table>\n"),
    Case(
      "short and long rows", "| a | b |\n|---|---|\n| c |\n| d | e | f |\n",
      "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
        + "<td>c</td>\n<td></td>\n</tr>\n<tr>\n<td>d</td>\n<td>e</td>\n</tr>\n</tbody>\n"
        + "</table>\n"),
    Case(
      "ends at a blank line", "| a |\n|---|\n| b |\n\nc\n",
      "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n"
        + "</tr>\n</tbody>\n</table>\n<p>c</p>\n"),
    Case(
      "ends at a quote", "| a |\n|---|\n| b |\n> c\n",
      "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n"
        + "</tr>\n</tbody>\n</table>\n<blockquote>\n<p>c</p>\n</blockquote>\n"),
    Case(
      "ends at a rule", "| a |\n|---|\n| b |\n---\nc\n",
      "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n"
        + "</tr>\n</tbody>\n</table>\n<hr />\n<p>c</p>\n"),
    Case(
      "ends at a heading", "| a |\n|---|\n| b |\n# c\n",
      "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n"
        + "</tr>\n</tbody>\n</table>\n<h1>c</h1>\n"),
    Case(
      "a row without bars", "| a |\n|---|\nb\n",
      "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n"
        + "</tr>\n</tbody>\n</table>\n"),
    Case("the header must fit", "| a | b |\n|---|\n", "<p>| a | b |\n|---|</p>\n"),
    Case(
      "markup in cells", "| *a* | [b](c) |\n|---|---|\n| `d` | <b>e</b> |\n",
      "<table>\n<thead>\n<tr>\n<th><em>a</em></th>\n<th><a href=\"c\">b</a></th>\n</tr>\n"
        + "</thead>\n<tbody>\n<tr>\n<td><code>d</code></td>\n<td><b>e</b></td>\n</tr>\n</tbody>\n"
        + "</table>\n"),
    Case(
      "below a paragraph", "x\n| a |\n|---|\n| b |\n",
      "<p>x</p>\n<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
        + "<td>b</td>\n</tr>\n</tbody>\n</table>\n"),
    Case(
      "in a list item", "- | a |\n  |---|\n  | b |\n",
      "<ul>\n<li>\n<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
        + "<td>b</td>\n</tr>\n</tbody>\n</table>\n</li>\n</ul>\n"),
    Case(
      "in a quote", "> | a |\n> |---|\n> | b |\n",
      "<blockquote>\n<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
        + "<td>b</td>\n</tr>\n</tbody>\n</table>\n</blockquote>\n"),
    Case(
      "a lazy line", "> | a |\n> |---|\n| b |\n",
      "<blockquote>\n<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n</table>\n"
        + "</blockquote>\n<p>| b |</p>\n"),
    Case("no table in code", "    | a |\n    |---|\n", "<pre><code>| a |\n|---|\n</code></pre>\n"),
    Case(
      "one column", "| a |\n:-:\n| b |\n",
      "<table>\n<thead>\n<tr>\n<th align=\"center\">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
        + "<td align=\"center\">b</td>\n</tr>\n</tbody>\n</table>\n"),
    Case(
      "a reference in a cell", "| [a] |\n|---|\n\n[a]: /u\n",
      "<table>\n<thead>\n<tr>\n<th><a href=\"/u\">a</a></th>\n</tr>\n</thead>\n</table>\n"),
    Case(
      "empty cells", "| a | |\n|---|---|\n| | b |\n",
      "<table>\n<thead>\n<tr>\n<th>a</th>\n<th></th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
        + "<td></td>\n<td>b</td>\n</tr>\n</tbody>\n</table>\n"),
  ])
  func tables(_ row: Case) {
    #expect(html(row.source, .github) == row.html)
  }

  @Test(arguments: [
    Case(
      "open and done", "- [ ] a\n- [x] b\n- [X] c\n",
      "<ul>\n<li><input disabled=\"\" type=\"checkbox\"> a</li>\n"
        + "<li><input checked=\"\" disabled=\"\" type=\"checkbox\"> b</li>\n"
        + "<li><input checked=\"\" disabled=\"\" type=\"checkbox\"> c</li>\n</ul>\n"),
    Case(
      "nested", "- [x] a\n  - [ ] b\n",
      "<ul>\n<li><input checked=\"\" disabled=\"\" type=\"checkbox\"> a\n<ul>\n"
        + "<li><input disabled=\"\" type=\"checkbox\"> b</li>\n</ul>\n</li>\n</ul>\n"),
    Case("no blank behind", "- [x]a\n", "<ul>\n<li>[x]a</li>\n</ul>\n"),
    Case("other letters", "- [y] a\n- [] b\n", "<ul>\n<li>[y] a</li>\n<li>[] b</li>\n</ul>\n"),
    Case(
      "in numbers", "1. [ ] a\n",
      "<ol>\n<li><input disabled=\"\" type=\"checkbox\"> a</li>\n</ol>\n"),
    Case(
      "markup behind", "- [ ] *a*\n",
      "<ul>\n<li><input disabled=\"\" type=\"checkbox\"> <em>a</em></li>\n</ul>\n"),
  ])
  func taskLists(_ row: Case) {
    #expect(html(row.source, .github) == row.html)
  }

  @Test(arguments: [
    Case("two tildes", "~~a~~ b\n", "<p><del>a</del> b</p>\n"),
    Case("one tilde", "~a~ b\n", "<p><del>a</del> b</p>\n"),
    Case("three tildes", "x ~~~a~~~\n", "<p>x ~~~a~~~</p>\n"),
    Case("over paragraphs", "~~a\n\nb~~\n", "<p>~~a</p>\n<p>b~~</p>\n"),
    Case("blanks inside", "~~ a~~\n", "<p>~~ a~~</p>\n"),
    Case(
      "with emphasis", "~~*a*~~ **~~b~~**\n",
      "<p><del><em>a</em></del> <strong><del>b</del></strong></p>\n"),
    Case("over lines", "~~a\nb~~\n", "<p><del>a\nb</del></p>\n"),
    Case("unequal runs", "x ~~a~ b\n", "<p>x ~~a~ b</p>\n"),
    Case("inside a word", "a~~b~~c\n", "<p>a<del>b</del>c</p>\n"),
  ])
  func strikethrough(_ row: Case) {
    #expect(html(row.source, .github) == row.html)
  }

  @Test(arguments: [
    Case("www", "www.a.b\n", "<p><a href=\"http://www.a.b\">www.a.b</a></p>\n"),
    Case(
      "with a path", "See www.a.b/c now\n",
      "<p>See <a href=\"http://www.a.b/c\">www.a.b/c</a> now</p>\n"),
    Case(
      "trailing punctuation", "www.a.b. www.a.b/c? (www.a.b), www.a.b!\n",
      "<p><a href=\"http://www.a.b\">www.a.b</a>. <a href=\"http://www.a.b/c\">www.a.b/c</a>? (<a href=\"http://www.a.b\">www.a.b</a>), <a href=\"http://www.a.b\">www.a.b</a>!</p>\n"
    ),
    Case(
      "parentheses", "www.a.b/c(d)e) (www.a.b/c(d)) www.a.b/(c\n",
      "<p><a href=\"http://www.a.b/c(d)e\">www.a.b/c(d)e</a>) (<a href=\"http://www.a.b/c(d)\">www.a.b/c(d)</a>) <a href=\"http://www.a.b/(c\">www.a.b/(c</a></p>\n"
    ),
    Case(
      "an entity at the end", "www.a.b/c&hl; www.a.b?c=d&hl=en\n",
      "<p><a href=\"http://www.a.b/c\">www.a.b/c</a>&amp;hl; <a href=\"http://www.a.b?c=d&amp;hl=en\">www.a.b?c=d&amp;hl=en</a></p>\n"
    ),
    Case(
      "a tag ends it", "www.a.b/c<d\n",
      "<p><a href=\"http://www.a.b/c\">www.a.b/c</a>&lt;d</p>\n"),
    Case(
      "schemes", "http://a.b https://c.d/e ftp://f.g\n",
      "<p><a href=\"http://a.b\">http://a.b</a> <a href=\"https://c.d/e\">https://c.d/e</a> <a href=\"ftp://f.g\">ftp://f.g</a></p>\n"
    ),
    Case("an unknown scheme", "gopher://a.b\n", "<p>gopher://a.b</p>\n"),
    Case(
      "addresses", "a@b.c hello+x@mail.example\n",
      "<p><a href=\"mailto:a@b.c\">a@b.c</a> <a href=\"mailto:hello+x@mail.example\">hello+x@mail.example</a></p>\n"
    ),
    Case(
      "a bad last part", "a.b-c_d@a.b a@b.c. a@b.c- a@b.c_\n",
      "<p><a href=\"mailto:a.b-c_d@a.b\">a.b-c_d@a.b</a> <a href=\"mailto:a@b.c\">a@b.c</a>. a@b.c- a@b.c_</p>\n"
    ),
    Case(
      "inside words", "xwww.a.b (www.c.d) *www.e.f*\n",
      "<p>xwww.a.b (<a href=\"http://www.c.d\">www.c.d</a>) <em><a href=\"http://www.e.f\">www.e.f</a></em></p>\n"
    ),
    Case(
      "underscores in hosts", "www.a_b.c www.a.b_c.d.e\n",
      "<p>www.a_b.c <a href=\"http://www.a.b_c.d.e\">www.a.b_c.d.e</a></p>\n"),
    Case(
      "not in links and code", "[www.a.b](c) `www.a.b` <www.a.b>\n",
      "<p><a href=\"c\">www.a.b</a> <code>www.a.b</code> &lt;www.a.b&gt;</p>\n"),
    Case(
      "mailto", "mailto:a@b.c xmpp:a@b.c/d/e\n",
      "<p><a href=\"mailto:a@b.c\">mailto:a@b.c</a> <a href=\"xmpp:a@b.c/d\">xmpp:a@b.c/d</a>/e</p>\n"
    ),
    Case("a letter before", "xhttp://a.b\n", "<p>xhttp://a.b</p>\n"),
  ])
  func bareUrls(_ row: Case) {
    #expect(html(row.source, .github) == row.html)
  }

  /// Only the handbook's dialect reports: others render what they are given.
  @Test func nothingIsReported() {
    let wide = "| a |\n|---|\n| b | c |\n"
    #expect(document(wide, .github).diagnostics.isEmpty)
    #expect(complaints(wide).map { $0.split(separator: " ").last } == ["table-too-wide"])
  }
}
