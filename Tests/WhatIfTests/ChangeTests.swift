import Report
import Testing
import Workloads

@testable import WhatIf

/// What a page says after changes, each as the address has it.
private func changed(
  _ text: String, handbook: String = "flink: { version: v1_20 }", _ lines: String
) throws
  -> ChangedWorkload
{
  let plan = try #require(
    PortableWorkload(WorkloadText(try planned(text, handbook: handbook)).text))
  return ChangedWorkload(plan, Change.read(lines))
}

@Suite struct ChangeTests {
  private static let one = """
    title: One
    source: { rate: 40k/s, record: 1 KiB, mean: 10k/s }
    latency: sub-1s
    statements:
      - { name: parse, complexity: simple }
      - { name: join, complexity: complex, state: { keys: 50M, bytesPerKey: 600 B } }
    """

  @Test func answersAsAChangedFile() throws {
    let made = try changed(
      Self.one,
      """
      rate=60k/s
      latency=relaxed
      skew=high
      hotKeyShare=0.01%
      statements.join.state.keys=80M
      assumptions.targetUtilization=50%
      """)
    #expect(made.refusals.isEmpty)
    let asked = try PlannedWorkload(
      made.definition, settings: made.settings)
    let file = try planned(
      """
      title: One
      source: { rate: 60k/s, record: 1 KiB, mean: 15k/s }
      latency: relaxed
      skew: high
      hotKeyShare: 0.01%
      statements:
        - { name: parse, complexity: simple }
        - { name: join, complexity: complex, state: { keys: 80M, bytesPerKey: 600 B } }
      assumptions: { targetUtilization: 50% }
      """)
    #expect(shown(asked) == shown(file))
    #expect(
      FileExcerpt(made.values).text == """
        source:
          rate: 60k/s
          mean: 15000/s
        latency: relaxed
        skew: high
        hotKeyShare: 0.01%
        statements:
          - name: join
            state:
              keys: 80M
        assumptions:
          targetUtilization: 50%

        """)
  }

  @Test func scalesSeveralSourcesInTheirProportion() throws {
    let made = try changed(Sample.graph, handbook: Sample.handbook, "rate=61k/s\ncore=2")
    #expect(
      FileExcerpt(made.values).text == """
        sources:
          - name: clicks
            rate: 60000/s
            mean: 36000/s
          - name: carts
            rate: 1000/s
        assumptions:
          recordRatePerCore: 24000/s
          bytesPerCore: 40000000 B/s

        """)
  }

  @Test(arguments: [
    ("rate=60", "It lacks a unit: a rate is written '500/s', '40k/s' or '1.5M/s'."),
    ("rate=<script>", "Not a rate, which is written '500/s', '40k/s' or '1.5M/s'."),
    ("rate=0/s", "Out of range: from 1/s to 1000G/s."), ("latency=soon", nil),
    ("statements.join.complexity=simple", "There is no such input."),
    ("title=x", "There is no such input."), ("machine=large", nil),
    ("assumptions.fewestNodes=1.5", "'1.5' is not a whole number."),
  ])
  func refusesWhatFilesRefuse(line: String, sentence: String?) throws {
    let made = try changed(Self.one, line)
    #expect(made.made.isEmpty && made.refusals.count == 1)
    if let sentence { #expect(made.refusals.first?.sentence == sentence) }
  }
}
