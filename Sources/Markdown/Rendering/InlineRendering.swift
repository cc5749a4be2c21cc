import Markup

extension Renderer {
  mutating func write(leaf index: Node.Index, _ node: Node) {
    switch node.kind {
    case .text: write(node.text)
    case .softBreak: output.append(0x0A)
    case .lineBreak: write(isHandbook ? "<br>\n" : "<br />\n")
    case .code:
      if isHandbook, !tree.attributes.isEmpty, let language = language(of: index) {
        return write(code: index, in: language)
      }
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
    case .styled: write(opening: node.style)
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
    case .styled: write(closing: node.style)
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

extension Renderer {
  private mutating func write(opening style: Node.Style) {
    switch style {
    case .mark: write("<mark")
    case .inserted: write("<ins")
    case .superscript: write("<sup")
    case .subscript: write("<sub")
    case .deleted: write("<del")
    case .remark: write("<small class=\"remark\"")
    }
  }

  private mutating func write(closing style: Node.Style) {
    switch style {
    case .mark: write("</mark>")
    case .inserted: write("</ins>")
    case .superscript: write("</sup>")
    case .subscript: write("</sub>")
    case .deleted: write("</del>")
    case .remark: write("</small>")
    }
  }

  /// The page's headings below its title, where its writer asks for them.
  mutating func writeContents() {
    let headings = page.outline.filter { (2...3).contains($0.level) }
    if headings.isEmpty { return }
    freshLine()
    write("<ul class=\"toc\">\n")
    for heading in headings {
      write("<li class=\"level-")
      write(number: heading.level)
      write("\"><a href=\"#")
      output.append(url: heading.id)
      write("\">")
      write(text: heading.text)
      write("</a></li>\n")
    }
    write("</ul>\n")
  }
}

extension Renderer {
  /// The language of code in running text, where it has a class for that.
  private func language(of code: Node.Index) -> String? {
    guard let name = tree.attributes[code]?.classes.first, name.hasPrefix("language-") else {
      return nil
    }
    return String(name.dropFirst(9))
  }

  /// One that may be longer than a line of a phone gets a box that scrolls, by keyboard too.
  private mutating func write(formula: String) {
    let isLong = formula.unicodeScalars.count > 36
    if isLong { write("<span class=\"formula\" tabindex=\"0\">") }
    FormulaMarkup(text: formula).html.render(into: &output)
    if isLong { write("</span>") }
  }

  private mutating func write(code index: Node.Index, in language: String) {
    let code = tree.text(of: index)
    if language == "formula" { return write(formula: code.string) }
    write("<code")
    write(attributesOf: index)
    write(">")
    var writer = CodeWriter(code: code, tokens: Highlighter.tokens(code, language: language))
    writer.write(to: &output)
    write("</code>")
  }
}
