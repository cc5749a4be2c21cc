import Sizing
import Testing

@testable import Report

@Suite struct WarningsOfPlans {
  /// A workload of a relaxed tier, asked for at a tighter one.
  @Test func speakOfTheTierThatWasAskedFor() throws {
    let (capacity, workload) = try planned(
      """
      title: Counts
      source: { rate: 40k/s, record: 1 KiB }
      latency: relaxed
      statements:
        - name: count
          complexity: medium
          window: { size: 5 min, slide: 1 min }
          state: { keys: 3M, bytesPerKey: 300 B }
      """)
    let text = capacity.text(of: [workload], at: DesignPoint(tier: .sub1s))
    for warning in ["exactly-once-latency", "window-burst"] {
      let line = text.split(separator: "\n").first { $0.hasSuffix("[\(warning)]") }
      #expect(line?.contains("more than sub-1s allows") == true, "\(text)")
    }
  }
}
