internal import Markup
internal import Pages

/// The navigation as one page shows it: open along the way to that page and closed elsewhere, so
/// that pages stay small however many there are.
struct NavigationTree {
  let navigation: Navigation
  let current: SitePath
  let here: LinkBase

  /// A folder with more pages than this shows the neighbours of the current one only.
  private static let longestList = 40
  /// A site with at most this many pages shows them all on its home page.
  private static let wholeTree = 80

  var html: HTML {
    Tag.nav(.class("site-nav"), .id("navigation"), .aria("label", "Handbook")) {
      Tag.div(.class("scroll")) {
        Tag.a(.class("close"), .href("#content")) { "Close navigation" }
        Tag.ul(.class("top")) {
          item(navigation.root, opens: false)
          for node in navigation.root.children { item(node, opens: isOpen(node)) }
        }
      }
    }
  }

  private func isOpen(_ node: NavigationNode) -> Bool {
    if current == .home { return navigation.readingOrder.count <= Self.wholeTree }
    return current.folder.hasPrefix(node.path.folder)
  }

  private func item(_ node: NavigationNode, opens: Bool) -> HTML {
    Tag.li {
      Tag.a(
        .href(here.link(to: node.path)),
        node.path == current ? .aria("current", "page") : nil
      ) {
        node.title
        if let mark = node.mark { Tag.span(.class("mark")) { mark } }
      }
      if opens, !node.children.isEmpty {
        Tag.ul { for child in shown(node.children) { item(child, opens: isOpen(child)) } }
      }
    }
  }

  private func shown(_ children: [NavigationNode]) -> ArraySlice<NavigationNode> {
    if children.count <= Self.longestList { return children[...] }
    let position = children.firstIndex { current.folder.hasPrefix($0.path.folder) } ?? 0
    let first = max(0, min(position - Self.longestList / 2, children.count - Self.longestList))
    return children[first..<first + Self.longestList]
  }
}
