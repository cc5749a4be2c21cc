extension BlockTransforms {
  /// Takes `[ ] ` or `[x] ` off the beginning of a list item and notes it.
  mutating func makeTask(of item: Node.Index) {
    guard let paragraph = tree[item].firstChild, tree[paragraph].kind == .paragraph,
      let text = tree[paragraph].firstChild, tree[text].kind == .text,
      tree[text].text.count >= 3, !tree.isEscaped(Int(tree[text].text.start))
    else { return }
    let literal = Array(tree.text(of: text).prefix(4))
    guard literal[0] == UInt8(ascii: "["), literal[2] == UInt8(ascii: "]"),
      literal.count == 3 || literal[3].isSpace
    else { return }
    switch literal[1].lowercased {
    case UInt8(ascii: " "): tree[item].task = .open
    case UInt8(ascii: "x"): tree[item].task = .done
    default: return
    }
    tree[text].text.start += Int32(clamping: literal.count)
    tree[text].column += Int32(clamping: literal.count)
  }
}
