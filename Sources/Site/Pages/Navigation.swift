internal import Markup
internal import Pages

/// A page in the navigation tree, with the pages of its folder below it. A class, because rendering
/// a page visits dozens of nodes and must not copy them.
final class NavigationNode: Sendable {
  let title: String
  let description: String
  let path: SitePath
  let weight: Double
  let children: [NavigationNode]
  /// The page's file as a URL writes it, from the site's root.
  let file: Output
  /// The rest of the link after its address: the title and its mark. Rendered once, because every
  /// page's navigation has it.
  let label: Output
  /// Whether it leads to another host.
  let isExternal: Bool
  /// Whether it stands for a page of its own, and not for a section or another host.
  let isPage: Bool

  init(_ page: Page, title: String? = nil, children: [NavigationNode]) {
    let title = title ?? page.label ?? page.title
    self.title = title
    (isExternal, isPage) = (false, true)
    description = page.description
    path = page.path
    weight = page.weight
    self.children = children
    file = Output(PercentEncoding.encode(path: page.path.file).utf8)
    let mark = page.mark.map { mark in Tag.span(.class("mark")) { mark } } ?? .empty
    label = Self.label([.text(title), mark])
  }

  /// A section without a page of its own, which leads to the first page in it.
  init(title: String, leading: NavigationNode?, children: [NavigationNode]) {
    self.title = title
    description = ""
    path = leading?.path ?? SitePath(title)
    weight = Page.defaultWeight
    self.children = children
    file = leading?.file ?? children.first?.file ?? []
    (isExternal, isPage) = (leading == nil, false)
    label = Self.label([.text(title)])
  }

  /// A link to another host.
  init(title: String, address: String) {
    self.title = title
    description = ""
    // No page has such a path.
    path = SitePath(address)
    weight = Page.defaultWeight
    children = []
    var file = OutputBuffer(capacity: address.utf8.count)
    file.append(escaping: address, in: .attribute)
    self.file = Output(file.bytes)
    (isExternal, isPage) = (true, false)
    label = Self.label([.text(title)])
  }

  private static func label(_ content: [HTML]) -> Output {
    var label = Output("\">".utf8)
    HTML.fragment(content).render(into: &label)
    label.append("</a>")
    return label
  }
}

/// The tree of pages, and the order in which a reader goes through them.
struct Navigation {
  let root: NavigationNode
  /// All pages, each before those below it.
  let readingOrder: [NavigationNode]
  private let positions: [SitePath: Int]
  let lists = NavigationLists()
  /// The entries from the top to each page, where the navigation is written as a tree.
  private var ways: [SitePath: [NavigationNode]] = [:]
  /// Entries of that tree that lead to no page.
  private(set) var missing: [MissingEntry] = []
  /// Whether handbook.yaml writes the navigation as a tree.
  let isWritten: Bool

  /// Builds the tree. Every folder on the way to a page must have a page of its own.
  init(
    pages: [Page], top order: [String], written entries: [NavigationEntry]? = nil,
    sources: [String: SitePath] = [:]
  ) {
    isWritten = entries != nil
    let tree = PageTree(pages)
    let home = pages.first { $0.path == .home }
    let first = home ?? Page(path: .home, title: "") { _ in .empty }
    let derived = Self.sorted(tree.children(of: .home), by: order)
    if let entries {
      var written = WrittenNavigation(pages: pages, sources: sources)
      let nodes = written.nodes(of: entries)
      missing = written.missing
      let made = Set(pages.filter { !$0.isMarkdown }.map(\.path))
      let rest = derived.filter { $0.holds(made) && !$0.holds(written.named) }
      root = NavigationNode(first, children: nodes + rest)
      Self.note(root.children, below: [], in: &ways)
    } else {
      root = NavigationNode(first, children: derived)
    }
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
    if node.isPage { flat.append(node) }
    for child in node.children { flatten(child, into: &flat) }
  }

  private static func note(
    _ nodes: [NavigationNode], below above: [NavigationNode],
    in ways: inout [SitePath: [NavigationNode]]
  ) {
    for node in nodes {
      let way = above + [node]
      if node.isPage, ways[node.path] == nil { ways[node.path] = way }
      note(node.children, below: way, in: &ways)
    }
  }

  /// The paths of the entries from the top to a page.
  func way(to path: SitePath) -> [SitePath] {
    if isWritten, let way = ways[path] { return way.map(\.path) }
    return Array(sequence(first: path) { $0.parent }.reversed().dropFirst())
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
    if isWritten, let way = ways[path] {
      return [root] + way.dropLast().filter { !$0.isExternal && $0.path != path }
    }
    var found: [NavigationNode] = []
    var current = path.parent
    while let folder = current {
      if let position = positions[folder] { found.append(readingOrder[position]) }
      current = folder.parent
    }
    return found.reversed()
  }
}

extension NavigationNode {
  /// Whether it or anything below it is one of these pages.
  fileprivate func holds(_ pages: Set<SitePath>) -> Bool {
    pages.contains(path) || children.contains { $0.holds(pages) }
  }
}

extension Page {
  fileprivate var isMarkdown: Bool { source.map(ContentPath.isMarkdown) ?? false }
}

/// Pages and where the listed ones of each folder are among them.
private struct PageTree {
  private let pages: [Page]
  private var places: [SitePath: [Int]] = [:]

  init(_ pages: [Page]) {
    self.pages = pages
    // By their places, as pages are large.
    for place in pages.indices {
      if pages[place].isSheet || pages[place].isUnlisted { continue }
      if let folder = pages[place].path.parent { places[folder, default: []].append(place) }
    }
  }

  /// The pages of a folder with those below them, in their order.
  func children(of folder: SitePath) -> [NavigationNode] {
    (places[folder] ?? [])
      .map { NavigationNode(pages[$0], children: children(of: pages[$0].path)) }
      .sorted { ($0.weight, $0.title, $0.path) < ($1.weight, $1.title, $1.path) }
  }
}
