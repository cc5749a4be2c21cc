import Settings
import Testing

/// What is told of amounts that are written as elsewhere.
@Suite struct HintsOfAmounts {
  private func mistakes(_ yaml: String, _ read: (Value) -> Void) -> [String] {
    let problems = Problems()
    YAML.parse(yaml, file: "a.yaml", problems: problems)?.mapping { keys -> Void? in
      if let value = keys.value("a") { read(value) }
      _ = keys.value("b")
      return nil
    }
    return problems.all.map(\.description)
  }

  private func rate(_ yaml: String) -> [String] { mistakes(yaml) { _ = $0.amount(.rate) } }

  /// YAML takes a number apart at its commas; the hint is about the whole number nevertheless.
  @Test(arguments: [
    "a: 40,000/s", "{ a: 40,000/s }", "{a: 40,000/s, b: 1}", "{ b: 1, a: 40,000/s }",
  ])
  func commasBetweenThousands(_ yaml: String) {
    let found = rate(yaml)
    #expect(found.count == 1)
    #expect(
      found.first?.contains(
        "error: the number in '40,000/s' has ',' between its digits [number-separator]\n"
          + "  hint: write '40000/s', or '40.000/s' if the comma is a decimal point") == true,
      "\(found)")
  }

  @Test func commasBetweenMillions() {
    #expect(
      mistakes("{ a: 1,200,000, b: 1 }") { _ = $0.amount(.count) } == [
        "a.yaml:1:6: error: the number in '1,200,000' has ',' between its digits [number-separator]"
          + "\n  hint: write '1200000'"
      ])
    // Twice the same group is a key twice, which the parser refuses.
    #expect(
      mistakes("{ a: 1,000,000, b: 1 }") { _ = $0.amount(.count) } == [
        "a.yaml:1:8: error: inside braces a comma ends a value, so that '000' is a key "
          + "[number-separator]\n  hint: write numbers without commas between their digits"
      ])
  }

  @Test func commasBeforeAFraction() {
    #expect(
      mistakes("{ a: 1,5 KB, b: 1 }") { _ = $0.amount(.bytes) } == [
        "a.yaml:1:6: error: the number in '1,5 KB' has ',' between its digits [number-separator]"
          + "\n  hint: write '1.5 kB', or '1.5 KiB' if it counts in 1024s"
      ])
  }

  /// YAML ends the value at the comma, whatever stands between the thousands.
  @Test(arguments: ["1.000,5 KB", "1'000,5 KB", "1_000,5 KB", "1 000,5 KB"])
  func fractionsBehindThousands(_ text: String) {
    let found = mistakes("{ a: \(text), b: 1 }") { _ = $0.amount(.bytes) }
    #expect(found.count == 1)
    #expect(
      found.first?.hasSuffix("hint: write '1000.5 kB', or '1000.5 KiB' if it counts in 1024s")
        == true, "\(found)")
  }

  /// What only looks like it is left alone.
  @Test func otherKeysAreNotPartOfANumber() {
    #expect(rate("{ a: 40k/s, 000: }").contains { $0.contains("unknown key '000'") })
    #expect(rate("{ a: 4/s, 000: }").contains { $0.contains("unknown key '000'") })
    #expect(rate("{ a: 40, 000/s }").contains { $0.contains("unknown key '000/s'") })
  }

  @Test func commasInLists() {
    func texts(_ yaml: String) -> [String] {
      var found: [String] = []
      _ = mistakes(yaml) { found = ($0.amounts() ?? []).compactMap(\.scalar) }
      return found
    }
    #expect(texts("a: [1,000/s, 10k/s]") == ["1,000/s", "10k/s"])
    #expect(texts("a: [1,000,000/s]") == ["1,000,000/s"])
    #expect(texts("a: [5k/s, 1,000/s,2,500/s]") == ["5k/s", "1,000/s", "2,500/s"])
    #expect(texts("a: [1,200]") == ["1", "200"])
    #expect(texts("a: [1, 200/s]") == ["1", "200/s"])
    #expect(texts("a: [1,000,2]") == ["1", "000", "2"])
  }

  @Test func pointsBetweenThousands() {
    #expect(
      rate("a: 40.000/s") == [
        "a.yaml:1:4: warning: the point in '40.000/s' is a decimal point [decimal-point]"
          + "\n  hint: write '40000/s' if it separates thousands, otherwise fewer decimals"
      ])
    #expect(rate("a: 40.5/s") == [])
  }

  @Test(arguments: [
    ("2,520", "write '2520'"), ("2_520", "write '2520'"), ("1k", "write '1000'"),
    ("48.0", "write '48'"), ("48 partitions", "write '48'"),
    ("1.000", "write '1000' or '1', whichever is meant"),
  ])
  func wholeNumbers(_ row: (text: String, hint: String)) {
    #expect(
      mistakes("a: \(row.text)") { _ = $0.whole(in: 1...10_000) } == [
        "a.yaml:1:4: error: expected a whole number, found '\(row.text)' [wrong-type]"
          + "\n  hint: \(row.hint)"
      ])
  }

  @Test(arguments: ["4.5", "many", "50%"])
  func whatIsNotWhole(_ text: String) {
    #expect(
      mistakes("a: \(text)") { _ = $0.whole(in: 1...64) }
        == ["a.yaml:1:4: error: expected a whole number, found '\(text)' [wrong-type]"])
  }

  @Test func percentsOfAFraction() {
    #expect(
      mistakes("a: 40") { _ = $0.amount(.fraction) } == [
        "a.yaml:1:4: error: '40' is out of range [out-of-range]"
          + "\n  hint: from 0 to 1; 40 percent is written '40%'"
      ])
  }

  /// A percent sign divides by a hundred: the number without it is another one.
  @Test func percentsOfANumber() {
    #expect(
      mistakes("a: 1.5%") { _ = $0.amount(.number) } == [
        "a.yaml:1:4: error: unknown unit '%' [unknown-unit]"
          + "\n  hint: write '0.015', which is 1.5%"
      ])
  }
}
