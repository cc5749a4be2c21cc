import Markup

extension Renderer {
  mutating func write(reference node: Node) {
    guard let number = node.footnoteReference else { return }
    let reference = tree.footnoteReferences[number]
    let definition = page.footnotes.definitions[reference.definition]
    write("<sup class=\"footnote-ref\" id=\"")
    write(text: definition.referenceID(reference.number))
    write("\"><a href=\"#")
    output.append(url: definition.id)
    write("\">")
    write(number: definition.number ?? 0)
    write("</a></sup>")
  }

  /// The footnotes that the page refers to, each with links back to the references.
  mutating func writeFootnotes() {
    let numbered = page.footnotes.numbered
    if numbered.isEmpty { return }
    freshLine()
    write("<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n")
    for index in numbered {
      let definition = page.footnotes.definitions[index]
      write("<li id=\"")
      write(text: definition.id)
      write("\">\n")
      render(definition.node)
      freshLine()
      write("</li>\n")
    }
    write("</ol>\n</section>\n")
  }
}

extension Footnotes.Definition {
  var id: String { "fn:\(label)" }

  func referenceID(_ number: Int) -> String {
    number > 1 ? "fnref\(number):\(label)" : "fnref:\(label)"
  }

  /// Links to the references, as they stand behind the footnote's text.
  func backLinks(_ wording: Wording) -> String {
    (1...max(1, references)).map { number in
      let label = wording.backToReference.joined(separator: String(number))
      return " <a class=\"footnote-back\" href=\"#\(escaped(referenceID(number)))\" aria-label=\""
        + Self.escaped(label) + "\">↩</a>"
    }.joined()
  }

  private static func escaped(_ text: String) -> String {
    var output = Output()
    output.append(escaping: text)
    return String(decoding: output, as: UTF8.self)
  }

  private func escaped(_ id: String) -> String {
    var url = OutputBuffer(capacity: id.utf8.count)
    url.append(url: id)
    return url.bytes.string
  }
}
