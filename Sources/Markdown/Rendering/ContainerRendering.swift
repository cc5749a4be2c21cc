extension Renderer {
  mutating func enter(container index: Node.Index, _ node: Node) {
    switch node.kind {
    case .admonition: enter(admonition: index)
    case .tabSet:
      freshLine()
      write("<div class=\"tabs\" data-tabs=\"")
      write(number: tree.children(of: index).count)
      write("\">\n")
    case .tab: write("<div class=\"tab\">\n")
    case .definitionList: open("<dl", index)
    case .definitionTerm: open("<dt", index)
    case .definitionDescription: open("<dd", index)
    case .figure: open("<figure", index)
    default: break
    }
  }

  mutating func leave(container index: Node.Index, _ node: Node) {
    switch node.kind {
    case .admonition:
      freshLine()
      write(isDetails(index) ? "</details>\n" : "</div>\n")
    case .tabSet: write("</div>\n")
    case .tab:
      freshLine()
      write("</div>\n</div>\n")
    case .definitionList:
      freshLine()
      write("</dl>\n")
    case .definitionTerm: write("</dt>\n")
    case .definitionDescription: write("</dd>\n")
    case .figure:
      write(captionOf: index)
      write("</figure>\n")
    default: break
    }
  }

  private mutating func write(captionOf figure: Node.Index) {
    for child in tree.children(of: figure) where tree[child].kind == .image {
      freshLine()
      write("<figcaption>")
      write(tree.link(of: child)?.title ?? ByteRange())
      write("</figcaption>\n")
    }
  }

  private func isDetails(_ index: Node.Index) -> Bool {
    if case .details = tree.container(of: index)?.form { return true }
    return false
  }

  private mutating func enter(admonition index: Node.Index) {
    let container = tree.container(of: index)
    let classes = (["admonition"] + (container?.classes ?? [])).joined(separator: " ")
    freshLine()
    if case .details(let isOpen) = container?.form {
      write("<details")
      write(attributesOf: index, classes: classes)
      write(isOpen ? " open>\n" : ">\n")
    } else {
      write("<div")
      write(attributesOf: index, classes: classes)
      write(">\n")
    }
  }
}

extension Renderer {
  mutating func enter(title index: Node.Index) {
    guard let parent = tree[index].parent, tree[parent].kind == .tab else {
      return write(isInDetails(index) ? "<summary>" : "<p class=\"admonition-title\">")
    }
    write("<p class=\"tab-title\"")
    write(attributesOf: index)
    write(">")
  }

  mutating func leave(title index: Node.Index) {
    guard let parent = tree[index].parent, tree[parent].kind == .tab else {
      return write(isInDetails(index) ? "</summary>\n" : "</p>\n")
    }
    write("</p>\n<div class=\"tab-panel\">\n")
  }

  private func isInDetails(_ title: Node.Index) -> Bool {
    guard let parent = tree[title].parent else { return false }
    return isDetails(parent)
  }
}
