extension ReferenceResolution {
  /// Makes a figure of a paragraph that holds an image with a caption and nothing else: its title, where
  /// the image has the class for that. A title alone is what a pointer shows.
  mutating func makeFigure(of paragraph: Node.Index) {
    var image: Node.Index?
    var child = tree[paragraph].firstChild
    while let node = child {
      switch tree[node].kind {
      case .image where image == nil: image = node
      case .text where tree.text(of: node).allSatisfy(\.isSpace): break
      default: return
      }
      child = tree[node].next
    }
    guard let image, let link = tree.link(of: image), !link.title.isEmpty,
      tree.attributes[image]?.classes.contains("caption") == true
    else { return }
    tree[paragraph].kind = .figure
  }
}
