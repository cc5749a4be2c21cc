import Diagnostics

/// Asks the surroundings where the links, images and raw HTML of a page lead, in the order of the
/// page, and takes out of raw HTML what could do harm.
struct ReferenceResolution: ~Copyable {
  let options: Options
  let surroundings: Surroundings
  var tree: Tree
  let footnotes: Footnotes
  var ids: IdentifierPool
  var log: DiagnosticLog
  var places: InlinePlaces
  /// The headings and sets of tabs outside of footnotes, in the order of the page.
  private var named: [Node.Index] = []
  /// What the raw HTML read so far has left open.
  var elements = OpenElements()
  /// How many images the text is in that is being read: only its words are shown.
  var imageDepth = 0
  /// Elements whose end tags were looked for in vain, by the block of raw HTML or the node around them.
  var missingEnds: [Node.Index: Set<String>] = [:]
  /// The last line end looked for in the tree's bytes.
  var lineEnd = (after: 0, index: 0)

  private init(_ content: consuming InlineContent, options: Options, surroundings: Surroundings) {
    self.options = options
    self.surroundings = surroundings
    tree = exchange(&content.tree, with: Tree())
    footnotes = content.footnotes
    ids = content.ids
    log = content.log
    places = content.places
  }

  /// The page with its references resolved; dialects other than the handbook's keep theirs.
  static func apply(
    to content: consuming InlineContent, options: Options, surroundings: Surroundings
  ) -> ResolvedPage {
    let root = content.root
    var resolution = ReferenceResolution(content, options: options, surroundings: surroundings)
    if options.dialect == .handbook { resolution.run(below: root) }
    return resolution.finished(root)
  }

  private consuming func finished(_ root: Node.Index) -> ResolvedPage {
    ResolvedPage(
      root: root, tree: exchange(&tree, with: Tree()), footnotes: footnotes, ids: ids,
      named: named, log: log)
  }

  private mutating func run(below root: Node.Index) {
    resolve(below: root)
    let named = self.named
    for footnote in footnotes.numbered { resolve(below: footnotes.definitions[footnote].node) }
    // What stands in a footnote is not in the outline.
    self.named = named
    addBackLinks()
    for destination in log.destinations {
      if let mistake = surroundings.link(destination).diagnostic { log.add(mistake) }
    }
  }

  /// Goes through a node and all below it, in the order of the page.
  private mutating func resolve(below root: Node.Index) {
    var current = root
    while true {
      enter(current)
      if let child = tree[current].firstChild {
        current = child
        continue
      }
      current = leave(current)
      while current != root, tree[current].next == nil, let parent = tree[current].parent {
        current = parent == root ? root : leave(parent)
      }
      guard current != root, let next = tree[current].next else { break }
      current = next
    }
    _ = leave(root)
  }

  private mutating func enter(_ node: Node.Index) {
    if !elements.isEmpty { endRawHTML(before: node) }
    let kind = tree[node].kind
    if !kind.isInline { places.enter(tree[node]) }
    switch kind {
    case .link: resolve(node)
    case .image:
      resolve(node)
      imageDepth += 1
    case .htmlBlock, .htmlInline: clean(node)
    case .paragraph: makeFigure(of: node)
    case .heading, .tabSet: named.append(node)
    default: break
    }
  }

  /// Returns the node to go on behind.
  private mutating func leave(_ node: Node.Index) -> Node.Index {
    if tree[node].kind == .image { imageDepth -= 1 }
    return elements.isEmpty ? node : endRawHTML(in: node)
  }

  private mutating func resolve(_ node: Node.Index) {
    guard let index = tree[node].link, tree.links.indices.contains(index) else { return }
    let link = tree.links[index]
    // A shortcode that is not known stands in its address.
    if link.isUnsafe { return }
    let isImage = tree[node].kind == .image
    let written = tree.bytes[link.url.indices]
    let place = log.location(
      at: places.position(ofLink: tree[node], to: written, isBare: link.isBare))
    guard let resolution = resolve(written.string, isImage: isImage, at: place) else {
      tree.links[index].isUnsafe = true
      return
    }
    tree.links[index].resolved = resolution.url
    tree.links[index].width = resolution.width
    tree.links[index].height = resolution.height
  }

  /// What to write for a reference; nil when it could run code and so must not be written.
  mutating func resolve(
    _ written: String, isImage: Bool, at place: SourceLocation
  ) -> Resolution? {
    guard URLPolicy.isSafe(written, isImage: isImage) else {
      log.add(.unsafeURL(written, at: place))
      return nil
    }
    let resolution = surroundings.link(
      Destination(parsing: written, isImage: isImage, location: place))
    if let diagnostic = resolution.diagnostic { log.add(diagnostic) }
    return resolution
  }

  /// Takes an id that a writer chose, or that a footnote needs.
  mutating func claim(_ id: String, at place: SourceLocation) {
    if !ids.claim(id) { log.add(.duplicateID(id, at: place)) }
  }
}

/// A page whose tree is complete, but for the ids of its headings.
struct ResolvedPage {
  var root: Node.Index
  var tree: Tree
  var footnotes: Footnotes
  /// Those that writers and footnotes have taken.
  var ids: IdentifierPool
  /// The headings and sets of tabs that get an id, in the order of the page.
  var named: [Node.Index]
  var log: DiagnosticLog
}
