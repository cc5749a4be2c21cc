/// A piece of the page that is parsed on its own, such as the cell of a table.
struct Fragment {
  enum Form {
    /// Running text; comes out as inline nodes.
    case inlines
    case blocks
  }

  /// The node that gets what is found.
  var target: Node.Index
  var form: Form
  /// Stretches of the page's lines, in order.
  var pieces: [Piece]

  struct Piece {
    var line: Int
    /// Bytes of the page's text.
    var range: Range<Int>
    /// In a table's cell, `\|` is a bar.
    var unescapesBars = false
  }
}

extension BlockTransforms {
  /// Parses all waiting fragments as one passage: running text as a heading each, which takes any
  /// text, and blocks as a list item each, which keeps them apart.
  mutating func parseFragments() {
    guard !fragments.isEmpty else { return }
    let waiting = fragments
    fragments = []
    var passage = FragmentPassage(text: lines)
    for fragment in waiting { passage.append(fragment) }
    for line in referenceDefinitions { passage.append(definition: line) }
    let root = parser.parse(passage.finished)
    adopt(tree.children(of: root), for: waiting)
  }

  private mutating func adopt(_ found: [Node.Index], for waiting: [Fragment]) {
    // The items of neighbouring block fragments share one list.
    var parts = found.flatMap { node in
      tree[node].kind == .list ? tree.children(of: node) : [node]
    }[...]
    for fragment in waiting {
      guard let part = parts.popFirst() else { return }
      tree.moveChildren(of: part, to: fragment.target)
    }
  }
}

/// Puts fragments together and remembers where each line came from.
struct FragmentPassage {
  let text: TextLines
  private var bytes: [UInt8] = []
  private var places: [Passage.Place] = []

  init(text: TextLines) { self.text = text }

  var finished: Passage { Passage(lines: TextLines(bytes), places: places) }

  mutating func append(_ fragment: Fragment) {
    switch fragment.form {
    case .inlines: append(inlines: fragment.pieces)
    case .blocks: append(blocks: fragment.pieces)
    }
  }

  mutating func append(definition range: Range<Int>) {
    bytes.append(0x0A)
    bytes.append(contentsOf: text.bytes[range])
    bytes.append(0x0A)
    for _ in 0..<2 { places.append(Passage.Place(line: 0, shift: 0)) }
  }

  private mutating func append(inlines pieces: [Fragment.Piece]) {
    bytes.append(UInt8(ascii: "#"))
    bytes.append(0x20)
    let start = bytes.count
    for piece in pieces {
      if bytes.count > start { bytes.append(0x20) }
      append(piece)
    }
    bytes.append(0x20)
    bytes.append(UInt8(ascii: "#"))
    bytes.append(0x0A)
    if let first = pieces.first { append(placeOf: first, indent: 2) }
  }

  private mutating func append(blocks pieces: [Fragment.Piece]) {
    for (index, piece) in pieces.enumerated() {
      if index == 0 || !piece.range.isEmpty {
        bytes.append(contentsOf: index == 0 ? "+   ".utf8 : "    ".utf8)
      }
      append(piece)
      bytes.append(0x0A)
      append(placeOf: piece, indent: 4)
    }
  }

  private mutating func append(placeOf piece: Fragment.Piece, indent: Int) {
    let column = piece.range.lowerBound - text.whole(piece.line).lowerBound
    places.append(
      Passage.Place(
        line: Int32(clamping: piece.line), shift: Int32(clamping: column - indent)))
  }

  private mutating func append(_ piece: Fragment.Piece) {
    guard piece.unescapesBars else { return bytes.append(contentsOf: text.bytes[piece.range]) }
    let bar = UInt8(ascii: "|")
    for index in piece.range {
      let next = index + 1
      let isEscape = text.bytes[index] == UInt8(ascii: "\\") && piece.range.contains(next)
      if !(isEscape && text.bytes[next] == bar) { bytes.append(text.bytes[index]) }
    }
  }
}
