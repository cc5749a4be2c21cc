import Foundation
import Testing

/// `make mutate` ends with an error when a line of its lists was changed, and the tests don't run it.
@Suite struct MutationLists {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test func eachSnippetIsInItsModuleOnce() throws {
    for mutant in try list("mutants.json") {
      let (module, snippet) = (try #require(mutant["module"]), try #require(mutant["find"]))
      let count = try sources(of: module).map { $0.text.components(separatedBy: snippet).count - 1 }
        .reduce(0, +)
      #expect(count == 1, "\(module): \(snippet)")
    }
  }

  @Test func eachEquivalentMutantIsOfALineThatIsThere() throws {
    for mutant in try list("equivalent.json") {
      let (module, words) = (try #require(mutant["module"]), try #require(mutant["breaks"]))
      let file = String(words.prefix { $0 != ":" })
      let line = try #require(
        words.components(separatedBy: "` becomes `").first?.split(
          separator: "`", maxSplits: 1
        ).last)
      #expect(
        try sources(of: module).contains { $0.name == file && $0.text.contains(line) },
        "\(module), \(file): \(line)")
    }
  }

  private func list(_ name: String) throws -> [[String: String]] {
    let bytes = try Data(contentsOf: Self.root.appending(path: "Tests/Mutation/\(name)"))
    let list = try JSONDecoder().decode([[String: String]].self, from: bytes)
    #expect(!list.isEmpty)
    return list
  }

  private func sources(of module: String) throws -> [(name: String, text: String)] {
    let folder = Self.root.appending(path: "Sources/\(module)")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return try paths.filter { $0.hasSuffix(".swift") }.map {
      (
        URL(filePath: $0).lastPathComponent,
        try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
      )
    }
  }
}
