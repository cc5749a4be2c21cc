import Diagnostics

/// A mark that stands as a block of its own, while its end is looked for.
private struct OpenFence {
  let node: Node.Index
  let mark: Int
  /// What ends it.
  let ending: Ending

  enum Ending: Hashable {
    case shortcode(String)
    case fence(sign: UInt8, count: Int)
  }
}

extension ForeignMark {
  fileprivate var ending: OpenFence.Ending {
    switch form {
    case .shortcode(let shortcode): .shortcode(shortcode.name)
    case .fence(let line): .fence(sign: line.sign, count: line.signs)
    }
  }

  fileprivate var isEnd: Bool {
    switch form {
    case .shortcode(let shortcode): shortcode.isClosing
    case .fence(let line): line.name.isEmpty
    }
  }

  /// What the text between it and its end becomes; nil when it stays as it is.
  fileprivate var container: Container? {
    switch form {
    case .shortcode(let shortcode):
      switch shortcode.meaning {
      case .box(let type): Container(fenced: .admonition, classes: [type], isNamed: false)
      case .details:
        Container(
          fenced: .details(isOpen: shortcode.arguments.contains("open")), classes: ["details"],
          isNamed: true)
      case .tab:
        Container(fenced: .tab(startsSet: false, isSelected: false), classes: [], isNamed: true)
      case .reference, .image, .tabs, .contents, .code, .nothing, .unknown: nil
      }
    case .fence(let line):
      switch line.meaning {
      case .box(let type): Container(fenced: .admonition, classes: [type], isNamed: true)
      case .details: Container(fenced: .details(isOpen: false), classes: ["details"], isNamed: true)
      case .tab:
        Container(fenced: .tab(startsSet: false, isSelected: false), classes: [], isNamed: true)
      case .end, .unknown: nil
      }
    }
  }

  fileprivate var isTabs: Bool {
    if case .shortcode(let shortcode) = form, case .tabs = shortcode.meaning { true } else { false }
  }

  /// What to tell of it if it means nothing here.
  var unknownName: UnknownName? {
    if isEnd { return nil }
    switch form {
    case .shortcode(let shortcode):
      guard case .unknown = shortcode.meaning else { return nil }
      return UnknownName(.shortcode, shortcode.name, at: place)
    case .fence(let line):
      guard case .unknown = line.meaning else { return nil }
      return UnknownName(.block, line.name, at: place)
    }
  }
}

extension ForeignMark {
  /// What a shortcode leads to by its arguments, where no link is made of it.
  var destinations: [Destination] {
    guard !isEnd, case .shortcode(let shortcode) = form, case .unknown = shortcode.meaning else {
      return []
    }
    let pages = ["relref", "ref"].compactMap { shortcode.value($0) }
    let addresses = ["href", "link", "url"].compactMap { shortcode.value($0) }
    return pages.filter(\.isAddress).map { Destination(page: $0, location: place) }
      + addresses.filter(\.isAddress).map {
        Destination(parsing: $0, isImage: false, location: place)
      }
  }
}

extension String {
  /// Whether it may be one: no template, and in one word.
  fileprivate var isAddress: Bool {
    !isEmpty && !utf8.contains { $0.isSpace || "{}<>$".utf8.contains($0) }
  }
}

extension Container {
  /// - Parameter isNamed: Whether it has the name of its type for a title where it has no other.
  fileprivate init(fenced form: Form, classes: [String], isNamed: Bool) {
    self.init(form: form, classes: classes)
    title = isNamed ? nil : 0..<0
    isFenced = true
  }
}

extension BlockTransforms {
  /// Makes blocks of what stands between two marks that belong together.
  mutating func closeFences() {
    let found = fences
    fences = []
    var open: [Node.Index: [OpenFence]] = [:]
    var left: [OpenFence] = []
    for (node, number) in found {
      guard let parent = tree[node].parent else { continue }
      let mark = marks.marks[number]
      if let name = mark.unknownName { parser.log.add(name) }
      parser.log.add(mark.destinations)
      // It is told of here, and shows nothing.
      tree[node].text = ByteRange()
      if mark.isEnd {
        close(mark.ending, with: node, &open[parent, default: []], &left)
      } else if case .shortcode(let shortcode) = mark.form, case .contents = shortcode.meaning {
        tree[node].kind = .contents
        tree[node].text = ByteRange()
      } else {
        let fence = OpenFence(node: node, mark: number, ending: mark.ending)
        open[parent, default: []].append(fence)
        left.append(fence)
      }
    }
    // The innermost first.
    for fence in left.reversed() where tree[fence.node].kind == .htmlBlock {
      if case .fence = fence.ending { wrap(fence, to: nil) } else { tree.detach(fence.node) }
    }
  }

  private mutating func close(
    _ ending: OpenFence.Ending, with node: Node.Index, _ open: inout [OpenFence],
    _ left: inout [OpenFence]
  ) {
    guard let place = place(of: ending, in: open) else { return tree.detach(node) }
    let fence = open[place]
    // What was opened inside and not closed stands alone.
    open.removeSubrange(place...)
    wrap(fence, to: node)
  }

  /// The innermost one that has this end, for signs also one with fewer of them.
  private func place(of ending: OpenFence.Ending, in open: [OpenFence]) -> Int? {
    if let exact = open.lastIndex(where: { $0.ending == ending }) { return exact }
    guard case .fence(let sign, _) = ending else { return nil }
    return open.lastIndex { other in
      if case .fence(sign, _) = other.ending { true } else { false }
    }
  }

  /// Moves what stands between the marks, or to the end of the block around, into a block of its own.
  private mutating func wrap(_ fence: OpenFence, to end: Node.Index?) {
    let mark = marks.marks[fence.mark]
    let last =
      end.map { tree[$0].previous } ?? tree[fence.node].parent.flatMap { tree[$0].lastChild }
    let first = last == fence.node ? nil : tree[fence.node].next
    let title = title(of: fence.node)
    var node = Node(.group, line: tree[fence.node].line, column: tree[fence.node].column)
    node.endLine = end.map { tree[$0].line } ?? tree[fence.node].endLine
    if let container = mark.container {
      node.kind = container.kind
      node.container = tree.containers.count
      tree.containers.append(container)
    } else if mark.isTabs {
      node.kind = .tabSet
    }
    let block = tree.add(node)
    if first != nil { tree.move(from: first, through: last, to: block) }
    tree.replace(fence.node, with: block)
    // So that nobody takes the mark for an open one.
    tree[fence.node].kind = .group
    if let end { tree.detach(end) }
    complete(block, title)
  }

  private mutating func complete(_ block: Node.Index, _ title: Fragment.Piece?) {
    switch tree[block].kind {
    case .tabSet: keepTabs(in: block)
    case .admonition: addTitle(title, to: block)
    case .tab:
      addTitle(title, to: block)
      joinTabSet(block)
    default:
      guard let title else { return }
      // Without a frame to put it on, a title is a text of its own.
      var text = Node(.paragraph, line: tree[block].line, column: tree[block].column)
      text.endLine = text.line
      let paragraph = tree.add(text)
      tree.prepend(paragraph, to: block)
      fragments.append(Fragment(target: paragraph, form: .inlines, pieces: [title]))
    }
  }

  /// Where the page's line has the title of a mark.
  private func title(of node: Node.Index) -> Fragment.Piece? {
    let line = Int(tree[node].line)
    let range = lines.content(of: line)
    guard let found = marks.next(in: lines.bytes[range]) else { return nil }
    let extent = marks.extent(of: found.number, at: found.start, in: lines.bytes[range])
    let (start, end) = (found.start + marks.length, extent.upperBound - 3)
    guard start < end, !lines.bytes[start..<end].allSatisfy(\.isSpace) else { return nil }
    return Fragment.Piece(line: line, range: start..<end)
  }

  private mutating func addTitle(_ piece: Fragment.Piece?, to block: Node.Index) {
    var title = Node(.title, line: tree[block].line, column: tree[block].column)
    title.endLine = title.line
    let index = tree.add(title)
    tree.prepend(index, to: block)
    if let piece {
      fragments.append(Fragment(target: index, form: .inlines, pieces: [piece]))
    } else {
      completeTitle(of: block)
    }
  }

  /// A set of tabs holds nothing else: the rest goes before it.
  private mutating func keepTabs(in set: Node.Index) {
    var hasTabs = false
    for child in tree.children(of: set) {
      switch tree[child].kind {
      case .tab: hasTabs = true
      case .tabSet:
        hasTabs = true
        for tab in tree.children(of: child) {
          tree.detach(tab)
          tree.insert(tab, before: child)
        }
        tree.detach(child)
      default:
        tree.detach(child)
        tree.insert(child, before: set)
      }
    }
    if !hasTabs { tree[set].kind = .group }
  }

  /// A tab stands in a set: that of the tab before it, or one of its own.
  private mutating func joinTabSet(_ tab: Node.Index) {
    if let before = tree[tab].previous, tree[before].kind == .tabSet, fencedTabSets.contains(before)
    {
      tree.detach(tab)
      return tree.append(tab, to: before)
    }
    let set = tree.add(Node(.tabSet, line: tree[tab].line, column: tree[tab].column))
    fencedTabSets.insert(set)
    tree.insert(set, before: tab)
    tree.detach(tab)
    tree.append(tab, to: set)
  }
}
