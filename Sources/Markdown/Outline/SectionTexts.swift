import Markup
import Pages

/// Collects the plain text under each heading of a page, for search.
struct SectionTexts: ~Copyable {
  private let page: FinishedPage
  private var sections: [TextSection] = []
  private var id: String?
  private var heading = ""
  private var text: OutputBuffer

  /// The sections of a page, its footnotes in the last one; those without an id and text left out.
  static func read(from page: FinishedPage) -> [TextSection] {
    var texts = SectionTexts(page)
    texts.gather(page.root)
    for index in page.footnotes.numbered {
      texts.gather(page.footnotes.definitions[index].node)
    }
    texts.endSection()
    return texts.sections
  }

  private init(_ page: FinishedPage) {
    self.page = page
    text = OutputBuffer(capacity: page.tree.bytes.count / 4)
    sections.reserveCapacity(page.outline.count + 1)
  }

  private mutating func gather(_ root: Node.Index) {
    // Held once for all nodes, not anew for each.
    let bytes = page.tree.bytes
    bytes.withUnsafeBufferPointer { gather(root, of: $0) }
  }

  private mutating func gather(_ root: Node.Index, of bytes: UnsafeBufferPointer<UInt8>) {
    var current: Node.Index? = root
    while let index = current {
      let node = page.tree[index]
      // A heading in a footnote is in no outline, and so begins nothing.
      if node.kind == .heading, let number = node.heading {
        begin(number)
        current = page.tree.following(past: index, in: root)
      } else {
        add(node, of: bytes)
        current = page.tree.following(index, in: root)
      }
    }
  }

  private mutating func add(_ node: Node, of bytes: UnsafeBufferPointer<UInt8>) {
    if !node.kind.isInline { separate() }
    switch node.kind {
    case .text, .code, .codeBlock, .insertion:
      text.append(UnsafeBufferPointer(rebasing: bytes[node.text.indices]))
    case .softBreak, .lineBreak: text.append(0x20)
    default: break
    }
  }

  /// Puts a blank between two blocks, so that their words do not run together.
  private mutating func separate() {
    if let last = text.last, last != 0x20, last != 0x0A { text.append(0x20) }
  }

  private mutating func begin(_ number: Int) {
    endSection()
    (id, heading) = (page.outline[number].id, page.outline[number].text)
  }

  private mutating func endSection() {
    let words = String(singleSpacing: text.bytes)
    text.removeAll()
    if id != nil || !words.isEmpty {
      sections.append(TextSection(id: id, heading: heading, text: words))
    }
    (id, heading) = (nil, "")
  }
}
