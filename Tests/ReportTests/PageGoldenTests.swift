import Pages
import TestSupport
import Testing

@testable import Report

/// Every page of a small handbook, as its reader gets it: the words, the numbers and the drawings.
@Suite struct PagesOfAHandbook {
  private static let handbook = """
    matrix: { rates: [10k/s, 40k/s], tiers: [sub-1s, relaxed] }
    flink: { version: v1_20, image: registry.example.com/jobs:1, storage: s3://state }
    environments:
      production:
        namespace: streams
        spareNodes: 1
        prices: { currency: EUR, corePerHour: 0.04, memoryPerHour: 0.005 }
      staging: { assumptions: { targetUtilization: 80% } }
    """

  private static func sample() throws -> Capacity {
    try capacity(
      [
        "enrichment": Sample.join + "\nenvironment: production",
        "filter": Sample.filter + "\nenvironment: production",
        "features": Sample.pools + "\nenvironment: staging", "hot": Sample.hot,
      ], handbook: handbook)
  }

  @Test func asTheReaderGetsThem() throws {
    for page in try Self.sample().pages() {
      let name = page.path.folder.split(separator: "/").joined(separator: "-")
      let head = "\(page.title) | \(page.description) | \(page.keywords) | \(Int(page.weight))\n"
      let outline = page.outline.map { "\($0.level) \($0.id): \($0.text)\n" }.joined()
      let body = Self.lines(page.body(.page(page.path)).rendered())
      try expectGolden(
        head + outline + body + "\n", "pages/\(name.isEmpty ? "home" : name).html")
    }
  }

  @Test func withTheFilesBesideThem() throws {
    for resource in try Self.sample().resources(engineVersion: "1.0") {
      let name = resource.path.split(separator: "/").joined(separator: "-")
      try expectGolden(String(decoding: resource.bytes(), as: UTF8.self), "files/\(name)")
    }
  }

  /// A block a line, so that a difference is read as a few lines.
  private static func lines(_ html: String) -> String {
    let blocks = ["<h", "<p", "<t", "<s", "<l", "<d", "<f", "<g", "<rect", "<a "]
    return blocks.reduce(html) { $0.replacing($1, with: "\n" + $1) }
  }
}
