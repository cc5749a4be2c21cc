/// What a node is: CommonMark's kinds first, then those of the dialects.
enum Kind: UInt8 {
  case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
  case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image

  case table, tableRow, tableCell, strikethrough
  case admonition, tabSet, tab, footnote, footnoteReference
  case definitionList, definitionTerm, definitionDescription, figure, abbreviation
  /// Several nodes in the place of one, without markup of its own.
  case group
  /// Finished HTML from outside, such as a value or a report.
  case insertion

  /// Whether the node stands in running text.
  var isInline: Bool {
    switch self {
    case .text, .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong, .link, .image,
      .strikethrough, .footnoteReference, .abbreviation:
      true
    default: false
    }
  }
}

/// A stretch of the tree's bytes.
struct ByteRange: Hashable {
  var start: Int32 = 0
  var end: Int32 = 0

  var isEmpty: Bool { start >= end }
  var count: Int { Int(end - start) }
  var indices: Range<Int> { Int(start)..<Int(end) }

  init(_ start: Int32 = 0, _ end: Int32 = 0) {
    self.start = start
    self.end = max(start, end)
  }

  init(_ range: Range<Int>) {
    self.init(Int32(clamping: range.lowerBound), Int32(clamping: range.upperBound))
  }
}

/// One node of a page's tree; nodes refer to each other by their index.
struct Node {
  typealias Index = Int32
  static let none: Index = -1

  var kind: Kind
  /// A heading's level, a list's tightness, a cell's alignment: what each kind says of itself.
  var flags: UInt8 = 0
  var parent = none
  var previous = none
  var next = none
  var firstChild = none
  var lastChild = none
  /// The literal of text, code and raw HTML.
  var text = ByteRange()
  /// Counted from 1; 0 where there is none.
  var line: Int32 = 0
  /// In bytes, counted from 1.
  var column: Int32 = 0
  var endLine: Int32 = 0
  /// An index into the tree's table for this kind: links, fences, containers.
  var detail: Int32 = -1

  init(_ kind: Kind, line: Int32 = 0, column: Int32 = 0) {
    self.kind = kind
    self.line = line
    self.column = column
  }
}

extension Node {
  // What `flags` means for lists and items.
  static let isTight: UInt8 = 1
  static let isOrdered: UInt8 = 2
  static let isTask: UInt8 = 4
  static let isChecked: UInt8 = 8
  /// Raw HTML that is a part of a block's, whose lines end where the page's lines end.
  static let isPart: UInt8 = 16

  func has(_ flag: UInt8) -> Bool { flags & flag != 0 }
}
