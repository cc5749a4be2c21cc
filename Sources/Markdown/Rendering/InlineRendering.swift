import Markup

extension Renderer {
  mutating func write(leaf index: Node.Index, _ node: Node) {
    switch node.kind {
    case .text: write(node.text)
    case .softBreak: output.append(0x0A)
    case .lineBreak: write(isHandbook ? "<br>\n" : "<br />\n")
    case .code:
      write("<code")
      if isHandbook { write(attributesOf: index) }
      write(">")
      write(node.text)
      write("</code>")
    default: write(rawHTML: node)
    }
  }

  mutating func enter(span index: Node.Index, _ node: Node) {
    switch node.kind {
    case .emphasis: write("<em")
    case .strong: write("<strong")
    case .strikethrough: write("<del")
    case .abbreviation: write("<abbr")
    default: return enter(link: index, node)
    }
    if isHandbook { write(attributesOf: index) }
    write(">")
  }

  mutating func leave(span node: Node) {
    switch node.kind {
    case .emphasis: write("</em>")
    case .strong: write("</strong>")
    case .strikethrough: write("</del>")
    case .abbreviation: write("</abbr>")
    default: write("</a>")
    }
  }

  private mutating func enter(link index: Node.Index, _ node: Node) {
    let link = tree.link(of: index)
    write("<a")
    if let link, !link.isUnsafe {
      write(" href=\"")
      write(urlOf: link)
      write("\"")
    }
    if let link { write(titleOf: link) }
    if isHandbook { write(attributesOf: index) }
    write(">")
  }

  private mutating func write(urlOf link: LinkDetail) {
    if let resolved = link.resolved {
      output.append(url: resolved)
    } else {
      tree.bytes.withUnsafeBufferPointer {
        output.append(url: UnsafeBufferPointer(rebasing: $0[link.url.indices]))
      }
    }
  }

  private mutating func write(titleOf link: LinkDetail) {
    if link.title.isEmpty { return }
    write(" title=\"")
    write(link.title)
    write("\"")
  }

  mutating func write(image index: Node.Index, _ node: Node) {
    // Without a source the image is its text.
    guard let link = tree.link(of: index), !link.isUnsafe else {
      return writeAlternative(of: index)
    }
    write("<img src=\"")
    write(urlOf: link)
    write("\" alt=\"")
    writeAlternative(of: index)
    write("\"")
    // A figure shows the title as its caption.
    if node.parent.map({ tree[$0].kind }) != .figure { write(titleOf: link) }
    if isHandbook { write(sizeOf: link, index) }
    write(isHandbook ? ">" : " />")
  }

  private mutating func write(sizeOf link: LinkDetail, _ index: Node.Index) {
    let names = tree.attributes[index]?.values.map(\.name) ?? []
    if !names.contains("width"), !names.contains("height"), let width = link.width,
      let height = link.height
    {
      write(attribute: "width", String(width))
      write(attribute: "height", String(height))
    }
    write(attributesOf: index)
  }

  /// An image's text without markup.
  private mutating func writeAlternative(of image: Node.Index) {
    var current = tree.following(image, in: image)
    while let index = current {
      switch tree[index].kind {
      case .text, .code, .htmlInline: write(tree[index].text)
      case .softBreak, .lineBreak: output.append(0x20)
      default: break
      }
      current = tree.following(index, in: image)
    }
  }

  mutating func write(insertion node: Node) {
    guard let number = node.insertion else { return }
    output.append(tree.insertions[number])
  }
}
