/// Marks backslash escapes of characters that only the dialect gives a meaning.
///
/// The parser drops the backslash, and `\~~` would look like `~~`. So a noncharacter that the page
/// does not hold goes before each such backslash, and is taken out of the tree again.
struct Escapes {
  /// The noncharacter; nil when nothing was marked.
  private(set) var mark: [UInt8]?
  private(set) var bytes: [UInt8]
  /// For lines with marks, the columns at which they stand, counted from 1 in bytes.
  private(set) var columns: [Int32: [Int32]] = [:]

  /// What marks are put before.
  enum Place: UInt8 {
    /// A backslash that escapes a sign of the dialect.
    case escape = 0x5C
    /// A reference to a footnote right behind a bracket: `[text][^1]` is a link and a footnote.
    case footnote = 0x5B
  }
  private let place: Place

  init(marking bytes: [UInt8], at place: Place = .escape) {
    self.bytes = bytes
    self.place = place
    guard let first = firstEscape(in: bytes), let mark = Self.unused(in: bytes) else { return }
    self.mark = mark
    insert(mark, from: first)
  }

  private static let escapable = ByteSet("~[{:@^=+#")

  private func isEscape(_ index: Int, in bytes: [UInt8]) -> Bool {
    guard bytes[index] == place.rawValue, index + 1 < bytes.count else { return false }
    switch place {
    case .escape: return Self.escapable.contains(bytes[index + 1])
    case .footnote:
      return bytes[index + 1] == UInt8(ascii: "^") && index > 0
        && bytes[index - 1] == UInt8(ascii: "]")
    }
  }

  private func firstEscape(in bytes: [UInt8]) -> Int? {
    var start = 0
    while let index = bytes.position(of: place.rawValue, from: start) {
      if isEscape(index, in: bytes) { return index }
      start = index + step
    }
    return nil
  }

  /// What a backslash escapes, another backslash among it, begins no escape itself.
  private var step: Int { place == .escape ? 2 : 1 }

  /// One of U+FDD0...U+FDEF, which no text should hold.
  static func unused(in bytes: [UInt8]) -> [UInt8]? {
    var isUsed = [Bool](repeating: false, count: 256)
    var start = 0
    while let index = bytes.position(of: 0xEF, from: start), index + 2 < bytes.count {
      if bytes[index + 1] == 0xB7 { isUsed[Int(bytes[index + 2])] = true }
      start = index + 1
    }
    return (UInt8(0x90)...0xAF).first { !isUsed[Int($0)] }.map { [0xEF, 0xB7, $0] }
  }

  private mutating func insert(_ mark: [UInt8], from first: Int) {
    let source = bytes
    var marked = Array(source[..<first])
    marked.reserveCapacity(source.count + source.count / 64 + 16)
    var marks: [Int] = []
    var (copied, index) = (first, first)
    while let found = source.position(of: place.rawValue, from: index) {
      index = found
      if isEscape(index, in: source) {
        marked.append(contentsOf: source[copied..<index])
        copied = index
        marks.append(marked.count)
        marked.append(contentsOf: mark)
      }
      index += step
    }
    marked.append(contentsOf: source[copied...])
    bytes = marked
    noteColumns(of: marks)
  }

  private mutating func noteColumns(of marks: [Int]) {
    let lines = TextLines(bytes)
    for mark in marks {
      let line = lines.line(at: mark)
      let column = mark - lines.whole(line).lowerBound + 1
      columns[Int32(clamping: line), default: []].append(Int32(clamping: column))
    }
  }
}

extension Escapes {
  /// Takes the marks out of the tree and remembers which bytes of text were escaped.
  func remove(from tree: inout Tree, since marks: Tree.Marks) {
    guard mark != nil else { return }
    for index in marks.nodes..<tree.nodes.count {
      let isText = tree.nodes[index].kind == .text
      tree.nodes[index].text = cleaned(tree.nodes[index].text, isText: isText, &tree)
      moveColumn(of: &tree.nodes[index])
    }
    for index in marks.links..<tree.links.count {
      tree.links[index].url = cleaned(tree.links[index].url, isText: false, &tree)
      tree.links[index].title = cleaned(tree.links[index].title, isText: false, &tree)
    }
    for index in marks.fences..<tree.fences.count {
      tree.fences[index].info = cleaned(tree.fences[index].info, isText: false, &tree)
    }
  }

  private func moveColumn(of node: inout Node) {
    guard let mark, let marks = columns[node.line] else { return }
    var (low, high) = (0, marks.count)
    while low < high {
      let middle = (low + high) / 2
      if marks[middle] < node.column { low = middle + 1 } else { high = middle }
    }
    node.column -= Int32(clamping: low * mark.count)
  }

  /// The bytes without marks.
  private func cleaned(_ range: ByteRange, isText: Bool, _ tree: inout Tree) -> ByteRange {
    guard let mark, let found = Self.split(tree.bytes[range.indices], at: mark) else {
      return range
    }
    let kept = tree.keep(found.bytes)
    for offset in found.escaped where isText && place == .escape {
      tree.escaped.insert(kept.start + Int32(clamping: offset))
    }
    return kept
  }

  /// The bytes without marks, and which of them were marked; nil when none were.
  private static func split(
    _ old: ArraySlice<UInt8>, at mark: [UInt8]
  ) -> (bytes: [UInt8], escaped: [Int])? {
    var new: [UInt8] = []
    var escaped: [Int] = []
    var rest = old
    while let index = rest.firstIndex(of: mark[0]) {
      let isMark = rest[index...].starts(with: mark)
      let end = isMark ? index : index + 1
      new.append(contentsOf: rest[..<end])
      rest = rest[(isMark ? index + mark.count : end)...]
      // Where the backslash is still there, it stands in code or a URL and escapes nothing.
      if isMark, let next = rest.first, next != UInt8(ascii: "\\") { escaped.append(new.count) }
    }
    new.append(contentsOf: rest)
    return new.count == old.count ? nil : (new, escaped)
  }
}
