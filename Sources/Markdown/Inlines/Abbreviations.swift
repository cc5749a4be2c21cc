/// What the abbreviations of a page stand for.
struct Abbreviations {
  private struct Entry {
    var short: [UInt8]
    var long: String
  }

  /// By the first word of the abbreviation, the longest first.
  private var entries: [[UInt8]: [Entry]] = [:]

  /// What abbreviations begin with: most words are none.
  private var firsts: [Bool] = []

  var isEmpty: Bool { entries.isEmpty }

  /// More with the same first word are not looked at, so that a text stays cheap to read.
  private static let limit = 8

  /// The last definition counts, as in Python-Markdown.
  mutating func define(_ short: String, as long: String) {
    let bytes = Array(short.utf8).trimmed
    let word = Array(bytes.prefix(while: Self.isInWord))
    guard let first = bytes.first else { return }
    if firsts.isEmpty { firsts = [Bool](repeating: false, count: 256) }
    firsts[Int(first)] = true
    var known = entries[word, default: []].filter { !$0.short.elementsEqual(bytes) }
    known.append(Entry(short: Array(bytes), long: long))
    known.sort { $0.short.count > $1.short.count }
    entries[word] = Array(known.prefix(Self.limit))
  }

  static func isInWord(_ byte: UInt8) -> Bool { byte.isAlphanumeric || byte >= 0x80 }

  /// The abbreviation that stands at the beginning of a word.
  func match(_ text: ArraySlice<UInt8>) -> (length: Int, long: String)? {
    guard let first = text.first, firsts[Int(first)] else { return nil }
    let word = Array(text.prefix(while: Self.isInWord))
    for entry in entries[word] ?? [] where text.starts(with: entry.short) {
      let rest = text.dropFirst(entry.short.count)
      if let next = rest.first, Self.isInWord(next), entry.short.last.map(Self.isInWord) == true {
        continue
      }
      return (entry.short.count, entry.long)
    }
    return nil
  }
}

extension InlineTransforms {
  /// Wraps the abbreviations in all running text below a node.
  mutating func markAbbreviations(below root: Node.Index) {
    guard !abbreviations.isEmpty else { return }
    var current: Node.Index? = root
    while let node = current {
      let next = tree.following(node, in: root)
      switch tree[node].kind {
      case .text: markAbbreviations(in: node)
      // An image's text is an attribute, which holds no elements.
      case .image:
        current = tree.following(past: node, in: root)
        continue
      default: break
      }
      current = next
    }
  }

  private mutating func markAbbreviations(in text: Node.Index) {
    var cutter = TextCutter(node: text, in: tree)
    var index = Int(tree[text].text.start)
    let end = Int(tree[text].text.end)
    while index < end {
      if let found = abbreviations.match(tree.bytes[index..<end]) {
        let range = index..<(index + found.length)
        cutter.cut(TextMatch(range: range, node: abbreviation(range, found.long)), in: &tree)
        index = range.upperBound
      } else {
        while index < end, Abbreviations.isInWord(tree.bytes[index]) { index += 1 }
        index += 1
      }
    }
  }

  private mutating func abbreviation(_ range: Range<Int>, _ long: String) -> Node.Index {
    let node = tree.add(Node(.abbreviation))
    var text = Node(.text)
    text.text = ByteRange(range)
    tree.append(tree.add(text), to: node)
    if !long.isEmpty {
      var list = AttributeList()
      list.values = [("title", long)]
      tree.attributes[node] = list
    }
    return node
  }
}
