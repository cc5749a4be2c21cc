import Diagnostics
import Foundation
import Pages
import TestSupport
import Testing

@testable import Site
@testable import headroom

/// Every page of a handbook, ours and hostile ones: well-formed, with each id once.
@Suite struct HandbookPages {
  private static func read(_ content: FileTree) throws -> (site: Site, files: [OutputFile]) {
    let handbook = try Handbook(folder: "content", content: content)
    let site = handbook.site(baseURL: "https://example.com/")
    // A text may mislead its readers, which is told, and does no other harm.
    let mistakes = (handbook.diagnostics + site.diagnostics).filter {
      $0.id != "misleading-character"
    }
    #expect(mistakes.map(\.description) == [])
    var files: [OutputFile] = []
    try site.write { files.append($0) }
    return (site, files)
  }

  private static func check(_ site: Site, _ files: [OutputFile]) throws {
    for file in files where file.isPage {
      let html = HTMLReader(String(decoding: file.inMemory.bytes, as: UTF8.self))
      #expect(html.mistakes == [], "\(file.path)")
    }
    for file in files where file.path.hasSuffix(".json") {
      _ = try JSONSerialization.jsonObject(with: Data(file.inMemory.bytes))
    }
    let planned = Set(site.plan.paths)
    // How many of these there are is known when they are written.
    let counted = [SearchText.folder, "print/part-"]
    #expect(
      files.allSatisfy { file in
        planned.contains(file.path) || counted.contains { file.path.hasPrefix($0) }
      })
    #expect(Set(files.map(\.path)).count == files.count)
  }

  @Test func ofThisRepositoryAreWellFormed() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let handbook = try Handbook(folder: root.appending(path: "content").path)
    let (site, files) = try Self.read(handbook.content)
    try Self.check(site, files)
  }

  /// Values are not inserted in code, so those of examples are compared: `{name}` is a field of the
  /// cell of orders-enrichment at that rate.
  @Test func showTheEnginesFigures() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = root.appending(path: "content")
    let matrix = try JSONSerialization.jsonObject(
      with: Data(Handbook(folder: folder.path).capacity.matrixJSON(engineVersion: "1")))
    let workloads = try #require((matrix as? [String: Any])?["workloads"] as? [[String: Any]])
    let orders = try #require(workloads.first { $0["id"] as? String == "orders-enrichment" })
    let cells = try #require(orders["cells"] as? [[String: Any]])
    for (page, rate, text) in Self.figures {
      let cell = try #require(
        cells.first {
          let cellRate = ($0["recordsPerSecond"] as? NSNumber)?.intValue
          return $0["tier"] as? String == "sub-1s" && cellRate == rate
        })
      var expected = text
      for (name, value) in cell { expected.replace("{\(name)}", with: "\(value)") }
      let found = try String(contentsOf: folder.appending(path: page), encoding: .utf8)
      #expect(found.contains(expected), "\(page) does not say '\(expected)'")
    }
  }

  private static let figures = [
    ("guide/autoscaler.md", 40_000, "vertex.max-parallelism: \"{parallelism}\""),
    ("guide/autoscaler.md", 40_000, "pipeline.max-parallelism: \"{maxParallelism}\""),
    ("guide/autoscaler.md", 40_000, "quota.cpu: \"{totalCores}\""),
    ("guide/autoscaler.md", 40_000, "flinkConfiguration: {parallelism} slots at the peak, 12 at"),
    ("guide/autoscaler.md", 5000, "vertex.min-parallelism: \"{parallelism}\""),
    ("guide/autoscaler.md", 5000, "| {parallelism}, the parallelism at 5,000/s |"),
    ("guide/node-pools.md", 40_000, "pdb.yaml: at most one of {taskManagers} TaskManagers"),
    ("guide/cost.md", 40_000, "one workload of {totalCores} cores"),
    ("guide/kafka.md", 40_000, "{parallelism} × 1 × (604,800 s / {intervalSeconds} s)"),
    ("guide/key-skew.md", 40_000, "maxParallelism: {maxParallelism} "),
    ("reference/headroom/snapshot.md", 40_000, "\"totalCores\": {totalCores},"),
    ("reference/headroom/commands.md", 40_000, "{taskManagers} × 4 cores, 4 slots and 16 GiB each"),
  ]

  /// A handbook with the text in every field that takes any text.
  private static func content(_ text: String) -> [String: String] {
    let text = HostileTexts.quoted(text)
    return [
      "handbook.yaml": """
      title: \(text)
      description: \(text)
      profile: own
      profiles: { own: { summary: \(text) } }
      environments: { e: { title: \(text), prices: { currency: EUR, corePerHour: 1 } } }
      """,
      "workloads/orders.yaml": """
      title: \(text)
      owner: \(text)
      environment: e
      summary: \(text)
      notes: \(text)
      tags: [\(text)]
      source: { rate: 40k/s, record: 1 KiB }
      latency: sub-1s
      statements:
        - { name: parse, complexity: simple }
      """,
      "index.md":
        "---\ntitle: \(text)\ndescription: \(text)\n---\n\n{{ workloads.orders.title }}\n",
    ]
  }

  @Test(arguments: HostileTexts.all) func takeAnyText(_ text: String) throws {
    var content = Self.content(text)
    let recorded = try Handbook(folder: "content", content: FileTree(content)).capacity
    content["releases/1.json"] = String(
      decoding: recorded.matrixJSON(engineVersion: "1", release: "1"), as: UTF8.self)
    content["workloads/orders.yaml"]?.replace("40k/s", with: "80k/s")
    let (site, files) = try Self.read(FileTree(content))
    try Self.check(site, files)
    let page = try #require(files.first { $0.path == "workloads/orders/index.html" })
    let html = HTMLReader(String(decoding: page.bytes, as: UTF8.self))
    let shown = HostileTexts.shown(text)
    #expect(html.text(of: "h1") == shown)
    // The title, description, owner, environment, tag and notes, besides the head and navigation.
    #expect(html.text.components(separatedBy: shown).count > 8)
    let matrix = try #require(files.first { $0.path == "matrix.json" })
    let json = try JSONSerialization.jsonObject(with: Data(matrix.inMemory.bytes)) as? [String: Any]
    let workload = (json?["workloads"] as? [[String: Any]])?.first
    #expect(workload?["title"] as? String == text)
  }

  /// Rows of tables have the ids of workloads, and some of those are words of headings and frames.
  @Test func keepIDsApartWhateverWorkloadsAreCalled() throws {
    var content = ["handbook.yaml": "title: T\n", "workloads.md": "## Orders\n\n## Content\n"]
    for id in ["orders", "content", "navigation", "matrix", "a1", "assumptions-used"] {
      content["workloads/\(id).yaml"] = Self.orders
      content["workloads/\(id).md"] = "## A1\n\n## Assumptions used\n\n## Matrix\n"
    }
    let directives = ["sizing", "checkpoints", "topology"].map { name in
      "```\(name)\nworkload: orders\n```\n\n"
    }.joined()
    content["index.md"] = "## Orders\n\n" + directives
    content["twice.md"] = "## Content\n\n" + directives + directives
    let (site, files) = try Self.read(FileTree(content))
    try Self.check(site, files)
  }

  private static let orders = """
    title: Orders
    source: { rate: 40k/s, record: 1 KiB }
    latency: sub-1s
    statements:
      - { name: parse, complexity: simple }
    """
}
