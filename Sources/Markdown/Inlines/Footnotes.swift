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

  /// Counts one more reference; returns the definition and which reference this is.
  mutating func refer(to label: String) -> (definition: Int, reference: Int)? {
    guard let index = indices[label.lowercased()] else { return nil }
    if definitions[index].number == nil {
      numbered.append(index)
      definitions[index].number = numbered.count
    }
    definitions[index].references += 1
    return (index, definitions[index].references)
  }

  var labels: [String] { definitions.map(\.label) }
}

extension Page {
  mutating func define(footnote label: String, as node: Node.Index) {
    if footnotes.define(label, as: node) { return }
    report({ .duplicateFootnote(label, at: $0) }, line: tree[node].line, column: tree[node].column)
  }

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
    reference.detail = Int32(clamping: found.definition)
    reference.text.start = Int32(clamping: found.reference)
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
    let place = locate(written, from: node, offset: position)
    let nearest = missingFootnotes < 20 ? Nearest.match(for: label, among: footnotes.labels) : nil
    missingFootnotes += 1
    diagnostics.append(.missingFootnote(label, at: place, nearest: nearest))
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
      report({ .unusedFootnote(definition.label, at: $0) }, line: node.line, column: node.column)
    }
  }
}

extension Page {
  /// Ends each footnote with links back to its references, in its last paragraph if it has one.
  mutating func addBackLinks() {
    for index in footnotes.numbered {
      let definition = footnotes.definitions[index]
      var links = Node(.insertion)
      links.detail = Int32(clamping: tree.insertions.count)
      var written = definition.backLinks
      var last = tree[definition.node].lastChild
      if last == Node.none || tree[last].kind != .paragraph {
        last = tree.add(Node(.paragraph))
        tree.append(last, to: definition.node)
        written.removeFirst()
      }
      tree.insertions.append(Array(written.utf8))
      tree.append(tree.add(links), to: last)
      for id in [definition.id] + (1...max(1, definition.references)).map(definition.referenceID) {
        _ = ids.claim(id)
      }
    }
  }
}
