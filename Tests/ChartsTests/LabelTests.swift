import Testing

@testable import Charts

@Suite struct Labels {
  private func place(_ centres: [Double], height: Double = 16, in bounds: ClosedRange<Double>)
    -> [Double]
  {
    LabelColumn.place(centres.map { .init(centre: $0, height: height) }, within: bounds)
  }

  @Test func leavesAloneWhatHasRoom() {
    #expect(place([20, 100, 60], in: 0...300) == [20, 100, 60])
  }

  @Test func partsWhatWouldOverlapAroundItsMiddle() {
    // Two at 100 want 16 px between their centres: 92 and 108.
    #expect(place([100, 100], in: 0...300) == [92, 108])
  }

  @Test func keepsLabelsWithinTheirBounds() {
    #expect(place([0, 2], in: 0...300) == [8, 24])
    #expect(place([300, 299], in: 0...300) == [292, 276])
  }

  @Test func neverLetsTwoOverlap() {
    for seed in 1...50 {
      let wishes = (0..<9).map { index in
        LabelColumn.Wish(
          centre: Double((index * index * seed * 37) % 260),
          height: Double(12 + (index * seed) % 20))
      }
      let centres = LabelColumn.place(wishes, within: 0...260)
      let spans = zip(wishes, centres).map { ($1 - $0.height / 2, $1 + $0.height / 2) }
        .sorted { $0.0 < $1.0 }
      for (above, below) in zip(spans, spans.dropFirst()) { #expect(above.1 <= below.0 + 1e-9) }
      #expect((spans.first?.0 ?? 0) >= -1e-9)
    }
  }

  @Test func namesALineAtItsEndAndTellsALineWithoutOneAtTheBottom() {
    let ends = LineEnds(
      [
        .init(end: Point(1, 40), lines: [.init("a")]),
        .init(end: Point(0.4, 44), lines: [.init("b"), .init("why")]),
        .init(end: nil, lines: [.init("c")]),
      ], height: 200)
    // 16 and 32 px high at about 42, so 24 px apart: 30 and 54. The last sits on the floor.
    #expect(ends.blocks.map { $0.centre } == [30, 54, 192])
    let texts = ends.marks.compactMap { if case .text(let label) = $0 { label.text } else { nil } }
    #expect(texts == ["a", "b", "why", "c"])
  }

  @Test func estimatesTextRatherTooWide() {
    #expect(TextWidth.of("1,154 cores", size: 12) > 62)
    #expect(TextWidth.of("il") < TextWidth.of("mw"))
  }
}
