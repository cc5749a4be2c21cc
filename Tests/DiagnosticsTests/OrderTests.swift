import Diagnostics
import Testing

private typealias Place = Diagnostics.SourceLocation

@Suite struct DiagnosticOrder {
  private func at(_ file: String, _ line: Int, _ column: Int = 1) -> Place {
    Place(file: file, line: line, column: column)
  }

  @Test func byFileLineAndColumnThenMessageWithoutAPlaceFirst() {
    let sorted: [Diagnostic] = [
      .error("x", "a without a place"), .warning("x", "b without a place"),
      .error("x", "z", at: at("a.md", 2, 9)), .error("x", "y", at: at("a.md", 10)),
      .error("x", "a", at: at("b.md", 1, 2)), .warning("x", "b", at: at("b.md", 1, 2)),
      .error("x", "a", at: at("b.md", 1, 10)),
    ]
    #expect(sorted.reversed().inOrder == sorted)
    #expect(([Diagnostic](sorted.reversed()) + sorted).inOrder == sorted)  // each once
  }

  @Test func onlyEqualOnesCountAsOne() {
    let one = Diagnostic.error("x", "m", at: at("a.md", 1))
    let hinted = Diagnostic.error("x", "m", at: at("a.md", 1), hint: "h")
    #expect([one, hinted, one].inOrder.count == 2)
  }

  @Test func errorsAreTold() {
    #expect(![Diagnostic.warning("x", "m")].hasErrors)
    #expect([Diagnostic.warning("x", "m"), .error("x", "m")].hasErrors)
    #expect(![Diagnostic]().hasErrors)
  }

  @Test func aLineForEditors() {
    #expect(
      Diagnostic.error("broken-link", "no such page", at: at("a.md", 3, 7), hint: "b").description
        == "a.md:3:7: error: no such page [broken-link]\n  hint: b")
    #expect(Diagnostic.warning("x", "m").description == "warning: m [x]")
  }

  @Test func placesCompare() {
    #expect(at("a", 2) < at("b", 1) && at("a", 1, 9) < at("a", 2, 1) && at("a", 1) < at("a", 1, 2))
    #expect(!(at("a", 1) < at("a", 1)))
    #expect(Place(file: "a").description == "a:1:1")
  }
}

/// The line of a place, cut where it is long.
@Suite struct FrameLines {
  private func frame(_ text: String, _ line: Int, _ column: Int) -> [String]? {
    let place = Place(file: "x", line: line, column: column)
    return SourceExcerpt.lines(for: place, in: Array(text.utf8))?.split(separator: "\n").map(
      String.init)
  }

  @Test func theColumnAfterTheLastIsTheEndOfTheLine() {
    #expect(frame("abc", 1, 4) == [" 1 | abc", "   |    ^"])
    #expect(frame("abc", 1, 5) == nil)
    #expect(frame("abc", 1, 0) == nil)
  }

  @Test func linesEndWithEitherConvention() {
    #expect(frame("a\r\nbc\r\n", 2, 2) == [" 2 | bc", "   |  ^"])
    #expect(frame("a\nb", 2, 1) == [" 2 | b", "   | ^"])
    #expect(frame("a\n", 2, 1) == [" 2 | ", "   | ^"])
    #expect(frame("a\n", 3, 1) == nil)
    #expect(frame("a\nb\nc", 1, 1) == [" 1 | a", "   | ^"])
  }

  @Test func theGutterHasTheWidthOfTheNumber() {
    let text = String(repeating: "\n", count: 99) + "x"
    #expect(frame(text, 100, 1) == [" 100 | x", "     | ^"])
  }

  @Test func aTabIsShownAsOneSpace() {
    #expect(frame("\ta: 1", 1, 2) == [" 1 |  a: 1", "   |  ^"])
  }

  @Test func aLongLineIsCutAroundTheColumn() {
    let text = String((0..<300).map { Character(String($0 % 10)) })
    // Up to column 61 the line begins at its beginning; then 60 characters before the column stay.
    #expect(
      frame(text, 1, 61) == [
        " 1 | " + text.prefix(100), "   | " + String(repeating: " ", count: 60) + "^",
      ])
    #expect(
      frame(text, 1, 62) == [
        " 1 | " + text.dropFirst().prefix(100), "   | " + String(repeating: " ", count: 60) + "^",
      ])
    #expect(
      frame(text, 1, 301) == [
        " 1 | " + text.dropFirst(240), "   | " + String(repeating: " ", count: 60) + "^",
      ])
  }

  @Test(arguments: [
    ("\u{0}", "\\u0000"), ("\u{1F}", "\\u001F"), ("\u{7F}", "\\u007F"), ("\u{9F}", "\\u009F"),
    ("\u{202A}", "\\u202A"), ("\u{202E}", "\\u202E"), ("\u{2066}", "\\u2066"),
    ("\u{2069}", "\\u2069"), ("\u{2029}", "\\u2029"), ("\u{2065}", "\\u2065"),
    ("\u{206A}", "\\u206A"),
  ])
  func whatSteersATerminalOrIsNotSeenIsEscaped(_ character: String, _ shown: String) {
    #expect(frame("a\(character)b", 1, 3) == [" 1 | a\(shown)b", "   |        ^"])
  }

  @Test(arguments: [" ", "~", "\u{A0}", "\u{2027}", "\u{202F}", "\u{2070}", "界", "é"])
  func othersStay(_ character: String) {
    #expect(frame("a\(character)b", 1, 3) == [" 1 | a\(character)b", "   |   ^"])
  }

  @Test func bytesThatAreNoTextAreReplaced() {
    let place = Place(file: "x", line: 1, column: 2)
    #expect(SourceExcerpt.lines(for: place, in: [0xFF, 0x62]) == " 1 | \u{FFFD}b\n   |  ^")
  }
}

@Suite struct NearestNameChoices {
  @Test(
    arguments: [
      ("ab", ["ac"], "ac"),  // one of two differs: the least limit is one edit
      ("ab", ["cd"], nil), ("a", ["b"], "b"), ("", ["a"], "a"), ("", ["ab"], nil),
      ("abcdef", ["abcxyf"], "abcxyf"),  // two of six
      ("abcdef", ["abxyzf"], nil),  // three of six
      ("abdc", ["abcd"], "abcd"),  // neighbours swapped count once
      ("abcde", ["xabcde", "abcdex"], "xabcde"),  // the first of equals
      ("abcde", ["abcxe", "abcde"], "abcde"), ("abcde", ["zzzde", "abcxe"], "abcxe"),
      ("NAME", ["name"], "name"),
    ] as [(String, [String], String?)])
  func areTheFewestEditsAway(_ name: String, _ candidates: [String], _ expected: String?) {
    #expect(Nearest.match(for: name, among: candidates) == expected)
  }

  @Test func longNamesAreComparedByTheirBeginnings() {
    let long = String(repeating: "x", count: 80)
    #expect(Nearest.match(for: long + "a", among: [long + "bbbbbbbbb"]) == long + "bbbbbbbbb")
  }
}
