/// Code in running text with its language before it: `#!sql SELECT 1` or `:::sql SELECT 1`.
private struct InlineCode {
  let language: String
  /// How many bytes stand before the code.
  let length: Int

  init?(_ text: ArraySlice<UInt8>) {
    var scanner = Scanner(text)
    let isCertain = scanner.skip("#!")
    guard isCertain || scanner.skip(":::") else { return nil }
    language = scanner.take { $0.isWord || $0 == UInt8(ascii: "+") }.string
    // Three colons and a word may be the line of a box.
    guard !language.isEmpty, isCertain || Self.isLanguage(language), scanner.skip(" "),
      !scanner.isAtEnd
    else { return nil }
    length = scanner.position - text.startIndex
  }

  private static func isLanguage(_ name: String) -> Bool {
    Highlighter.knows(name)
      || [
        "js", "javascript", "ts", "typescript", "jsx", "tsx", "c", "cpp", "c++", "csharp", "cs",
        "go",
        "rust", "ruby", "rb", "php", "perl", "lua", "r", "swift", "kotlin", "scala", "haskell",
        "html",
        "css", "scss", "toml", "ini", "diff", "text", "make", "powershell", "graphql", "latex",
        "tex",
      ].contains(name)
  }
}

extension InlineTransforms {
  /// Takes the language off the beginning of code, and remembers it as the code's class.
  mutating func readLanguage(of node: Node.Index) {
    let start = Int(tree[node].text.start)
    guard tree[node].text.count > 3,
      tree.bytes[start] == UInt8(ascii: "#") || tree.bytes[start] == UInt8(ascii: ":"),
      let code = InlineCode(tree.text(of: node))
    else { return }
    var list = tree.attributes[node] ?? AttributeList()
    list.classes.insert("language-" + code.language, at: 0)
    tree.attributes[node] = list
    tree[node].text.start += Int32(clamping: code.length)
  }
}
