internal import Markup

/// A comment in code that says how a line is shown: `// highlight-next-line` of Docusaurus, and
/// `// [!code highlight]` of VitePress behind the line's code.
private enum LineComment {
  case next
  case start
  case end
  /// Where the code before it ends, and how many lines it is about.
  case here(codeEnd: Int, lines: Int)

  init?(_ line: ArraySlice<UInt8>) {
    if let here = Self.here(line) {
      self = here
      return
    }
    switch Self.content(line.trimmed).trimmed.string {
    case "highlight-next-line": self = .next
    case "highlight-start": self = .start
    case "highlight-end": self = .end
    default: return nil
    }
  }

  private static let signs: [(opening: StaticString, closing: StaticString)] = [
    ("//", ""), ("#", ""), ("--", ""), ("%", ""), (";", ""), ("{/*", "*/}"), ("/*", "*/"),
    ("<!--", "-->"),
  ]

  /// What stands between the signs of a comment.
  private static func content(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    for (opening, closing) in signs where text.starts(with: opening) {
      let inner = text.dropFirst(opening.utf8CodeUnitCount)
      let end = closing.utf8CodeUnitCount
      return inner.suffix(end).starts(with: closing) ? inner.dropLast(end) : []
    }
    return []
  }

  private static func here(_ line: ArraySlice<UInt8>) -> LineComment? {
    guard let bracket = line.lastIndex(of: UInt8(ascii: "[")),
      line[bracket...].starts(with: "[!code ")
    else { return nil }
    var scanner = Scanner(line[bracket...].dropFirst(7))
    let word = scanner.take { $0.isLetter || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
    let count = scanner.skip(":") ? Int(scanner.take(while: \.isDigit).string) ?? 1 : 1
    guard !word.isEmpty, scanner.skip("]") else { return nil }
    let before = line[..<bracket].trimmed
    let sign = before.reversed().prefix { !$0.isSpace }.reversed()
    guard signs.contains(where: { Array(sign).elementsEqual(Array("\($0.opening)".utf8)) }) else {
      return nil
    }
    let code = before.dropLast(sign.count)
    let end = code.reversed().drop(while: \.isBlank).count
    return .here(codeEnd: code.startIndex + end, lines: min(count, 1000))
  }
}

extension BlockTransforms {
  /// Takes the comments out of code that say which of its lines to mark.
  mutating func readLineComments(of node: Node.Index, fence: Int) {
    guard holdsLineComment(tree[node].text) else { return }
    let code = Array(tree.text(of: node))
    var shown: [UInt8] = []
    var (number, written, marksLeft, isMarked): (Int, Int, Int, Bool) = (0, 0, 0, false)
    var marked: [ClosedRange<Int>] = []
    let before = tree.fences[fence].marksInOrder
    for line in code.split(separator: 0x0A, omittingEmptySubsequences: false) {
      written += 1
      var text = line
      switch LineComment(line) {
      case .next?:
        marksLeft = max(marksLeft, 1)
        continue
      case .start?:
        isMarked = true
        continue
      case .end?:
        isMarked = false
        continue
      case .here(let end, let lines)?:
        text = line[..<end]
        marksLeft = max(marksLeft, lines)
      case nil: break
      }
      number += 1
      if isMarked || marksLeft > 0 || before.contains(where: { $0.contains(written) }) {
        marked.append(number...number)
      }
      marksLeft = max(0, marksLeft - 1)
      shown += text
      shown.append(0x0A)
    }
    if shown.last == 0x0A { shown.removeLast() }
    tree[node].text = tree.keep(shown)
    tree.fences[fence].marked = marked
  }

  /// Whether the code holds `highlight-` or `[!code`, by a letter that is rare.
  private func holdsLineComment(_ range: ByteRange) -> Bool {
    let (start, end) = (Int(range.start), Int(range.end))
    var from = start
    while let found = tree.bytes.position(of: UInt8(ascii: "g"), from: from, to: end) {
      if found >= start + 2, tree.bytes[(found - 2)..<end].starts(with: "highlight-") {
        return true
      }
      from = found + 1
    }
    from = start
    while let found = tree.bytes.position(of: UInt8(ascii: "["), from: from, to: end) {
      if tree.bytes[found..<end].starts(with: "[!code ") { return true }
      from = found + 1
    }
    return false
  }
}
