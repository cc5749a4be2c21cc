import Markup
import TestSupport
import Testing

@Suite struct Rendering {
  @Test func escapesTextAndAttributes() {
    let link = Tag.a(.href("/?a=1&b='2'"), .title("\"<")) { "Tom & <Jerry>" }
    #expect(
      link.rendered()
        == "<a href=\"/?a=1&amp;b=&#39;2&#39;\" title=\"&quot;&lt;\">Tom &amp; &lt;Jerry&gt;</a>")
  }

  @Test func leavesQuotesOfTextAlone() {
    #expect(HTML.text("a: \"b\" & 'c'").rendered() == "a: \"b\" &amp; 'c'")
  }

  @Test func closesWhatNeedsClosing() {
    let node = Tag.p {
      "a"
      Tag.br()
      Tag.path(Attribute("d", "M0 0"))
      Tag.span()
    }
    #expect(node.rendered() == "<p>a<br><path d=\"M0 0\"/><span></span></p>")
  }

  @Test func writesBooleanAttributesBare() {
    #expect(Tag.details(.open) { "x" }.rendered() == "<details open>x</details>")
  }

  @Test func letsTrustedMarkupThroughAsItIs() {
    #expect(HTML.trusted(Array("<b>x</b>".utf8)).rendered() == "<b>x</b>")
  }

  @Test func leavesNoNulInADocument() {
    #expect(HTML.text("a\u{0}b").rendered() == "a\u{FFFD}b")
  }
}
