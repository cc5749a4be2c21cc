import Markup

/// The description of a page whose front matter has none: the beginning of its first paragraph.
enum Description {
  /// How many characters a description has at most, its ellipsis left out.
  private static let longest = 160

  /// The first paragraph with text, outside of lists, quotes and admonitions.
  static func find(in page: FinishedPage) -> String? {
    var child = page.tree[page.root].firstChild
    while let node = child {
      if page.tree[node].kind == .paragraph {
        var text: [UInt8] = []
        page.tree.appendPlainText(of: node, to: &text)
        if text.contains(where: { !$0.isSpace }) { return cut(text) }
      }
      child = page.tree[node].next
    }
    return nil
  }

  /// The beginning of a text, its blanks made one, cut at a word.
  private static func cut(_ text: [UInt8]) -> String {
    var words = OutputBuffer(capacity: 700)
    var (count, endOfWord) = (0, 0)
    for byte in text {
      if byte.isSpace {
        if let last = words.last, last != 0x20 {
          endOfWord = words.count
          words.append(0x20)
          count += 1
        }
        continue
      }
      words.append(byte)
      if !byte.isContinuation { count += 1 }
      if count > longest {
        return words.bytes[..<(endOfWord > 0 ? endOfWord : longest - 10)].string + "…"
      }
    }
    return words.bytes.trimmed.string
  }
}
