import Diagnostics

extension InlineTransforms {
  /// Tells of `[text][label]` where nothing defines the label: it stays text.
  mutating func tellOfMissingReferences(in node: Node.Index) {
    var start = Int(tree[node].text.start)
    let end = Int(tree[node].text.end)
    while let bracket = tree.bytes.position(of: UInt8(ascii: "]"), from: start, to: end) {
      start = bracket + 1
      guard start < end, tree.bytes[start] == UInt8(ascii: "["), !tree.isEscaped(bracket),
        !tree.isEscaped(start), let label = label(from: start + 1, to: end),
        opensReference(before: bracket, in: node)
      else { continue }
      let place = place(of: tree.bytes[start..<(label.end + 1)], at: start, in: node)
      log.add(.missingReference(label.text, at: place))
      start = label.end
    }
  }

  private func label(from start: Int, to end: Int) -> (text: String, end: Int)? {
    guard let close = tree.bytes.position(of: UInt8(ascii: "]"), from: start, to: end) else {
      return nil
    }
    let label = tree.bytes[start..<close]
    guard !label.isEmpty, label.count < 200, label.first != UInt8(ascii: "^"),
      label.contains(where: \.isLetter), !label.contains(UInt8(ascii: "["))
    else { return nil }
    return (label.string, close)
  }

  /// Whether the bracket that belongs to a closing one does not stand behind a word, as that of an
  /// element of an array does.
  private func opensReference(before close: Int, in node: Node.Index) -> Bool {
    let first = Int(tree[node].text.start)
    var depth = 0
    var index = close - 1
    while index >= first {
      switch tree.bytes[index] {
      case UInt8(ascii: "]"): depth += 1
      case UInt8(ascii: "["):
        if depth == 0 {
          return !tree.isEscaped(index) && (index == first || !tree.bytes[index - 1].isWord)
        }
        depth -= 1
      default: break
      }
      index -= 1
    }
    // It stands before emphasis or code, as text of a link does.
    return tree[node].previous != nil
  }

  /// `[text] [label]`: to Python-Markdown one link, to CommonMark a text and a link.
  mutating func joinSpacedReference(_ link: Node.Index) {
    guard let text = textBefore(link), let open = openBracket(of: text), isShortcut(link) else {
      return
    }
    let close = closeBracket(of: text)
    for child in tree.children(of: link) { tree.detach(child) }
    var inner = tree[text].detached
    inner.text = ByteRange((open + 1)..<close)
    tree.append(tree.add(inner), to: link)
    while let between = tree[link].previous, between != text { tree.detach(between) }
    tree[text].text.end = Int32(clamping: open)
  }

  private func textBefore(_ link: Node.Index) -> Node.Index? {
    guard var previous = tree[link].previous else { return nil }
    if tree[previous].kind == .softBreak {
      guard let before = tree[previous].previous else { return nil }
      previous = before
      guard tree[previous].kind == .text, tree.text(of: previous).last == UInt8(ascii: "]") else {
        return nil
      }
      return previous
    }
    guard tree[previous].kind == .text, tree.text(of: previous).suffix(2).elementsEqual("] ".utf8)
    else { return nil }
    return previous
  }

  private func closeBracket(of text: Node.Index) -> Int {
    let end = Int(tree[text].text.end)
    return tree.bytes[end - 1] == 0x20 ? end - 2 : end - 1
  }

  private func openBracket(of text: Node.Index) -> Int? {
    let close = closeBracket(of: text)
    let start = Int(tree[text].text.start)
    guard !tree.isEscaped(close), close > start,
      let open = tree.bytes[start..<close].lastIndex(of: UInt8(ascii: "[")), open + 1 < close,
      !tree.isEscaped(open), !tree.bytes[open..<close].contains(UInt8(ascii: "]"))
    else { return nil }
    if open > start, tree.bytes[open - 1].isWord || tree.bytes[open - 1] == UInt8(ascii: "!") {
      return nil
    }
    return open
  }

  /// Whether a link is written as its label alone.
  private mutating func isShortcut(_ link: Node.Index) -> Bool {
    let position = places.position(line: Int(tree[link].line), column: Int(tree[link].column))
    let source = log.source.lines.bytes
    guard position < source.count, source[position] == UInt8(ascii: "[") else { return false }
    var text: [UInt8] = []
    tree.appendPlainText(of: link, to: &text)
    let rest = source[(position + 1)...]
    guard rest.starts(with: text) else { return false }
    let after = rest.dropFirst(text.count)
    guard after.first == UInt8(ascii: "]") else { return false }
    guard let next = after.dropFirst().first else { return true }
    return !"([:".utf8.contains(next)
  }
}
