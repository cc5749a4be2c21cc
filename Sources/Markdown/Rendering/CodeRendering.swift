extension Renderer {
  /// The theme folds longer ones.
  private static var mostLinesOfCode: Int { 34 }

  mutating func write(code index: Node.Index, _ node: Node) {
    freshLine()
    guard let number = node.fence, tree.fences.indices.contains(number) else { return }
    let fence = tree.fences[number]
    if isHandbook { return write(handbookCode: index, node, fence) }
    let info = tree.bytes[fence.info.indices]
    let language = info.prefix { !$0.isSpace }
    if info.isEmpty {
      write("<pre><code>")
    } else {
      write("<pre><code class=\"language-")
      write(escaping: language)
      write("\">")
    }
    write(node.text)
    write("</code></pre>\n")
  }

  private func isTall(_ code: ByteRange) -> Bool {
    var (start, lines) = (Int(code.start), 0)
    while let end = tree.bytes.position(of: 0x0A, from: start, to: Int(code.end)) {
      lines += 1
      if lines > Self.mostLinesOfCode { return true }
      start = end + 1
    }
    return false
  }

  private mutating func write(handbookCode index: Node.Index, _ node: Node, _ fence: Fence) {
    let code = tree.text(of: index)
    let isTall = isTall(node.text)
    write("<div")
    write(attributesOf: index, classes: isTall ? "code tall" : "code")
    write(">")
    if let title = fence.title {
      write("<p class=\"code-title\">")
      write(text: title)
      write("</p>")
    }
    // Long lines scroll, also by keyboard.
    write("<pre tabindex=\"0\"><code")
    if !fence.language.isEmpty { write(attribute: "class", "language-" + fence.language) }
    write(">")
    var writer = CodeWriter(code: code, tokens: Highlighter.tokens(code, language: fence.language))
    if fence.firstNumber != nil || !fence.marked.isEmpty {
      writer.writeLines(of: fence, to: &output)
    } else {
      writer.write(to: &output)
    }
    write("</code></pre></div>\n")
  }
}
