import Markdown
import Testing

@Suite struct CommonMarkSpans {
  @Test(arguments: [
    Case("one", "`x`\n", "<p><code>x</code></p>\n"),
    Case("two backticks", "`` x ` y ``\n", "<p><code>x ` y</code></p>\n"),
    Case(
      "blanks stripped", "` `` ` `  ` ` x`\n",
      "<p><code>``</code> <code>  </code> <code> x</code></p>\n"),
    Case("line ends", "`x\ny`\n", "<p><code>x y</code></p>\n"),
    Case("backslashes", "`\\`x`\n", "<p><code>\\</code>x`</p>\n"),
    Case("before emphasis", "*x`*`\n", "<p>*x<code>*</code></p>\n"),
    Case("before links", "[x`](y)`\n", "<p>[x<code>](y)</code></p>\n"),
    Case("with HTML", "`<a title=\"`\">`\n", "<p><code>&lt;a title=&quot;</code>&quot;&gt;`</p>\n"),
    Case("unmatched", "``x`\n", "<p>``x`</p>\n"),
    Case("inner blanks", "`x   y`\n", "<p><code>x   y</code></p>\n"),
  ])
  func codeSpans(_ row: Case) {
    #expect(html(row.source, .commonmark) == row.html)
  }

  @Test(arguments: [
    Case("with stars", "*x* x*y*z\n", "<p><em>x</em> x<em>y</em>z</p>\n"),
    Case("with underscores", "_x_ x_y_z\n", "<p><em>x</em> x_y_z</p>\n"),
    Case("blanks inside", "* x*\n\n_x _\n", "<ul>\n<li>x*</li>\n</ul>\n<p>_x _</p>\n"),
    Case("before punctuation", "x*\"y\"*\n", "<p>x*&quot;y&quot;*</p>\n"),
    Case(
      "strong", "**x** x**y**z __x__ x__y__z\n",
      "<p><strong>x</strong> x<strong>y</strong>z <strong>x</strong> x__y__z</p>\n"),
    Case("strong in punctuation", "(**x**)\n", "<p>(<strong>x</strong>)</p>\n"),
    Case("both", "***x***\n", "<p><em><strong>x</strong></em></p>\n"),
    Case("strong in emphasis", "*x **y** z*\n", "<p><em>x <strong>y</strong> z</em></p>\n"),
    Case("emphasis in strong", "**x *y* z**\n", "<p><strong>x <em>y</em> z</strong></p>\n"),
    Case("nested emphasis", "*x *y* z*\n", "<p><em>x <em>y</em> z</em></p>\n"),
    Case("unmatched", "**x*\n\n*x**\n", "<p>*<em>x</em></p>\n<p><em>x</em>*</p>\n"),
    Case(
      "rule of three", "*x**y*\n\nx***y***z\n",
      "<p><em>x**y</em></p>\n<p>x<em><strong>y</strong></em>z</p>\n"),
    Case("crossing", "*x _y* z_\n", "<p><em>x _y</em> z_</p>\n"),
    Case("links bind tighter", "*x [y*](z)\n", "<p>*x <a href=\"z\">y*</a></p>\n"),
    Case("code binds tighter", "*x `*`\n", "<p>*x <code>*</code></p>\n"),
    Case("escaped", "\\*x\\* *\\**\n", "<p>*x* <em>*</em></p>\n"),
    Case("a whole link", "*[x](y)*\n", "<p><em><a href=\"y\">x</a></em></p>\n"),
    Case("over lines", "*x\ny*\n", "<p><em>x\ny</em></p>\n"),
    Case("non-ASCII punctuation", "*£*x\n\n£*x*\n", "<p><em>£</em>x</p>\n<p>£<em>x</em></p>\n"),
    Case(
      "long runs", "****x****\n\n*****x*****\n",
      "<p><strong><strong>x</strong></strong></p>\n"
        + "<p><em><strong><strong>x</strong></strong></em></p>\n"),
    Case("nothing inside", "** x ****\n\n****\n", "<p>** x ****</p>\n<hr />\n"),
  ])
  func emphasis(_ row: Case) {
    #expect(html(row.source, .commonmark) == row.html)
  }

  @Test(arguments: [
    Case(
      "with a title", "[x](/u \"t\") [x](/u 't') [x](/u (t))\n",
      "<p><a href=\"/u\" title=\"t\">x</a> <a href=\"/u\" title=\"t\">x</a> <a href=\"/u\" title=\"t\">x</a></p>\n"
    ),
    Case(
      "empty", "[]() [x]() [x](<>)\n",
      "<p><a href=\"\"></a> <a href=\"\">x</a> <a href=\"\">x</a></p>\n"),
    Case(
      "blanks in a destination", "[x](/a b)\n\n[x](</a b>)\n",
      "<p>[x](/a b)</p>\n<p><a href=\"/a%20b\">x</a></p>\n"),
    Case(
      "parentheses", "[x](a(b)c) [x](a\\(b)\n\n[x](a(b)\n",
      "<p><a href=\"a(b)c\">x</a> <a href=\"a(b\">x</a></p>\n<p>[x](a(b)</p>\n"),
    Case(
      "a fragment and a query", "[x](#a) [x](u?a=b#c)\n",
      "<p><a href=\"#a\">x</a> <a href=\"u?a=b#c\">x</a></p>\n"),
    Case(
      "quotes in a title", "[x](/u \"a \\\"b\\\" &quot;\")\n",
      "<p><a href=\"/u\" title=\"a &quot;b&quot; &quot;\">x</a></p>\n"),
    Case("blanks around", "[x](  /u  \"t\"  )\n", "<p><a href=\"/u\" title=\"t\">x</a></p>\n"),
    Case("no blank before", "[x] (/u)\n", "<p>[x] (/u)</p>\n"),
    Case(
      "brackets in the text", "[x [y] z](u)\n\n[x] y](u)\n",
      "<p><a href=\"u\">x [y] z</a></p>\n<p>[x] y](u)</p>\n"),
    Case("no link in a link", "[x [y](a) z](b)\n", "<p>[x <a href=\"a\">y</a> z](b)</p>\n"),
    Case(
      "an image in a link", "[![x](a)](b)\n",
      "<p><a href=\"b\"><img src=\"a\" alt=\"x\" /></a></p>\n"),
    Case(
      "emphasis in the text", "[*x* `y`](u)\n",
      "<p><a href=\"u\"><em>x</em> <code>y</code></a></p>\n"),
    Case("by label", "[x][Y]\n\n[y]: /u\n", "<p><a href=\"/u\">x</a></p>\n"),
    Case("collapsed", "[x][]\n\n[x]: /u\n", "<p><a href=\"/u\">x</a></p>\n"),
    Case("shortcut", "[x] y\n\n[x]: /u\n", "<p><a href=\"/u\">x</a> y</p>\n"),
    Case("unknown label", "[x][y]\n\n[x]: /u\n", "<p>[x][y]</p>\n"),
    Case("inline before label", "[x](a)\n\n[x]: /u\n", "<p><a href=\"a\">x</a></p>\n"),
    Case("percent encoding", "[x](/ä%20\"b)\n", "<p><a href=\"/%C3%A4%20%22b\">x</a></p>\n"),
    Case("a backslash in a destination", "[x](a\\b)\n", "<p><a href=\"a%5Cb\">x</a></p>\n"),
    Case("line ends", "[x\ny](/u\n\"t\")\n", "<p><a href=\"/u\" title=\"t\">x\ny</a></p>\n"),
  ])
  func links(_ row: Case) {
    #expect(html(row.source, .commonmark) == row.html)
  }

  @Test(arguments: [
    Case("one", "![x](/u \"t\")\n", "<p><img src=\"/u\" alt=\"x\" title=\"t\" /></p>\n"),
    Case("markup in its text", "![x *y* `z`](/u)\n", "<p><img src=\"/u\" alt=\"x y z\" /></p>\n"),
    Case("an image in an image", "![x ![y](a)](b)\n", "<p><img src=\"b\" alt=\"x y\" /></p>\n"),
    Case("a link in an image", "![x [y](a)](b)\n", "<p><img src=\"b\" alt=\"x y\" /></p>\n"),
    Case("by label", "![x][y]\n\n[y]: /u\n", "<p><img src=\"/u\" alt=\"x\" /></p>\n"),
    Case("shortcut", "![x]\n\n[x]: /u\n", "<p><img src=\"/u\" alt=\"x\" /></p>\n"),
    Case("an escaped mark", "\\![x](u)\n", "<p>!<a href=\"u\">x</a></p>\n"),
    Case("empty", "![]()\n", "<p><img src=\"\" alt=\"\" /></p>\n"),
  ])
  func images(_ row: Case) {
    #expect(html(row.source, .commonmark) == row.html)
  }

  @Test(arguments: [
    Case(
      "a URL", "<http://a.b/c?d=e#f>\n",
      "<p><a href=\"http://a.b/c?d=e#f\">http://a.b/c?d=e#f</a></p>\n"),
    Case("an address", "<a+b@c.d>\n", "<p><a href=\"mailto:a+b@c.d\">a+b@c.d</a></p>\n"),
    Case(
      "other schemes", "<made-up:x> <MAILTO:a@b>\n",
      "<p><a href=\"made-up:x\">made-up:x</a> <a href=\"MAILTO:a@b\">MAILTO:a@b</a></p>\n"),
    Case("blanks", "<http://a b>\n", "<p>&lt;http://a b&gt;</p>\n"),
    Case(
      "no escapes", "<http://a\\*b/é>\n",
      "<p><a href=\"http://a%5C*b/%C3%A9\">http://a\\*b/é</a></p>\n"),
    Case(
      "what is none", "<> <a.b> <m:x> <a@b@c>\n",
      "<p>&lt;&gt; &lt;a.b&gt; &lt;m:x&gt; &lt;a@b@c&gt;</p>\n"),
    Case("bare", "http://a.b a@b.c\n", "<p>http://a.b a@b.c</p>\n"),
  ])
  func autolinks(_ row: Case) {
    #expect(html(row.source, .commonmark) == row.html)
  }

  @Test(arguments: [
    Case("tags", "<a><b2 c><d/></a >\n", "<p><a><b2 c><d/></a ></p>\n"),
    Case("attributes", "<a b=\"c\" d='e' f=g h\ni>\n", "<p><a b=\"c\" d='e' f=g h\ni></p>\n"),
    Case(
      "what is none", "<33> <_a> <a b=\"c\"d> < a> <a b='c>\n",
      "<p>&lt;33&gt; &lt;_a&gt; &lt;a b=&quot;c&quot;d&gt; &lt; a&gt; &lt;a b='c&gt;</p>\n"),
    Case("closing tags with attributes", "</a b=c>\n", "<p>&lt;/a b=c&gt;</p>\n"),
    Case(
      "comments", "x <!-- y\nz --> <!---> <!-- a--b -->\n",
      "<p>x <!-- y\nz --> &lt;!---&gt; &lt;!-- a--b --&gt;</p>\n"),
    Case("instructions", "x <?y z?>\n", "<p>x <?y z?></p>\n"),
    Case("declarations", "x <!A b>\n", "<p>x <!A b></p>\n"),
    Case("CDATA", "x <![CDATA[>&<]]>\n", "<p>x <![CDATA[>&<]]></p>\n"),
    Case("entities stay", "<a href=\"&ouml;\">\n", "<a href=\"&ouml;\">\n"),
  ])
  func rawHtml(_ row: Case) {
    #expect(html(row.source, .commonmark) == row.html)
  }

  @Test(arguments: [
    Case("two blanks", "x  \ny\n", "<p>x<br />\ny</p>\n"),
    Case("a backslash", "x\\\ny\n", "<p>x<br />\ny</p>\n"),
    Case("many blanks", "x       \n     y\n", "<p>x<br />\ny</p>\n"),
    Case("in emphasis", "*x  \ny*\n", "<p><em>x<br />\ny</em></p>\n"),
    Case("not in code", "`x  \ny`\n", "<p><code>x   y</code></p>\n"),
    Case("not at the end", "x  \n\n# y\\\n", "<p>x</p>\n<h1>y\\</h1>\n"),
    Case("soft", "x\ny\n", "<p>x\ny</p>\n"),
    Case("soft with a blank", "x \n y\n", "<p>x\ny</p>\n"),
  ])
  func lineBreaks(_ row: Case) {
    #expect(html(row.source, .commonmark) == row.html)
  }

  @Test(arguments: [
    Case("as it is", "x $.;'there ζ ×\n", "<p>x $.;'there ζ ×</p>\n"),
    Case("blanks inside", "x     y\n", "<p>x     y</p>\n"),
    Case("NUL", "x\0y\n", "<p>x�y</p>\n"),
    Case("line ends", "x\r\ny\rz\n", "<p>x\ny\nz</p>\n"),
  ])
  func text(_ row: Case) {
    #expect(html(row.source, .commonmark) == row.html)
  }
}
