import Diagnostics

extension InlineTransforms {
  /// Takes an attribute list off the beginning of a text that follows a link, an image, code or
  /// emphasis without a space.
  mutating func readAttributes(before text: Node.Index) {
    let start = Int(tree[text].text.start)
    guard tree[text].text.count > 2, tree.bytes[start] == UInt8(ascii: "{"),
      let target = tree[text].previous
    else { return }
    switch tree[target].kind {
    case .link, .image, .code, .emphasis, .strong: break
    default: return
    }
    guard let list = attributeList(at: start, of: text) else { return }
    set(list, of: target, from: text)
    tree[text].text.start += Int32(clamping: list.length)
    tree[text].column += Int32(clamping: list.length)
  }

  /// Takes an attribute list off the end of a heading: `## Sizing { #size }`.
  mutating func readAttributes(ofHeading heading: Node.Index) {
    guard let last = tree[heading].lastChild, tree[last].kind == .text,
      tree.text(of: last).last == UInt8(ascii: "}"),
      let brace = tree.text(of: last).lastIndex(of: UInt8(ascii: "{")),
      let list = attributeList(at: brace, of: last), list.length == Int(tree[last].text.end) - brace
    else { return }
    set(list, of: heading, from: last, offset: brace - Int(tree[last].text.start))
    var end = brace
    while end > Int(tree[last].text.start), tree.bytes[end - 1].isSpace { end -= 1 }
    tree[last].text.end = Int32(clamping: end)
  }

  /// Takes an attribute list off the end of a cell or a term, behind a blank: `text {: #id }`. Without
  /// a colon only one that has an id or a class; cells show labels such as `up {job="a"}`.
  mutating func readAttributes(ofCell cell: Node.Index) {
    guard let last = tree[cell].lastChild, tree[last].kind == .text,
      tree.text(of: last).last == UInt8(ascii: "}"),
      let brace = tree.text(of: last).lastIndex(of: UInt8(ascii: "{")),
      brace > Int(tree[last].text.start), tree.bytes[brace - 1] == 0x20,
      let list = attributeList(at: brace, of: last),
      tree.bytes[brace + 1] == UInt8(ascii: ":") || list.id != nil || !list.classes.isEmpty
    else { return }
    readAttributes(ofHeading: cell)
  }

  /// Takes an attribute list off a paragraph whose last line is nothing else: `{: .lead }`.
  mutating func readAttributes(ofParagraph paragraph: Node.Index) {
    guard let last = tree[paragraph].lastChild, tree[last].kind == .text,
      tree.text(of: last).first == UInt8(ascii: "{"),
      let lineBreak = tree[last].previous, tree[lineBreak].kind == .softBreak,
      let list = attributeList(at: Int(tree[last].text.start), of: last),
      list.length == tree[last].text.count
    else { return }
    set(list, of: paragraph, from: last)
    tree.detach(last)
    tree.detach(lineBreak)
  }

  private func attributeList(at start: Int, of text: Node.Index) -> AttributeList? {
    guard tree.bytes[start] == UInt8(ascii: "{"), !tree.isEscaped(start) else { return nil }
    return AttributeList(tree.bytes[start..<Int(tree[text].text.end)])
  }

  private mutating func set(
    _ list: AttributeList, of node: Node.Index, from text: Node.Index, offset: Int = 0
  ) {
    let column = Int(tree[text].column) + offset
    let place = log.location(line: Int(tree[text].line), byteColumn: column)
    var list = list
    var kept: [(name: String, value: String)] = []
    for (name, value) in list.values {
      switch AttributePolicy.verdict(name, on: "") {
      case .allowed: if AttributePolicy.isForLists(name) { kept.append((name, value)) }
      case .harmless: break
      case .style: log.add(.inlineStyle(at: place))
      case .unsafe: log.add(.unsafeHTML("the attribute '\(name)'", at: place))
      }
    }
    list.values = kept
    if let id = list.id, !ids.claim(id) { log.add(.duplicateID(id, at: place)) }
    // Code may have its language already.
    list.classes.insert(contentsOf: tree.attributes[node]?.classes ?? [], at: 0)
    tree.attributes[node] = list
  }
}
