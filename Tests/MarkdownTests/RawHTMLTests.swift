import Markdown
import Testing

/// The HTML of one paragraph, without the paragraph.
private func inline(_ text: String) -> String {
  html(text + "\n").replacing("<p>", with: "").replacing("</p>\n", with: "")
}

extension String {
  fileprivate func replacing(_ text: String, with other: String) -> String {
    split(separator: text, omittingEmptySubsequences: false).joined(separator: other)
  }
}

@Suite struct RawHTMLSafety {
  @Test(arguments: [
    Case("kept", "a <b>b</b> <kbd>c</kbd>", "a <b>b</b> <kbd>c</kbd>"),
    Case("a script", "a <script>alert(1)</script>", "a "),
    Case("a handler", "<b onclick=\"x()\">b</b>", "<b>b</b>"),
    Case("a handler in capitals", "<b OnClick='x()'>b</b>", "<b>b</b>"),
    Case(
      "a frame", "<iframe src=\"https://x\"></iframe> a",
      " a"),
    Case(
      "the title of a drawing", "<svg><title>a</title><g/></svg> <title>b</title>",
      "<svg><title>a</title><g/></svg> b"),
    Case(
      "markup in the title of a drawing", "<svg><title><img src=x onerror=\"y\"></svg>",
      "<svg><title><img src=\"x\"></title></svg>"),
    Case(
      "an image by the name of a property", "<img src=\"a.png\" name=\"currentScript\" alt=\"\">",
      "<img src=\"a.png\" alt=\"\">"),
    Case(
      "the same by an attribute list", "![](a.png){ name=\"querySelector\" }",
      "<img src=\"a.png\" alt=\"\">"),
    Case("an anchor by name", "<a name=\"b\">c</a>", "<a name=\"b\">c</a>"),
    Case("a style", "<b style=\"color:red\">b</b>", "<b>b</b>"),
    Case("a script's URL", "<a href=\"javascript:x()\">b</a>", "<a>b</a>"),
    Case("a script's URL in capitals", "<a href=\" JavaScript:x()\">b</a>", "<a>b</a>"),
    Case("a script's URL with a tab", "<a href=\"java\tscript:x()\">b</a>", "<a>b</a>"),
    Case("a script's URL by entities", "<a href=\"&#106;avascript&colon;x()\">b</a>", "<a>b</a>"),
    Case("a script's URL by open entities", "<a href=\"&#106avascript:x()\">b</a>", "<a>b</a>"),
    Case("data in a link", "<a href=\"data:text/html,x\">b</a>", "<a>b</a>"),
    Case(
      "data in an image", "<img src=\"data:image/png;base64,AA\" alt=\"\">",
      "<img src=\"data:image/png;base64,AA\" alt=\"\">"),
    Case("SVG data in an image", "<img src=\"data:image/svg+xml,x\" alt=\"\">", "<img alt=\"\">"),
    Case("a link's URL", "[b](javascript:x)", "<a>b</a>"),
    Case("a link's URL in entities", "[b](&#106;avascript:x)", "<a>b</a>"),
    Case("a link's VBScript", "[b](VBscript:x)", "<a>b</a>"),
    Case("an image's URL", "![b](javascript:x)", "b"),
    Case(
      "an image's data", "![b](data:image/gif;base64,AA)",
      "<img src=\"data:image/gif;base64,AA\" alt=\"b\">"),
    Case(
      "angles in values", "<b title=\"</b><img src=x onerror=y>\">b</b>",
      "<b title=\"&lt;/b&gt;&lt;img src=x onerror=y&gt;\">b</b>"),
    Case("quotes in values", "<b title='a\"b'>b</b>", "<b title=\"a&quot;b\">b</b>"),
    Case("comments", "a <!-- <script> --> b", "a  b"),
    Case("an unknown element", "a <name> b", "a &lt;name&gt; b"),
    Case(
      "an animation of a link",
      "<svg><animate attributeName=\"href\" values=\"javascript:x\"></animate></svg>",
      "<svg></svg>"
    ),
    Case(
      "a reference in SVG", "<svg><a xlink:href=\"javascript:x\">a</a></svg>", "<svg><a>a</a></svg>"
    ),
    Case("a base", "<base href=\"//x\"> a", " a"),
    Case(
      "attribute lists", "[a](b){ onclick=\"x\" href=\"javascript:x\" title=\"t\" }",
      "<a href=\"b\" title=\"t\">a</a>"),
    Case("an id of two words", "<a id=\"a b\">c</a> <b id=\"\">d</b>", "<a>c</a> <b>d</b>"),
    Case("twice the same attribute", "<b title=a title=b>c</b>", "<b title=\"a\">c</b>"),
  ])
  func nothingExecutes(_ row: Case) {
    #expect(inline("x " + row.source) == "x " + row.html)
  }

  @Test(arguments: [
    Case(
      "a block", "<div>\n<script>x</script>\n</div>\n",
      "<div>\n\n</div>\n"),
    Case(
      "a script's block", "<script>\nif (a < b) x()\n</script>\n",
      ""),
    Case("a comment's block", "<!-- a\n\n<script>\n-->\n\nb\n", "<p>b</p>\n"),
    Case("an open comment", "<!-- a\n\n<script>\n", ""),
    Case(
      "text that swallows tags",
      "<div>\n<textarea><a title=\"</textarea><img src=x onerror=y>\">\n</div>\n",
      "<div>\n<a title=\"&lt;/textarea&gt;&lt;img src=x onerror=y&gt;\">\n</a></div>\n"
    ),
    Case(
      "an unfinished tag", "<div>\n<img src=x onerror=y \n</div>\n",
      "<div>\n&lt;img src=x onerror=y \n</div>\n"),
    Case("CDATA", "<![CDATA[<script>]]>\n\na\n", "<p>a</p>\n"),
  ])
  func norInBlocks(_ row: Case) {
    #expect(html(row.source) == row.html)
  }

  @Test func eachIsReportedAtItsPlace() {
    let text = """
      > <div onclick="x">
      > <a href="javascript:x">b</a> <script>
      > </div>

      a <b style="x">b</b> [c](javascript:d)

      """
    #expect(
      complaints(text) == [
        "1:3 unsafe-html", "2:3 unsafe-url", "2:32 unsafe-html", "5:3 inline-style",
        "5:26 unsafe-url",
      ])
  }

  @Test func rawHTMLCanBeText() {
    let page = document("a <b>b</b>\n\n<div>\n", rawHTML: .escape)
    #expect(
      String(decoding: page.html, as: UTF8.self)
        == "<p>a &lt;b&gt;b&lt;/b&gt;</p>\n&lt;div&gt;\n")
    #expect(page.diagnostics.isEmpty)
  }

  @Test func rawHTMLCanBeAnError() {
    let page = document("a <b>b</b>\n\n<div>\n", rawHTML: .error)
    #expect(page.diagnostics.map(\.id) == ["raw-html", "raw-html", "raw-html"])
    #expect(page.diagnostics.first?.location?.column == 3)
  }

  @Test func idsAndLinksOfRawHTMLCount() {
    let text = "<div id=\"a\"><a name=\"b\" href=\"c.md#d\">e</a><img src=\"f.png\"></div>\n"
    #expect(document(text).anchors == ["a", "b"])
    let found = destinations(Array(text.utf8))
    #expect(found.map(\.written) == ["c.md#d", "f.png"])
    #expect(found.map(\.isImage) == [false, true])
  }
}
