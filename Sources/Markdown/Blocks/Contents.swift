extension BlockTransforms {
  /// Makes the list of headings of a paragraph that is `[TOC]` or `[[_TOC_]]`.
  mutating func makeContents(of paragraph: Node.Index) {
    guard tree[paragraph].kind == .paragraph, let text = tree[paragraph].firstChild,
      tree[text].next == nil, tree[text].kind == .text, (5...9).contains(tree[text].text.count)
    else { return }
    let bytes = tree.text(of: text)
    guard bytes.first == UInt8(ascii: "["), !tree.isEscaped(bytes.startIndex),
      ["[toc]", "[[toc]]", "[[_toc_]]"].contains(bytes.map(\.lowercased).string)
    else { return }
    tree.detach(text)
    tree[paragraph].kind = .contents
  }
}
