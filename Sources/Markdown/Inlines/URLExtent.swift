/// How far a bare URL reaches, by the rules of GitHub's Markdown.
enum URLExtent {
  /// Where the host that begins at `start` ends; nil when there is none.
  ///
  /// The last two parts of a host have no underscores.
  static func host(_ text: ArraySlice<UInt8>, from start: Int, needsDot: Bool) -> Int? {
    var end = start
    var (dots, underscores, underscoresBefore) = (0, 0, 0)
    while end < text.endIndex {
      switch text[end] {
      case UInt8(ascii: "_"): underscores += 1
      case UInt8(ascii: "."): (dots, underscoresBefore, underscores) = (dots + 1, underscores, 0)
      case UInt8(ascii: "-"): break
      case let byte where byte.isSpace || byte.isPunctuation || byte < 0x20:
        return check(start, end, dots, underscores + underscoresBefore, needsDot)
      default: break
      }
      end += 1
    }
    return check(start, end, dots, underscores + underscoresBefore, needsDot)
  }

  private static func check(
    _ start: Int, _ end: Int, _ dots: Int, _ underscores: Int, _ needsDot: Bool
  ) -> Int? {
    guard end > start, underscores == 0, dots > 0 || !needsDot else { return nil }
    return end
  }

  /// Where the URL ends: at white space or `<`, without the punctuation that closes a sentence.
  static func end(_ text: ArraySlice<UInt8>, from start: Int, host: Int) -> Int {
    var end = host
    var unclosed = 0
    while end < text.endIndex, !text[end].isSpace, text[end] != UInt8(ascii: "<") { end += 1 }
    for byte in text[start..<end] {
      if byte == UInt8(ascii: "(") { unclosed += 1 }
      if byte == UInt8(ascii: ")") { unclosed -= 1 }
    }
    while end > start {
      switch text[end - 1] {
      case UInt8(ascii: ")"):
        if unclosed >= 0 { return end }
        unclosed += 1
        end -= 1
      case UInt8(ascii: ";"):
        end = entityStart(text[start..<end]) ?? end - 1
      case let byte where "?!.,:*_~'\"".utf8.contains(byte): end -= 1
      default: return end
      }
    }
    return end
  }

  /// Where `&name;` at the end of the text begins.
  private static func entityStart(_ text: ArraySlice<UInt8>) -> Int? {
    let name = text.dropLast().reversed().prefix { $0.isAlphanumeric }.count
    let ampersand = text.endIndex - 2 - name
    guard name > 0, ampersand >= text.startIndex, text[ampersand] == UInt8(ascii: "&") else {
      return nil
    }
    return ampersand
  }
}
