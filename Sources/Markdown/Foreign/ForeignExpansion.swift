import Diagnostics

/// Takes the marks out of a page's tree: code shows what was written, running text what it stands for.
struct ForeignExpansion {
  let marks: ForeignMarks

  func run(on tree: inout Tree, log: inout DiagnosticLog) {
    for name in marks.names { log.add(name) }
    if marks.marks.isEmpty { return }
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
      if mark.isCode { return mark.written }
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
      if mark.isCode { return mark.written }
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

extension ForeignMark {
  fileprivate var isCode: Bool {
    switch form {
    case .code: true
    case .shortcode, .fence, .comment: false
    }
  }
}

extension Tree {
  /// What stands in running text for a shortcode; nothing for one that is not known.
  fileprivate mutating func node(for mark: ForeignMark) -> Node.Index {
    switch mark.form {
    case .shortcode(let shortcode): node(for: shortcode)
    case .code(let content, let language, _): code(content, language)
    case .fence, .comment: add(Node(.text))
    }
  }

  private mutating func node(for shortcode: Shortcode) -> Node.Index {
    switch shortcode.meaning {
    case .image,
      .figure where !shortcode.isClosing:
      return figure(shortcode)
    case .reference:
      var text = Node(.text)
      text.text = keep((shortcode.arguments.first ?? "").utf8)
      return add(text)
    case .embedded(let address): return link(to: address, add(text(address)))
    case .box, .details, .tabs, .tab, .contents, .code, .comment, .nothing, .unknown, .button,
      .figure:
      return add(Node(.text))
    }
  }

  private mutating func text(_ words: String) -> Node {
    var text = Node(.text)
    text.text = keep(words.utf8)
    return text
  }

  private mutating func code(_ content: [UInt8], _ language: String) -> Node.Index {
    var code = Node(.code)
    code.text = keep(content)
    let index = add(code)
    var list = AttributeList()
    if !language.isEmpty { list.classes = ["language-" + language] }
    attributes[index] = list
    return index
  }

  private mutating func link(to address: String, _ content: Node.Index) -> Node.Index {
    var node = Node(.link)
    node.link = links.count
    links.append(LinkDetail(url: keep(address.utf8), title: ByteRange()))
    let link = add(node)
    append(content, to: link)
    return link
  }

  /// The image of a figure, in a link where it has one. In running text its caption is what a pointer
  /// shows.
  mutating func figure(_ shortcode: Shortcode, hasCaption: Bool = false) -> Node.Index {
    let image = image(shortcode, hasCaption: hasCaption)
    guard shortcode.value("src") != nil, let address = shortcode.value("link"), !address.isEmpty
    else { return image }
    return link(to: address, image)
  }

  private mutating func image(_ shortcode: Shortcode, hasCaption: Bool) -> Node.Index {
    let source = shortcode.value("src", "link") ?? shortcode.arguments.first ?? ""
    let caption = ["title", "caption", "attr"].compactMap { shortcode.value($0) }
      .filter { !$0.isEmpty }.joined(separator: ": ")
    let alternative = shortcode.value("alt") ?? shortcode.value("caption") ?? caption
    var node = Node(.image)
    node.link = links.count
    let url = keep(source.utf8)
    let title = hasCaption ? ByteRange() : keep(caption.utf8)
    links.append(LinkDetail(url: url, title: title))
    let image = add(node)
    if !alternative.isEmpty { append(add(text(alternative)), to: image) }
    var list = AttributeList()
    // Only numbers: a width may be written as `50%` or with a unit.
    for key in ["width", "height"] {
      guard let value = shortcode.value(key) else { continue }
      let digits = value.hasSuffix("px") ? value.dropLast(2) : value[...]
      if !digits.isEmpty, digits.utf8.allSatisfy(\.isDigit) {
        list.values.append((key, String(digits)))
      }
    }
    if !list.values.isEmpty { attributes[image] = list }
    return image
  }
}
