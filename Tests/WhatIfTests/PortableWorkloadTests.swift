import Diagnostics
import Markup
import Pages
import Reading
import Report
import Settings
import Testing
import Workloads

@testable import WhatIf

/// A handbook's only workload, as its files have it.
func planned(_ text: String, handbook: String = "flink: { version: v1_20 }") throws
  -> PlannedWorkload
{
  let problems = Problems()
  let settings = YAML.parse(handbook, file: "handbook.yaml", problems: problems)?
    .mapping { CapacitySettings(reading: $0) }
  let (workloads, mistakes) = WorkloadFiles.read(
    FileTree(["workloads/sample.yaml": text]), settings: settings ?? CapacitySettings())
  for mistake in problems.all + mistakes where mistake.severity == .error {
    Issue.record("\(mistake)")
  }
  return try #require(workloads.first)
}

/// All that a page says of a workload's input.
func shown(_ workload: PlannedWorkload) -> [String] {
  let answer = WorkloadAnswer(workload)
  let here = LinkBase.page(workload.path)
  return [answer.facts(here), answer.answer(here), answer.reasons(here)].map { $0.rendered() }
    + (answer.wayOut + answer.rates + answer.kafka).map { $0.content(here).rendered() }
}

/// A handbook with something in every group of keys that decides figures.
enum Sample {
  static let handbook = """
    assumptions: { targetUtilization: 60%, taskManagerCores: [2, 4, 8], tiers: { sub-1s: { slotsPerCore: 2 } } }
    matrix: { rates: [1k/s, 10k/s, 40k/s, 100k/s], tiers: [sub-1s, relaxed] }
    profile: mine
    profiles:
      mine: { summary: "Ours: one, two", recordRatePerCore: 12k/s, referenceRecordBytes: 700 B, bytesPerCore: 20 MB/s }
    environments:
      blue:
        title: "Blue & <green>"
        spareNodes: 1
        machines:
          - { name: small, cores: 8, memory: 32 GiB, perHour: 0.384 }
          - { name: large, cores: 16, memory: 64 GiB, perHour: 0.768, reserved: { cores: 1, memory: 4 GiB } }
        prices: { currency: EUR, diskPerMonth: 0.08 }
        assumptions: { diskSize: 200 GB }
    """

  static let graph = """
    title: "Orders \\\\ \\"joined\\"\\n<b>twice</b>"
    owner: checkout
    environment: blue
    sources:
      - { name: clicks, rate: 30k/s, record: 200 B, partitions: 96, mean: 18k/s }
      - { name: carts, rate: 500/s, record: 50 kB }
    latency: sub-1s
    hotKeyShare: 0.02%
    recovery: { objective: 3 min }
    backlog: { hours: 5, within: 6 h }
    memory: { managedFraction: 0.5 }
    statements:
      - { name: clean, complexity: simple, from: clicks, input: 80% }
      - { name: "at: tribute", complexity: complex, from: [clean, carts], output: 1.3, state: { size: 40 GB } }
      - { name: geo, complexity: medium, from: "at: tribute", lookup: { latency: 5 ms, hits: 80%, capacity: 100 } }
      - { name: counts, complexity: medium, twoPhase: true, window: { size: 5 min, slide: 1 min }, state: { keys: 2M, bytesPerKey: 120 B } }
    assumptions: { uploadRate: 30 MB/s }
    """

  static let pools = """
    title: Features
    source: { rate: 25k/s, record: 600 B }
    latency: sub-5s
    state: { backend: hashmap }
    deployment: statements
    statements:
      - { name: Clean Events, complexity: simple }
      - { name: 交易, complexity: medium, input: 10%, state: { keys: 9k, bytesPerKey: 120 B } }
    """

  static let hot = """
    title: Hot
    source: { rate: 500k/s, record: 1 KiB }
    latency: sub-1s
    hotKeyShare: 50%
    statements:
      - { name: count, complexity: medium, state: { keys: 1M, bytesPerKey: 100 B } }
    """
}

@Suite struct PortableWorkloadTests {
  @Test(arguments: [
    (Sample.graph, Sample.handbook), (Sample.pools, "flink: { version: v1_20 }"),
    (Sample.hot, "flink: { version: v1_20 }"),
  ])
  func saysTheSameAsTheBuild(workload: String, handbook: String) throws {
    let built = try planned(workload, handbook: handbook)
    let text = WorkloadText(built).text
    let read = try #require(PortableWorkload(text), "\(text)")
    let again = try PlannedWorkload(read.definition, settings: read.settings)
    #expect(shown(again) == shown(built))
  }

  @Test func isSmall() throws {
    #expect(WorkloadText(try planned(Sample.pools)).text.utf8.count < 400)
  }

  @Test(arguments: ["", "a", "[source]\nrate=x", "[other]", "[source]\nrate=1e999\n[statement]"])
  func refusesOtherTexts(text: String) { #expect(PortableWorkload(text) == nil) }
}
