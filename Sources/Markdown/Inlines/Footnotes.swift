import Diagnostics

/// The footnotes of a page, numbered in the order in which the page first refers to them.
struct Footnotes {
  struct Definition {
    var label: String
    /// The detached node that holds the text.
    var node: Node.Index
    var number: Int?
    var references = 0
  }

  private(set) var definitions: [Definition] = []
  private var indices: [String: Int] = [:]
  /// Indices of definitions, by number.
  private(set) var numbered: [Int] = []

  /// Adds a definition; returns false when the label is taken.
  mutating func define(_ label: String, as node: Node.Index) -> Bool {
    guard indices[label.lowercased()] == nil else { return false }
    indices[label.lowercased()] = definitions.count
    definitions.append(Definition(label: label, node: node))
    return true
  }

  /// Counts one more reference; nil when no footnote has the label.
  mutating func refer(to label: String) -> FootnoteReference? {
    guard let index = indices[label.lowercased()] else { return nil }
    if definitions[index].number == nil {
      numbered.append(index)
      definitions[index].number = numbered.count
    }
    definitions[index].references += 1
    return FootnoteReference(definition: index, number: definitions[index].references)
  }

  var labels: [String] { definitions.map(\.label) }
}

extension InlineTransforms {
  /// `[^label]` in running text.
  mutating func footnoteReference(
    at position: Int, to end: Int, of node: Node.Index
  ) -> TextMatch? {
    guard let label = Self.label(tree.bytes[position..<end]) else { return nil }
    guard let found = footnotes.refer(to: label.text) else {
      warnOfMissing(label.text, tree.bytes[position..<label.end], at: position, of: node)
      return nil
    }
    var reference = Node(.footnoteReference)
    reference.footnoteReference = tree.footnoteReferences.count
    tree.footnoteReferences.append(found)
    return TextMatch(range: position..<label.end, node: tree.add(reference))
  }

  private static func label(_ text: ArraySlice<UInt8>) -> (text: String, end: Int)? {
    var scanner = Scanner(text)
    guard scanner.skip("[^") else { return nil }
    let label = scanner.take { $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "[") && !$0.isSpace }
    guard !label.isEmpty, scanner.skip("]") else { return nil }
    return (label.string, scanner.position)
  }

  private mutating func warnOfMissing(
    _ label: String, _ written: ArraySlice<UInt8>, at position: Int, of node: Node.Index
  ) {
    let place = place(of: written, at: position, in: node)
    let nearest = missingFootnotes < 20 ? Nearest.match(for: label, among: footnotes.labels) : nil
    missingFootnotes += 1
    log.add(.missingFootnote(label, at: place, nearest: nearest))
  }

  /// Scans the footnotes referred to so far, and those they refer to in turn.
  mutating func scanFootnotes() {
    var next = 0
    while next < footnotes.numbered.count {
      scanText(below: footnotes.definitions[footnotes.numbered[next]].node)
      next += 1
    }
    for definition in footnotes.definitions where definition.number == nil {
      let node = tree[definition.node]
      log.report(
        { .unusedFootnote(definition.label, at: $0) }, line: node.line, column: node.column)
    }
  }
}

extension InlineTransforms {
  /// The place of something that was written at an index of the tree's bytes, in a text node.
  mutating func place(
    of written: ArraySlice<UInt8>, at index: Int, in node: Node.Index
  ) -> SourceLocation {
    let offset = index - Int(tree[node].text.start)
    return log.location(at: places.position(of: written, in: tree[node], offset: offset))
  }
}
