extension BlockTransforms {
  /// Takes `[ ] ` or `[x] ` off the beginning of a list item and notes it.
  mutating func makeTask(of item: Node.Index) {
    guard let paragraph = tree[item].firstChild, tree[paragraph].kind == .paragraph,
      let text = tree[paragraph].firstChild, tree[text].kind == .text,
      tree[text].text.count >= 3, !tree.isEscaped(Int(tree[text].text.start))
    else { return }
    let start = Int(tree[text].text.start)
    let length = min(4, tree[text].text.count)
    guard tree.bytes[start] == UInt8(ascii: "["), tree.bytes[start + 2] == UInt8(ascii: "]"),
      length == 3 || tree.bytes[start + 3].isSpace
    else { return }
    switch tree.bytes[start + 1].lowercased {
    case UInt8(ascii: " "): tree[item].task = .open
    case UInt8(ascii: "x"): tree[item].task = .done
    default: return
    }
    tree[text].text.start += Int32(clamping: length)
    tree[text].column += Int32(clamping: length)
  }
}
