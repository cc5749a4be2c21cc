extension Tree {
  /// The node after `index` in the order of the page, within `root`; nil at the end.
  @inline(__always)
  func following(_ index: Node.Index, in root: Node.Index) -> Node.Index? {
    self[index].firstChild ?? following(past: index, in: root)
  }

  /// The node after everything below `index`, within `root`; nil at the end.
  func following(past index: Node.Index, in root: Node.Index) -> Node.Index? {
    var current = index
    while current != root {
      if let next = self[current].next { return next }
      guard let parent = self[current].parent else { return nil }
      current = parent
    }
    return nil
  }

  /// The children of a node, as they are now.
  func children(of index: Node.Index) -> [Node.Index] {
    var found: [Node.Index] = []
    var child = self[index].firstChild
    while let current = child {
      found.append(current)
      child = self[current].next
    }
    return found
  }

  /// How many children a node has; no more than `most` are counted.
  func countChildren(of index: Node.Index, atMost most: Int) -> Int {
    var count = 0
    var child = self[index].firstChild
    while let current = child, count < most {
      count += 1
      child = self[current].next
    }
    return count
  }

  /// The first node around `index`, from the inside out, for which the test holds.
  func ancestor(of index: Node.Index, where matches: (Node.Index) -> Bool) -> Node.Index? {
    var current = self[index].parent
    while let candidate = current {
      if matches(candidate) { return candidate }
      current = self[candidate].parent
    }
    return nil
  }

  /// Appends the text a reader sees in a node, without markup.
  func appendPlainText(of root: Node.Index, to text: inout [UInt8]) {
    var current: Node.Index? = root
    while let node = current {
      switch self[node].kind {
      case .text, .code, .codeBlock, .insertion: text.append(contentsOf: self.text(of: node))
      case .softBreak, .lineBreak: text.append(UInt8(ascii: " "))
      default: break
      }
      current = following(node, in: root)
    }
  }

  func plainText(of root: Node.Index) -> String {
    var text: [UInt8] = []
    appendPlainText(of: root, to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}
