import Markup

extension Renderer {
  mutating func write(htmlBlock node: Node) {
    if node.text.isEmpty { return }
    freshLine()
    write(rawHTML: node)
    freshLine()
  }

  mutating func write(rawHTML node: Node) {
    if options.rawHTML == .allow {
      output.append(tree.bytes[node.text.indices])
    } else {
      write(node.text)
    }
  }
}
