extension Tree {
  /// Puts a detached node after the last child of `parent`.
  mutating func append(_ child: Node.Index, to parent: Node.Index) {
    let last = self[parent].lastChild
    self[child].parent = parent
    self[child].previous = last
    self[child].next = nil
    if let last { self[last].next = child } else { self[parent].firstChild = child }
    self[parent].lastChild = child
  }

  /// Puts a detached node before the first child of `parent`.
  mutating func prepend(_ child: Node.Index, to parent: Node.Index) {
    if let first = self[parent].firstChild {
      insert(child, before: first)
    } else {
      append(child, to: parent)
    }
  }

  /// Puts a detached node right after `sibling`.
  mutating func insert(_ node: Node.Index, after sibling: Node.Index) {
    let (parent, next) = (self[sibling].parent, self[sibling].next)
    self[node].parent = parent
    self[node].previous = sibling
    self[node].next = next
    self[sibling].next = node
    if let next {
      self[next].previous = node
    } else if let parent {
      self[parent].lastChild = node
    }
  }

  /// Puts a detached node right before `sibling`.
  mutating func insert(_ node: Node.Index, before sibling: Node.Index) {
    let (parent, previous) = (self[sibling].parent, self[sibling].previous)
    self[node].parent = parent
    self[node].previous = previous
    self[node].next = sibling
    self[sibling].previous = node
    if let previous {
      self[previous].next = node
    } else if let parent {
      self[parent].firstChild = node
    }
  }

  /// Takes a node, with all below it, out of its place.
  mutating func detach(_ node: Node.Index) {
    let (parent, previous, next) = (self[node].parent, self[node].previous, self[node].next)
    if let previous {
      self[previous].next = next
    } else if let parent {
      self[parent].firstChild = next
    }
    if let next {
      self[next].previous = previous
    } else if let parent {
      self[parent].lastChild = previous
    }
    self[node].parent = nil
    self[node].previous = nil
    self[node].next = nil
  }

  /// Puts `node` where `old` is, which is taken out.
  mutating func replace(_ old: Node.Index, with node: Node.Index) {
    insert(node, after: old)
    detach(old)
  }

  /// Moves every child of one node to the end of another.
  mutating func moveChildren(of source: Node.Index, to target: Node.Index) {
    while let child = self[source].firstChild {
      detach(child)
      append(child, to: target)
    }
  }

  /// Moves the siblings from `first` on, through `last` or to the end, under `parent`, a node
  /// outside of them.
  mutating func move(
    from first: Node.Index?, through last: Node.Index?, to parent: Node.Index
  ) {
    var current = first
    while let node = current {
      let next = self[node].next
      detach(node)
      append(node, to: parent)
      if node == last { return }
      current = next
    }
  }
}
