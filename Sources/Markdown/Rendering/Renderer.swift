/// Writes a tree as HTML, without recursion.
struct Renderer: ~Copyable {
  let page: Page
  let tree: Tree
  var output: HTMLBuffer
  /// The heading last written, which names a table for those who do not see it.
  var lastHeading = ""
  /// Leaves out links and ids, for the outline.
  var isOutline = false

  /// - Parameter capacity: How many bytes there will be, more or less.
  init(_ page: Page, capacity: Int) {
    self.page = page
    tree = page.tree
    output = HTMLBuffer(capacity: capacity)
  }

  var isHandbook: Bool { page.isHandbook }

  /// Writes the node and all below it.
  mutating func render(_ root: Node.Index) {
    var current = root
    while true {
      if enter(current), tree[current].firstChild != Node.none {
        current = tree[current].firstChild
        continue
      }
      leave(current)
      while tree[current].next == Node.none || current == root {
        if current == root { return }
        current = tree[current].parent
        leave(current)
      }
      current = tree[current].next
    }
  }

  /// Writes what stands before a node's children; false to pass them over.
  private mutating func enter(_ index: Node.Index) -> Bool {
    let node = tree[index]
    switch node.kind {
    case .document, .group: break
    case .blockQuote, .list, .item, .paragraph, .heading, .thematicBreak:
      enter(block: index, node)
    case .codeBlock: write(code: index, node)
    case .htmlBlock: write(htmlBlock: node)
    case .insertion: write(insertion: node)
    case .text, .softBreak, .lineBreak, .code, .htmlInline: write(leaf: index, node)
    case .emphasis, .strong, .strikethrough, .link, .abbreviation: enter(span: index, node)
    case .image:
      write(image: index, node)
      return false
    case .footnoteReference: write(reference: node)
    case .table, .tableRow, .tableCell: enter(tablePart: index, node)
    case .admonition, .tabSet, .tab, .definitionList, .definitionTerm, .definitionDescription,
      .figure, .footnote:
      enter(container: index, node)
    }
    return true
  }

  /// Writes what stands after a node's children.
  private mutating func leave(_ index: Node.Index) {
    let node = tree[index]
    switch node.kind {
    case .blockQuote, .list, .item, .paragraph, .heading: leave(block: index, node)
    case .emphasis, .strong, .strikethrough, .link, .abbreviation: leave(span: node)
    case .table, .tableRow, .tableCell: leave(tablePart: index, node)
    case .admonition, .tabSet, .tab, .definitionList, .definitionTerm, .definitionDescription,
      .figure, .footnote:
      leave(container: index, node)
    case .document, .group, .codeBlock, .htmlBlock, .insertion, .thematicBreak, .text, .softBreak,
      .lineBreak, .code, .htmlInline, .image, .footnoteReference:
      break
    }
  }
}

extension Page {
  /// The page's HTML, its footnotes last.
  func render(_ root: Node.Index) -> [UInt8] {
    var renderer = Renderer(self, capacity: 2 * source.lines.bytes.count)
    renderer.render(root)
    renderer.writeFootnotes()
    return Array(renderer.output.bytes)
  }
}

/// Writes headings for the outline.
struct OutlineRenderer: ~Copyable {
  private var renderer: Renderer

  init(_ page: Page) {
    renderer = Renderer(page, capacity: 200)
    renderer.isOutline = true
  }

  mutating func html(of heading: Node.Index) -> String {
    renderer.output.removeAll()
    var child = renderer.tree[heading].firstChild
    while child != Node.none {
      renderer.render(child)
      child = renderer.tree[child].next
    }
    return String(decoding: renderer.output.bytes, as: UTF8.self)
  }
}
