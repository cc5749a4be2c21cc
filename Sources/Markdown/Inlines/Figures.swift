extension Page {
  /// Makes a figure of a paragraph that holds an image with a title and nothing else.
  mutating func makeFigure(of paragraph: Node.Index) {
    var image = Node.none
    var child = tree[paragraph].firstChild
    while child != Node.none {
      switch tree[child].kind {
      case .image where image == Node.none: image = child
      case .text where tree.text(of: child).allSatisfy(\.isSpace): break
      default: return
      }
      child = tree[child].next
    }
    guard image != Node.none, let link = link(of: image), !link.title.isEmpty else { return }
    tree[paragraph].kind = .figure
  }

  func link(of node: Node.Index) -> LinkDetail? {
    let index = Int(tree[node].detail)
    return tree.links.indices.contains(index) ? tree.links[index] : nil
  }
}
