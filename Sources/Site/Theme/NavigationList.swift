internal import Markup
internal import Pages
internal import Synchronization

/// The entries of a folder's pages in the navigation, none of them open, with links from one place.
struct NavigationList {
  private let entries: Output
  /// Where each entry ends in `entries`.
  private var ends: [Int] = []
  /// The place of each page in the list.
  private(set) var places: [SitePath: Int] = [:]

  init(_ nodes: [NavigationNode], root: String) {
    var output = OutputBuffer(capacity: 100 * nodes.count)
    for (place, node) in nodes.enumerated() {
      node.writeLink(from: root, isCurrent: false, into: &output)
      output.append(markup: "</li>")
      ends.append(output.count)
      places[node.path] = place
    }
    entries = Array(output.bytes)
  }

  func write(_ range: Range<Int>, into output: inout OutputBuffer) {
    if range.isEmpty { return }
    let start = range.lowerBound == 0 ? 0 : ends[range.lowerBound - 1]
    output.append(entries[start..<ends[range.upperBound - 1]])
  }
}

/// Caches the lists of a navigation: the pages of a folder share theirs.
final class NavigationLists: Sendable {
  private struct Key: Hashable {
    var folder: ObjectIdentifier
    var root: String
  }

  private let made = Mutex<[Key: NavigationList]>([:])

  func list(of node: NavigationNode, from root: String) -> NavigationList {
    let key = Key(folder: ObjectIdentifier(node), root: root)
    if let known = made.withLock({ $0[key] }) { return known }
    let list = NavigationList(node.children, root: root)
    made.withLock { $0[key] = list }
    return list
  }
}
