import Diagnostics
import Testing

@Suite struct TextForATerminal {
  static let rows: [(text: String, printed: String)] = [
    ("plain é 日本 🎉: x", "plain é 日本 🎉: x"), ("two\nlines\tand a tab", "two\nlines\tand a tab"),
    ("\u{1B}]0;x\u{7}a", "\\u001B]0;x\\u0007a"), ("a\r\nb", "a\\u000D\nb"),
    ("\u{9B}2J", "\\u009B2J"), ("a\u{202E}b\u{2066}c\u{200F}", "a\\u202Eb\\u2066c\\u200F"),
    ("a\n::stop-commands::z\n", "a\n\\::stop-commands::z\n"),
    ("  ::error::x", "  \\::error::x"), ("a ::error::x", "a ::error::x"),
    ("x ##[set-env]y ##vso[task]z", "x ##\\[set-env]y ##vso\\[task]z"),
  ]

  @Test(arguments: rows)
  func holdsNoCommands(_ row: (text: String, printed: String)) {
    #expect(row.text.printable == row.printed)
  }

  @Test func isOneLineWhereOneIsMeant() {
    #expect("a\n::error::b".printableLine == "a\\n\\::error::b")
  }
}
