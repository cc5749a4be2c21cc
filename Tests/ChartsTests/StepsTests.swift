import Testing

@testable import Charts

@Suite struct StepLines {
  private func treads(seed: Int) -> [Steps.Tread] {
    (0..<12).map { index in
      let noise = (index * index * 37 + seed * 101 + index * seed * 13) % 97
      return Steps.Tread(
        x: (Double(index) + Double(noise % 7) / 10) / 12, y: noise % 9 == 0 ? nil : Double(noise))
    }
  }

  @Test func holdAHeightUntilHalfwayToTheNextPlace() {
    let steps = Steps([.init(x: 0, y: 90), .init(x: 0.4, y: 50), .init(x: 1, y: 10)])
    #expect(
      steps.runs == [
        [
          Point(0, 90), Point(0.2, 90), Point(0.2, 50), Point(0.7, 50), Point(0.7, 10),
          Point(1, 10),
        ]
      ])
    #expect(steps.end == Point(1, 10))
    #expect(steps.exits.isEmpty)
  }

  @Test func stepWhereTheyAreToldTo() {
    let steps = Steps([.init(x: 0, y: 9, end: 0.35), .init(x: 0.4, y: 5)])
    #expect(steps.runs == [[Point(0, 9), Point(0.35, 9), Point(0.35, 5), Point(0.4, 5)]])
  }

  @Test func joinEqualHeights() {
    let steps = Steps([.init(x: 0, y: 9), .init(x: 0.5, y: 9), .init(x: 1, y: 9)])
    #expect(steps.runs == [[Point(0, 9), Point(1, 9)]])
  }

  @Test func leaveAtTheTopAndComeBack() {
    let steps = Steps([
      .init(x: 0, y: 9), .init(x: 0.4, y: nil), .init(x: 0.6, y: nil), .init(x: 1, y: 5),
    ])
    #expect(
      steps.runs == [
        [Point(0, 9), Point(0.2, 9), Point(0.2, 0)], [Point(0.8, 0), Point(0.8, 5), Point(1, 5)],
      ])
    #expect(steps.exits == [0.2])
    #expect(Steps([.init(x: 0, y: 9), .init(x: 0.4, y: nil)]).end == Point(0.2, 0))
    #expect(Steps([.init(x: 0, y: nil)]).end == nil)
  }

  @Test(arguments: 1...60) func neverSlopeAndPassThroughEveryValue(seed: Int) {
    let treads = treads(seed: seed)
    let steps = Steps(treads)
    for run in steps.runs {
      for (a, b) in zip(run, run.dropFirst()) { #expect(a.x == b.x || a.y == b.y) }
      #expect(run.map(\.x) == run.map(\.x).sorted())
    }
    for tread in treads {
      guard let y = tread.y else { continue }
      let isOn = steps.runs.contains { run in
        zip(run, run.dropFirst()).contains { a, b in
          a.y == y && b.y == y && a.x <= tread.x && tread.x <= b.x
        }
      }
      #expect(isOn, "\(tread) of \(seed)")
    }
  }

  @Test func areWrittenShort() {
    let line = Line([[Point(0, 90), Point(0.2, 90), Point(0.2, 50)]], style: "line")
    let html = Chart(title: "", layout: "", height: 100, marks: [.line(line)]).html.rendered()
    #expect(html.contains(#"d="M0 90h200v-40""#))
  }
}

@Suite struct NamesOfLines {
  private static func names(seed: Int) -> LineEnds {
    let count = 2 + seed % 7
    return LineEnds(
      (0..<count).map { index in
        let noise = (index * index * 53 + seed * 97 + index * seed * 31) % 260
        let x = noise % 3 == 0 ? 1 : Double(noise % 11) / 11
        let reason = noise % 2 == 0 ? [Label.Run("✕ why")] : []
        return LineEnds.Name(
          end: noise % 17 == 0 ? nil : Point(x, Double(noise)),
          lines: [Label.Run("line \(index)")] + reason)
      }, height: 260)
  }

  /// Where the leader of a block is at a place, from its start to the column of names.
  private func row(_ block: LineEnds.Block, _ x: Double) -> Double? {
    guard let end = block.end, end.x <= x else { return nil }
    return end.x == 1 ? end.y : end.y + (block.centre - end.y) * (x - end.x) / (1 - end.x)
  }

  @Test(arguments: 1...200) func standApartAndTheirLeadersNeverCross(seed: Int) {
    let ends = Self.names(seed: seed)
    let blocks = ends.blocks
    let titles = blocks.flatMap(\.names).map { $0.lines[0].text }
    #expect(titles.sorted() == ends.names.map { $0.lines[0].text }.sorted())
    for (above, below) in zip(blocks, blocks.dropFirst()) {
      #expect(above.centre + above.height / 2 <= below.centre - below.height / 2 + 1e-9)
    }
    for (index, a) in blocks.enumerated() {
      for b in blocks.dropFirst(index + 1) {
        guard let ends = a.end.flatMap({ x in b.end.map { (x, $0) } }),
          min(ends.0.x, ends.1.x) < 1
        else { continue }
        let from = max(ends.0.x, ends.1.x)
        for step in 0...10 {
          let x = from + (1 - from) * Double(step) / 10
          if let first = row(a, x), let second = row(b, x) { #expect(first < second, "\(seed)") }
        }
      }
    }
  }

  @Test func shareALabelWhereTheyEndTogether() {
    let ends = LineEnds(
      [
        .init(end: Point(0.6, 10), lines: [.init("a"), .init("✕ why")]),
        .init(end: Point(0.62, 12), lines: [.init("b"), .init("✕ why")]),
        .init(end: Point(1, 200), lines: [.init("c")]),
      ], height: 260)
    #expect(ends.blocks.map { $0.lines.map(\.text) } == [["a", "b", "✕ why"], ["c"]])
    #expect(ends.blocks.first?.end == Point(0.62, 12))
  }

  @Test func keepWhatIsSaidOfOneOnly() {
    let block = LineEnds.Block(
      names: [
        .init(end: nil, lines: [.init("a"), .init("why")]), .init(end: nil, lines: [.init("b")]),
      ], centre: 0)
    #expect(block.lines.map(\.text) == ["a", "why", "b"])
  }
}

@Suite struct ShortenedTexts {
  @Test(arguments: [
    "Clickstream sessions", "a", "", "Inventory from change data", "交易 処理", "wwwwwwwwwwwww",
  ])
  func fit(_ text: String) {
    for width in stride(from: 0.0, through: 200, by: 7) {
      let short = TextWidth.shortened(text, to: width, size: 11)
      #expect(short.isEmpty || TextWidth.of(short, size: 11) <= width)
    }
    #expect(TextWidth.shortened(text, to: 1000) == text)
  }

  @Test func endInAnEllipsisThenBecomeInitials() {
    #expect(TextWidth.shortened("Clickstream sessions", to: 80, size: 11) == "Clickstream…")
    #expect(TextWidth.shortened("Clickstream sessions", to: 18, size: 11) == "Cs")
    #expect(TextWidth.shortened("Clickstream sessions", to: 4, size: 11) == "")
  }
}
