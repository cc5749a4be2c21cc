import Diagnostics
import Settings
import Testing

@Suite struct Values {
  /// What reading the key `a` of a document gives, and what is wrong with it.
  private func read<Result>(
    _ yaml: String, _ read: (Value) -> Result?
  ) throws -> (result: Result?, mistakes: [String]) {
    let problems = Problems()
    let root = try #require(YAML.parse(yaml, file: "a.yaml", problems: problems))
    let result = root.mapping { keys in keys.value("a").flatMap(read) }
    return (result, problems.all.map { "\($0.location.map { "\($0)" } ?? "") \($0.id)" })
  }

  @Test func anAmountOutOfItsRangeIsRefused() throws {
    #expect(try read("a: 90 s") { $0.amount(.duration, in: 1...90) }.result == 90)
    let (result, mistakes) = try read("a: 91 s") { $0.amount(.duration, in: 1...90) }
    #expect(result == nil)
    #expect(mistakes == ["a.yaml:1:4 out-of-range"])
  }

  @Test(arguments: [
    (#"{"b": [1, -0.5e3, "1", true, null, ""], "c": {"d": []}}"#, nil),
    (
      "{b: 01, c: .inf, d: 0x1F, e: 1., f: yes, g: ~}",
      #"{"b": "01", "c": ".inf", "d": "0x1F", "e": "1.", "f": "yes", "g": "~"}"#
    ),
  ])
  func canBeKeptAsJSON(_ row: (yaml: String, json: String?)) throws {
    #expect(try read("a: " + row.yaml) { $0.json() }.result == row.json ?? row.yaml)
  }

  /// Each of thirty lists holds the one before it twice.
  @Test func areNotKeptWhenTheyAreHuge() throws {
    let lists = (1..<30).map { "l\($0): &l\($0) [*l\($0 - 1), *l\($0 - 1)]\n" }.joined()
    let problems = Problems()
    let root = YAML.parse("l0: &l0 [x]\n" + lists, file: "a.yaml", problems: problems)
    #expect(root != nil)
    #expect(root?.json() == nil)
  }

  @Test func anUnknownKeyIsReportedWhereItStands() throws {
    let (result, mistakes) = try read("a: b\n  \nc: 1") { $0.text() }
    #expect(result == "b")
    #expect(mistakes == ["a.yaml:3:1 unknown-key"])
  }
}
