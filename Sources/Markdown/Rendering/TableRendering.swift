extension Renderer {
  mutating func enter(tablePart index: Node.Index, _ node: Node) {
    freshLine()
    switch node.kind {
    case .table:
      if isHandbook {
        write("<div class=\"table-scroll")
        // The style sheet keeps room for the tools that long tables get.
        let rows = tree.countChildren(of: index, atMost: 26) - 1
        if rows > 8 { write(" long") }
        if rows > 24 { write(" longest") }
        write("\" tabindex=\"0\" role=\"region\"")
        write(attribute: "aria-label", lastHeading.isEmpty ? "Table" : lastHeading)
        write(">\n")
      }
      write("<table")
      if isHandbook { write(attributesOf: index) }
      write(">\n")
    case .tableRow:
      if node.isHeaderRow { write("<thead>\n") } else if isFirstOfBody(node) { write("<tbody>\n") }
      write("<tr>\n")
    default:
      write(isInHeader(node) ? "<th" : "<td")
      write(alignmentOf: node)
      write(">")
    }
  }

  mutating func leave(tablePart index: Node.Index, _ node: Node) {
    switch node.kind {
    case .table:
      if node.firstChild != node.lastChild { write("</tbody>\n") }
      write("</table>\n")
      if isHandbook { write("</div>\n") }
    case .tableRow:
      write("</tr>\n")
      if node.isHeaderRow { write("</thead>\n") }
    default: write(isInHeader(node) ? "</th>\n" : "</td>\n")
    }
  }

  private func isInHeader(_ cell: Node) -> Bool {
    cell.parent.map { tree[$0].isHeaderRow } ?? false
  }

  private func isFirstOfBody(_ row: Node) -> Bool {
    row.previous.map { tree[$0].isHeaderRow } ?? false
  }

  private mutating func write(alignmentOf cell: Node) {
    if cell.alignment == .none { return }
    write(attribute: isHandbook ? "class" : "align", cell.alignment.name)
  }
}
