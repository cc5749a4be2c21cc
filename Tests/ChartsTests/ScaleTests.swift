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
