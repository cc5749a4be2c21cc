import Pages

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
    case .list: write(node.listStart == nil ? "</ul>\n" : "</ol>\n")
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
    write(node.listStart == nil ? "<ul" : "<ol")
    if let start = node.listStart, start != 1 { write(attribute: "start", String(start)) }
    if isHandbook { write(attributesOf: index, classes: isTaskList(node) ? "tasks" : "") }
    write(">\n")
  }

  private func isTaskList(_ node: Node) -> Bool {
    node.firstChild.map { tree[$0].task != nil } ?? false
  }

  private mutating func enter(item index: Node.Index, _ node: Node) {
    open("<li", index, classes: node.task == nil ? "" : "task")
    // In a loose list the box goes in the paragraph, beside its text.
    guard let task = node.task else { return }
    if let child = node.firstChild, isTight(child) || !isHandbook { writeBox(task) }
  }

  private mutating func writeBox(_ task: Node.Task) {
    let isChecked = task == .done
    guard isHandbook else {
      return write(
        isChecked
          ? #"<input checked="" disabled="" type="checkbox"> "#
          : #"<input disabled="" type="checkbox"> "#)
    }
    write(
      isChecked ? "<input type=\"checkbox\" disabled checked" : "<input type=\"checkbox\" disabled")
    write(attribute: "aria-label", isChecked ? options.wording.done : options.wording.toDo)
    write("> ")
  }

  private mutating func enter(paragraph index: Node.Index) {
    if isTight(index) { return }
    open("<p", index)
    guard isHandbook, tree[index].previous == nil, let parent = tree[index].parent,
      tree[parent].kind == .item, let task = tree[parent].task
    else { return }
    writeBox(task)
  }

  /// Whether a paragraph stands in a tight list, where it has no element of its own.
  func isTight(_ index: Node.Index) -> Bool {
    var parent = tree[index].parent
    while let group = parent, tree[group].kind == .group { parent = tree[group].parent }
    guard let parent else { return false }
    switch tree[parent].kind {
    case .definitionDescription: return tree[parent].isTight
    case .item: return tree[parent].parent.map { tree[$0].isTight } ?? false
    default: return false
    }
  }
}

extension Renderer {
  private mutating func enter(heading index: Node.Index, _ node: Node) {
    freshLine()
    write("<h")
    write(number: node.level)
    if let heading = heading(node) {
      lastHeading = heading.text
      write(attributesOf: index, id: heading.id)
    }
    write(">")
  }

  private mutating func leave(heading index: Node.Index, _ node: Node) {
    if let heading = heading(node) {
      write("<a class=\"anchor\" href=\"#")
      output.append(url: heading.id)
      write("\" aria-hidden=\"true\" tabindex=\"-1\">#</a>")
    }
    write("</h")
    write(number: node.level)
    write(">\n")
  }

  private func heading(_ node: Node) -> Heading? {
    guard isHandbook, let number = node.heading, page.outline.indices.contains(number) else {
      return nil
    }
    return page.outline[number]
  }
}
