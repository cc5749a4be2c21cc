extension Renderer {
  mutating func enter(tablePart index: Node.Index, _ node: Node) {
    freshLine()
    switch node.kind {
    case .table:
      if isHandbook {
        write("<div class=\"table-scroll")
        // The style sheet keeps room for the tools that long tables of figures get.
        let rows = tree.countChildren(of: index, atMost: 26) - 1
        if rows > 8, hasFigures(index) { write(" long") }
        if rows > 24 { write(" longest") }
        write("\" tabindex=\"0\" role=\"group\"")
        write(attribute: "aria-label", lastHeading.isEmpty ? options.wording.table : lastHeading)
        write(">\n")
      }
      write("<table")
      if isHandbook { write(attributesOf: index) }
      write(">\n")
    case .tableRow:
      if node.isHeaderRow { write("<thead>\n") } else if isFirstOfBody(node) { write("<tbody>\n") }
      write("<tr>\n")
    default:
      write(isHeader(node) ? "<th" : "<td")
      if isHandbook {
        write(attributesOf: index, classes: node.alignment == .none ? "" : node.alignment.name)
      } else if node.alignment != .none {
        write(attribute: "align", node.alignment.name)
      }
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
    default: write(isHeader(node) ? "</th>\n" : "</td>\n")
    }
  }

  /// Whether a column is aligned to the right, as figures are.
  private func hasFigures(_ table: Node.Index) -> Bool {
    guard let header = tree[table].firstChild else { return false }
    return tree.children(of: header).contains { tree[$0].alignment == .right }
  }

  /// A corner without words heads nothing.
  private func isHeader(_ cell: Node) -> Bool {
    cell.parent.map { tree[$0].isHeaderRow } == true && !(isHandbook && cell.firstChild == nil)
  }

  private func isFirstOfBody(_ row: Node) -> Bool {
    row.previous.map { tree[$0].isHeaderRow } ?? false
  }
}
