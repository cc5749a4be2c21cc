import Markup
import Testing

@testable import Charts

@Suite struct Drawings {
  private func svg(_ marks: [Mark]) -> String {
    HTML.fragment(Drawing(height: 100).html(marks)).rendered()
  }

  @Test(arguments: [
    (12.0, "12"), (12.34, "12.3"), (-0.04, "0"), (-3.96, "-4"), (0.5, "0.5"), (.nan, "0"),
  ])
  func writesNumbersShort(_ number: Double, _ text: String) {
    #expect(Coordinate.text(number) == text)
  }

  @Test func writesSharesAsPercents() {
    #expect(Length.share(1.0 / 3).text == "33.33%")
    #expect(Length.share(0.5).text == "50%")
    #expect(Length.pixels(4.25).text == "4.3")
  }

  @Test func writesALineInStepsThatAddUp() {
    let line = Line([[Point(0, 90), Point(0.3333, 60.06), Point(1, 10)]], style: "line")
    #expect(svg([.line(line)]).contains(#"<path class="line" d="M0 90l333-29.9 667-50.1"/>"#))
  }

  @Test func namesALookOnceForMarksThatShareIt() {
    let bars = [0.0, 20].map {
      Mark.bar(Bar(x: .share(0), width: .share(1), y: $0, height: 10, style: "track"))
    }
    #expect(
      svg(bars)
        == #"<g class="track"><rect y="0" width="100%" height="10"/><rect y="20" width="100%" height="10"/></g>"#
    )
  }

  @Test func isAnImageWithATextAlternativeAndNoInlineStyle() {
    let chart = Chart(
      title: "What it shows", layout: "lines", height: 40,
      marks: [.text(Label("a<b", x: .share(0.5), y: 10, anchor: .middle))])
    #expect(
      chart.html.rendered()
        == #"<svg class="plot lines" role="img" aria-label="What it shows" height="40">"#
        + #"<text class="mid" x="50%" y="10">a&lt;b</text></svg>"#)
  }

  @Test func addsPartsUp() {
    let segments = Segments([50, 60, 29.5])
    #expect(segments.parts.map(\.start) == [0, 50, 110])
    #expect(segments.total == 139.5)
    #expect(Segments([]).total == 0)
  }
}
