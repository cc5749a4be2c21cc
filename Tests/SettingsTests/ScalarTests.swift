import Amounts
import Diagnostics
import Settings
import Testing

/// Every way to read a value: what it accepts, and each mistake with its place and hint.
@Suite struct Scalars {
  /// The first mistake of reading the key `a`, or what was read.
  private func read<Result>(_ yaml: String, _ read: (Value) -> Result?) -> String {
    let problems = Problems()
    let root = YAML.parse(yaml, file: "a.yaml", problems: problems)
    let result = root?.mapping { keys in keys.value("a").flatMap(read) }
    if let mistake = problems.all.first { return mistake.description }
    return result.map { "\($0)" } ?? "nil"
  }

  @Test func texts() {
    #expect(read("a: some words") { $0.text() } == "some words")
    for empty in ["''", "\"\"", "'  '", "\"\\t\\n\\u2003\""] {
      #expect(
        read("a: \(empty)") { $0.text() } == """
          a.yaml:1:4: error: this text is empty [empty-text]
            hint: write a text, or remove its key
          """)
    }
    #expect(
      read("a: [1]") { $0.text() }
        == "a.yaml:1:4: error: expected text, found a list [wrong-type]")
    #expect(
      read("a: { b: 1 }") { $0.text() }
        == "a.yaml:1:4: error: expected text, found keys with values [wrong-type]")
  }

  /// Who reads the text sees something else than it says.
  @Test(arguments: [
    ("a\\e[2J", "U+001B"), ("\\u202Ea", "U+202E"), ("a\\x9b", "U+009B"), ("\\u2067a", "U+2067"),
    ("\\u202Aa\\u2069\\u202Db", "U+202D"), ("a\\0", "U+0000"), ("\\x7F", "U+007F"),
  ])
  func charactersThatMislead(_ text: String, _ name: String) {
    #expect(
      read("a: \"\(text)\"") { $0.text() } == """
        a.yaml:1:4: warning: this text contains \(name), which changes how it is displayed \
        [misleading-character]
          hint: remove that character
        """)
  }

  /// Text of both directions needs some marks, and closes them.
  @Test(arguments: ["שלום\u{200E} a", "\u{2067}אב\u{2069} a", "\u{202B}אב\u{202C}", "a\tb", "é“”…"])
  func charactersThatDoNot(_ text: String) {
    #expect(read("a: \"\(text)\"") { $0.text() } == text)
  }

  @Test(arguments: ["", "~", "null"])
  func nothingIsNoValue(_ nothing: String) {
    #expect(read("a: \(nothing)\n") { $0.text() } == "nil")
    if nothing.isEmpty { return }
    #expect(read("a: '\(nothing)'\n") { $0.text() } == nothing)  // quoted it is a text
    #expect(read("a: \"\(nothing)\"\n") { $0.text() } == nothing)
  }

  @Test func anEmptyItemOfAList() {
    let found = read("a:\n  -\n") { value in value.list()?.first?.text() }
    #expect(found == "a.yaml:2:4: error: expected text, found nothing [wrong-type]")
  }

  @Test func flags() {
    #expect(read("a: true") { $0.flag() } == "true")
    #expect(read("a: false") { $0.flag() } == "false")
    for other in ["yes", "True", "1", "on"] {
      #expect(
        read("a: \(other)") { $0.flag() }
          == "a.yaml:1:4: error: expected true or false, found '\(other)' [wrong-type]"
          + (other == "1" ? "" : "\n  hint: write 'true'"))
    }
    #expect(read("a: Off") { $0.flag() }.hasSuffix("hint: write 'false'"))
  }

  private func tier(_ yaml: String) -> String {
    read(yaml) { $0.choice(of: "latency tier", among: ["sub-1s", "relaxed"]) { $0 } }
  }

  @Test func choices() {
    #expect(tier("a: relaxed") == "relaxed")
    #expect(
      tier("a: sub-2s") == "a.yaml:1:4: error: unknown latency tier 'sub-2s' "
        + "[unknown-latency-tier]\n  hint: one of 'sub-1s', 'relaxed'")
    #expect(
      tier("a: sub1s") == "a.yaml:1:4: error: unknown latency tier 'sub1s' "
        + "[unknown-latency-tier]\n  hint: did you mean 'sub-1s'?")
    #expect(
      tier("a: fastest") == "a.yaml:1:4: error: unknown latency tier 'fastest' "
        + "[unknown-latency-tier]\n  hint: one of 'sub-1s', 'relaxed'")
    #expect(
      tier("a: []") == "a.yaml:1:4: error: expected a latency tier, found a list [wrong-type]")
  }

  @Test func wholeNumbers() {
    func whole(_ yaml: String) -> String { read(yaml) { $0.whole(in: 1...64) } }
    #expect(whole("a: 1") == "1")
    #expect(whole("a: 64") == "64")
    for other in ["0", "65", "-1"] {
      #expect(
        whole("a: \(other)")
          == "a.yaml:1:4: error: \(other) is out of range [out-of-range]\n  hint: from 1 to 64")
    }
    for other in ["1.5", "x", "99999999999999999999"] {
      #expect(
        whole("a: \(other)")
          == "a.yaml:1:4: error: expected a whole number, found '\(other)' [wrong-type]")
    }
  }

  @Test func amounts() {
    func rate(_ yaml: String, in range: ClosedRange<Double>? = nil) -> String {
      read(yaml) { $0.amount(.rate, in: range) }
    }
    #expect(rate("a: 40k/s") == "40000.0")
    #expect(rate("a: 2/s", in: 2...3) == "2.0")
    #expect(rate("a: 3/s", in: 2...3) == "3.0")
    #expect(
      rate("a: 4/s", in: 2...3) == "a.yaml:1:4: error: '4/s' is out of range [out-of-range]"
        + "\n  hint: from 2/s to 3/s")
    #expect(
      rate("a: -1/s") == "a.yaml:1:4: error: '-1/s' is out of range [out-of-range]"
        + "\n  hint: from 0/s to 1000G/s")
    #expect(
      rate("a: 40000") == "a.yaml:1:4: error: '40000' has no unit [missing-unit]"
        + "\n  hint: write '40000/s'")
    #expect(
      rate("a: 4 x") == "a.yaml:1:4: error: unknown unit 'x' [unknown-unit]"
        + "\n  hint: a rate is written '500/s', '40k/s' or '1.5M/s'")
    #expect(
      rate("a: fast") == "a.yaml:1:4: error: expected a rate such as '40k/s', found 'fast' "
        + "[wrong-type]")
    #expect(
      rate("a: [4/s]") == "a.yaml:1:4: error: expected a rate, found a list [wrong-type]")
  }

  @Test func aLongValueIsShownShort() {
    let (most, more) = (String(repeating: "x", count: 40), String(repeating: "x", count: 41))
    #expect(read("a: \(most)") { $0.flag() }.contains("found '\(most)'"))
    #expect(read("a: \(more)") { $0.flag() }.contains("found '\(most.dropLast())…'"))
  }

  @Test func lists() {
    #expect(read("a: [1, 2]") { $0.list()?.compactMap(\.scalar) } == #"["1", "2"]"#)
    #expect(
      read("a: 1") { $0.list()?.count }
        == "a.yaml:1:4: error: expected a list, found '1' [wrong-type]")
  }
}

@Suite struct MappingKeys {
  private func read(_ yaml: String, _ body: (Keys) -> Void) -> [String] {
    let problems = Problems()
    let root = YAML.parse(yaml, file: "a.yaml", problems: problems)
    root?.mapping { keys in body(keys) }
    return problems.all.map(\.description)
  }

  @Test func aMappingIsExpected() {
    #expect(
      read("[1]") { _ in } == [
        "a.yaml:1:1: error: expected keys with values, found a list [wrong-type]"
      ])
  }

  @Test func aRequiredKeyThatIsMissing() {
    let expected = [
      "a.yaml:2:3: error: 'rate' is missing [missing-key]\n  hint: add 'rate:' here"
    ]
    for yaml in ["a:\n  b: 1\n", "a:\n  rate:\n  b: 1\n"] {
      let problems = Problems()
      YAML.parse(yaml, file: "a.yaml", problems: problems)?.mapping { keys in
        keys.value("a")?.mapping { inner in
          _ = inner.value("b")
          _ = inner.required("rate")
        }
      }
      #expect(problems.all.map(\.description) == expected)
    }
    let mistakes = read("rate: 1") { keys in
      #expect(keys.required("rate")?.scalar == "1")
    }
    #expect(mistakes == [])
  }

  @Test func anUnknownKey() {
    #expect(
      read("a: 1\nlatencey: 2\n") { keys in
        _ = keys.value("a")
        _ = keys.value("latency")
      } == [
        "a.yaml:2:1: error: unknown key 'latencey' [unknown-key]\n  hint: did you mean 'latency'?"
      ])
    #expect(
      read("x: 1\n") { keys in
        _ = keys.value("alpha")
        _ = keys.value("beta")
      } == [
        "a.yaml:1:1: error: unknown key 'x' [unknown-key]\n  hint: known keys are 'alpha', 'beta'"
      ])
  }

  @Test func moreThanTwelveKnownKeysAreNotListed() {
    func hint(_ count: Int) -> String? {
      read("x: 1\n") { keys in (0..<count).forEach { _ = keys.value("key-\($0)") } }.first
    }
    #expect(hint(12)?.contains("'key-11'") == true)
    #expect(hint(13) == "a.yaml:1:1: error: unknown key 'x' [unknown-key]")
  }

  @Test func aKeyThatIsNoText() {
    #expect(
      read("? [1, 2]\n: 3\n") { _ in } == [
        "a.yaml:1:3: error: expected a key, found a list [wrong-type]"
      ])
  }

  @Test func placesOfKeys() {
    let mistakes = read("a: 1\nb:   2\n") { keys in
      #expect(keys.location(of: "b").description == "a.yaml:2:6")
      #expect(keys.location(of: "c").description == "a.yaml:1:1")
      #expect(keys.names.map(\.scalar) == ["a", "b"])
      #expect(keys.value("a")?.location.description == "a.yaml:1:4")
      _ = keys.value("b")
    }
    #expect(mistakes == [])
  }
}
