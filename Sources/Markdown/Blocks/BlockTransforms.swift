import Diagnostics

/// Turns CommonMark's blocks into those of the dialect: tables, alerts, tasks, directives, Markdown
/// in HTML.
///
/// What has to be parsed once more waits in `fragments`, and is transformed in the next round.
struct BlockTransforms: ~Copyable {
  var parser: BlockParser
  // Beside those in the parser, which would be retained at each use.
  let lines: TextLines
  let isHandbook: Bool
  let surroundings: Surroundings
  /// The ids of the page's insertions, and those that others put on it.
  var ids: IdentifierPool
  /// Pieces of the page that wait to be parsed on their own.
  var fragments: [Fragment] = []
  /// The marks of other tools' blocks that were met, each a block of its own.
  var fences: [(node: Node.Index, mark: Int)] = []
  /// The sets of tabs that were made of such marks.
  var fencedTabSets: Set<Node.Index> = []
  var marks: ForeignMarks { parser.marks }
  /// Where the page's link reference definitions stand in its text.
  var referenceDefinitions: [Range<Int>] = []
  /// Table rows are filled up to the width of the header, but not without end.
  var paddingCellsLeft = 65_536

  /// How deep pieces of a page may hold pieces that are parsed on their own.
  private static let deepestFragment = 8

  private init(_ parser: consuming BlockParser, surroundings: Surroundings) {
    lines = parser.lines
    isHandbook = parser.options.dialect == .handbook
    self.parser = parser
    self.surroundings = surroundings
    ids = IdentifierPool(taken: surroundings.takenIDs)
  }

  /// The blocks below `root` and in the parser's footnotes, transformed.
  static func apply(
    to parser: consuming BlockParser, root: Node.Index, surroundings: Surroundings
  ) -> Blocks {
    var transforms = BlockTransforms(parser, surroundings: surroundings)
    if transforms.parser.options.dialect != .commonmark { transforms.run() }
    if !transforms.marks.isEmpty { transforms.expandMarks() }
    return transforms.finished(root)
  }

  private mutating func expandMarks() {
    ForeignExpansion(marks: marks).run(on: &parser.tree, log: &parser.log)
  }

  private consuming func finished(_ root: Node.Index) -> Blocks {
    Blocks(
      root: root, tree: exchange(&parser.tree, with: Tree()), footnotes: parser.footnotes,
      abbreviations: parser.abbreviations, ids: ids, log: parser.log)
  }

  private mutating func run() {
    var first = 0
    referenceDefinitions = ReferenceDefinitions.find(in: lines, besides: parser.tree.nodes)
    if isHandbook, referenceDefinitions.count > 1 { tellOfDuplicateReferences() }
    for _ in 0..<Self.deepestFragment {
      let last = parser.tree.nodes.count
      for index in first..<last { transform(Node.Index(index)) }
      if !fences.isEmpty { closeFences() }
      first = last
      parseFragments()
      if first == parser.tree.nodes.count { break }
    }
  }

  private mutating func transform(_ node: Node.Index) {
    switch tree[node].kind {
    case .paragraph:
      if isHandbook {
        cutLazyLines(of: node)
        makeContents(of: node)
      }
      makeTable(of: node)
    case .heading: makeTable(of: node)
    case .item: makeTask(of: node)
    case .blockQuote where isHandbook: makeAlert(of: node)
    case .codeBlock where isHandbook: readFence(of: node)
    case .htmlBlock where isHandbook:
      if let mark = marks.block(in: tree.text(of: node)) {
        fences.append((node, mark))
      } else {
        divide(htmlBlock: node)
      }
    case .admonition, .tab:
      completeTitle(of: node)
      tellOfLineBelow(node)
    default: break
    }
  }
}

extension BlockTransforms {
  var tree: Tree {
    @inline(__always) _read { yield parser.tree }
    @inline(__always) _modify { yield &parser.tree }
  }
}
