import Settings
import Testing

@testable import Report

@Suite struct YAMLPrinting {
  /// What YAML 1.1 or 1.2 would take for something else stands in quotes, the rest does not.
  @Test(
    arguments: [
      ("30 s", "30 s"), ("16g", "16g"), ("v1_20", "v1_20"), ("s3://bucket/a b", "s3://bucket/a b"),
      ("exactly-once", "exactly-once"), ("/opt/flink", "/opt/flink"),
      ("node-pool:a", "node-pool:a"),
      ("", #""""#), ("true", #""true""#), ("No", #""No""#), ("y", #""y""#), ("NULL", #""NULL""#),
      ("~", #""~""#), ("88", #""88""#), ("0.15", #""0.15""#), ("1_000", #""1_000""#),
      ("1:20", #""1:20""#), ("0x1F", #""0x1F""#), ("1e3", #""1e3""#), (".inf", #"".inf""#),
      ("-1", #""-1""#), ("2001-12-14", #""2001-12-14""#), ("=", #""=""#), ("<<", #""<<""#),
      ("a: b", #""a: b""#), ("a:", #""a:""#), ("a #b", #""a #b""#), (" a", #"" a""#),
      ("a ", #""a ""#), ("- a", #""- a""#), ("---", #""---""#), ("{a}", #""{a}""#), ("[", #""[""#),
      ("*a", #""*a""#), ("&a", #""&a""#), ("!a", #""!a""#), ("%a", #""%a""#), ("@a", #""@a""#),
      ("`a", #""`a""#), ("|", #""|""#), (">", #"">""#), ("? a", #""? a""#), ("a, b", #""a, b""#),
      ("say \"hi\"", #""say \"hi\"""#), ("a\\b", #""a\\b""#), ("a\nb", #""a\nb""#),
      ("a\r\nb", #""a\r\nb""#), ("\ta", #""\ta""#), ("\u{1}", #""\x01""#), ("\u{7F}", #""\x7F""#),
      ("\u{85}", #""\x85""#), ("\u{2028}", #""\u2028""#), ("Größe", #""Größe""#),
      ("交易 🚀", #""交易 🚀""#),
    ] as [(String, String)])
  func aScalar(_ text: String, _ printed: String) throws {
    #expect(YAMLScalar.plainOrQuoted(text) == printed)
    for node in [YAMLNode.text(text), .quoted(text)] {
      let document = YAMLDocument(comments: [], root: .keys(.init("key", node), .init(text, node)))
      let problems = Problems()
      let value = YAML.parse(document.text, file: "test.yaml", problems: problems)
      _ = value?.mapping { keys -> Void? in
        #expect(keys.value("key")?.scalar == text)
        #expect(keys.value(text)?.scalar == text)
      }
      #expect(problems.all.isEmpty)
    }
  }

  /// The parser of the test drops it, so only the print is compared.
  @Test func aByteOrderMarkIsEscaped() {
    #expect(YAMLScalar.plainOrQuoted("\u{FEFF}a") == #""\uFEFFa""#)
  }

  @Test func everyShapeOfADocument() {
    let root = YAMLNode.keys(
      .init("empty", .mapping([])), .init("none", .list([])), .init("count", .integer(3)),
      .init("share", .number(0.5), comment: "a half"), .init("flag", .flag(true)),
      .init("list", .list([.text("a"), .list([.integer(1)]), .keys(.init("b", .integer(2)))])),
      .init("lines", .literal("a\n\n  b: {\"c\"}"), comment: "two"),
      .init("outer", .keys(.init("inner", .keys(.init("deep", .text("yes")))))), nil)
    let document = YAMLDocument(comments: ["first", "two\r\nlines"], root: root)
    #expect(
      document.text == """
        # first
        # two
        # lines
        empty: {}
        none: []
        count: 3
        share: 0.5  # a half
        flag: true
        list:
          - a
          - - 1
          - b: 2
        lines: |-  # two
          a

            b: {"c"}
        outer:
          inner:
            deep: "yes"

        """)
    #expect([document, document].text == document.text + "---\n" + document.text)
  }

  /// A title with line breaks must not become keys of its own.
  @Test(arguments: [
    "a\nspec: {}", "a\rspec: {}", "a\u{85}spec: {}", "a\u{2028}spec: {}", "a\u{0}b",
  ])
  func aCommentStaysAComment(_ comment: String) {
    let document = YAMLDocument(
      comments: [comment], root: .keys(.init("a", .integer(1), comment: comment)))
    let lines = document.text.unicodeScalars.split { YAMLScalar.isLineBreak($0) }.map { String($0) }
    #expect(lines.allSatisfy { $0.hasPrefix("#") || $0.hasPrefix("a: 1  # ") })
  }

  @Test(arguments: [
    ("88", YAMLNode.integer(88)), ("true", .flag(true)), ("0.15", .number(0.15)),
    ("30 s", .text("30 s")), ("007", .text("007")), ("1.50", .text("1.50")), ("nan", .text("nan")),
  ])
  func aValueKeepsItsSpelling(_ text: String, _ node: YAMLNode) {
    #expect(YAMLNode(spelled: text) == node)
    #expect(node.scalar == text)
  }
}
