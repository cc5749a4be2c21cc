import Diagnostics

/// Finds the places of what stands in a piece of raw HTML, from its beginning to its end.
struct RawPlaces {
  private let node: Node
  private let literal: ArraySlice<UInt8>
  private let trailing: Int
  /// The line of the literal that was asked for last.
  private var line = 0
  private var lineStart: Int
  private var lineEnd: Int

  /// - Parameter trailing: How many bytes of its last line follow the literal, when that is a
  ///   part of a block's.
  init(node: Node, literal: ArraySlice<UInt8>, trailing: Int) {
    self.node = node
    self.literal = literal
    self.trailing = trailing
    lineStart = literal.startIndex
    lineEnd = literal.firstIndex(of: 0x0A) ?? literal.endIndex + trailing
  }

  mutating func location(of index: Int, in page: inout ReferenceResolution) -> SourceLocation {
    while index > lineEnd, lineEnd < literal.endIndex {
      line += 1
      lineStart = lineEnd + 1
      lineEnd = literal[lineStart...].firstIndex(of: 0x0A) ?? literal.endIndex + trailing
    }
    if node.kind == .htmlInline, !node.isPartOfHTMLBlock, line == 0 {
      let column = Int(node.column) + index - lineStart
      return page.log.location(at: page.places.position(line: Int(node.line), column: column))
    }
    let number = Int(node.line) + line
    let column = column(of: index, on: number, in: page.log.source.lines)
    return page.log.location(line: number, byteColumn: column)
  }

  /// A block's literal has its lines without the marks of the blocks around it: both end alike.
  private func column(of index: Int, on number: Int, in lines: TextLines) -> Int {
    let line = lines.content(of: number)
    return max(1, line.count - (lineEnd - index) + 1)
  }
}
