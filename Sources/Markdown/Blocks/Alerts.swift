extension Page {
  /// Makes an admonition of a quote that begins with `[!NOTE]` on a line of its own.
  mutating func shapeAlert(_ quote: Node.Index) {
    let paragraph = tree[quote].firstChild
    guard paragraph != Node.none, tree[paragraph].kind == .paragraph else { return }
    let mark = tree[paragraph].firstChild
    guard mark != Node.none, tree[mark].kind == .text,
      !tree.isEscaped(Int(tree[mark].text.start)),
      let type = Self.alertType(tree.text(of: mark))
    else { return }
    let lineBreak = tree[mark].next
    guard
      lineBreak == Node.none || tree[lineBreak].kind == .softBreak
        || tree[lineBreak].kind == .lineBreak
    else { return }
    tree.detach(mark)
    if lineBreak != Node.none { tree.detach(lineBreak) }
    if tree[paragraph].firstChild == Node.none { tree.detach(paragraph) }
    makeAdmonition(of: quote, type)
  }

  private mutating func makeAdmonition(of quote: Node.Index, _ type: String) {
    var title = Node(.heading, line: tree[quote].line, column: tree[quote].column)
    title.endLine = title.line
    let heading = tree.add(title)
    let first = tree[quote].firstChild
    if first == Node.none {
      tree.append(heading, to: quote)
    } else {
      tree.insert(heading, before: first)
    }
    tree[quote].kind = .admonition
    tree[quote].detail = Int32(clamping: tree.containers.count)
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

extension Page {
  /// Gives an admonition without a title the name of its type, and drops an empty one: `""`.
  mutating func completeTitle(of node: Node.Index) {
    let heading = tree[node].firstChild
    guard let container = container(of: node), heading != Node.none,
      tree[heading].kind == .heading, tree[heading].flags == 0,
      tree[heading].firstChild == Node.none
    else { return }
    if let title = container.title, title.isEmpty, case .admonition = container.form {
      return tree.detach(heading)
    }
    var text = Node(.text, line: tree[heading].line, column: tree[heading].column)
    text.text = tree.keep(container.defaultTitle.utf8)
    tree.append(tree.add(text), to: heading)
  }
}

extension Container {
  /// The type's name, its first letter large.
  fileprivate var defaultTitle: String {
    guard let type = classes.first, let first = type.first else { return "Note" }
    return first.uppercased() + type.dropFirst()
  }
}
