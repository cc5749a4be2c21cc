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

@Suite struct Quoting {
  @Test(arguments: [
    ("", #""""#), ("plain", #""plain""#), ("a \"b\" \\", #""a \"b\" \\""#),
    ("</script>", #""\u003c/script>""#), ("\u{1}\t\n\u{1F}", #""\u0001\u0009\n\u001f""#),
    ("é “ €", "\"é “ €\""), ("x\u{2028}\u{2029}y", #""x\u2028\u2029y""#),
  ])
  func endsNeitherLiteralNorLineNorElement(_ text: String, _ literal: String) {
    var output = Output()
    output.append(quoting: text)
    #expect(String(decoding: output, as: UTF8.self) == literal)
  }
}
