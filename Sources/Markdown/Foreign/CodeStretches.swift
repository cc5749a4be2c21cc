/// Finds what of a page's lines is code, where the signs of other tools are what they look like.
enum CodeStretches {
  /// The code spans that begin and end within a stretch of one line, in order.
  static func spans(in range: Range<Int>, of bytes: [UInt8]) -> [Range<Int>] {
    let runs = runs(in: range, of: bytes)
    if runs.count < 2 { return [] }
    // Where the next run of the same length is, looked up once for all.
    var ends = [Int?](repeating: nil, count: runs.count)
    var last: [Int: Int] = [:]
    for index in runs.indices.reversed() {
      ends[index] = last[runs[index].count]
      last[runs[index].count] = index
    }
    var (spans, index): ([Range<Int>], Int) = ([], 0)
    while index < runs.count {
      if let end = ends[index] {
        spans.append(runs[index].lowerBound..<runs[end].upperBound)
        index = end + 1
      } else {
        index += 1
      }
    }
    return spans
  }

  private static func runs(in range: Range<Int>, of bytes: [UInt8]) -> [Range<Int>] {
    let tick = UInt8(ascii: "`")
    var (runs, from): ([Range<Int>], Int) = ([], range.lowerBound)
    while let start = bytes.position(of: tick, from: from, to: range.upperBound) {
      var end = start + 1
      while end < range.upperBound, bytes[end] == tick { end += 1 }
      let isEscaped = start > range.lowerBound && bytes[start - 1] == UInt8(ascii: "\\")
      let first = isEscaped && runs.last?.upperBound != start - 1 ? start + 1 : start
      if first < end { runs.append(first..<end) }
      from = end
    }
    return runs
  }
}

/// Follows the fences of a page from line to line.
struct CodeFences {
  private var open: (sign: UInt8, count: Int)?

  var isOpen: Bool { open != nil }

  /// Reads a line without what stands before its text; returns whether it is code or a fence.
  mutating func holds(_ text: ArraySlice<UInt8>) -> Bool {
    guard let sign = text.first, sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else {
      return open != nil
    }
    let run = text.prefix { $0 == sign }.count
    if let open {
      if sign == open.sign, run >= open.count, text.dropFirst(run).allSatisfy(\.isBlank) {
        self.open = nil
      }
      return true
    }
    guard run >= 3, sign != UInt8(ascii: "`") || !text.dropFirst(run).contains(sign) else {
      return false
    }
    open = (sign, run)
    return true
  }
}

/// What stands before the text of a line: indentation, quote marks, and the marker of a list's item.
struct LinePrefix {
  /// Where a marker would begin, and where the text begins.
  let start: Int
  let end: Int
  /// What goes before another line of the same block.
  let continuation: [UInt8]
  /// How many blanks the line begins with.
  let indent: Int
  let hasMarker: Bool

  init(of line: Range<Int>, in bytes: [UInt8]) {
    var index = line.lowerBound
    while index < line.upperBound, bytes[index].isBlank { index += 1 }
    indent = index - line.lowerBound
    while index < line.upperBound, bytes[index].isBlank || bytes[index] == UInt8(ascii: ">") {
      index += 1
    }
    start = index
    if let width = LayoutHabits.marker(bytes[index..<line.upperBound]) { index += width }
    hasMarker = index > start
    end = index
    continuation =
      Array(bytes[line.lowerBound..<start]) + [UInt8](repeating: 0x20, count: index - start)
  }
}
