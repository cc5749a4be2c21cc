/// The options of a code block: language, title, lines to number and to mark.
struct Fence {
  /// What follows the opening fence; empty for indented code.
  var info: ByteRange
  var language = ""
  var title: String?
  /// The number of the first line, when lines are numbered.
  var firstNumber: Int?
  /// Lines to mark, counted from 1.
  var marked: [ClosedRange<Int>] = []

  init(info: ByteRange) { self.info = info }
}

extension Fence {
  /// Reads ```` ```yaml title="a.yaml" hl_lines="2 4-6" linenums="1" ````, the same in braces with
  /// a dot before the language, and `{1,4-6}` for marked lines.
  mutating func read(_ info: ArraySlice<UInt8>) {
    var scanner = Scanner(info)
    language = Self.language(&scanner)
    while !scanner.isAtEnd {
      let start = scanner.position
      readOption(&scanner)
      if scanner.position == start { scanner.advance() }
    }
  }

  /// Whether a byte ends the name of a language.
  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "="), UInt8(ascii: ","),
      UInt8(ascii: ":"):
      true
    default: false
    }
  }

  private static func language(_ scanner: inout Scanner) -> String {
    scanner.skipSpace()
    if scanner.rest.starts(with: "{") {
      scanner.advance()
      scanner.skipBlanks()
      guard scanner.skip(".") else { return "" }
    }
    // An option needs no language before it: `title="a.ini"`.
    let start = scanner
    let word = scanner.take { !$0.isSpace && !isMark($0) }
    // `rust,ignore` of mdBook and `ts:line-numbers` of VitePress.
    if scanner.peek == UInt8(ascii: ",") || scanner.peek == UInt8(ascii: ":") { scanner.advance() }
    if scanner.peek != UInt8(ascii: "=") { return word.string }
    scanner = start
    return ""
  }

  private mutating func readOption(_ scanner: inout Scanner) {
    scanner.skipSpace()
    if scanner.skip("{") {
      // Lines to mark, or options as Hugo has them.
      let inner = scanner.rest.prefix { $0 != UInt8(ascii: "}") }
      if inner.contains(UInt8(ascii: "=")) { return }
      scanner.advance(inner.count)
      return mark(inner)
    }
    if scanner.skip("[") {
      let label = scanner.take { $0 != UInt8(ascii: "]") }
      if title == nil, !label.isEmpty { title = label.string }
      return
    }
    let key = scanner.take(while: \.isWord)
    guard scanner.skip("=") else {
      switch key.string {
      case "linenums", "showLineNumbers", "line-numbers": firstNumber = 1
      default: break
      }
      return
    }
    let value = Self.value(&scanner)
    switch key.string {
    case "title", "filename", "caption": title = value.string
    case "linenos" where value.elementsEqual("false".utf8): break
    case "linenos": firstNumber = firstNumber ?? 1
    case "linenums", "linenostart", "showLineNumbers", "startLineNumber", "line-numbers":
      firstNumber = Int(value.string.prefix { $0.isNumber }) ?? 1
    case "hl_lines", "mark", "ins", "del": mark(value)
    default: break
    }
  }

  private static func value(_ scanner: inout Scanner) -> ArraySlice<UInt8> {
    for quote in [UInt8(ascii: "\""), UInt8(ascii: "'")] where scanner.peek == quote {
      scanner.advance()
      let value = scanner.take { $0 != quote }
      scanner.advance()
      return value
    }
    if scanner.skip("[") { return scanner.take { $0 != UInt8(ascii: "]") } }
    if scanner.skip("{") { return scanner.take { $0 != UInt8(ascii: "}") } }
    return scanner.take { !$0.isSpace && $0 != UInt8(ascii: "}") }
  }

  /// Reads `2 4-6` or `2,4-6`; anything else marks nothing.
  private mutating func mark(_ list: ArraySlice<UInt8>) {
    for part in list.split(whereSeparator: { $0.isSpace || ",\"'".utf8.contains($0) }) {
      let ends = part.split(separator: UInt8(ascii: "-")).map { Int($0.string) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last else {
        continue
      }
      marked.append(first...last)
    }
  }

  /// The marked lines in order, each range once.
  var marksInOrder: [ClosedRange<Int>] {
    marked.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { merged, range in
      guard let last = merged.last, range.lowerBound <= last.upperBound else {
        return merged.append(range)
      }
      merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
    }
  }
}
