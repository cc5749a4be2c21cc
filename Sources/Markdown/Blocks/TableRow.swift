/// How a table's column is aligned.
enum Alignment: UInt8 {
  case none, left, center, right

  var name: String {
    switch self {
    case .none: ""
    case .left: "left"
    case .center: "center"
    case .right: "right"
    }
  }
}

/// One line of a table, cut at its bars.
struct TableRow {
  struct Cell {
    var range: Range<Int>
    var hasEscapedBar: Bool
  }

  private(set) var cells: [Cell] = []

  /// A bar after a backslash does not cut, not even inside code.
  init(_ line: Range<Int>, of bytes: [UInt8], columns: Int = 4) {
    cells.reserveCapacity(min(columns, line.count / 2 + 1))
    let bar = UInt8(ascii: "|")
    var start = line.lowerBound
    if start < line.upperBound, bytes[start] == bar { start += 1 }
    var (index, hasEscape) = (start, false)
    while index < line.upperBound {
      if bytes[index] == UInt8(ascii: "\\"), index + 1 < line.upperBound, bytes[index + 1] == bar {
        hasEscape = true
        index += 1
      } else if bytes[index] == bar {
        append(start..<index, of: bytes, hasEscape)
        (start, hasEscape) = (index + 1, false)
      }
      index += 1
    }
    // Blanks after the closing bar were stripped with the line's own.
    if start < line.upperBound { append(start..<line.upperBound, of: bytes, hasEscape) }
  }

  private mutating func append(_ range: Range<Int>, of bytes: [UInt8], _ hasEscape: Bool) {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start].isBlank { start += 1 }
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    cells.append(Cell(range: start..<end, hasEscapedBar: hasEscape))
  }

  /// The alignments that a delimiter row asks for; nil when it is no such row.
  ///
  /// - Parameter isLoose: whether blanks may stand between the dashes, as Python-Markdown has it.
  static func alignments(
    _ line: Range<Int>, of bytes: [UInt8], isLoose: Bool = false
  ) -> [Alignment]? {
    guard mayDelimit(bytes[line]) else { return nil }
    var alignments: [Alignment] = []
    for cell in TableRow(line, of: bytes).cells {
      guard let alignment = alignment(bytes[cell.range], isLoose) else { return nil }
      alignments.append(alignment)
    }
    return alignments.isEmpty ? nil : alignments
  }

  private static func mayDelimit(_ line: ArraySlice<UInt8>) -> Bool {
    var hasDash = false
    var hasMark = false
    for byte in line {
      switch byte {
      case UInt8(ascii: "-"): hasDash = true
      case UInt8(ascii: "|"), UInt8(ascii: ":"): hasMark = true
      case 0x20, 0x09: break
      default: return false
      }
    }
    return hasDash && hasMark
  }

  private static func alignment(_ cell: ArraySlice<UInt8>, _ isLoose: Bool) -> Alignment? {
    let colon = UInt8(ascii: ":")
    let dashes = cell.drop { $0 == colon }
    let left = cell.count - dashes.count
    let rest = dashes.drop { $0 == UInt8(ascii: "-") || isLoose && $0.isBlank }
    guard left <= 1, rest.count < dashes.count else { return nil }
    guard rest.isEmpty || rest.elementsEqual([colon]) else { return nil }
    switch (left == 1, !rest.isEmpty) {
    case (false, false): return Alignment.none
    case (true, false): return .left
    case (false, true): return .right
    case (true, true): return .center
    }
  }
}

extension TableRow {
  /// The cells with those joined that a bar in code has cut, as Python-Markdown reads them; nil unless
  /// the row has as many columns then as its table.
  static func joiningCode(_ cells: [Cell], of bytes: [UInt8], columns: Int) -> [Cell]? {
    guard let first = cells.first, let last = cells.last else { return nil }
    var spans = CodeStretches.spans(
      in: first.range.lowerBound..<last.range.upperBound, of: bytes)[...]
    var joined: [Cell] = []
    for cell in cells {
      while let span = spans.first, span.upperBound <= cell.range.lowerBound {
        spans = spans.dropFirst()
      }
      if let span = spans.first, span.lowerBound < cell.range.lowerBound,
        let before = joined.popLast()
      {
        joined.append(
          Cell(
            range: before.range.lowerBound..<cell.range.upperBound,
            hasEscapedBar: before.hasEscapedBar || cell.hasEscapedBar))
      } else {
        joined.append(cell)
      }
    }
    return joined.count == columns ? joined : nil
  }
}
