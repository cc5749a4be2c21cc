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
    case none
  }
}

extension ForeignMark {
  fileprivate var ending: OpenFence.Ending {
    switch form {
    case .shortcode(let shortcode): .shortcode(shortcode.name)
    case .fence(let line): .fence(sign: line.sign, count: line.signs)
    case .comment, .code: .none
    }
  }

  fileprivate var isEnd: Bool {
    switch form {
    case .shortcode(let shortcode): shortcode.isClosing
    case .fence(let line): line.name.isEmpty
    case .comment, .code: false
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
      case .reference, .image, .figure, .button, .embedded, .tabs, .contents, .code, .comment,
        .nothing, .unknown:
        nil
      }
    case .fence(let line):
      switch line.meaning {
      case .box(let type): Container(fenced: .admonition, classes: [type], isNamed: true)
      case .details: Container(fenced: .details(isOpen: false), classes: ["details"], isNamed: true)
      case .tab:
        Container(fenced: .tab(startsSet: false, isSelected: false), classes: [], isNamed: true)
      case .end, .codeGroup, .unknown: nil
      }
    case .comment, .code: nil
    }
  }

  /// Whether an end is missed: that of a box, but not that of a tab, which the next one may end.
  fileprivate var isFrame: Bool {
    guard case .shortcode(let shortcode) = form else { return false }
    switch shortcode.meaning {
    case .box, .details, .tabs, .comment: return true
    case .reference, .image, .figure, .button, .embedded, .tab, .contents, .code, .nothing,
      .unknown:
      return false
    }
  }

  fileprivate var isTabs: Bool {
    switch form {
    case .shortcode(let shortcode): if case .tabs = shortcode.meaning { true } else { false }
    case .fence(let line): if case .codeGroup = line.meaning { true } else { false }
    case .comment, .code: false
    }
  }

  /// What to tell of it if it means nothing here.
  var unknownName: UnknownName? {
    if isEnd { return nil }
    switch form {
    case .shortcode(let shortcode):
      guard case .unknown = shortcode.meaning else { return nil }
      return UnknownName(shortcode.isComponent ? .component : .shortcode, shortcode.name, at: place)
    case .fence(let line):
      guard case .unknown = line.meaning else { return nil }
      return UnknownName(.block, line.name, at: place)
    case .code(_, _, let isFormula):
      return isFormula ? UnknownName(.formula, "math", at: place) : nil
    case .comment: return nil
    }
  }
}

extension ForeignMark {
  /// What a shortcode leads to by its arguments, where no link is made of it.
  var destinations: [Destination] {
    guard !isEnd, case .shortcode(let shortcode) = form else { return [] }
    switch shortcode.meaning {
    case .unknown, .box: break
    case .reference, .image, .figure, .button, .embedded, .details, .tabs, .tab, .contents, .code,
      .comment, .nothing:
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
      } else if !standsAlone(mark, at: node) {
        let fence = OpenFence(node: node, mark: number, ending: mark.ending)
        open[parent, default: []].append(fence)
        left.append(fence)
      }
    }
    // The innermost first.
    for fence in left.reversed() where tree[fence.node].kind == .htmlBlock {
      let mark = marks.marks[fence.mark]
      if case .fence = fence.ending {
        wrap(fence, to: nil)
        parser.log.add(.unclosedBlock(mark.written.string, at: mark.place))
      } else {
        if mark.isFrame { parser.log.add(.unclosedBlock(mark.written.string, at: mark.place)) }
        showTitle(of: fence.node)
      }
    }
  }

  /// Puts what a mark stands for in its place; false for one that begins something.
  private mutating func standsAlone(_ mark: ForeignMark, at node: Node.Index) -> Bool {
    switch mark.form {
    case .fence: return false
    case .comment, .code: tree.detach(node)
    case .shortcode(let shortcode):
      switch shortcode.meaning {
      case .contents:
        tree[node].kind = .contents
        tree[node].text = ByteRange()
      case .figure: makeFigure(of: node, shortcode)
      case _ where shortcode.isSelfClosing: showTitle(of: node)
      case .reference, .image, .button, .embedded, .box, .details, .tabs, .tab, .code, .comment,
        .nothing, .unknown:
        return false
      }
    }
    return true
  }

  /// Leaves a title where nothing frames it as a text of its own.
  private mutating func showTitle(of node: Node.Index) {
    guard let title = title(of: node) else { return tree.detach(node) }
    tree[node].kind = .paragraph
    tree[node].endLine = tree[node].line
    fragments.append(Fragment(target: node, form: .inlines, pieces: [title]))
  }

  private mutating func makeFigure(of node: Node.Index, _ shortcode: Shortcode) {
    let caption = title(of: node)
    tree[node].kind = .figure
    let image = tree.figure(shortcode, hasCaption: true)
    for part in [image, tree[image].firstChild].compactMap({ $0 }) {
      tree[part].line = tree[node].line
      tree[part].column = tree[node].column
    }
    tree.append(image, to: node)
    guard let caption else { return }
    let title = tree.add(Node(.title, line: tree[node].line, column: tree[node].column))
    tree[title].endLine = tree[node].line
    tree.append(title, to: node)
    fragments.append(Fragment(target: title, form: .inlines, pieces: [caption]))
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
    case .tabSet:
      makeTabsOfCode(in: block)
      keepTabs(in: block)
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

  /// Blocks of code that stand in a set of tabs are tabs, named by their titles.
  private mutating func makeTabsOfCode(in set: Node.Index) {
    let children = tree.children(of: set)
    if children.contains(where: { tree[$0].kind == .tab || tree[$0].kind == .tabSet }) { return }
    for code in children where tree[code].kind == .codeBlock {
      guard let index = tree[code].fence, tree.fences.indices.contains(index) else { continue }
      let (line, column) = (tree[code].line, tree[code].column)
      let tab = tree.add(Node(.tab, line: line, column: column))
      tree[tab].container = tree.containers.count
      tree.containers.append(
        Container(
          fenced: .tab(startsSet: false, isSelected: false), classes: [], isNamed: true))
      tree.replace(code, with: tab)
      let title = tree.add(Node(.title, line: line, column: column))
      var text = Node(.text, line: line, column: column)
      text.text = tree.keep((tree.fences[index].title ?? tree.fences[index].language).utf8)
      tree.append(tree.add(text), to: title)
      tree.append(title, to: tab)
      tree.append(code, to: tab)
      tree.fences[index].title = nil
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
