import CCmark
import Foundation
import Markdown
import Testing

/// What the parser's own renderer makes of a text.
func reference(_ text: [UInt8]) -> String {
  text.withUnsafeBytes { bytes in
    let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
    guard let html = cmark_markdown_to_html(start, bytes.count, CMARK_OPT_UNSAFE) else { return "" }
    defer { free(html) }
    return String(cString: html)
  }
}

@Suite struct CommonMarkDialect {
  private static let words = [
    "a", "b ", " ", "  ", "    ", "\n", "\n", "\n\n", "*", "**", "_", "`", "``", "[", "]", "(", ")",
    "<", ">", "!", "![", "](", "u", "\"", "'", "\\", "&amp;", "&", "#", "# ", "- ", "+ ", "1. ",
    "2) ", "> ", "```", "~~~", "---", "===", "<b>", "</b>", "<!--", "-->", "<div>", "</div>",
    "[a]: /u \"t\"\n", "[a]", "é", "\t", "* ", "http://x.y", "<http://a>", "\r\n", "<script>", "<?",
    "?>", "&#65;", "0.", "\u{A0}",
  ]

  @Test(arguments: 1...20)
  func isWhatTheParserItselfWrites(seed: UInt64) {
    var random = Random(seed: seed)
    for _ in 0..<200 {
      let text = (0..<random.below(40)).map { _ in Self.words[random.below(Self.words.count)] }
        .joined()
      #expect(html(text, .commonmark) == reference(Array(text.utf8)), "\(text.debugDescription)")
    }
  }
}

/// Repeatable numbers: the same seed gives the same page on every machine.
struct Random {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(max(1, bound)))
  }
}
