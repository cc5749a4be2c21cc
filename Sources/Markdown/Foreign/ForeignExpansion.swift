import Diagnostics

/// Takes the marks out of a page's tree: code shows what was written, running text what it stands for.
struct ForeignExpansion {
  let marks: ForeignMarks

  func run(on tree: inout Tree, log: inout DiagnosticLog) {
    if marks.isEmpty { return }
    for index in 0..<tree.nodes.count {
      let node = Node.Index(index)
      switch tree.nodes[index].kind {
      case .text: expand(text: node, in: &tree, &log)
      case .code: restore(node, in: &tree) { $0.written }
      case .codeBlock: restore(code: node, in: &tree, &log)
      case .htmlBlock, .htmlInline: expand(html: node, in: &tree, &log)
      default: break
      }
    }
    for index in tree.links.indices { expand(link: index, in: &tree, &log) }
    for index in tree.fences.indices {
      guard
        let info = marks.replacing(in: tree.bytes[tree.fences[index].info.indices], by: \.written)
      else { continue }
      tree.fences[index].info = tree.keep(info)
      tree.fences[index].read(info[...])
    }
  }

  private func restore(
    _ node: Node.Index, in tree: inout Tree, _ replacement: (ForeignMark) -> [UInt8]
  ) {
    guard let bytes = marks.replacing(in: tree.text(of: node), by: replacement) else { return }
    tree[node].text = tree.keep(bytes)
  }

  /// Code shows what was written; that of mdBook, which would have shown a file, is told of.
  private func restore(code node: Node.Index, in tree: inout Tree, _ log: inout DiagnosticLog) {
    var unknown: [UnknownName] = []
    restore(node, in: &tree) { mark in
      if let name = mark.unknownName, name.name.hasPrefix("#") { unknown.append(name) }
      return mark.written
    }
    for name in unknown { log.add(name) }
  }

  private func expand(html node: Node.Index, in tree: inout Tree, _ log: inout DiagnosticLog) {
    var (unknown, destinations): ([UnknownName], [Destination]) = ([], [])
    restore(node, in: &tree) { mark in
      if let name = mark.unknownName { unknown.append(name) }
      destinations += mark.destinations
      return mark.address.map { Array($0.utf8) } ?? []
    }
    for name in unknown { log.add(name) }
    log.add(destinations)
  }

  /// What a link or an image leads to; without an address where a shortcode is not known.
  private func expand(link index: Int, in tree: inout Tree, _ log: inout DiagnosticLog) {
    var isKnown = true
    let url = marks.replacing(in: tree.bytes[tree.links[index].url.indices]) { mark in
      if let name = mark.unknownName { log.add(name) }
      if mark.address == nil { isKnown = false }
      return mark.address.map { Array($0.utf8) } ?? []
    }
    if let url { tree.links[index].url = tree.keep(url) }
    if !isKnown { tree.links[index].isUnsafe = true }
    if let title = marks.replacing(in: tree.bytes[tree.links[index].title.indices], by: \.written) {
      tree.links[index].title = tree.keep(title)
    }
  }

  private func expand(text node: Node.Index, in tree: inout Tree, _ log: inout DiagnosticLog) {
    var cutter = TextCutter(node: node, in: tree)
    while let found = marks.next(in: tree.text(of: cutter.last)) {
      let extent = marks.extent(of: found.number, at: found.start, in: tree.text(of: cutter.last))
      let mark = marks.marks[found.number]
      if let name = mark.unknownName { log.add(name) }
      log.add(mark.destinations)
      let new = tree.node(for: mark)
      cutter.cut(TextMatch(range: extent, node: new), in: &tree)
    }
  }
}

extension ForeignMark {
  /// What a reference leads to; nil for anything else.
  fileprivate var address: String? {
    guard case .shortcode(let shortcode) = form, case .reference = shortcode.meaning else {
      return nil
    }
    return shortcode.arguments.first.map { Destination.named + $0 }
      ?? shortcode.value("path").map {
        Destination.named + $0
      }
  }
}

extension Tree {
  /// What stands in running text for a shortcode; nothing for one that is not known.
  fileprivate mutating func node(for mark: ForeignMark) -> Node.Index {
    guard case .shortcode(let shortcode) = mark.form else { return add(Node(.text)) }
    switch shortcode.meaning {
    case .image: return image(shortcode)
    case .reference:
      var text = Node(.text)
      text.text = keep((shortcode.arguments.first ?? "").utf8)
      return add(text)
    case .box, .details, .tabs, .tab, .contents, .code, .nothing, .unknown: return add(Node(.text))
    }
  }

  private mutating func image(_ shortcode: Shortcode) -> Node.Index {
    let source = shortcode.value("src", "link") ?? shortcode.arguments.first ?? ""
    let caption = [shortcode.value("title"), shortcode.value("caption")].compactMap { $0 }
      .joined(separator: ": ")
    let alternative = shortcode.value("alt") ?? caption
    var node = Node(.image)
    node.link = links.count
    let url = keep(source.utf8)
    links.append(LinkDetail(url: url, title: keep(caption.utf8)))
    let image = add(node)
    if !alternative.isEmpty {
      var text = Node(.text)
      text.text = keep(alternative.utf8)
      append(add(text), to: image)
    }
    var list = AttributeList()
    // Only numbers: a width may be written as `50%` or with a unit.
    for key in ["width", "height"] {
      guard let value = shortcode.value(key) else { continue }
      let digits = value.hasSuffix("px") ? value.dropLast(2) : value[...]
      if !digits.isEmpty, digits.utf8.allSatisfy(\.isDigit) {
        list.values.append((key, String(digits)))
      }
    }
    if !caption.isEmpty { list.classes = ["caption"] }
    if !list.values.isEmpty || !list.classes.isEmpty { attributes[image] = list }
    return image
  }
}
