import Foundation
import Pages
import Sizing
import Testing
import Workloads

@testable import Reading

/// What Flink 2.3.0 itself made of memory options, or refused: a workload file with the same options
/// gives the same bytes, or is refused where Flink refuses.
@Suite struct MemoryOfFlink {
  struct Row: Decodable, Sendable, CustomTestStringConvertible {
    var name: String
    /// By Flink's keys.
    var config: [String: String]
    /// Bytes by Flink's names; nil where Flink refuses.
    var parts: [String: Int64]?
    var testDescription: String { name }
  }

  static let rows: [Row] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/flink-memory.json")
    return (try? JSONDecoder().decode([Row].self, from: Data(contentsOf: file))) ?? []
  }()

  @Test func isCoveredBySixtyRows() { #expect(Self.rows.count == 60) }

  @Test(arguments: rows)
  func isTheSameFromAFile(_ row: Row) throws {
    let files = FileTree(["workloads/a.yaml": Self.yaml(row)])
    let (workloads, mistakes) = WorkloadFiles.read(files, settings: CapacitySettings())
    guard let parts = row.parts else {
      #expect(workloads.isEmpty && mistakes.map(\.id) == ["memory-refused"], "\(mistakes)")
      #expect(mistakes.first?.hint != nil)
      return
    }
    #expect(mistakes.isEmpty, "\(mistakes)")
    let plan = try #require(workloads.first?.design.plan)
    let isJobManager = row.name.hasPrefix("jobmanager")
    let found = isJobManager ? plan.jobManagerParts.parts : plan.taskManagerParts.parts
    #expect(Dictionary(uniqueKeysWithValues: found.map { ($0.name, $0.bytes) }) == parts)
    // The plan's own figures are those of the process.
    let process = isJobManager ? plan.jobManagerMemory : plan.taskManagerMemory
    #expect(process.value == parts["total_process"].map(Double.init))
    if !isJobManager { #expect(plan.networkMemory.value == parts["network"].map(Double.init)) }
  }

  /// A workload with state on disk, whose file sets the options.
  private static func yaml(_ row: Row) -> String {
    var options: [String] = []
    for (key, text) in row.config.sorted(by: { $0.key < $1.key }) {
      guard let name = names[key.split(separator: ".").dropFirst().joined(separator: ".")] else {
        continue  // slots divide no memory
      }
      options.append("\(name): \(name.hasSuffix("raction") ? share(text) : size(text))")
    }
    let all = "{ \(options.joined(separator: ", ")) }"
    let memory = row.name.hasPrefix("jobmanager") ? "{ jobManager: \(all) }" : all
    return """
      title: Sample
      source: { rate: 1k/s, record: 512 B }
      latency: relaxed
      statements:
        - { name: count, complexity: medium, state: { keys: 1k, bytesPerKey: 100 B } }
      memory: \(memory)
      """
  }

  private static let names = [
    "memory.process.size": "process", "memory.flink.size": "flink", "memory.heap.size": "heap",
    "memory.off-heap.size": "offHeap", "memory.task.heap.size": "taskHeap",
    "memory.task.off-heap.size": "taskOffHeap", "memory.managed.size": "managed",
    "memory.managed.fraction": "managedFraction", "memory.network.fraction": "networkFraction",
    "memory.network.min": "networkMin", "memory.network.max": "networkMax",
    "memory.jvm-metaspace.size": "metaspace", "memory.jvm-overhead.fraction": "overheadFraction",
    "memory.jvm-overhead.max": "overheadMax",
  ]

  private static func share(_ text: String) -> String {
    "\(((Double(text) ?? 0) * 1e6).rounded() / 1e4)%"
  }

  /// `4g` as handbooks write it.
  private static func size(_ text: String) -> String {
    let digits = text.prefix { $0.isNumber }
    let units = ["g": "GiB", "m": "MiB", "b": "B", "": "B"]
    return "\(digits) \(units[String(text.dropFirst(digits.count))] ?? "?")"
  }

  @Test func leavesTheRestAsPlanned() throws {
    func plan(_ memory: String) throws -> Plan {
      let yaml = Self.yaml(Row(name: "", config: [:])).replacing("memory: {  }", with: memory)
      let (workloads, mistakes) = WorkloadFiles.read(
        FileTree(["workloads/a.yaml": yaml]), settings: CapacitySettings())
      #expect(mistakes.isEmpty, "\(mistakes)")
      return try #require(workloads.first?.design.plan)
    }
    let usual = try plan("")
    let half = try plan("memory: { managedFraction: 50% }")
    #expect(half.taskManagerMemory == usual.taskManagerMemory)
    #expect(half.networkMemory == usual.networkMemory)
    #expect(half.taskManagerParts.network == usual.taskManagerParts.network)
    #expect(half.taskManagerParts.managed == usual.taskManagerParts.totalFlink / 2)
    #expect(half.jobManagerParts == usual.jobManagerParts)
  }
}
