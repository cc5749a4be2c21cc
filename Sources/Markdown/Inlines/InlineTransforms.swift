import Diagnostics

/// Reads what the dialects add to running text: bare URLs, values, footnote references, attribute
/// lists, struck text, abbreviations.
struct InlineTransforms: ~Copyable {
  let options: Options
  let surroundings: Surroundings
  var tree: Tree
  var footnotes: Footnotes
  let abbreviations: Abbreviations
  var ids: IdentifierPool
  var log: DiagnosticLog
  var places: InlinePlaces
  /// How many references to footnotes had no definition so far.
  var missingFootnotes = 0
  /// Whether anything can be struck through.
  private let hasTildes: Bool
  /// Where `scan` and `readExtras` may find something.
  var textPlaces: DialectPlaces
  /// Whether a bracket follows another one anywhere, as in `[text][label]`.
  private let hasReferences: Bool

  private init(_ blocks: consuming Blocks, options: Options, surroundings: Surroundings) {
    self.options = options
    self.surroundings = surroundings
    tree = exchange(&blocks.tree, with: Tree())
    footnotes = blocks.footnotes
    abbreviations = blocks.abbreviations
    ids = blocks.ids
    log = blocks.log
    places = InlinePlaces(in: blocks.log.source.lines)
    hasTildes = tree.bytes.position(of: UInt8(ascii: "~")) != nil
    textPlaces = DialectPlaces(
      in: tree.bytes, of: options.dialect, issues: surroundings.issues != nil)
    hasReferences = options.dialect == .handbook && tree.bytes.holds("][")
  }

  /// The page with its running text read, and that of the footnotes it refers to.
  static func apply(
    to blocks: consuming Blocks, options: Options, surroundings: Surroundings
  ) -> InlineContent {
    let root = blocks.root
    var transforms = InlineTransforms(blocks, options: options, surroundings: surroundings)
    if options.dialect != .commonmark { transforms.run(below: root) }
    return transforms.finished(root)
  }

  private consuming func finished(_ root: Node.Index) -> InlineContent {
    InlineContent(
      root: root, tree: exchange(&tree, with: Tree()), footnotes: footnotes, ids: ids, log: log,
      places: places)
  }

  private mutating func run(below root: Node.Index) {
    if isHandbook {
      readCriticMarkup()
      readExtras()
    }
    scanText(below: root)
    scanFootnotes()
    guard isHandbook else { return }
    markAbbreviations(below: root)
    for footnote in footnotes.numbered {
      markAbbreviations(below: footnotes.definitions[footnote].node)
    }
  }

  var isHandbook: Bool { options.dialect == .handbook }
}

/// A page whose running text is read, before it is known where its links lead.
struct InlineContent {
  var root: Node.Index
  var tree: Tree
  var footnotes: Footnotes
  /// Those that attribute lists gave.
  var ids: IdentifierPool
  var log: DiagnosticLog
  var places: InlinePlaces
}

extension InlineTransforms {
  /// Scans every text under `root`, reads attribute lists, and strikes text through.
  mutating func scanText(below root: Node.Index) {
    var strikeable = Parents()
    var current: Node.Index? = root
    while let node = current {
      let kind = tree[node].kind
      switch kind {
      case .text:
        if hasTildes { noteTildes(node, in: &strikeable) }
        if hasReferences { tellOfMissingReferences(in: node) }
        if isHandbook { readAttributes(before: node) }
        let last = scan(node)
        current = tree.following(last, in: root)
        continue
      case .link, .image:
        if isHandbook, kind == .link { joinSpacedReference(node) }
        // Inside a link there are no further links, but there is struck text.
        if hasTildes { noteTildes(inside: node, in: &strikeable) }
        current = tree.following(past: node, in: root)
        continue
      case .code where isHandbook: readLanguage(of: node)
      case .heading where isHandbook, .title where isHandbook: readAttributes(ofHeading: node)
      case .tableCell where isHandbook, .definitionTerm where isHandbook:
        readAttributes(ofCell: node)
      case .paragraph where isHandbook: readAttributes(ofParagraph: node)
      default: break
      }
      if !kind.isInline { places.enter(tree[node]) }
      current = tree.following(node, in: root)
    }
    for parent in strikeable.all { strikeThrough(childrenOf: parent) }
  }

  private func noteTildes(_ text: Node.Index, in strikeable: inout Parents) {
    guard let parent = tree[text].parent else { return }
    if tree.text(of: text).contains(UInt8(ascii: "~")) { strikeable.add(parent) }
  }

  private func noteTildes(inside link: Node.Index, in strikeable: inout Parents) {
    var current: Node.Index? = link
    while let node = current {
      if tree[node].kind == .text { noteTildes(node, in: &strikeable) }
      current = tree.following(node, in: link)
    }
  }
}

/// Nodes in the order in which they were first met, each once: texts of emphasis and those around it come
/// in turn.
struct Parents {
  private(set) var all: [Node.Index] = []
  private var seen: Set<Node.Index> = []

  mutating func add(_ node: Node.Index) {
    if all.last != node, seen.insert(node).inserted { all.append(node) }
  }
}
