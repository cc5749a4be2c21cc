import Testing

@testable import Report

@Suite struct RateStrips {
  /// All of these fit, and the filter's cores bind at each.
  @Test func neighborsWithOneConstraintAreOneBar() throws {
    let (_, workload) = try planned(Sample.filter)
    let strip = RateStrip(workload, rates: [15_000, 16_000, 17_000], plan: 0).html.rendered()
    #expect(strip.ranges(of: "<rect").count == 1)
    #expect(strip.contains("Every rate fits."))
  }
}
