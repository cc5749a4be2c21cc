import Markdown
import Testing

@Suite struct CommonMarkLeaves {
  @Test(arguments: [
    Case("a tab makes code", "\tx\ty\n", "<pre><code>x\ty\n</code></pre>\n"),
    Case("a tab in a list item", "- x\n\n\ty\n", "<ul>\n<li>\n<p>x</p>\n<p>y</p>\n</li>\n</ul>\n"),
    Case(
      "two tabs in a list item", "- x\n\n\t\ty\n",
      "<ul>\n<li>\n<p>x</p>\n<pre><code>  y\n</code></pre>\n</li>\n</ul>\n"),
    Case(
      "a tab after a quote mark", ">\t\tx\n",
      "<blockquote>\n<pre><code>  x\n</code></pre>\n</blockquote>\n"),
    Case("a tab after a heading mark", "#\tx\n", "<h1>x</h1>\n"),
    Case("tabs in a rule", "*\t*\t*\t\n", "<hr />\n"),
  ])
  func tabs(_ row: Case) {
    #expect(html(row.source, .commonmark) == row.html)
  }

  @Test(arguments: [
    Case(
      "punctuation", "\\*x\\* \\# \\[y] \\<b> \\&amp;\n",
      "<p>*x* # [y] &lt;b&gt; &amp;amp;</p>\n"),
    Case("what is no punctuation", "\\a \\7 \\é\n", "<p>\\a \\7 \\é</p>\n"),
    Case("an escaped backslash", "\\\\*x*\n", "<p>\\<em>x</em></p>\n"),
    Case(
      "not in code", "`\\*` \n\n    \\*\n",
      "<p><code>\\*</code></p>\n<pre><code>\\*\n</code></pre>\n"),
    Case("not in raw HTML", "<a title=\"\\*\">\n", "<a title=\"\\*\">\n"),
    Case(
      "in destinations and titles", "[x](/a\\*b \"c\\\"d\")\n",
      "<p><a href=\"/a*b\" title=\"c&quot;d\">x</a></p>\n"),
    Case(
      "in info strings", "~~~ a\\+b\nx\n~~~\n",
      "<pre><code class=\"language-a+b\">x\n</code></pre>\n"),
    Case("a hard break", "x\\\ny\n", "<p>x<br />\ny</p>\n"),
  ])
  func backslashEscapes(_ row: Case) {
    #expect(html(row.source, .commonmark) == row.html)
  }

  @Test(arguments: [
    Case("by name", "&copy; &Auml; &hellip; &lt;\n", "<p>© Ä … &lt;</p>\n"),
    Case("by number", "&#955; &#0;\n", "<p>λ �</p>\n"),
    Case("by hexadecimal number", "&#x3BB; &#X3bb;\n", "<p>λ λ</p>\n"),
    Case(
      "what is none", "&copy &nosuch; &#; &#x; &#99999999;\n",
      "<p>&amp;copy &amp;nosuch; &amp;#; &amp;#x; &amp;#99999999;</p>\n"),
    Case(
      "in destinations", "[x](/&auml; \"&ouml;\")\n",
      "<p><a href=\"/%C3%A4\" title=\"ö\">x</a></p>\n"),
    Case("not in code", "`&copy;`\n", "<p><code>&amp;copy;</code></p>\n"),
    Case("no markup", "&#42;x&#42;\n\n&#42; y\n", "<p>*x*</p>\n<p>* y</p>\n"),
  ])
  func characterReferences(_ row: Case) {
    #expect(html(row.source, .commonmark) == row.html)
  }

  @Test(arguments: [
    Case("blocks before inlines", "- `x\n- y`\n", "<ul>\n<li>`x</li>\n<li>y`</li>\n</ul>\n")
  ])
  func precedence(_ row: Case) {
    #expect(html(row.source, .commonmark) == row.html)
  }

  @Test(arguments: [
    Case("three marks", "***\n---\n___\n", "<hr />\n<hr />\n<hr />\n"),
    Case("too few", "--\n\n**\n", "<p>--</p>\n<p>**</p>\n"),
    Case("blanks between", "- - -\n * * *\n", "<hr />\n<hr />\n"),
    Case("too far in", "    ---\n", "<pre><code>---\n</code></pre>\n"),
    Case("other characters", "--- x\n\n_a__\n", "<p>--- x</p>\n<p><em>a</em>_</p>\n"),
    Case(
      "between list items", "* x\n***\n* y\n",
      "<ul>\n<li>x</li>\n</ul>\n<hr />\n<ul>\n<li>y</li>\n</ul>\n"),
    Case("below a paragraph", "x\n***\ny\n", "<p>x</p>\n<hr />\n<p>y</p>\n"),
    Case("a heading's underline instead", "x\n---\n", "<h2>x</h2>\n"),
  ])
  func thematicBreaks(_ row: Case) {
    #expect(html(row.source, .commonmark) == row.html)
  }

  @Test(arguments: [
    Case(
      "six levels", "# a\n## b\n### c\n#### d\n##### e\n###### f\n",
      "<h1>a</h1>\n<h2>b</h2>\n<h3>c</h3>\n<h4>d</h4>\n<h5>e</h5>\n<h6>f</h6>\n"),
    Case("seven marks", "####### x\n", "<p>####### x</p>\n"),
    Case("no blank", "#x\n\n#7\n", "<p>#x</p>\n<p>#7</p>\n"),
    Case("escaped", "\\# x\n", "<p># x</p>\n"),
    Case("blanks around", "  ##   x   ##  \n", "<h2>x</h2>\n"),
    Case("a closing run without a blank", "# x#\n", "<h1>x#</h1>\n"),
    Case("an escaped closing run", "# x \\##\n", "<h1>x ##</h1>\n"),
    Case("empty", "#\n\n## \n\n### ###\n", "<h1></h1>\n<h2></h2>\n<h3></h3>\n"),
    Case("between paragraphs", "x\n# y\nz\n", "<p>x</p>\n<h1>y</h1>\n<p>z</p>\n"),
    Case("markup inside", "# a *b* `c`\n", "<h1>a <em>b</em> <code>c</code></h1>\n"),
  ])
  func atxHeadings(_ row: Case) {
    #expect(html(row.source, .commonmark) == row.html)
  }

  @Test(arguments: [
    Case("two levels", "x\n===\n\ny\n---\n", "<h1>x</h1>\n<h2>y</h2>\n"),
    Case("over lines", "x *y\nz*\n====\n", "<h1>x <em>y\nz</em></h1>\n"),
    Case("one mark", "x\n=\n", "<h1>x</h1>\n"),
    Case("a code line above", "    x\n---\n", "<pre><code>x\n</code></pre>\n<hr />\n"),
    Case("not below a list item", "- x\n---\n", "<ul>\n<li>x</li>\n</ul>\n<hr />\n"),
    Case("not below a quote", "> x\n---\n", "<blockquote>\n<p>x</p>\n</blockquote>\n<hr />\n"),
    Case("no blank between the marks", "x\n= =\n", "<p>x\n= =</p>\n"),
    Case("a backslash before it", "x\\\n---\n", "<h2>x\\</h2>\n"),
    Case("no heading of nothing", "\n===\n", "<p>===</p>\n"),
    Case("trailing blanks", "x\n---   \n", "<h2>x</h2>\n"),
  ])
  func setextHeadings(_ row: Case) {
    #expect(html(row.source, .commonmark) == row.html)
  }

  @Test(arguments: [
    Case("four blanks", "    x\n      y\n", "<pre><code>x\n  y\n</code></pre>\n"),
    Case("chunks", "    x\n\n\n    y\n", "<pre><code>x\n\n\ny\n</code></pre>\n"),
    Case("not inside a paragraph", "x\n    y\n", "<p>x\ny</p>\n"),
    Case("ends at text", "    x\ny\n", "<pre><code>x\n</code></pre>\n<p>y</p>\n"),
    Case("no markup", "    *x* <b>\n", "<pre><code>*x* &lt;b&gt;\n</code></pre>\n"),
    Case("blank lines around", "\n    \n    x\n    \n", "<pre><code>x\n</code></pre>\n"),
    Case(
      "in a list item", "1.  x\n\n        y\n",
      "<ol>\n<li>\n<p>x</p>\n<pre><code>y\n</code></pre>\n</li>\n</ol>\n"),
  ])
  func indentedCodeBlocks(_ row: Case) {
    #expect(html(row.source, .commonmark) == row.html)
  }

  @Test(arguments: [
    Case("backticks", "```\n<\n >\n```\n", "<pre><code>&lt;\n &gt;\n</code></pre>\n"),
    Case("tildes", "~~~\nx\n~~~\n", "<pre><code>x\n</code></pre>\n"),
    Case("too few", "``\nx\n``\n", "<p><code>x</code></p>\n"),
    Case("other fence inside", "```\n~~~\n```\n", "<pre><code>~~~\n</code></pre>\n"),
    Case("longer closing fence", "```\nx\n`````\n", "<pre><code>x\n</code></pre>\n"),
    Case("shorter closing fence", "````\nx\n```\n````\n", "<pre><code>x\n```\n</code></pre>\n"),
    Case("never closed", "```\nx\n", "<pre><code>x\n</code></pre>\n"),
    Case(
      "closed by its container", "> ```\n> x\n\ny\n",
      "<blockquote>\n<pre><code>x\n</code></pre>\n</blockquote>\n<p>y</p>\n"),
    Case("indented", "  ```\n  x\n y\n```\n", "<pre><code>x\ny\n</code></pre>\n"),
    Case(
      "an info string", "```yaml a=b\nx\n```\n",
      "<pre><code class=\"language-yaml\">x\n</code></pre>\n"),
    Case(
      "backticks in an info string", "``` a`b\nx\n```\n",
      "<p>``` a`b\nx</p>\n<pre><code></code></pre>\n"),
    Case(
      "tildes with backticks", "~~~ a`b\nx\n~~~\n",
      "<pre><code class=\"language-a`b\">x\n</code></pre>\n"),
    Case("empty", "```\n```\n", "<pre><code></code></pre>\n"),
    Case(
      "between paragraphs", "x\n```\ny\n```\nz\n",
      "<p>x</p>\n<pre><code>y\n</code></pre>\n<p>z</p>\n"),
    Case("indented closing fence", "```\nx\n    ```\n", "<pre><code>x\n    ```\n</code></pre>\n"),
  ])
  func fencedCodeBlocks(_ row: Case) {
    #expect(html(row.source, .commonmark) == row.html)
  }

  @Test(arguments: [
    Case(
      "a table", "<table>\n<tr><td>*x*</td></tr>\n</table>\n\n*y*\n",
      "<table>\n<tr><td>*x*</td></tr>\n</table>\n<p><em>y</em></p>\n"),
    Case(
      "Markdown after a blank line", "<div>\n\n*x*\n\n</div>\n",
      "<div>\n<p><em>x</em></p>\n</div>\n"),
    Case(
      "a script over blank lines", "<script>\nx\n\ny\n</script>\nz\n",
      "<script>\nx\n\ny\n</script>\n<p>z</p>\n"),
    Case("a comment", "<!-- x\n\ny -->\nz\n", "<!-- x\n\ny -->\n<p>z</p>\n"),
    Case("an instruction", "<?php\n\nx ?>\ny\n", "<?php\n\nx ?>\n<p>y</p>\n"),
    Case("a declaration", "<!DOCTYPE html>\nx\n", "<!DOCTYPE html>\n<p>x</p>\n"),
    Case("CDATA", "<![CDATA[\nx\n\ny\n]]>\nz\n", "<![CDATA[\nx\n\ny\n]]>\n<p>z</p>\n"),
    Case("any complete tag", "<x-y>\n*z*\n</x-y>\n", "<x-y>\n*z*\n</x-y>\n"),
    Case("does not interrupt a paragraph", "x\n<x-y>\n", "<p>x\n<x-y></p>\n"),
    Case("interrupts a paragraph", "x\n<div>\n", "<p>x</p>\n<div>\n"),
    Case("a closing tag", "</div>\n*x*\n", "</div>\n*x*\n"),
    Case("indented too far", "    <div>\n", "<pre><code>&lt;div&gt;\n</code></pre>\n"),
    Case("a preformatted one", "<pre>\n\n*x*\n</pre>\ny\n", "<pre>\n\n*x*\n</pre>\n<p>y</p>\n"),
  ])
  func htmlBlocks(_ row: Case) {
    #expect(html(row.source, .commonmark) == row.html)
  }
}
