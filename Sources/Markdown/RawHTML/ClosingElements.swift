import Diagnostics
import Markup

/// Keeps raw HTML within the block it stands in: what a writer leaves open ends there, and an end tag
/// ends nothing of the page around.
extension ReferenceResolution {
  /// Writes a start tag that is allowed, and remembers what it opens.
  mutating func open(
    _ tag: RawTag, of node: Node.Index, at place: SourceLocation, to output: inout Output
  ) {
    if imageDepth > 0 { return write(tag, isClosed: false, at: place, to: &output) }
    close(from: elements.end(before: tag.element), because: .holdsNone, to: &output)
    let space = elements.space(of: tag.element)
    let isVoid = space == .html ? tag.isVoid : tag.isSelfClosing
    write(tag, isClosed: isVoid && space != .html, at: place, to: &output)
    if isVoid { return }
    let element = OpenElements.Element(
      name: tag.element, written: Array(tag.name), space: space, holder: holder(of: node),
      isInBlock: !isInRunningText(node), place: place)
    // `<a id="x"/>` is meant to be empty; to a browser its slash says nothing.
    if tag.isSelfClosing { return write(endOf: element, to: &output) }
    elements.open(element)
  }

  /// Writes an end tag where it ends an element of the same block.
  mutating func close(
    _ tag: RawTag, of node: Node.Index, at place: SourceLocation, to output: inout Output
  ) {
    if imageDepth > 0 { return }
    guard let position = elements.position(of: tag.element) else {
      if !tag.isVoid { log.add(.strayEndTag(tag.element, at: place)) }
      return
    }
    let element = elements.all[position]
    guard element.holder == holder(of: node) else {
      return elements.close(position, later: element.holder)
    }
    close(through: position, to: &output)
  }

  /// Ends what can't hold the Markdown that comes next, right before it.
  mutating func endRawHTML(before node: Node.Index) {
    guard let last = elements.last else { return }
    switch tree[node].kind {
    case .document, .group, .htmlBlock, .htmlInline, .text, .softBreak: return
    default: break
    }
    var output = Output()
    let end = elements.endBeforeMarkdown(isBlock: !tree[node].kind.isInline)
    close(from: end, because: .holdsNone, to: &output)
    if !output.isEmpty { tree.insert(rawHTML(output, isBlock: last.isInBlock), before: node) }
  }

  /// Ends what was opened in a block or span and is still open at its end.
  ///
  /// - Returns: the node to go on behind, which is another one if something was put behind this.
  mutating func endRawHTML(in node: Node.Index) -> Node.Index {
    guard let last = elements.last, tree[node].kind != .group else { return node }
    var output = Output()
    close(from: elements.end(of: node), because: .isLeftOpen, to: &output)
    if !output.isEmpty { tree.append(rawHTML(output, isBlock: last.isInBlock), to: node) }
    guard let position = elements.overdue(in: holder(of: node)) else { return node }
    let isBlock = elements.all[position].isInBlock
    output = []
    close(through: position, to: &output)
    let end = rawHTML(output, isBlock: isBlock)
    tree.insert(end, after: node)
    return end
  }

  /// Why an element ends where its writer did not end it.
  enum EndReason {
    case isLeftOpen
    case holdsNone
  }

  private mutating func close(
    from position: Int, because reason: EndReason, to output: inout Output
  ) {
    if position >= elements.all.count { return }
    for element in elements.close(from: position) where !element.endsByItself {
      write(endOf: element, to: &output)
      log.add(.unclosedElement(element.name, because: reason, at: element.place))
    }
  }

  /// Ends an element that its writer ended, and before it what is open inside.
  private mutating func close(through position: Int, to output: inout Output) {
    close(from: position + 1, because: .isLeftOpen, to: &output)
    for element in elements.close(from: position) { write(endOf: element, to: &output) }
  }

  private func write(endOf element: OpenElements.Element, to output: inout Output) {
    output.append("</")
    output.append(contentsOf: element.written)
    output.append(">")
  }

  private mutating func rawHTML(_ html: Output, isBlock: Bool) -> Node.Index {
    var node = Node(isBlock ? .htmlBlock : .htmlInline)
    node.text = tree.keep(html)
    return tree.add(node)
  }

  /// The block or span around a node; groups are no more than a way to put nodes together.
  private func holder(of node: Node.Index) -> Node.Index {
    var current = node
    while let parent = tree[current].parent {
      if tree[parent].kind != .group { return parent }
      current = parent
    }
    return current
  }

  private func isInRunningText(_ node: Node.Index) -> Bool {
    tree[node].kind == .htmlInline && !tree[node].isPartOfHTMLBlock
  }
}
