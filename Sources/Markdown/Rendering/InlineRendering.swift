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
    default: if !isOutline { write("</a>") }
    }
  }

  private mutating func enter(link index: Node.Index, _ node: Node) {
    if isOutline { return }
    let link = link(node)
    write("<a")
    if !link.isUnsafe {
      write(" href=\"")
      write(urlOf: link)
      write("\"")
    }
    write(titleOf: link)
    if isHandbook { write(attributesOf: index) }
    write(">")
  }

  private func link(_ node: Node) -> LinkDetail {
    tree.links.indices.contains(Int(node.detail))
      ? tree.links[Int(node.detail)] : LinkDetail(url: ByteRange(), title: ByteRange())
  }

  private mutating func write(urlOf link: LinkDetail) {
    if let resolved = link.resolved {
      output.append(url: resolved.utf8)
    } else {
      output.append(url: tree.bytes[link.url.indices])
    }
  }

  private mutating func write(titleOf link: LinkDetail) {
    if link.title.isEmpty { return }
    write(" title=\"")
    write(link.title)
    write("\"")
  }

  mutating func write(image index: Node.Index, _ node: Node) {
    let link = link(node)
    // Without a source the image is its text.
    if link.isUnsafe { return writeAlternative(of: index) }
    write("<img src=\"")
    write(urlOf: link)
    write("\" alt=\"")
    writeAlternative(of: index)
    write("\"")
    // A figure shows the title as its caption.
    if node.parent == Node.none || tree[node.parent].kind != .figure { write(titleOf: link) }
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
    while current != Node.none {
      switch tree[current].kind {
      case .text, .code, .htmlInline: write(tree[current].text)
      case .softBreak, .lineBreak: output.append(0x20)
      default: break
      }
      current = tree.following(current, in: image)
    }
  }

  mutating func write(insertion node: Node) {
    guard tree.insertions.indices.contains(Int(node.detail)) else { return }
    output.append(contentsOf: tree.insertions[Int(node.detail)])
  }
}
