import Markdown
import Testing

@Suite struct CommonMarkStructure {
  @Test(arguments: [
    Case("a definition", "[x]: /u \"t\"\n\n[x]\n", "<p><a href=\"/u\" title=\"t\">x</a></p>\n"),
    Case("after its use", "[x]\n\n[x]: /u\n", "<p><a href=\"/u\">x</a></p>\n"),
    Case("on three lines", "[x]:\n/u\n't'\n\n[x]\n", "<p><a href=\"/u\" title=\"t\">x</a></p>\n"),
    Case(
      "a title over lines", "[x]: /u '\na\nb\n'\n\n[x]\n",
      "<p><a href=\"/u\" title=\"\na\nb\n\">x</a></p>\n"),
    Case("the first counts", "[x]\n\n[x]: /a\n[x]: /b\n", "<p><a href=\"/a\">x</a></p>\n"),
    Case("case does not count", "[ΑΓΩ]: /u\n\n[αγω]\n", "<p><a href=\"/u\">αγω</a></p>\n"),
    Case("in angles", "[x]: <a b>\n\n[x]\n", "<p><a href=\"a%20b\">x</a></p>\n"),
    Case("no destination", "[x]:\n\n[x]\n", "<p>[x]:</p>\n<p>[x]</p>\n"),
    Case("an empty destination", "[x]: <>\n\n[x]\n", "<p><a href=\"\">x</a></p>\n"),
    Case("text behind", "[x]: /u \"t\" y\n\n[x]\n", "<p>[x]: /u &quot;t&quot; y</p>\n<p>[x]</p>\n"),
    Case("not inside a paragraph", "y\n[x]: /u\n\n[x]\n", "<p>y\n[x]: /u</p>\n<p>[x]</p>\n"),
    Case("before a paragraph", "[x]: /u\ny [x]\n", "<p>y <a href=\"/u\">x</a></p>\n"),
    Case(
      "in a quote", "[x]\n\n> [x]: /u\n",
      "<p><a href=\"/u\">x</a></p>\n<blockquote>\n</blockquote>\n"),
    Case("escapes in a label", "[x\\]]: /u\n\n[x\\]]\n", "<p><a href=\"/u\">x]</a></p>\n"),
    Case("blanks in a label", "[x\n y]: /u\n\n[x y]\n", "<p><a href=\"/u\">x y</a></p>\n"),
    Case("no label", "[]\n\n[]: /u\n", "<p>[]</p>\n<p>[]: /u</p>\n"),
  ])
  func linkReferenceDefinitions(_ row: Case) {
    #expect(html(row.source, .commonmark) == row.html)
  }

  @Test(arguments: [
    Case("two", "x\n\ny\n", "<p>x</p>\n<p>y</p>\n"),
    Case("two lines", "x\ny\n", "<p>x\ny</p>\n"),
    Case("many blank lines", "x\n\n\n\ny\n", "<p>x</p>\n<p>y</p>\n"),
    Case("leading blanks", "  x\n y\n", "<p>x\ny</p>\n"),
    Case("a last line's blanks", "x   \n", "<p>x</p>\n"),
    Case("lines far in", "x\n             y\n", "<p>x\ny</p>\n"),
  ])
  func paragraphs(_ row: Case) {
    #expect(html(row.source, .commonmark) == row.html)
  }

  @Test(arguments: [
    Case("around", "\n\nx\n  \n\n# y\n\n  \n", "<p>x</p>\n<h1>y</h1>\n")
  ])
  func blankLines(_ row: Case) {
    #expect(html(row.source, .commonmark) == row.html)
  }

  @Test(arguments: [
    Case("a heading inside", "> # x\n> y\n", "<blockquote>\n<h1>x</h1>\n<p>y</p>\n</blockquote>\n"),
    Case("no blank after the mark", ">x\n>y\n", "<blockquote>\n<p>x\ny</p>\n</blockquote>\n"),
    Case("lazy lines", "> x\ny\n", "<blockquote>\n<p>x\ny</p>\n</blockquote>\n"),
    Case("a lazy line is no heading", "> x\n===\n", "<blockquote>\n<p>x\n===</p>\n</blockquote>\n"),
    Case(
      "a list is not lazy", "> - x\n- y\n",
      "<blockquote>\n<ul>\n<li>x</li>\n</ul>\n</blockquote>\n<ul>\n<li>y</li>\n</ul>\n"),
    Case(
      "code is not lazy", ">     x\n    y\n",
      "<blockquote>\n<pre><code>x\n</code></pre>\n</blockquote>\n<pre><code>y\n"
        + "</code></pre>\n"),
    Case("empty", ">\n", "<blockquote>\n</blockquote>\n"),
    Case("blank lines inside", ">\n> x\n>\n", "<blockquote>\n<p>x</p>\n</blockquote>\n"),
    Case(
      "two", "> x\n\n> y\n",
      "<blockquote>\n<p>x</p>\n</blockquote>\n<blockquote>\n<p>y</p>\n</blockquote>\n"),
    Case("two paragraphs", "> x\n>\n> y\n", "<blockquote>\n<p>x</p>\n<p>y</p>\n</blockquote>\n"),
    Case("interrupts a paragraph", "x\n> y\n", "<p>x</p>\n<blockquote>\n<p>y</p>\n</blockquote>\n"),
    Case(
      "nested", "> > > x\ny\n",
      "<blockquote>\n<blockquote>\n<blockquote>\n<p>x\ny</p>\n</blockquote>\n</blockquote>\n"
        + "</blockquote>\n"),
    Case(
      "nested, unevenly", "> x\n>> y\n> z\n",
      "<blockquote>\n<p>x</p>\n<blockquote>\n<p>y\nz</p>\n</blockquote>\n</blockquote>\n"),
    Case(
      "five blanks", ">     x\n\n>    y\n",
      "<blockquote>\n<pre><code>x\n</code></pre>\n</blockquote>\n<blockquote>\n<p>y</p>\n"
        + "</blockquote>\n"),
  ])
  func blockQuotes(_ row: Case) {
    #expect(html(row.source, .commonmark) == row.html)
  }

  @Test(arguments: [
    Case(
      "blocks inside", "1.  x\n\n        y\n\n    > z\n",
      "<ol>\n<li>\n<p>x</p>\n<pre><code>y\n</code></pre>\n<blockquote>\n<p>z</p>\n"
        + "</blockquote>\n</li>\n</ol>\n"),
    Case("not indented enough", "- x\n\n y\n", "<ul>\n<li>x</li>\n</ul>\n<p>y</p>\n"),
    Case("indented enough", "- x\n\n  y\n", "<ul>\n<li>\n<p>x</p>\n<p>y</p>\n</li>\n</ul>\n"),
    Case(
      "code inside", "-     x\n\n  y\n",
      "<ul>\n<li>\n<pre><code>x\n</code></pre>\n<p>y</p>\n</li>\n</ul>\n"),
    Case(
      "beginning with a blank line", "-\n  x\n- \n  y\n",
      "<ul>\n<li>x</li>\n<li>y</li>\n</ul>\n"),
    Case("an empty one", "- x\n-\n- y\n", "<ul>\n<li>x</li>\n<li></li>\n<li>y</li>\n</ul>\n"),
    Case("two blank lines first", "-\n\n  x\n", "<ul>\n<li></li>\n</ul>\n<p>x</p>\n"),
    Case("an empty one does not interrupt", "x\n*\n", "<p>x\n*</p>\n"),
    Case(
      "numbers", "0. x\n\n003. y\n",
      "<ol start=\"0\">\n<li>\n<p>x</p>\n</li>\n<li>\n<p>y</p>\n</li>\n</ol>\n"),
    Case("ten digits", "1234567890. x\n", "<p>1234567890. x</p>\n"),
    Case("a negative one", "-1. x\n", "<p>-1. x</p>\n"),
    Case("indented marker", " 1.  x\n\n     y\n", "<ol>\n<li>\n<p>x</p>\n<p>y</p>\n</li>\n</ol>\n"),
    Case("lazy", "  1.  x\ny\n", "<ol>\n<li>x\ny</li>\n</ol>\n"),
    Case(
      "lists inside", "- x\n  - y\n    - z\n",
      "<ul>\n<li>x\n<ul>\n<li>y\n<ul>\n<li>z</li>\n</ul>\n</li>\n</ul>\n</li>\n</ul>\n"),
    Case("a list at once", "- - x\n", "<ul>\n<li>\n<ul>\n<li>x</li>\n</ul>\n</li>\n</ul>\n"),
    Case(
      "a heading inside", "- # x\n- y\n  ---\n",
      "<ul>\n<li>\n<h1>x</h1>\n</li>\n<li>\n<h2>y</h2>\n</li>\n</ul>\n"),
    Case(
      "fences inside", "- ```\n  x\n  ```\n",
      "<ul>\n<li>\n<pre><code>x\n</code></pre>\n</li>\n</ul>\n"),
    Case(
      "quotes inside", "- > x\n  y\n",
      "<ul>\n<li>\n<blockquote>\n<p>x\ny</p>\n</blockquote>\n</li>\n</ul>\n"),
  ])
  func listItems(_ row: Case) {
    #expect(html(row.source, .commonmark) == row.html)
  }

  @Test(arguments: [
    Case(
      "other marks, other list", "- x\n- y\n+ z\n",
      "<ul>\n<li>x</li>\n<li>y</li>\n</ul>\n<ul>\n<li>z</li>\n</ul>\n"),
    Case(
      "other delimiters, other list", "1. x\n2) y\n",
      "<ol>\n<li>x</li>\n</ol>\n<ol start=\"2\">\n<li>y</li>\n</ol>\n"),
    Case("interrupts a paragraph", "x\n- y\n", "<p>x</p>\n<ul>\n<li>y</li>\n</ul>\n"),
    Case(
      "only one does with a number", "x\n14. y\n\nx\n1. y\n",
      "<p>x\n14. y</p>\n<p>x</p>\n<ol>\n<li>y</li>\n</ol>\n"),
    Case(
      "loose by a blank line", "- x\n\n- y\n",
      "<ul>\n<li>\n<p>x</p>\n</li>\n<li>\n<p>y</p>\n</li>\n</ul>\n"),
    Case(
      "loose inside", "- x\n- y\n\n  z\n- a\n",
      "<ul>\n<li>\n<p>x</p>\n</li>\n<li>\n<p>y</p>\n<p>z</p>\n</li>\n<li>\n<p>a</p>\n</li>\n"
        + "</ul>\n"),
    Case(
      "a definition between does not loosen", "- x\n\n  [a]: /u\n- y\n",
      "<ul>\n<li>\n<p>x</p>\n</li>\n<li>\n<p>y</p>\n</li>\n</ul>\n"),
    Case(
      "tight outside, loose inside", "- x\n  - y\n\n    z\n- a\n",
      "<ul>\n<li>x\n<ul>\n<li>\n<p>y</p>\n<p>z</p>\n</li>\n</ul>\n</li>\n<li>a</li>\n</ul>\n"),
    Case(
      "a comment between lists", "- x\n\n<!-- -->\n\n- y\n",
      "<ul>\n<li>x</li>\n</ul>\n<!-- -->\n<ul>\n<li>y</li>\n</ul>\n"),
    Case(
      "uneven indentation", "- x\n - y\n  - z\n   - a\n",
      "<ul>\n<li>x</li>\n<li>y</li>\n<li>z</li>\n<li>a</li>\n</ul>\n"),
    Case(
      "code with blank lines is tight", "- x\n- ```\n  y\n\n\n  ```\n- z\n",
      "<ul>\n<li>x</li>\n<li>\n<pre><code>y\n\n\n</code></pre>\n</li>\n<li>z</li>\n</ul>\n"),
    Case("start", "7. x\n8. y\n", "<ol start=\"7\">\n<li>x</li>\n<li>y</li>\n</ol>\n"),
  ])
  func lists(_ row: Case) {
    #expect(html(row.source, .commonmark) == row.html)
  }
}
