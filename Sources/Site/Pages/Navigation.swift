internal import Markup
internal import Pages

/// A page in the navigation tree, with the pages of its folder below it. A class, because rendering
/// a page visits dozens of nodes and must not copy them.
final class NavigationNode: Sendable {
  let title: String
  let description: String
  let path: SitePath
  let weight: Int
  let children: [NavigationNode]
  /// The page's file as a URL writes it, from the site's root.
  let file: Output
  /// The rest of the link after its address: the title and its mark. Rendered once, because every
  /// page's navigation has it.
  let label: Output

  init(_ page: Page, children: [NavigationNode]) {
    title = page.title
    description = page.description
    path = page.path
    weight = page.weight
    self.children = children
    file = Output(PercentEncoding.encode(path: page.path.file).utf8)
    let mark = page.mark.map { mark in Tag.span(.class("mark")) { mark } } ?? .empty
    var label = Output("\">".utf8)
    HTML.fragment([.text(page.title), mark]).render(into: &label)
    label.append("</a>")
    self.label = label
  }
}

/// The tree of pages, and the order in which a reader goes through them.
struct Navigation {
  let root: NavigationNode
  /// All pages, each before those below it.
  let readingOrder: [NavigationNode]
  private let positions: [SitePath: Int]
  let lists = NavigationLists()

  /// Builds the tree. Every folder on the way to a page must have a page of its own.
  init(pages: [Page], top order: [String]) {
    let tree = PageTree(pages.filter { !$0.isSheet })
    let home = pages.first { $0.path == .home }
    let first = home ?? Page(path: .home, title: "") { _ in .empty }
    root = NavigationNode(first, children: Self.sorted(tree.children(of: .home), by: order))
    var flat: [NavigationNode] = []
    Self.flatten(root, into: &flat)
    readingOrder = flat
    positions = Dictionary(flat.enumerated().map { ($1.path, $0) }) { first, _ in first }
  }

  /// Folders named in `navigation` first, in its order; the others after them, in their own.
  private static func sorted(_ nodes: [NavigationNode], by order: [String]) -> [NavigationNode] {
    let ranks = Dictionary(order.enumerated().map { ($1, $0) }) { first, _ in first }
    return nodes.enumerated().sorted { a, b in
      (ranks[a.element.path.name] ?? order.count, a.offset)
        < (ranks[b.element.path.name] ?? order.count, b.offset)
    }.map(\.element)
  }

  private static func flatten(_ node: NavigationNode, into flat: inout [NavigationNode]) {
    flat.append(node)
    for child in node.children { flatten(child, into: &flat) }
  }

  func node(at path: SitePath) -> NavigationNode? {
    positions[path].map { readingOrder[$0] }
  }

  func previous(of path: SitePath) -> NavigationNode? {
    positions[path].flatMap { $0 > 0 ? readingOrder[$0 - 1] : nil }
  }

  func next(of path: SitePath) -> NavigationNode? {
    positions[path].flatMap { $0 + 1 < readingOrder.count ? readingOrder[$0 + 1] : nil }
  }

  /// The pages above a page, from the home page down.
  func ancestors(of path: SitePath) -> [NavigationNode] {
    var found: [NavigationNode] = []
    var current = path.parent
    while let folder = current {
      if let position = positions[folder] { found.append(readingOrder[position]) }
      current = folder.parent
    }
    return found.reversed()
  }
}

/// Pages and where those of each folder are among them.
private struct PageTree {
  private let pages: [Page]
  private let places: [SitePath: [Int]]

  init(_ pages: [Page]) {
    self.pages = pages
    places = Dictionary(grouping: pages.indices.filter { pages[$0].path != .home }) {
      pages[$0].path.parent ?? .home
    }
  }

  /// The pages of a folder with those below them, in their order.
  func children(of folder: SitePath) -> [NavigationNode] {
    (places[folder] ?? [])
      .map { NavigationNode(pages[$0], children: children(of: pages[$0].path)) }
      .sorted { ($0.weight, $0.title, $0.path) < ($1.weight, $1.title, $1.path) }
  }
}
