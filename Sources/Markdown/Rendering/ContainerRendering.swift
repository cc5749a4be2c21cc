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
      freshLine()
      write("</figure>\n")
    default: break
    }
  }

  private mutating func write(captionOf figure: Node.Index) {
    for child in tree.children(of: figure) where tree[child].kind == .image {
      guard let link = tree.link(of: child), !link.title.isEmpty else { continue }
      freshLine()
      write("<figcaption>")
      write(link.title)
      write("</figcaption>\n")
    }
  }

  private func isDetails(_ index: Node.Index) -> Bool {
    switch tree.container(of: index)?.form {
    case .details, .alert(.some): true
    default: false
    }
  }

  private mutating func enter(admonition index: Node.Index) {
    let container = tree.container(of: index)
    let classes = (["admonition"] + (container?.classes ?? [])).joined(separator: " ")
    freshLine()
    if let isOpen = container?.isOpen {
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
    let holder = tree[index].parent.map { tree[$0].kind }
    if holder == .figure {
      freshLine()
      return write("<figcaption>")
    }
    guard holder == .tab else {
      return write(isInDetails(index) ? "<summary>" : "<p class=\"admonition-title\">")
    }
    write("<p class=\"tab-title\"")
    write(attributesOf: index)
    write(">")
  }

  mutating func leave(title index: Node.Index) {
    let holder = tree[index].parent.map { tree[$0].kind }
    if holder == .figure { return write("</figcaption>\n") }
    guard holder == .tab else {
      return write(isInDetails(index) ? "</summary>\n" : "</p>\n")
    }
    write("</p>\n<div class=\"tab-panel\">\n")
  }

  private func isInDetails(_ title: Node.Index) -> Bool {
    guard let parent = tree[title].parent else { return false }
    return isDetails(parent)
  }
}
