import Pages
import Reading
import Sizing
import Testing
import Workloads

@testable import Report

/// Workloads for the charts' tests, each as a team would write it.
enum ChartSample {
  static let orders = """
    title: Orders
    source: { rate: 40k/s, record: 1 KiB }
    latency: sub-1s
    statements:
      - { name: parse, complexity: simple }
      - { name: join, complexity: complex, state: { keys: 50M, bytesPerKey: 600 B } }
    recovery: { objective: 10 min }
    matrix: { rates: [5k/s, 40k/s, 500k/s] }

    """

  static let small = """
    title: Orders
    source: { rate: 4k/s, record: 100 B }
    latency: relaxed
    statements:
      - { name: parse, complexity: simple }
    matrix: { rates: [1k/s, 10k/s, 100k/s] }

    """

  /// One key with a twentieth of the records, which fits one core only at low rates.
  static let hot = orders + "hotKeyShare: 5%\n"

  static let pools = orders + "deployment: statements\n"

  /// A matrix that goes far above what it is designed for, and one that does not.
  static let steep = replacing("500k/s", with: "4M/s")
  static let modest = replacing("500k/s", with: "80k/s")

  static let impatient = replacing("10 min", with: "100 s")
  static let hopeless = replacing("10 min", with: "1 s")

  /// Every tier at twenty rates.
  static let large = replacing(
    "[5k/s, 40k/s, 500k/s]",
    with: "[" + (1...19).map { "\($0 * 26)k/s" }.joined(separator: ", ") + ", 500k/s]")

  static func replacing(_ old: String, with new: String) -> String {
    orders.split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
  }

  static func capacity(_ yaml: String) -> Capacity {
    let (workloads, problems) = WorkloadFiles.read(
      FileTree(["workloads/orders.yaml": yaml]), settings: CapacitySettings())
    #expect(problems.isEmpty, "\(problems)")
    return Capacity(workloads: workloads)
  }

  static func workload(_ yaml: String) throws -> PlannedWorkload {
    try #require(capacity(yaml).workload("orders"))
  }
}
