import Diagnostics
import Testing

@Suite struct TextForATerminal {
  static let rows: [(text: String, printed: String)] = [
    ("plain é 日本 🎉: x", "plain é 日本 🎉: x"), ("two\nlines\tand a tab", "two\nlines\tand a tab"),
    ("\u{1B}]0;x\u{7}a", "\\u001B]0;x\\u0007a"), ("a\r\nb", "a\\u000D\nb"),
    ("\u{9B}2J", "\\u009B2J"), ("a\u{202E}b\u{2066}c\u{200F}", "a\\u202Eb\\u2066c\\u200F"),
    ("a\u{2028}b\u{2029}c\u{85}d", "a\\u2028b\\u2029c\\u0085d"),
    ("a\u{AD}b", "a\\u00ADb"),
    ("a\u{200B}b\u{200C}c\u{200D}d\u{FEFF}", "a\\u200Bb\\u200Cc\\u200Dd\\uFEFF"),
    ("a\u{2060}b\u{2063}c\u{206F}", "a\\u2060b\\u2063c\\u206F"),
    ("a\u{E0041}\u{E007F}b", "a\\uDB40\\uDC41\\uDB40\\uDC7Fb"), ("\u{E0100}", "\\uDB40\\uDD00"),
    ("\u{34F}\u{61C}\u{115F}\u{17B4}\u{180E}", "\\u034F\\u061C\\u115F\\u17B4\\u180E"),
    ("\u{3164}\u{FE00}\u{FFA0}\u{FFF9}", "\\u3164\\uFE00\\uFFA0\\uFFF9"),
    ("\u{1BCA0}\u{1D173}", "\\uD82F\\uDCA0\\uD834\\uDD73"),
    ("\u{FFFE}\u{10FFFF}", "\\uFFFE\\uDBFF\\uDFFF"),
    ("❤️ Ω≈ ａ Ḁ ƒ ̈ กำ ع ש", "❤️ Ω≈ ａ Ḁ ƒ ̈ กำ ع ש"),
    ("a\n::stop-commands::z\n", "a\n\\::stop-commands::z\n"),
    ("  ::error::x", "  \\::error::x"), ("a ::error::x", "a ::error::x"),
    ("x ##[set-env]y ##vso[task]z", "x ##\\[set-env]y ##vso\\[task]z"),
  ]

  @Test(arguments: rows)
  func holdsNoCommands(_ row: (text: String, printed: String)) {
    #expect(row.text.printable == row.printed)
  }

  /// JSON that was printed says what it said, and shows what it holds.
  @Test(arguments: [
    ("[\"a\u{202E}b\u{E0041}\",\n1]", "[\"a\\u202Eb\\uDB40\\uDC41\",\n1]"),
    ("[\"##[x]\"]", "[\"##\\u005Bx]\"]"), ("[[\"##vso[\"]]", "[[\"##vso\\u005B\"]]"),
    ("{\"::a\": \"é日\"}", "{\"::a\": \"é日\"}"),
  ])
  func staysJSON(_ text: String, _ printed: String) { #expect(text.printableJSON == printed) }

  @Test(arguments: [("\u{202E}", "U+202E"), ("\u{7}", "U+0007"), ("\u{E0041}", "U+E0041")])
  func isNamedByItsCodePoint(_ scalar: Unicode.Scalar, _ name: String) {
    #expect(scalar.codePoint == name)
  }

  @Test func isOneLineWhereOneIsMeant() {
    #expect("a\n::error::b".printableLine == "a\\n\\::error::b")
  }
}
