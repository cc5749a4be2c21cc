import Diagnostics
import Pages
import Reading
import Settings
public import Sizing
import Testing
import Workloads

@testable import Report

extension Cores: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int) { self.init(Double(value)) }
}

/// Workload files as teams write them.
enum Sample {
  /// Parse, join, window: state on disk, exactly once.
  static let join = """
    title: Orders enrichment
    owner: checkout
    source: { rate: 40k/s, record: 1 KiB, partitions: 96 }
    latency: sub-1s
    statements:
      - { name: parse, complexity: simple }
      - { name: join, complexity: complex, state: { keys: 50M, bytesPerKey: 600 B } }
    """

  /// One filter: 14,897 /s × 100 µs × 1.1 = 1.64 cores, so 2 TaskManagers of one core.
  static let filter = """
    title: Filter
    owner: search
    source: { rate: 10k/s, record: 512 B }
    latency: relaxed
    delivery: at-least-once
    skew: low
    statements:
      - { name: keep, complexity: simple }
    """

  /// A pool for each statement, on the heap.
  static let pools = """
    title: "Features: \\"fresh\\"\\nand on two lines"
    source: { rate: 25k/s, record: 600 B }
    latency: sub-5s
    state: { backend: hashmap }
    deployment: statements
    statements:
      - { name: Clean Events, complexity: simple }
      - { name: clean-events, complexity: medium, state: { keys: 1M, bytesPerKey: 260 B } }
      - { name: 交易, complexity: medium, input: 10%, state: { keys: 9k, bytesPerKey: 120 B } }
    """

  /// One key has all records: never feasible at this rate.
  static let hot = """
    title: Hot
    source: { rate: 500k/s, record: 1 KiB }
    latency: sub-1s
    hotKeyShare: 50%
    statements:
      - { name: count, complexity: medium, state: { keys: 1M, bytesPerKey: 100 B } }
    """
}

/// What the workloads and a handbook.yaml make; anything wrong with them fails the test, but for what is
/// expected.
func capacity(
  _ workloads: [String: String], handbook: String = "flink: { version: v1_20 }",
  expecting ids: Set<String> = [],
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws -> Capacity {
  let problems = Problems()
  let value = YAML.parse(handbook, file: "handbook.yaml", problems: problems)
  let settings = value?.mapping { CapacitySettings(reading: $0) } ?? CapacitySettings()
  let files = Dictionary(uniqueKeysWithValues: workloads.map { ("workloads/\($0).yaml", $1) })
  let (workloads, diagnostics) = WorkloadFiles.read(FileTree(files), settings: settings)
  for diagnostic in problems.all + diagnostics where !ids.contains(diagnostic.id) {
    Issue.record("\(diagnostic)", sourceLocation: sourceLocation)
  }
  return Capacity(workloads: workloads, settings: settings)
}

/// One workload, and what it belongs to.
func planned(
  _ text: String, handbook: String = "flink: { version: v1_20 }", expecting ids: Set<String> = []
) throws -> (capacity: Capacity, workload: PlannedWorkload) {
  let capacity = try capacity(["sample": text], handbook: handbook, expecting: ids)
  return (capacity, try #require(capacity.workload("sample")))
}
