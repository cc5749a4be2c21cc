import Testing

@testable import WhatIf

@Suite struct RateStepsTests {
  private static func file(_ rate: String) -> String {
    """
    title: T
    source: { rate: \(rate), record: 1 KiB }
    latency: relaxed
    statements: [{ name: keep, complexity: simple }]
    """
  }

  @Test(arguments: ["40k/s", "41234/s", "1/s", "3/s", "1e12/s", "750/s"])
  func growAndHoldThePlan(rate: String) throws {
    let plan = try planned(Self.file(rate))
    let steps = RateSteps(plan)
    #expect(zip(steps.rates, steps.rates.dropFirst()).allSatisfy { $0 < $1 })
    #expect(Set(steps.texts).count == steps.texts.count)
    let design = plan.definition.rate.value
    #expect(steps.rates[steps.place(of: design)] == design)
    for (place, rate) in steps.rates.enumerated() { #expect(steps.place(of: rate) == place) }
  }
}
