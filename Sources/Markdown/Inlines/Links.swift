import Diagnostics

extension Page {
  /// Asks the surroundings where each link and image leads, in the order of the page. Returns the
  /// headings and sets of tabs on the way.
  mutating func resolveLinks(below root: Node.Index) -> [Node.Index] {
    var named: [Node.Index] = []
    var current = root
    while current != Node.none {
      switch tree[current].kind {
      case .link, .image: resolve(current)
      case .htmlBlock, .htmlInline: clean(current)
      case .paragraph:
        enter(block: current)
        makeFigure(of: current)
      case .heading:
        enter(block: current)
        if tree[current].flags > 0 { named.append(current) }
      case .tabSet:
        enter(block: current)
        named.append(current)
      case let kind where !kind.isInline: enter(block: current)
      default: break
      }
      current = tree.following(current, in: root)
    }
    return named
  }

  private mutating func resolve(_ node: Node.Index) {
    let index = Int(tree[node].detail)
    guard tree.links.indices.contains(index) else { return }
    let link = tree.links[index]
    let isImage = tree[node].kind == .image
    let written = tree.bytes[link.url.indices].string
    let place = locate(link: node, url: link.url, isBare: link.isBare)
    guard let resolution = resolve(written, isImage: isImage, at: place) else {
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
      diagnostics.append(.unsafeURL(written, at: place))
      return nil
    }
    let destination = Destination(parsing: written, isImage: isImage, location: place)
    links.append(destination)
    let resolution = surroundings.link(destination)
    if let diagnostic = resolution.diagnostic { diagnostics.append(diagnostic) }
    return resolution
  }
}
