import Diagnostics
import Testing

@testable import Settings

@Suite struct TOMLFrontMatter {
  private func read(_ text: String) -> (Value?, [Diagnostic]) {
    let problems = Problems()
    return (TOML.parse(text, file: "a.md", firstLine: 2, problems: problems), problems.all)
  }

  @Test func readsKeysListsAndTables() throws {
    let (root, problems) = read(
      """
      # A comment
      title = "A \\"b\\" \\u00e9" # behind
      path = 'C:\\x'
      weight = 10
      date = 2026-01-01T10:00:00Z
      draft = false
      tags = ["a", "b",
        "c"]
      menu.main = { weight = 2, name = "N" }
      long = \"\"\"
      one
      two\"\"\"

      [params]
      x = 1
      [[cascade]]
      y = 2
      """)
    #expect(problems == [])
    let value = try #require(root)
    #expect(value["title"]?.scalar == "A \"b\" é")
    #expect(value["path"]?.scalar == "C:\\x")
    #expect(value["weight"]?.scalar == "10")
    #expect(value["date"]?.scalar == "2026-01-01T10:00:00Z")
    #expect(value["tags"]?.elements?.map(\.scalar) == ["a", "b", "c"])
    #expect(value["menu"]?["main"]?["name"]?.scalar == "N")
    #expect(value["long"]?.scalar == "one\ntwo")
    #expect(value["params"]?["x"]?.scalar == "1")
    #expect(value["title"]?.location == SourceLocation(file: "a.md", line: 3, column: 9))
  }

  @Test(arguments: [("a = ", 2), ("x\n", 2), ("a = 1\nb = \"c\n", 3), ("a = [1\n", 2), ("[a\n", 2)])
  func saysWhereItIsNone(_ text: String, _ line: Int) {
    let (value, problems) = read(text)
    #expect(value == nil)
    #expect(problems.map(\.id) == ["toml-syntax"])
  }
}
