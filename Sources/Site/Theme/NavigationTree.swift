internal import Markup
internal import Pages

/// The navigation as one page shows it: open along the way to that page and closed elsewhere, so
/// that pages stay small however many there are.
struct NavigationTree {
  let navigation: Navigation
  let current: SitePath
  let here: LinkBase

  /// A folder with more pages than this shows the neighbors of the current one only, or a site's
  /// pages would grow with their number. The home page shows what is at the top whole.
  private static let longestList = 40
  /// A site with at most this many pages shows them all on its home page.
  private static let wholeTree = 80

  /// Writes the entries, from the home page's on.
  func write(into output: inout OutputBuffer) {
    let home = navigation.root
    let root = here.wayToRoot
    home.writeLink(from: root, isCurrent: current == .home && isPage, into: &output)
    output.append(markup: "</li>")
    if current == .home, navigation.readingOrder.count <= Self.wholeTree {
      for node in home.children { write(whole: node, root: root, into: &output) }
    } else {
      write(childrenOf: home, way: navigation.way(to: current)[...], root: root, into: &output)
    }
  }

  /// The 404 page has the home page's tree, but is no entry of it.
  private var isPage: Bool { here == .page(current) }

  /// An entry with everything below it, which only the home page shows.
  private func write(whole node: NavigationNode, root: String, into output: inout OutputBuffer) {
    node.writeLink(from: root, isCurrent: false, into: &output)
    if !node.children.isEmpty {
      output.append(markup: "<ul>")
      for child in node.children { write(whole: child, root: root, into: &output) }
      output.append(markup: "</ul>")
    }
    output.append(markup: "</li>")
  }

  /// The pages of a folder, of which only the one on the way to the current page is open.
  private func write(
    childrenOf node: NavigationNode, way: ArraySlice<SitePath>, root: String,
    into output: inout OutputBuffer
  ) {
    let list = navigation.lists.list(of: node, from: root)
    let open = way.first.flatMap { list.places[$0] }
    let all = 0..<node.children.count
    let shown = current == .home ? all : Self.shown(of: all, around: open ?? 0)
    guard let open else { return list.write(shown, into: &output) }
    list.write(shown.lowerBound..<open, into: &output)
    let child = node.children[open]
    child.writeLink(from: root, isCurrent: way.count == 1 && isPage, into: &output)
    if !child.children.isEmpty {
      output.append(markup: "<ul>")
      write(childrenOf: child, way: way.dropFirst(), root: root, into: &output)
      output.append(markup: "</ul>")
    }
    output.append(markup: "</li>")
    list.write((open + 1)..<shown.upperBound, into: &output)
  }

  private static func shown(of all: Range<Int>, around place: Int) -> Range<Int> {
    if all.count <= longestList { return all }
    let first = max(0, min(place - longestList / 2, all.count - longestList))
    return first..<first + longestList
  }
}

extension NavigationNode {
  /// Written as bytes, because its address and label are escaped already.
  func writeLink(from root: String, isCurrent: Bool, into output: inout OutputBuffer) {
    output.append(markup: "<li><a href=\"")
    if !isExternal { output.append(root) }
    output.append(file)
    if isCurrent { output.append(markup: "\" aria-current=\"page") }
    output.append(label)
  }
}
