/// `{--deleted--}`, `{++inserted++}`, `{~~old~>new~~}`, `{==marked==}` and `{>>a remark<<}`.
private struct CriticSign {
  /// The first of the two bytes behind the brace.
  let byte: UInt8

  init?(_ byte: UInt8) {
    guard "-+~=>".utf8.contains(byte) else { return nil }
    self.byte = byte
  }

  /// The two bytes before the closing brace.
  var closing: UInt8 { byte == UInt8(ascii: ">") ? UInt8(ascii: "<") : byte }

  var style: Node.Style {
    switch byte {
    case UInt8(ascii: "+"): .inserted
    case UInt8(ascii: "="): .mark
    case UInt8(ascii: ">"): .remark
    default: .deleted
    }
  }
}

/// What was begun and not closed yet; of each sign only the last one.
private struct OpenEdit {
  var sign: CriticSign
  var node: Node.Index
  /// `~>`, behind which the new text stands.
  var arrow: Node.Index?
}

extension InlineTransforms {
  /// Styles what an editor marked, before its signs could be read as keys or struck text.
  mutating func readCriticMarkup() {
    if textPlaces.edits.isEmpty { return }
    var parents = Parents()
    for index in 0..<tree.nodes.count where tree.nodes[index].kind == .text {
      let text = tree.nodes[index].text.indices
      guard textPlaces.edits.first(from: text.lowerBound, to: text.upperBound) != nil,
        let parent = tree.nodes[index].parent
      else { continue }
      parents.add(parent)
    }
    for parent in parents.all { readEdits(among: parent) }
  }

  private mutating func readEdits(among parent: Node.Index) {
    var open: [OpenEdit] = []
    for child in tree.children(of: parent) where tree[child].kind == .text {
      var cutter = TextCutter(node: child, in: tree)
      var position = Int(tree[child].text.start)
      let end = Int(tree[child].text.end)
      while let found = Self.signs.first(in: tree.bytes, from: position, to: end) {
        position = found + 1
        switch tree.bytes[found] {
        case UInt8(ascii: "{"):
          guard let sign = opening(at: found, to: end) else { continue }
          open.removeAll { $0.sign.byte == sign.byte }
          open.append(OpenEdit(sign: sign, node: cut(found..<(found + 3), with: &cutter)))
          position = found + 3
        case UInt8(ascii: "}"):
          guard found - 2 >= cutter.start,
            let index = open.lastIndex(where: { closes($0.sign, before: found) })
          else { continue }
          close(open[index], at: cut((found - 2)..<(found + 1), with: &cutter))
          // What was begun inside is closed with it.
          open.removeSubrange(index...)
        default:
          guard found + 1 < end, tree.bytes[found + 1] == UInt8(ascii: ">"), found >= cutter.start,
            let index = open.lastIndex(where: { $0.sign.byte == UInt8(ascii: "~") }),
            open[index].arrow == nil
          else { continue }
          open[index].arrow = cut(found..<(found + 2), with: &cutter)
          position = found + 2
        }
      }
    }
  }

  private static let signs = ByteSet("{}~")

  private func opening(at brace: Int, to end: Int) -> CriticSign? {
    guard brace + 2 < end, !tree.isEscaped(brace), let sign = CriticSign(tree.bytes[brace + 1]),
      tree.bytes[brace + 2] == sign.byte
    else { return nil }
    return sign
  }

  private func closes(_ sign: CriticSign, before brace: Int) -> Bool {
    tree.bytes[brace - 1] == sign.closing && tree.bytes[brace - 2] == sign.closing
  }

  private mutating func cut(_ range: Range<Int>, with cutter: inout TextCutter) -> Node.Index {
    var piece = Node(.text)
    piece.text = ByteRange(range)
    let node = tree.add(piece)
    cutter.cut(TextMatch(range: range, node: node), in: &tree)
    return node
  }

  private mutating func close(_ edit: OpenEdit, at closer: Node.Index) {
    // The arrow may have gone into what was closed since.
    if let arrow = edit.arrow, tree[arrow].parent == tree[closer].parent {
      style(arrow, as: .inserted, through: closer)
      style(edit.node, as: .deleted, through: arrow)
    } else {
      style(edit.node, as: edit.sign.style, through: closer)
    }
    tree.detach(closer)
  }

  /// Makes a sign a span of what stands between it and another node.
  private mutating func style(
    _ sign: Node.Index, as style: Node.Style, through end: Node.Index
  ) {
    tree[sign].kind = .styled
    tree[sign].style = style
    tree[sign].text = ByteRange()
    if tree[sign].next != end {
      tree.move(from: tree[sign].next, through: tree[end].previous, to: sign)
    }
  }
}

extension ByteSet {
  fileprivate func first(in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
    bytes.withUnsafeBufferPointer { first(in: $0, from: start, to: end) }
  }
}
