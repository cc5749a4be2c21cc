extension InlineTransforms {
  /// Wraps what stands between two equal runs of tildes, among the children of one node.
  ///
  /// GitHub strikes with one or two tildes; a handbook, where `~100 MB` is common, with two.
  mutating func strikeThrough(childrenOf parent: Node.Index) {
    var openers: [[Node.Index]] = [[], []]
    for child in tree.children(of: parent) where tree[child].kind == .text {
      for run in cutTildes(child) {
        let length = tree[run].text.count
        let (opens, closes) = tree.flanks(run)
        if closes, let opener = openers[length - 1].last {
          strike(from: opener, to: run)
          forget(openers: &openers, from: opener)
        } else if opens {
          openers[length - 1].append(run)
        }
      }
    }
  }

  /// Runs inside of what was just struck can't open any more.
  private func forget(openers: inout [[Node.Index]], from opener: Node.Index) {
    for length in openers.indices {
      while let last = openers[length].last, last == opener || isAfter(last, opener) {
        openers[length].removeLast()
      }
    }
  }

  /// Cut pieces are added in order, so that a later run has the larger index.
  private func isAfter(_ a: Node.Index, _ b: Node.Index) -> Bool { a > b }

  /// Cuts a text so that each run of one or two tildes is a node; returns those.
  private mutating func cutTildes(_ node: Node.Index) -> [Node.Index] {
    var runs: [Node.Index] = []
    var last = node
    var index = Int(tree[node].text.start)
    let end = Int(tree[node].text.end)
    let tilde = UInt8(ascii: "~")
    while index < end {
      guard tree.bytes[index] == tilde else {
        index += 1
        continue
      }
      let start = index
      while index < end, tree.bytes[index] == tilde, index == start || !tree.isEscaped(index) {
        index += 1
      }
      if tree.isEscaped(start) { continue }
      guard index - start == 2 || index - start == 1 && !isHandbook else { continue }
      let run = tree.add(piece(of: last, start, index))
      let rest = tree.add(piece(of: last, index, end))
      tree[last].text.end = Int32(clamping: start)
      tree.insert(run, after: last)
      tree.insert(rest, after: run)
      runs.append(run)
      last = rest
    }
    return runs
  }

  private func piece(of node: Node.Index, _ start: Int, _ end: Int) -> Node {
    var piece = tree[node]
    piece.column += Int32(clamping: start) - piece.text.start
    piece.text = ByteRange(start..<end)
    return piece
  }

  private mutating func strike(from opener: Node.Index, to closer: Node.Index) {
    let (first, last) = (tree[opener].next, tree[closer].previous)
    tree[opener].kind = .strikethrough
    tree[opener].text = ByteRange()
    if first != closer { tree.move(from: first, through: last, to: opener) }
    tree.detach(closer)
  }
}

extension Tree {
  /// Whether a run of tildes can begin and can end struck text, as for `*` in CommonMark.
  fileprivate func flanks(_ run: Node.Index) -> (opens: Bool, closes: Bool) {
    let before = scalar(before: run)
    let after = scalar(after: run)
    let left = !after.isSpace && (!after.isPunctuation || before.isSpace || before.isPunctuation)
    let right = !before.isSpace && (!before.isPunctuation || after.isSpace || after.isPunctuation)
    return (left, right)
  }

  private func scalar(before run: Node.Index) -> Neighbour {
    guard let previous = self[run].previous else { return .space }
    switch self[previous].kind {
    case .text where self[previous].text.isEmpty: return scalar(before: previous)
    case .text: return Neighbour(text(of: previous).suffix(4).string.unicodeScalars.last)
    case .softBreak, .lineBreak: return .space
    default: return .punctuation
    }
  }

  private func scalar(after run: Node.Index) -> Neighbour {
    guard let next = self[run].next else { return .space }
    switch self[next].kind {
    case .text where self[next].text.isEmpty: return scalar(after: next)
    case .text: return Neighbour(text(of: next).prefix(4).string.unicodeScalars.first)
    case .softBreak, .lineBreak: return .space
    default: return .punctuation
    }
  }
}

/// What stands beside a run of tildes.
private enum Neighbour {
  case space, punctuation, other

  init(_ scalar: Unicode.Scalar?) {
    guard let scalar else {
      self = .space
      return
    }
    switch scalar.properties.generalCategory {
    case _ where scalar.properties.isWhitespace: self = .space
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      self = .punctuation
    case _ where scalar.isASCII && UInt8(scalar.value).isPunctuation: self = .punctuation
    default: self = .other
    }
  }

  var isSpace: Bool { self == .space }
  var isPunctuation: Bool { self == .punctuation }
}
