extension Page {
  /// How deep pieces of a page may hold pieces that are parsed on their own.
  private static var deepestFragment: Int { 8 }

  /// Turns CommonMark's blocks into those of the dialect: tables, alerts, tasks, directives.
  ///
  /// What a shape needs parsed once more waits in `fragments`, and is shaped in the next round.
  mutating func shapeBlocks(below root: Node.Index) {
    guard options.dialect != .commonmark else { return }
    var first = 0
    findReferenceDefinitions(from: 0, to: tree.nodes.count)
    for _ in 0..<Self.deepestFragment {
      let last = tree.nodes.count
      for index in first..<last { shape(Node.Index(clamping: index)) }
      first = last
      parseFragments()
      if first == tree.nodes.count { break }
    }
    fragments = []
  }

  private mutating func shape(_ node: Node.Index) {
    switch tree[node].kind {
    case .paragraph: shape(paragraph: node)
    case .heading: shapeTable(node)
    case .item: shapeTask(node)
    case .blockQuote where isHandbook: shapeAlert(node)
    case .codeBlock where isHandbook: shapeFence(node)
    case .htmlBlock where isHandbook: shapeMarkdown(inHTML: node)
    case .admonition, .tab: completeTitle(of: node)
    default: break
    }
  }

  private mutating func shape(paragraph node: Node.Index) {
    if isHandbook { cutLazyLines(of: node) }
    shapeTable(node)
  }
}
