internal import Diagnostics
internal import Markup
internal import Pages

/// Makes the navigation that handbook.yaml writes as a tree; generated pages that it does not name come
/// after it, as without a tree.
struct WrittenNavigation {
  private let pages: [SitePath: Page]
  private let sources: [String: SitePath]
  private(set) var missing: [MissingEntry] = []
  /// The pages that are in the tree.
  private(set) var named: Set<SitePath> = []

  init(pages: [Page], sources: [String: SitePath]) {
    self.pages = Dictionary(pages.map { ($0.path, $0) }) { first, _ in first }
    self.sources = sources
  }

  mutating func nodes(of entries: [NavigationEntry]) -> [NavigationNode] {
    entries.compactMap { node(of: $0) }
  }

  private mutating func node(of entry: NavigationEntry) -> NavigationNode? {
    switch entry.target {
    case .address(let address):
      return NavigationNode(title: entry.title ?? address, address: address)
    case .page(let written):
      guard let page = page(written) else {
        missing.append(MissingEntry(path: written, location: entry.location))
        return nil
      }
      // The home page is above the tree.
      if page.path == .home { return nil }
      named.insert(page.path)
      return NavigationNode(page, title: entry.title, children: [])
    case .section(let entries): return section(entry.title ?? "", entries)
    }
  }

  /// A section whose first entry is the index of a folder has that for its page.
  private mutating func section(_ title: String, _ entries: [NavigationEntry]) -> NavigationNode? {
    var rest = entries[...]
    var own: Page?
    if let first = entries.first, case .page(let written) = first.target,
      ContentPath.isIndex(written), let page = page(written), page.path != .home,
      named.insert(page.path).inserted
    {
      own = page
      rest = rest.dropFirst()
    }
    let children = nodes(of: Array(rest))
    if let own { return NavigationNode(own, title: title, children: children) }
    guard let first = children.first(where: { !$0.isExternal }) else {
      return children.isEmpty ? nil : NavigationNode(title: title, leading: nil, children: children)
    }
    return NavigationNode(title: title, leading: first, children: children)
  }

  private func page(_ written: String) -> Page? {
    let path = ContentPath.resolve("/" + written, from: "") ?? written
    return sources[path].flatMap { pages[$0] } ?? pages[SitePath(path)]
  }
}
