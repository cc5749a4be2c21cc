import Markup

/// Writes a tree as HTML, without recursion.
struct Renderer: ~Copyable {
  let page: FinishedPage
  let options: Options
  let isHandbook: Bool
  let tree: Tree
  var output: OutputBuffer
  /// The heading last written, which names a table for those who do not see it.
  var lastHeading = ""

  /// The page's HTML, its footnotes last.
  static func render(_ page: FinishedPage, options: Options) -> [UInt8] {
    // What is kept of a page is its HTML in the end, for which alone memory is taken.
    ParserMemory.whileRendering { output in
      var renderer = Renderer(page, options: options, output: output)
      renderer.render(page.root)
      renderer.writeFootnotes()
      return Array(renderer.output.bytes)
    }
  }

  private init(_ page: FinishedPage, options: Options, output: consuming OutputBuffer) {
    self.page = page
    tree = page.tree
    self.options = options
    isHandbook = options.dialect == .handbook
    self.output = output
  }

  /// Writes the node and all below it.
  mutating func render(_ root: Node.Index) {
    var current = root
    while true {
      if enter(current), let child = tree[current].firstChild {
        current = child
        continue
      }
      leave(current)
      while current != root, tree[current].next == nil, let parent = tree[current].parent {
        current = parent
        leave(current)
      }
      guard current != root, let next = tree[current].next else { return }
      current = next
    }
  }

  /// Writes what stands before a node's children; false to pass them over.
  private mutating func enter(_ index: Node.Index) -> Bool {
    let node = tree[index]
    switch node.kind {
    case .document, .group: break
    case .blockQuote, .list, .item, .paragraph, .heading, .thematicBreak:
      enter(block: index, node)
    case .title: enter(title: index)
    case .codeBlock: write(code: index, node)
    case .htmlBlock: write(htmlBlock: node)
    case .insertion: write(insertion: node)
    case .contents: writeContents()
    case .text, .softBreak, .lineBreak, .code, .htmlInline: write(leaf: index, node)
    case .emphasis, .strong, .strikethrough, .link, .abbreviation, .styled:
      enter(span: index, node)
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
    case .title: leave(title: index)
    case .emphasis, .strong, .strikethrough, .link, .abbreviation, .styled: leave(span: node)
    case .table, .tableRow, .tableCell: leave(tablePart: index, node)
    case .admonition, .tabSet, .tab, .definitionList, .definitionTerm, .definitionDescription,
      .figure, .footnote:
      leave(container: index, node)
    case .document, .group, .codeBlock, .htmlBlock, .insertion, .contents, .thematicBreak, .text,
      .softBreak,
      .lineBreak, .code, .htmlInline, .image, .footnoteReference:
      break
    }
  }
}
