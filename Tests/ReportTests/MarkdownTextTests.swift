import Testing

@testable import Report

/// Names come from whoever opens a pull request; the comment is written by the pipeline's account.
@Suite struct TextInComments {
  @Test(arguments: [
    // Nothing is markup.
    ("a|b*c_d`e[f]g\\h", #"a\|b\*c\_d\`e\[f\]g\\h"#), ("<b>&amp;", "&lt;b>&amp;\u{200B}amp;"),
    ("a\nb\r\nc", "a b  c"), ("`\u{301}x|\u{301}", "\\`\u{301}x\\|\u{301}"),
    // Nobody is mentioned, and no address, issue or label links itself.
    ("@octocat a@b.example", "@\u{200B}octocat a@\u{200B}b.example"), ("5 @ 3", "5 @ 3"),
    ("https://evil.example/x", "https:\u{200B}//evil.example/x"),
    ("WWW.evil.example", "WWW\u{200B}.evil.example"), ("ftp://x", "ftp:\u{200B}//x"),
    (
      "org/repo#1 GH-2 !3 $4 %5 ~bug",
      "org/repo\\#\u{200B}1 GH-\u{200B}2 !\u{200B}3 $\u{200B}4 %\u{200B}5 \\~\u{200B}bug"
    ),
    ("+8 %, 10% of a: b. c-d", "+8 %, 10% of a: b. c-d"),
    // Nothing turns the text around it.
    ("a\u{202E}b\u{1B}[2J", "a\\\\u202Eb\\\\u001B\\[2J"),
  ])
  func isTextAndNothingElse(_ row: (text: String, markdown: String)) {
    #expect(MarkdownText.escape(row.text) == row.markdown)
  }

  @Test func isShortened() {
    let long = String(repeating: "e\u{301}", count: 1000)
    #expect(MarkdownText.escape(long) == String(repeating: "e\u{301}", count: 250) + "…")
    #expect(MarkdownText.escape("abc", longest: 3) == "abc")
  }
}
