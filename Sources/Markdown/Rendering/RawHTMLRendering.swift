extension Renderer {
  mutating func write(htmlBlock node: Node) {
    if node.text.isEmpty { return }
    freshLine()
    write(rawHTML: node)
    freshLine()
  }

  mutating func write(rawHTML node: Node) {
    if page.options.rawHTML == .allow {
      output.append(contentsOf: tree.bytes[node.text.indices])
    } else {
      write(node.text)
    }
  }
}
