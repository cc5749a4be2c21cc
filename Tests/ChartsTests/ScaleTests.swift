import Testing

@testable import Charts

@Suite struct Scales {
  @Test func placesEqualRatiosEquallyApart() {
    let scale = Scale.logarithmic(1000...1_000_000)
    #expect(scale.position(of: 1000) == 0)
    #expect(abs(scale.position(of: 10_000) - 1.0 / 3) < 1e-12)
    #expect(abs(scale.position(of: 100_000) - 2.0 / 3) < 1e-12)
    #expect(scale.position(of: 1_000_000) == 1)
  }

  @Test func holdsWhatIsBeyondItsEndsAtThem() {
    #expect(Scale.linear(0...10).position(of: 12) == 1)
    #expect(Scale.linear(0...10).position(of: -1) == 0)
    #expect(Scale.logarithmic(1...10).position(of: 0) == 0)
    #expect(Scale.linear(5...5).position(of: 5) == 0.5)
  }

  @Test(arguments: [
    ([9.0, 1154], 5.0, 2000.0), ([20, 100], 20, 100), ([21, 500.5], 20, 1000), ([3, 3], 2, 5),
    ([], 1, 10), ([0.03, 0.3], 0.02, 0.5),
  ])
  func coversValuesWithRoundEnds(_ values: [Double], _ low: Double, _ high: Double) {
    let domain = Scale.logarithmic(covering: values).domain
    #expect(abs(domain.lowerBound - low) < 1e-9)
    #expect(abs(domain.upperBound - high) < 1e-9)
  }

  @Test(arguments: [
    (1.0, 0.0), (10, 1), (2, 0.301029995663981), (5e7, 7.69897000433602), (0.5, -0.301029995663981),
  ])
  func takesDecimalLogarithms(_ x: Double, _ expected: Double) {
    #expect(abs(decimalLogarithm(x) - expected) < 1e-13)
  }
}

@Suite struct Ticks {
  private func values(_ scale: Scale, _ count: Int, _ steps: [Double]? = nil) -> [Double] {
    scale.ticks(atMost: count, steps: steps).map(\.value)
  }

  @Test func countsLinearlyInRoundSteps() {
    #expect(values(.linear(0...190), 6) == [0, 50, 100, 150])
    #expect(values(.linear(0...9), 5) == [0, 2, 4, 6, 8])
    #expect(values(.linear(37...1258), 4) == [500, 1000])
  }

  @Test func countsTimeInTheStepsGiven() {
    #expect(values(.linear(0...624), 6, [60, 120, 300]) == [0, 120, 240, 360, 480, 600])
  }

  @Test func namesRoundNumbersOfEveryDecadeWhileThereIsRoom() {
    #expect(
      values(.logarithmic(5000...500_000), 9) == [
        5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000,
      ])
    #expect(
      values(.logarithmic(1...1_000_000), 9) == [1, 10, 100, 1000, 10_000, 100_000, 1_000_000])
    #expect(values(.logarithmic(1...1_000_000), 4) == [1, 100, 10_000, 1_000_000])
  }

  @Test func marksWhatMayGoOnANarrowScreen() {
    let ticks = Scale.logarithmic(5000...200_000).ticks(atMost: 9)
    #expect(ticks.filter { !$0.isMinor }.map(\.value) == [10_000, 100_000])
    // With one power of ten alone, the others carry the scale.
    #expect(Scale.logarithmic(20...500).ticks(atMost: 9).allSatisfy { !$0.isMinor })
  }

  @Test func labelsAndPlacesThemOnAnAxis() {
    let axis = Axis(.linear(0...100), title: "cores", atMost: 2) { "\(Int($0))c" }
    #expect(axis.notches.map(\.label) == ["0c", "50c", "100c"])
    #expect(axis.notches.map(\.position) == [0, 0.5, 1])
  }
}

@Suite struct ScaleEdges {
  @Test(arguments: [
    (1.0, 1.0), (9.99, 1), (10, 10), (0.1, 0.1), (0.099, 0.01), (99.9, 10), (1e-3, 1e-3),
  ])
  func decades(_ value: Double, _ decade: Double) {
    #expect(abs(RoundNumber.decade(of: value) / decade - 1) < 1e-9)
  }

  @Test(arguments: [
    (1.0, 1.0, 1.0), (1.5, 1, 2), (2, 2, 2), (4.9, 2, 5), (5, 5, 5), (5.1, 5, 10), (10, 10, 10),
    (70, 50, 100),
  ])
  func roundNumbers(_ value: Double, _ below: Double, _ above: Double) {
    #expect(RoundNumber.below(value) == below)
    #expect(RoundNumber.above(value) == above)
  }

  @Test func positions() {
    #expect(Scale.linear(10...20).position(of: 12.5) == 0.25)
    #expect(Scale.linear(10...20).position(of: 10) == 0)
    #expect(Scale.linear(10...20).position(of: 20) == 1)
    #expect(Scale.logarithmic(1...100).position(of: 10) == 0.5)
  }

  @Test func coveringIgnoresWhatHasNoLogarithm() {
    let domain = Scale.logarithmic(covering: [0, -5, .infinity, .nan, 30]).domain
    #expect(domain == 20...50)
  }

  @Test func linearTicks() {
    func ticks(_ domain: ClosedRange<Double>, _ count: Int, _ steps: [Double]? = nil) -> [Double] {
      Scale.linear(domain).ticks(atMost: count, steps: steps).map(\.value)
    }
    #expect(ticks(5...5, 4) == [5])
    #expect(ticks(0...10, 0) == [0, 10])  // at least one step
    #expect(ticks(0...10, 5) == [0, 2, 4, 6, 8, 10])
    #expect(ticks(0...0.3, 3).count == 4)  // 0.3/0.1 is a little less than 3
    #expect(ticks(1...9, 4) == [2, 4, 6, 8])
    #expect(ticks(0...120, 2, [60, 120]) == [0, 60, 120])
    #expect(ticks(0...1000, 2, [60, 120]) == [0, 500, 1000])  // beyond the given steps
    #expect(ticks(11...12, 1, [60]) == [])
  }

  @Test func logarithmicTicks() {
    func ticks(_ domain: ClosedRange<Double>, _ count: Int) -> [Tick] {
      Scale.logarithmic(domain).ticks(atMost: count)
    }
    #expect(
      ticks(1...10, 4) == [Tick(1), Tick(2, isMinor: true), Tick(5, isMinor: true), Tick(10)])
    #expect(ticks(1...10, 3) == [Tick(1), Tick(10)])
    #expect(ticks(2...5, 9) == [Tick(2), Tick(5)])  // without powers of ten none is minor
    #expect(ticks(1...10_000, 5).map(\.value) == [1, 10, 100, 1000, 10_000])
    #expect(ticks(1...10_000, 4).map(\.value) == [1, 100, 10_000])
    #expect(ticks(1...10_000, 2).map(\.value) == [1, 1000])
    #expect(ticks(1...10_000, 0).map(\.value) == [1])
  }

  private func texts(_ marks: [Mark]) -> [String] {
    marks.compactMap { mark in
      guard case .text(let label) = mark else { return nil }
      return
        "\(label.text) \(label.x.text) \(label.y) \(label.shift) \(label.anchor) \(label.style ?? "")"
    }
  }

  private func lines(_ marks: [Mark]) -> [[Point]] {
    marks.flatMap { mark in if case .line(let line) = mark { line.runs } else { [[Point]]() } }
  }

  @Test func anAxisAlongTheBottom() {
    let axis = Axis(.logarithmic(1...10), title: "rate", atMost: 4) { "\(Int($0))" }
    let marks = axis.along(bottom: 100)
    #expect(
      texts(marks) == [
        "1 0% 118.0 0.0 middle quiet", "2 30.1% 118.0 0.0 middle quiet minor",
        "5 69.9% 118.0 0.0 middle quiet minor", "10 100% 118.0 0.0 middle quiet",
        "rate 50% 138.0 0.0 middle quiet",
      ])
    #expect(lines(marks) == [[Point(0, 100), Point(1, 100)]])
  }

  @Test func anAxisUpward() {
    let axis = Axis(.linear(0...10), title: "cores", atMost: 2) { "\(Int($0))" }
    let marks = axis.upward(from: 200)
    #expect(
      texts(marks) == [
        "0 0% 204.0 -8.0 end quiet", "5 0% 104.0 -8.0 end quiet", "10 0% 4.0 -8.0 end quiet",
        "cores 0% -14.0 -8.0 start quiet",
      ])
    #expect(
      lines(marks) == [
        [Point(0, 200), Point(1, 200)], [Point(0, 100), Point(1, 100)], [Point(0, 0), Point(1, 0)],
      ])
    #expect(texts(axis.upward(from: 200, titleAbove: 20)).last?.contains(" -20.0 ") == true)
  }

  @Test(arguments: [
    (0.0, "0"), (1e9, "1000000"), (-1e9, "-1000000"), (0.05, "0.1"), (0.04, "0"), (-0.06, "-0.1"),
    (9.95, "10"), (.infinity, "0"),
  ])
  func numbersInPixels(_ number: Double, _ text: String) {
    #expect(Coordinate.text(number) == text)
  }

  @Test(arguments: [(0.05, "0.05"), (0.5, "0.5"), (12.345, "12.35"), (12.0, "12"), (1.004, "1")])
  func numbersInPercent(_ number: Double, _ text: String) {
    #expect(Coordinate.text(number, decimals: 2) == text)
  }
}
