extension BlockTransforms {
  /// Makes an admonition of a quote that begins with `[!NOTE]` on a line of its own.
  mutating func makeAlert(of quote: Node.Index) {
    guard let paragraph = tree[quote].firstChild, tree[paragraph].kind == .paragraph,
      let mark = tree[paragraph].firstChild, tree[mark].kind == .text,
      !tree.isEscaped(Int(tree[mark].text.start)),
      let type = Self.alertType(tree.text(of: mark))
    else { return }
    let lineBreak = tree[mark].next
    if let lineBreak, !tree[lineBreak].kind.isLineBreak { return }
    tree.detach(mark)
    if let lineBreak { tree.detach(lineBreak) }
    if tree[paragraph].firstChild == nil { tree.detach(paragraph) }
    makeAdmonition(of: quote, type)
  }

  private mutating func makeAdmonition(of quote: Node.Index, _ type: String) {
    var title = Node(.title, line: tree[quote].line, column: tree[quote].column)
    title.endLine = title.line
    tree.prepend(tree.add(title), to: quote)
    tree[quote].kind = .admonition
    tree[quote].container = tree.containers.count
    tree.containers.append(Container(form: .alert, classes: [type]))
    completeTitle(of: quote)
  }

  private static func alertType(_ text: ArraySlice<UInt8>) -> String? {
    guard text.starts(with: "[!"), text.last == UInt8(ascii: "]"), text.count < 16 else {
      return nil
    }
    let name = text.dropFirst(2).dropLast().map(\.lowercased).string
    return ["note", "tip", "important", "warning", "caution"].contains(name) ? name : nil
  }
}

extension BlockTransforms {
  /// Gives an admonition without a title the name of its type, and drops an empty one: `""`.
  mutating func completeTitle(of node: Node.Index) {
    guard let container = tree.container(of: node), let title = tree[node].firstChild,
      tree[title].kind == .title, tree[title].firstChild == nil
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
