import Diagnostics
import Settings
import Testing

/// What is accepted as YAML and where its mistakes are.
@Suite struct Documents {
  private func parse(_ yaml: String, firstLine: Int = 1) -> (root: Value?, mistakes: [String]) {
    let problems = Problems()
    let root = YAML.parse(yaml, file: "a.yaml", firstLine: firstLine, problems: problems)
    return (root, problems.all.map(\.description))
  }

  /// The texts of the keys of a document's mapping, by key.
  private func texts(_ yaml: String, _ keys: String...) -> [String?] {
    parse(yaml).root?.mapping { mapping in keys.map { mapping.value($0)?.scalar } } ?? []
  }

  @Test(arguments: ["", "\n", "# a comment\n"])
  func anEmptyDocumentHasNoRoot(_ yaml: String) {
    let (root, mistakes) = parse(yaml)
    #expect(root == nil)
    #expect(mistakes.isEmpty)
  }

  @Test func aByteOrderMarkIsNoPartOfTheFirstKey() {
    #expect(texts("\u{FEFF}a: 1\n", "a") == ["1"])
  }

  @Test func lineEndsOfWindowsAreNoPartOfValues() {
    #expect(texts("a: 1\r\nb: 2\r\n", "a", "b") == ["1", "2"])
  }

  @Test func valuesStayTexts() {
    #expect(
      texts(
        "a: yes\nb: 1_000\nc: 2026-11-25\nd: 0x10\ne: 'it''s'\nf: \"a\\tb\"", "a", "b", "c", "d",
        "e", "f")
        == ["yes", "1_000", "2026-11-25", "0x10", "it's", "a\tb"])
  }

  @Test func anchorsAndAliasesAreFollowed() {
    #expect(texts("a: &x 7\nb: *x\n", "a", "b") == ["7", "7"])
  }

  @Test func aMergeKeyIsAKeyLikeAnother() {
    let (root, _) = parse("base: &x { a: 1 }\nb:\n  <<: *x\n")
    let names = root?.mapping { keys in
      _ = keys.value("base")
      return keys.value("b")?.mapping { inner in
        _ = inner.value("<<")
        return inner.names.map(\.scalar)
      }
    }
    #expect(names == ["<<"])
  }

  @Test func aKeyTwiceIsAMistakeWhereItStandsAgain() {
    #expect(
      parse("a: 1\nb: 2\na: 3\n").mistakes == [
        """
        a.yaml:3:1: error: 'a' appears twice in one mapping [duplicate-key]
          hint: keep one of them
        """
      ])
  }

  @Test(arguments: [
    ("x:\n  b: 1\n  a: 1\n  a: 2\n  b: 2\n", ["4:3", "5:3"]),
    ("a: 1\nb: 1\nb: 2\na: 2\n", ["4:1", "3:1"]),
    ("{ a: 1, b: 1, b: 2, a: 2 }\n", ["1:21", "1:15"]),
    ("x:\n  a: 1\n\n  # a: 1\n  b: { a: 1 }\n  c: |\n    a: 1\n  \"a\": 2\n", ["8:3"]),
    ("- a: 1\n  b: 2\n  'a' : 3\n- a: 1\n", ["3:3"]),
    ("x: { a: 1, b: [a, { a: 2 }], \"c,a\": 3, a: 4 }\n", ["1:40"]),
    ("x: {\n  é: 1,\n  b: 'a, é: 1',\n  é: 2 }\n", ["4:3"]),
    ("é: 1\r\né: 2\r\n", ["2:1"]),
  ])
  func keysTwice(_ yaml: String, _ places: [String]) {
    let found = parse(yaml).mistakes.map { $0.prefix { $0 != " " } }
    #expect(found == places.map { "a.yaml:\($0):" })
  }

  @Test func aTabIsNoIndentation() {
    let mistakes = parse("a:\n\tb: 1\n").mistakes
    #expect(mistakes.count == 1)
    #expect(mistakes.first?.hasPrefix("a.yaml:2:") == true)
    #expect(mistakes.first?.contains("[yaml-syntax]") == true)
  }

  @Test func anUnclosedListIsShownWhereItBegan() {
    let mistakes = parse("a: 1\nb: [1, 2\nc: 3\n").mistakes
    #expect(mistakes.first?.hasPrefix("a.yaml:2:4: error: not valid YAML: ") == true)
  }

  @Test func frontMatterCountsFromItsPlaceInTheFile() {
    #expect(parse("a: [", firstLine: 5).mistakes.first?.hasPrefix("a.yaml:6:1:") == true)
    let (root, _) = parse("a: 1", firstLine: 3)
    #expect(root?.location == SourceLocation(file: "a.yaml", line: 3, column: 1))
  }

  @Test func aControlCharacterIsRefused() {
    #expect(parse("a: \u{1}\n").mistakes.first?.contains("[yaml-syntax]") == true)
    #expect(parse("é: 1\nb: é\u{1}\n").mistakes.first?.hasPrefix("a.yaml:2:5:") == true)
  }

  /// As an editor of Windows saves files.
  @Test func aByteOrderMarkIsPassedOver() {
    let problems = Problems()
    let bytes = [0xEF, 0xBB, 0xBF] + Array("a: 1\r\nb:\r\n  c: 2\r\nd: 3 3\r\n".utf8)
    let root = YAML.parse(file: "a.yaml", bytes: bytes, emptiness: "", problems: problems)
    let names = root?.mapping { keys in
      for name in keys.names { _ = keys.value(name.scalar ?? "") }
      return keys.names.map(\.scalar)
    }
    #expect(names == ["a", "b", "d"])
    #expect(problems.all == [])
  }

  @Test func aSecondDocumentIsRefused() {
    #expect(parse("a: 1\n---\nb: 2\n").mistakes.first?.contains("[yaml-syntax]") == true)
  }
}

/// The limits that keep a small file from using much memory or time.
@Suite struct DocumentLimits {
  private func mistakes(_ yaml: String) -> [String] {
    let problems = Problems()
    _ = YAML.parse(yaml, file: "a.yaml", problems: problems)
    return problems.all.map(\.id)
  }

  @Test func areShownWhereTheyArePassed() {
    func place(_ yaml: String) -> String? {
      let problems = Problems()
      _ = YAML.parse(yaml, file: "a.yaml", problems: problems)
      return problems.all.first?.location?.description
    }
    #expect(place("é: 1\na: " + brackets(65)) == "a.yaml:2:68")
    #expect(place("a:\n" + String(repeating: " ", count: 257) + "b: 1\n") == "a.yaml:2:258")
    #expect(
      place("a: &x 1\nb:\n" + String(repeating: "- *x\n", count: 101)) == "a.yaml:103:3")
  }

  private func brackets(_ depth: Int) -> String {
    String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
  }

  @Test func ofNesting() {
    #expect(mistakes("a: " + brackets(64)) == [])
    #expect(mistakes("a: " + brackets(65)) == ["yaml-too-deep"])
    #expect(mistakes("a: " + String(repeating: "{", count: 65)) == ["yaml-too-deep"])
    // Brackets that close again do not add up.
    #expect(mistakes("a: [" + (0..<70).map { _ in "[]" }.joined(separator: ",") + "]") == [])
    #expect(mistakes("a: ']]]'\nb: " + brackets(64)) == [])
  }

  @Test func ofIndentation() {
    #expect(mistakes("a:\n" + String(repeating: " ", count: 256) + "b: 1\n") == [])
    #expect(mistakes("a:\n" + String(repeating: " ", count: 257) + "b: 1\n") == ["yaml-too-deep"])
    #expect(mistakes("a:\n" + String(repeating: "- ", count: 129) + "b\n") == ["yaml-too-deep"])
    #expect(mistakes("a: x" + String(repeating: " ", count: 300) + "y\n") == [])
  }

  @Test func ofAliases() {
    func list(_ count: Int) -> String {
      "a: &x 1\nb: [" + (0..<count).map { _ in "*x" }.joined(separator: ", ") + "]\n"
    }
    #expect(mistakes(list(100)) == [])
    #expect(mistakes(list(101)) == ["yaml-aliases"])
    #expect(
      mistakes("a: &x 1\nb:\n" + String(repeating: "- *x\n", count: 101)) == ["yaml-aliases"])
    #expect(
      mistakes("a: &x 1\nb:\n" + String(repeating: "-   *x\n", count: 101)) == ["yaml-aliases"])
    #expect(mistakes("a: '" + String(repeating: "2*3 ", count: 101) + "'\n") == [])
  }

  @Test func ofSize() {
    let most = 4 << 20
    #expect(mistakes("a: " + String(repeating: "x", count: most - 3)) == [])
    #expect(mistakes("a: " + String(repeating: "x", count: most - 2)) == ["yaml-too-large"])
  }
}
