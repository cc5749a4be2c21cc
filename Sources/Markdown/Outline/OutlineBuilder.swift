import Diagnostics
import Pages

/// Gives every heading its id, and lists them.
struct OutlineBuilder: ~Copyable {
  private var page: ResolvedPage
  private var headings: [Heading] = []
  private var tabSets = 0

  private init(_ page: consuming ResolvedPage) { self.page = page }

  /// The page as it is rendered.
  static func apply(to page: consuming ResolvedPage) -> FinishedPage {
    var builder = OutlineBuilder(page)
    builder.run()
    return builder.finished()
  }

  private consuming func finished() -> FinishedPage {
    FinishedPage(
      root: page.root, tree: page.tree, footnotes: page.footnotes, outline: headings,
      anchors: page.ids.taken, diagnostics: page.log.diagnostics,
      unknownNames: page.log.unknownNames)
  }

  private mutating func run() {
    let named = page.named
    headings.reserveCapacity(named.count)
    for node in named {
      if page.tree[node].kind == .tabSet { nameTabs(of: node) } else { name(node) }
    }
  }

  private mutating func name(_ node: Node.Index) {
    let text = page.tree.plainText(of: node).withoutBlanksAround
    check(text, of: node)
    let own = page.tree.attributes.isEmpty ? nil : page.tree.attributes[node]?.id
    let id = own ?? page.ids.unique(IdentifierPool.slug(text))
    page.tree[node].heading = headings.count
    headings.append(Heading(level: page.tree[node].level, id: id, text: text))
  }

  /// Headings stand in outlines, in search and in navigation, where nobody sees their place.
  private mutating func check(_ text: String, of node: Node.Index) {
    let isEmpty = text.utf8.allSatisfy(\.isSpace)
    guard isEmpty || text.misleadingScalar != nil else { return }
    let place = page.log.location(of: page.tree[node])
    if isEmpty { page.log.add(.emptyHeading(at: place)) }
    if let scalar = text.misleadingScalar {
      page.log.add(.misleadingCharacter(scalar, in: "this heading", at: place))
    }
  }

  /// Tabs are `tab-1-1`, `tab-1-2` and so on, by the set and their place in it.
  private mutating func nameTabs(of set: Node.Index) {
    tabSets += 1
    for (index, tab) in page.tree.children(of: set).enumerated() {
      guard let title = page.tree[tab].firstChild, page.tree[title].kind == .title else {
        continue
      }
      var list = AttributeList()
      list.id = page.ids.unique("tab-\(tabSets)-\(index + 1)")
      page.tree.attributes[title] = list
    }
  }
}

/// A page that is only rendered and read any more. A class, as whoever does that holds all of it.
final class FinishedPage {
  let root: Node.Index
  let tree: Tree
  let footnotes: Footnotes
  /// The headings in order, of all levels; empty but in the handbook dialect.
  let outline: [Heading]
  /// Every id of the page.
  let anchors: Set<String>
  let diagnostics: [Diagnostic]
  let unknownNames: [UnknownName]

  init(
    root: Node.Index, tree: Tree, footnotes: Footnotes, outline: [Heading], anchors: Set<String>,
    diagnostics: [Diagnostic], unknownNames: [UnknownName]
  ) {
    (self.root, self.tree, self.footnotes, self.outline) = (root, tree, footnotes, outline)
    (self.anchors, self.diagnostics, self.unknownNames) = (anchors, diagnostics, unknownNames)
  }
}

extension String {
  /// A heading may begin or end with an icon, which has no words.
  fileprivate var withoutBlanksAround: String {
    guard utf8.first == 0x20 || utf8.last == 0x20 else { return self }
    return Array(utf8).trimmed.string
  }
}
