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
        Tag.ul(.class("top")) { .trusted(entries) }
      }
    }
  }

  /// The entries, written directly: there are many on every page, and their addresses and labels
  /// are escaped already.
  private var entries: Output {
    let root = here.link(toFile: "")
    var output = Output()
    output.reserveCapacity(1 << 13)
    write(link: navigation.root, root: root, into: &output)
    output.append("</li>")
    for node in navigation.root.children { write(node, root: root, into: &output) }
    return output
  }

  private func isOpen(_ node: NavigationNode) -> Bool {
    if current == .home { return navigation.readingOrder.count <= Self.wholeTree }
    return current.folder.hasPrefix(node.path.folder)
  }

  /// The page of unknown addresses stands nowhere, though its tree is the home page's.
  private func isHere(_ node: NavigationNode) -> Bool {
    node.path == current && here == .page(current)
  }

  private func write(_ node: NavigationNode, root: String, into output: inout Output) {
    write(link: node, root: root, into: &output)
    if !node.children.isEmpty, isOpen(node) {
      output.append("<ul>")
      for child in shown(node.children) { write(child, root: root, into: &output) }
      output.append("</ul>")
    }
    output.append("</li>")
  }

  private func write(link node: NavigationNode, root: String, into output: inout Output) {
    output.append("<li><a href=\"")
    output.append(root)
    output += node.file
    if isHere(node) { output.append("\" aria-current=\"page") }
    output += node.label
  }

  private func shown(_ children: [NavigationNode]) -> ArraySlice<NavigationNode> {
    if children.count <= Self.longestList { return children[...] }
    let position = children.firstIndex { current.folder.hasPrefix($0.path.folder) } ?? 0
    let first = max(0, min(position - Self.longestList / 2, children.count - Self.longestList))
    return children[first..<first + Self.longestList]
  }
}
