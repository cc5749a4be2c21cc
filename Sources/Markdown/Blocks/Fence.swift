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

  private static func language(_ scanner: inout Scanner) -> String {
    scanner.skipSpace()
    if scanner.rest.starts(with: "{") {
      scanner.advance()
      scanner.skipBlanks()
      guard scanner.skip(".") else { return "" }
    }
    // An option needs no language before it: `title="a.ini"`.
    let start = scanner
    let word = scanner.take {
      !$0.isSpace && $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: "=")
    }
    guard scanner.peek == UInt8(ascii: "=") else { return word.string }
    scanner = start
    return ""
  }

  private mutating func readOption(_ scanner: inout Scanner) {
    scanner.skipSpace()
    if scanner.skip("{") {
      mark(scanner.take { $0 != UInt8(ascii: "}") })
      return
    }
    let key = scanner.take(while: \.isWord)
    guard scanner.skip("=") else {
      if key.elementsEqual("linenums".utf8) { firstNumber = 1 }
      return
    }
    let value = Self.value(&scanner)
    switch key.string {
    case "title": title = value.string
    case "linenums": firstNumber = Int(value.string.prefix { $0.isNumber }) ?? 1
    case "hl_lines": mark(value)
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
    return scanner.take { !$0.isSpace && $0 != UInt8(ascii: "}") }
  }

  /// Reads `2 4-6` or `2,4-6`; anything else marks nothing.
  private mutating func mark(_ list: ArraySlice<UInt8>) {
    for part in list.split(whereSeparator: { $0.isSpace || $0 == UInt8(ascii: ",") }) {
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
