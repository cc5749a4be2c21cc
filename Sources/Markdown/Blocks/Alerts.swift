extension BlockTransforms {
  /// Makes an admonition of a quote that begins with `[!NOTE]`, with a line of its own as GitHub has it or
  /// with `+`, `-` and a title behind it as in Obsidian.
  mutating func makeAlert(of quote: Node.Index) {
    guard let paragraph = tree[quote].firstChild, tree[paragraph].kind == .paragraph,
      let text = tree[paragraph].firstChild, tree[text].kind == .text,
      !tree.isEscaped(Int(tree[text].text.start)), let mark = AlertMark(tree.text(of: text))
    else { return }
    var title = Node(.title, line: tree[quote].line, column: tree[quote].column)
    title.endLine = title.line
    let holder = tree.add(title)
    tree[text].text.start += Int32(clamping: mark.length)
    tree[text].column += Int32(clamping: mark.length)
    if tree[text].text.isEmpty { tree.detach(text) }
    moveLine(of: paragraph, to: holder)
    if tree[paragraph].firstChild == nil { tree.detach(paragraph) }
    tree.prepend(holder, to: quote)
    tree[quote].kind = .admonition
    tree[quote].container = tree.containers.count
    tree.containers.append(Container(form: .alert(isOpen: mark.isOpen), classes: mark.classes))
    completeTitle(of: quote)
  }

  /// Moves the first line of a paragraph, without its end.
  private mutating func moveLine(of paragraph: Node.Index, to holder: Node.Index) {
    while let child = tree[paragraph].firstChild {
      tree.detach(child)
      if tree[child].kind.isLineBreak { return }
      tree.append(child, to: holder)
    }
  }
}

/// `[!note]-`, with which the text of a quote begins.
private struct AlertMark {
  let type: String
  /// The type, and the one that it looks like where the theme has none for it.
  var classes: [String] {
    switch type {
    case "check", "done": [type, "success"]
    case "fail", "missing": [type, "failure"]
    default: [type]
    }
  }
  /// Whether it is open, where it folds.
  let isOpen: Bool?
  /// In bytes, with the blanks behind it.
  let length: Int

  private static let types: Set<String> = [
    "note", "tip", "important", "warning", "caution", "abstract", "summary", "tldr", "info", "todo",
    "hint", "success", "check", "done", "question", "help", "faq", "attention", "failure", "fail",
    "missing", "danger", "error", "bug", "example", "quote", "cite",
  ]

  init?(_ text: ArraySlice<UInt8>) {
    var scanner = Scanner(text)
    guard scanner.skip("[!") else { return nil }
    let name = scanner.take(while: \.isLetter)
    guard (1..<16).contains(name.count), scanner.skip("]") else { return nil }
    type = name.map(\.lowercased).string
    guard Self.types.contains(type) else { return nil }
    let isOpen = scanner.skip("+")
    self.isOpen = isOpen ? true : scanner.skip("-") ? false : nil
    guard scanner.skipBlanks() > 0 || scanner.isAtEnd else { return nil }
    length = scanner.position - text.startIndex
  }
}

extension BlockTransforms {
  /// Gives an admonition without a title the name of its type, and drops an empty one: `""`.
  mutating func completeTitle(of node: Node.Index) {
    guard let container = parser.tree.container(of: node),
      let title = parser.tree[node].firstChild, parser.tree[title].kind == .title,
      parser.tree[title].firstChild == nil
    else { return }
    if let written = container.title, written.isEmpty, case .admonition = container.form {
      return tree.detach(title)
    }
    var text = Node(.text, line: tree[title].line, column: tree[title].column)
    text.text = tree.keep(container.defaultTitle(parser.options.wording).utf8)
    tree.append(tree.add(text), to: title)
  }
}

extension Container {
  /// The type's name, its first letter large.
  fileprivate func defaultTitle(_ wording: Wording) -> String {
    let type = classes.first ?? "note"
    return wording.title(of: type) ?? type.prefix(1).uppercased() + type.dropFirst()
  }
}
