/// What people may write into a field that means something elsewhere: in HTML, XML, JSON, Mustache,
/// Markdown, Unicode.
public enum HostileTexts {
  public static let all = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onload='x", "a & b &lt;",
    "two\nlines", "\u{202E}right to left\u{2066}", "{{ site.title }}", "{{#page}}", "]]>",
    "--><!--",
    "nothing\u{0}behind", "\u{1}\u{B}\u{1F}", "\u{FFFE}\u{FFFF}", "</title></script></style>",
    "`${x}`\\", "\u{2028}lines\u{2029}", "](x) [y](javascript:alert(1))", "*a* _b_ `c` <d>",
    "e\u{301}\u{1F600}",
  ]

  /// As YAML and JSON write a string.
  public static func quoted(_ text: String) -> String {
    "\""
      + text.unicodeScalars.map { scalar in
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\u{0}"..<" ", "\u{2028}", "\u{2029}", "\u{FFFE}", "\u{FFFF}":
          "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count)
            + String(scalar.value, radix: 16)
        default: String(scalar)
        }
      }.joined() + "\""
  }

  /// As a page shows it: HTML has no NUL.
  public static func shown(_ text: String) -> String {
    text.replacing("\u{0}", with: "\u{FFFD}")
  }
}
