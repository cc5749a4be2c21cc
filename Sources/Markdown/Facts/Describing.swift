extension Page {
  /// Fills in what is known of the page besides its HTML.
  func describe(_ root: Node.Index, in document: inout Document) {
    document.diagnostics = diagnostics
    document.links = links
    guard isHandbook else { return }
    document.outline = outline
    document.title = outline.first { $0.level == 1 }?.text
    document.anchors = ids.taken
    var gatherer = SectionGatherer(outline: outline, capacity: tree.bytes.count / 4)
    gatherer.gather(root, in: tree)
    for index in footnotes.numbered { gatherer.gather(footnotes.definitions[index].node, in: tree) }
    document.sections = gatherer.finish()
    document.description = description(below: root)
  }

  /// The first paragraph with text, outside of lists, quotes and admonitions.
  private func description(below root: Node.Index) -> String? {
    var child = tree[root].firstChild
    while child != Node.none {
      if tree[child].kind == .paragraph {
        var text: [UInt8] = []
        tree.appendPlainText(of: child, to: &text)
        if text.contains(where: { !$0.isSpace }) { return Self.cut(text) }
      }
      child = tree[child].next
    }
    return nil
  }

  /// The beginning of a text, its blanks made one, cut at a word.
  private static func cut(_ text: [UInt8]) -> String {
    var words = HTMLBuffer(capacity: 700)
    var (count, endOfWord) = (0, 0)
    for byte in text {
      if byte.isSpace {
        if let last = words.last, last != 0x20 {
          endOfWord = words.count
          words.append(0x20)
          count += 1
        }
        continue
      }
      words.append(byte)
      if !byte.isContinuation { count += 1 }
      if count > 160 { return words.bytes[..<(endOfWord > 0 ? endOfWord : 150)].string + "…" }
    }
    return words.bytes.trimmed.string
  }
}

/// Collects the plain text under each heading.
private struct SectionGatherer: ~Copyable {
  let outline: [Heading]
  private var sections = [Section(id: nil, heading: "", text: "")]
  private var text: HTMLBuffer

  init(outline: [Heading], capacity: Int) {
    self.outline = outline
    text = HTMLBuffer(capacity: capacity)
  }

  mutating func finish() -> [Section] {
    endSection()
    return sections.filter { $0.id != nil || !$0.text.isEmpty }
  }

  mutating func gather(_ root: Node.Index, in tree: Tree) {
    var current = root
    while current != Node.none {
      let node = tree[current]
      if node.kind == .heading, node.flags > 0 {
        begin(Int(node.detail))
        current = tree.following(past: current, in: root)
        continue
      }
      add(node, from: tree)
      current = tree.following(current, in: root)
    }
  }

  private mutating func add(_ node: Node, from tree: Tree) {
    if !node.kind.isInline { separate() }
    switch node.kind {
    case .text, .code, .codeBlock, .insertion:
      tree.bytes.withUnsafeBufferPointer {
        text.append(UnsafeBufferPointer(rebasing: $0[node.text.indices]))
      }
    case .softBreak, .lineBreak: text.append(0x20)
    default: break
    }
  }

  /// What one block says does not run into what the next says.
  private mutating func separate() {
    if let last = text.last, last != 0x20, last != 0x0A { text.append(0x20) }
  }

  private mutating func endSection() {
    sections[sections.count - 1].text = String(singleSpacing: text.bytes)
    text.removeAll()
  }

  private mutating func begin(_ heading: Int) {
    endSection()
    guard outline.indices.contains(heading) else { return }
    sections.append(Section(id: outline[heading].id, heading: outline[heading].text, text: ""))
  }
}
