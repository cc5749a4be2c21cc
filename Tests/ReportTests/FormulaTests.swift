import Markup
import Testing

@testable import Report

@Suite struct Formulas {
  /// The elements inside, without the text that stands for them elsewhere.
  private func markup(_ formula: String) -> String {
    let html = FormulaMarkup(text: formula).html.rendered()
    return html.split(separator: ">", maxSplits: 1).last.map { String($0.dropLast(7)) } ?? ""
  }

  @Test(arguments: [
    ("x", "<mi>x</mi>"), ("f_K", "<msub><mi>f</mi><mi>K</mi></msub>"),
    ("M²", "<msup><mi>M</mi><mn>2</mn></msup>"),
    ("10⁶", "<msup><mn>10</mn><mn>6</mn></msup>"),
    ("10¹²", "<msup><mn>10</mn><mn>12</mn></msup>"),
    ("m0", "<msub><mi>m</mi><mn>0</mn></msub>"),
    ("e^(−a)", "<msup><mi>e</mi><mrow><mo>−</mo><mi>a</mi></mrow></msup>"),
    ("buffer timeout × 2", "<mtext>buffer timeout\u{A0}</mtext><mo>×</mo><mn>2</mn>"),
    ("in and out ≤ x", "<mtext>in and out\u{A0}</mtext><mo>≤</mo><mi>x</mi>"),
    ("1,000 a, 2", "<mn>1,000</mn><mi>a</mi><mo>,</mo><mn>2</mn>"),
    ("max ln x", "<mi>max</mi><mi>ln</mi><mi>x</mi>"),
    ("φ low", "<mi>φ</mi><mtext>\u{A0}low</mtext>"),
    ("T_detect", "<msub><mi>T</mi><mi>detect</mi></msub>"),
    ("Δ'", "<mi>Δ'</mi>"), ("0.1", "<mn>0.1</mn>"), ("a<b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>"),
    (
      "t(m)",
      "<mi>t</mi><mrow><mo stretchy=\"false\">(</mo><mi>m</mi><mo stretchy=\"false\">)</mo></mrow>"
    ),
    ("(", "<mrow><mo stretchy=\"false\">(</mo><mo stretchy=\"false\">)</mo></mrow>"),
    (")", "<mo>)</mo>"), ("a_", "<msub><mi>a</mi><mrow></mrow></msub>"), ("", ""),
  ])
  func becomeElements(_ formula: String, _ elements: String) {
    #expect(markup(formula) == elements)
  }

  /// In a page's text, its Markdown and the search a formula is what was written.
  @Test func areTheirTextElsewhere() {
    let html = Tag.p { FormulaMarkup(text: "f_K = 1 + γ·x").html }
    #expect(html.plainText == "f_K = 1 + γ·x ")
    var writer = MarkdownWriter()
    writer.write(html)
    #expect(writer.text == "f_K = 1 + γ·x\n")
  }

  /// Every equation of every sample, and whatever a formula may hold: nothing is lost.
  @Test func loseNoSign() throws {
    for sample in [Sample.join, Sample.filter, Sample.hot] {
      let (_, workload) = try planned(sample)
      for step in workload.sizer.derivation(of: workload.design).steps {
        let kept = markup(step.formula).replacing(/<[^>]*>/, with: "")
          .replacing("&lt;", with: "<").replacing("&gt;", with: ">")
        let raised = ["²": "2", "³": "3", "⁶": "6"]
        let written = step.formula.map { raised[String($0)] ?? String($0) }.joined()
        let signs = written.filter { !" _^()".contains($0) }
        #expect(kept.filter { !" ()\u{A0}".contains($0) } == signs, "\(step.formula)")
      }
    }
  }
}
