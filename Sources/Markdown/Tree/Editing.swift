extension Tree {
  /// Puts a detached node after the last child of `parent`.
  mutating func append(_ child: Node.Index, to parent: Node.Index) {
    let last = self[parent].lastChild
    self[child].parent = parent
    self[child].previous = last
    self[child].next = Node.none
    if last == Node.none { self[parent].firstChild = child } else { self[last].next = child }
    self[parent].lastChild = child
  }

  /// Puts a detached node right after `sibling`.
  mutating func insert(_ node: Node.Index, after sibling: Node.Index) {
    let parent = self[sibling].parent
    let next = self[sibling].next
    self[node].parent = parent
    self[node].previous = sibling
    self[node].next = next
    self[sibling].next = node
    if next != Node.none {
      self[next].previous = node
    } else if parent != Node.none {
      self[parent].lastChild = node
    }
  }

  /// Puts a detached node right before `sibling`.
  mutating func insert(_ node: Node.Index, before sibling: Node.Index) {
    let parent = self[sibling].parent
    let previous = self[sibling].previous
    self[node].parent = parent
    self[node].previous = previous
    self[node].next = sibling
    self[sibling].previous = node
    if previous != Node.none {
      self[previous].next = node
    } else if parent != Node.none {
      self[parent].firstChild = node
    }
  }

  /// Takes a node, with all below it, out of its place.
  mutating func detach(_ node: Node.Index) {
    let (parent, previous, next) = (self[node].parent, self[node].previous, self[node].next)
    if previous != Node.none {
      self[previous].next = next
    } else if parent != Node.none {
      self[parent].firstChild = next
    }
    if next != Node.none {
      self[next].previous = previous
    } else if parent != Node.none {
      self[parent].lastChild = previous
    }
    self[node].parent = Node.none
    self[node].previous = Node.none
    self[node].next = Node.none
  }

  /// Puts `node` where `old` is, which is taken out.
  mutating func replace(_ old: Node.Index, with node: Node.Index) {
    insert(node, after: old)
    detach(old)
  }

  /// Moves every child of one node to the end of another.
  mutating func moveChildren(of source: Node.Index, to target: Node.Index) {
    while self[source].firstChild != Node.none {
      let child = self[source].firstChild
      detach(child)
      append(child, to: target)
    }
  }

  /// Puts the children of a node in its place, and takes it out.
  mutating func unwrap(_ node: Node.Index) {
    while self[node].firstChild != Node.none {
      let child = self[node].firstChild
      detach(child)
      insert(child, before: node)
    }
    detach(node)
  }

  /// Moves the siblings from `first` to `last` under `parent`, a node outside of them.
  mutating func move(from first: Node.Index, through last: Node.Index, to parent: Node.Index) {
    var current = first
    while current != Node.none {
      let next = self[current].next
      let isLast = current == last
      detach(current)
      append(current, to: parent)
      if isLast { return }
      current = next
    }
  }
}
