extension BlockTransforms {
  /// Makes the list of headings of a paragraph that is `[TOC]` or `[[_TOC_]]`.
  mutating func makeContents(of paragraph: Node.Index) {
    // Of the parser itself: each paragraph is looked at, and each look through `tree` takes memory.
    guard parser.tree[paragraph].kind == .paragraph,
      let text = parser.tree[paragraph].firstChild, parser.tree[text].next == nil,
      parser.tree[text].kind == .text, (5...9).contains(parser.tree[text].text.count)
    else { return }
    let bytes = tree.text(of: text)
    guard bytes.first == UInt8(ascii: "["), !tree.isEscaped(bytes.startIndex),
      ["[toc]", "[[toc]]", "[[_toc_]]"].contains(bytes.map(\.lowercased).string)
    else { return }
    tree.detach(text)
    tree[paragraph].kind = .contents
  }
}
