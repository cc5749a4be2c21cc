/// A formula in running text: `$a_1$`, `$$a_1$$`, `\(a_1\)` or `\[a_1\]`, on one line.
///
/// All of these signs mean something else more often, money and escaped brackets above all: so what
/// stands between them has to look like a formula.
struct Formula {
  let content: Range<Int>
  let end: Int

  /// In bytes.
  private static let longest = 400

  init?(at start: Int, in bytes: [UInt8], to lineEnd: Int) {
    let before = start > 0 ? bytes[start - 1] : 0x20
    if before == UInt8(ascii: "\\") || before.isWord { return nil }
    let text = bytes[start..<min(lineEnd, start + Self.longest)]
    let found =
      bytes[start] == UInt8(ascii: "$") ? Self.betweenDollars(text) : Self.betweenBrackets(text)
    guard let found, !bytes[found.content].contains(UInt8(ascii: "`")) else { return nil }
    (content, end) = found
  }

  private static func betweenDollars(_ text: ArraySlice<UInt8>) -> (content: Range<Int>, end: Int)?
  {
    let dollar = UInt8(ascii: "$")
    let count = text.prefix { $0 == dollar }.count
    let inner = text.dropFirst(count)
    guard count <= 2, let first = inner.first else { return nil }
    var close = inner.startIndex
    while close < text.endIndex, text[close] != dollar || text[close - 1] == UInt8(ascii: "\\") {
      close += 1
    }
    let end = close + count
    guard end <= text.endIndex, text[close..<end].allSatisfy({ $0 == dollar }) else { return nil }
    let next = end < text.endIndex ? text[end] : 0x20
    let content = inner[..<close].trimmed
    if content.isEmpty || next == dollar { return nil }
    if count == 2 { return (content.startIndex..<content.endIndex, end) }
    guard !first.isSpace, first != UInt8(ascii: "{"), !inner[close - 1].isSpace,
      !next.isAlphanumeric,
      content.count <= 2 && content.allSatisfy(\.isLetter) || content.hasSignsOfFormulas
        || content.contains(UInt8(ascii: "_")) || content.contains(UInt8(ascii: "="))
    else { return nil }
    return (content.startIndex..<content.endIndex, end)
  }

  private static func betweenBrackets(
    _ text: ArraySlice<UInt8>
  ) -> (content: Range<Int>, end: Int)? {
    let isRound = text.dropFirst().first == UInt8(ascii: "(")
    guard isRound || text.dropFirst().first == UInt8(ascii: "[") else { return nil }
    let bracket = isRound ? UInt8(ascii: ")") : UInt8(ascii: "]")
    let inner = text.dropFirst(2)
    var close = inner.startIndex
    while close + 1 < text.endIndex, text[close] != UInt8(ascii: "\\") || text[close + 1] != bracket
    {
      close += 1
    }
    guard close + 1 < text.endIndex else { return nil }
    let content = inner[..<close].trimmed
    guard
      content.hasSignsOfFormulas || isRound && content.count == 1 && content.first?.isLetter == true
    else { return nil }
    return (content.startIndex..<content.endIndex, close + 2)
  }
}

extension ArraySlice<UInt8> {
  /// Whether it holds a command, a power, an index or an equation.
  fileprivate var hasSignsOfFormulas: Bool {
    for index in indices {
      let next = index + 1 < endIndex ? self[index + 1] : 0x20
      let before = index > startIndex ? self[index - 1] : 0x20
      switch self[index] {
      case UInt8(ascii: "\\"): if next.isLetter { return true }
      case UInt8(ascii: "^"): return true
      case UInt8(ascii: "_"): if next.isDigit || next == UInt8(ascii: "{") { return true }
      case UInt8(ascii: "="): if before == 0x20, next == 0x20 { return true }
      default: break
      }
    }
    return false
  }
}
