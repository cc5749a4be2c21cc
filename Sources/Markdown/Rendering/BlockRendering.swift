extension Renderer {
  mutating func enter(block index: Node.Index, _ node: Node) {
    switch node.kind {
    case .blockQuote:
      open("<blockquote", index)
      output.append(0x0A)
    case .list: enter(list: index, node)
    case .item: enter(item: index, node)
    case .paragraph: enter(paragraph: index)
    case .heading: enter(heading: index, node)
    default:
      freshLine()
      write(isHandbook ? "<hr>\n" : "<hr />\n")
    }
  }

  mutating func leave(block index: Node.Index, _ node: Node) {
    switch node.kind {
    case .blockQuote:
      freshLine()
      write("</blockquote>\n")
    case .list: write(node.has(Node.isOrdered) ? "</ol>\n" : "</ul>\n")
    case .item: write("</li>\n")
    case .paragraph: if !isTight(index) { write("</p>\n") }
    case .heading: leave(heading: index, node)
    default: break
    }
  }

  /// Begins an element on a line of its own, with the writer's attributes.
  mutating func open(_ tag: StaticString, _ index: Node.Index, classes: String = "") {
    freshLine()
    write(tag)
    if isHandbook { write(attributesOf: index, classes: classes) }
    write(">")
  }

  private mutating func enter(list index: Node.Index, _ node: Node) {
    freshLine()
    write(node.has(Node.isOrdered) ? "<ol" : "<ul")
    if node.has(Node.isOrdered), node.detail != 1 { write(attribute: "start", String(node.detail)) }
    if isHandbook { write(attributesOf: index, classes: isTaskList(node) ? "tasks" : "") }
    write(">\n")
  }

  private func isTaskList(_ node: Node) -> Bool {
    node.firstChild != Node.none && tree[node.firstChild].has(Node.isTask)
  }

  private mutating func enter(item index: Node.Index, _ node: Node) {
    let isTask = node.has(Node.isTask)
    open("<li", index, classes: isTask ? "task" : "")
    // In a loose list the box goes into the paragraph, beside its text.
    if isTask, isTight(node.firstChild) || !isHandbook { writeBox(node) }
  }

  private mutating func writeBox(_ item: Node) {
    let isChecked = item.has(Node.isChecked)
    guard isHandbook else {
      return write(
        isChecked
          ? #"<input checked="" disabled="" type="checkbox"> "#
          : #"<input disabled="" type="checkbox"> "#)
    }
    write(
      isChecked
        ? #"<input type="checkbox" disabled checked aria-label="Done"> "#
        : #"<input type="checkbox" disabled aria-label="To do"> "#)
  }

  private mutating func enter(paragraph index: Node.Index) {
    if isTight(index) { return }
    open("<p", index)
    let parent = tree[index].parent
    guard isHandbook, parent != Node.none, tree[parent].has(Node.isTask),
      tree[parent].kind == .item,
      tree[index].previous == Node.none
    else { return }
    writeBox(tree[parent])
  }

  /// Whether a paragraph stands in a tight list, where it has no element of its own.
  func isTight(_ index: Node.Index) -> Bool {
    guard index != Node.none else { return false }
    var parent = tree[index].parent
    while parent != Node.none, tree[parent].kind == .group { parent = tree[parent].parent }
    guard parent != Node.none else { return false }
    switch tree[parent].kind {
    case .definitionDescription: return tree[parent].has(Node.isTight)
    case .item:
      let list = tree[parent].parent
      return list != Node.none && tree[list].has(Node.isTight)
    default: return false
    }
  }
}

extension Renderer {
  private mutating func enter(heading index: Node.Index, _ node: Node) {
    if node.flags == 0 { return enter(title: index, node) }
    freshLine()
    write("<h")
    write(number: Int(node.flags))
    if let heading = heading(node) {
      lastHeading = heading.text
      write(attributesOf: index, id: heading.id)
    }
    write(">")
  }

  private mutating func leave(heading index: Node.Index, _ node: Node) {
    if node.flags == 0 { return leave(title: index) }
    if let heading = heading(node) {
      write("<a class=\"anchor\" href=\"#")
      output.append(url: heading.id.utf8)
      write("\" aria-label=\"Link to this section\">#</a>")
    }
    write("</h")
    write(number: Int(node.flags))
    write(">\n")
  }

  private func heading(_ node: Node) -> Heading? {
    guard isHandbook, page.outline.indices.contains(Int(node.detail)) else { return nil }
    return page.outline[Int(node.detail)]
  }
}
