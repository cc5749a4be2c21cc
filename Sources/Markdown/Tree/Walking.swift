extension Tree {
  /// The node after `index` in the order of the page, within `root`; none at the end.
  func following(_ index: Node.Index, in root: Node.Index) -> Node.Index {
    let child = self[index].firstChild
    return child != Node.none ? child : following(past: index, in: root)
  }

  /// The node after everything below `index`, within `root`; none at the end.
  func following(past index: Node.Index, in root: Node.Index) -> Node.Index {
    var current = index
    while current != root, current != Node.none {
      let next = self[current].next
      if next != Node.none { return next }
      current = self[current].parent
    }
    return Node.none
  }

  /// The children of a node, as they are now.
  func children(of index: Node.Index) -> [Node.Index] {
    var found: [Node.Index] = []
    var child = self[index].firstChild
    while child != Node.none {
      found.append(child)
      child = self[child].next
    }
    return found
  }

  /// How many children a node has; no more than `most` are counted.
  func countChildren(of index: Node.Index, atMost most: Int) -> Int {
    var count = 0
    var child = self[index].firstChild
    while child != Node.none, count < most {
      count += 1
      child = self[child].next
    }
    return count
  }

  /// The nearest node around `index` that is a block.
  func block(around index: Node.Index) -> Node.Index {
    var current = index
    while self[current].kind.isInline, self[current].parent != Node.none {
      current = self[current].parent
    }
    return current
  }

  /// Appends the text a reader sees in a node, without markup.
  func appendPlainText(of root: Node.Index, to text: inout [UInt8]) {
    var current = root
    while current != Node.none {
      switch self[current].kind {
      case .text, .code, .codeBlock: text.append(contentsOf: self.text(of: current))
      case .softBreak, .lineBreak: text.append(UInt8(ascii: " "))
      case .insertion: text.append(contentsOf: self.text(of: current))
      default: break
      }
      current = following(current, in: root)
    }
  }

  func plainText(of root: Node.Index) -> String {
    var text: [UInt8] = []
    appendPlainText(of: root, to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}
