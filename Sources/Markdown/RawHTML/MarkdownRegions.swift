/// Divides raw HTML into tags and the Markdown that stands inside of elements with a `markdown`
/// attribute, and inside of the elements within those.
struct MarkdownRegions {
  struct Region {
    var range: Range<Int>
    var form: Fragment.Form
  }

  private(set) var regions: [Region] = []
  private let literal: ArraySlice<UInt8>
  /// The open elements, and what their content is; nil is raw HTML.
  private var open: [(element: String, form: Fragment.Form?)] = []
  /// How many elements of each name are open.
  private var openCounts: [String: Int] = [:]
  /// Where the text since the last tag that divides begins.
  private var start: Int

  init(_ literal: ArraySlice<UInt8>) {
    self.literal = literal
    start = literal.startIndex
    var index = start
    while index < literal.endIndex {
      if form == .blocks, let end = endOfFence(at: index) {
        index = end
      } else if literal[index] == UInt8(ascii: "<"), let tag = RawTag(literal[index...]) {
        read(tag, at: index)
        index = tag.end
      } else {
        index += 1
      }
    }
    closeRegion(at: literal.endIndex)
  }

  private var form: Fragment.Form? { open.last?.form }

  private mutating func read(_ tag: RawTag, at index: Int) {
    if tag.isClosing {
      close(tag, at: index)
    } else if let form = form(of: tag), !Self.isVoid(tag.element) {
      closeRegion(at: index)
      push(tag.element, form)
      start = tag.end
    } else if form == .inlines, open.last?.element == tag.element {
      // The same element within: its end tag is not that of the outer one.
      push(tag.element, .inlines)
    }
  }

  private mutating func push(_ element: String, _ form: Fragment.Form?) {
    open.append((element, form))
    openCounts[element, default: 0] += 1
  }

  private mutating func close(_ tag: RawTag, at index: Int) {
    // Running text closes only with the element that opened it.
    if form == .inlines, open.last?.element != tag.element { return }
    guard openCounts[tag.element, default: 0] > 0 else { return }
    let isNested =
      open.count > 1 && open.dropLast().last?.element == tag.element && form == .inlines
    if !isNested { closeRegion(at: index) }
    while let last = open.popLast() {
      openCounts[last.element, default: 1] -= 1
      if last.element == tag.element { break }
    }
    if !isNested { start = tag.end }
  }

  /// What the content of an element is, if the element divides the text.
  private func form(of tag: RawTag) -> Fragment.Form? {
    let attribute = tag.value(of: "markdown")
    switch (attribute, form) {
    case (nil, .blocks) where Self.isBlock(tag.element): return Self.usualForm(of: tag.element)
    case (nil, _), (_, .inlines): return nil
    case (let value?, _):
      switch value?.string {
      case "span": return .inlines
      case "block": return .blocks
      case "off", "0": return nil
      default: return Self.usualForm(of: tag.element)
      }
    }
  }

  private mutating func closeRegion(at end: Int) {
    guard let form, start < end else { return }
    regions.append(Region(range: start..<end, form: form))
  }

  /// Where fenced code that begins at the line's first character ends.
  private func endOfFence(at index: Int) -> Int? {
    let byte = literal[index]
    guard byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~"),
      literal[index...].prefix(3).allSatisfy({ $0 == byte }), literal[index...].count > 3,
      beginsLine(index)
    else { return nil }
    var line = index
    while let end = literal[line...].firstIndex(of: 0x0A) {
      line = end + 1
      let text = literal[line...].drop(while: \.isBlank)
      if text.count >= 3, text.prefix(3).allSatisfy({ $0 == byte }) { return text.startIndex + 3 }
    }
    return nil
  }
}

extension MarkdownRegions {
  private func beginsLine(_ index: Int) -> Bool {
    var before = index - 1
    while before >= start, literal[before].isBlank { before -= 1 }
    return before < start || literal[before] == 0x0A
  }

  private static func usualForm(of element: String) -> Fragment.Form {
    isBlock(element) && !holdsText.contains(element) ? .blocks : .inlines
  }

  private static let holdsText: Set<String> = [
    "address", "caption", "dd", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "legend",
    "li", "p", "summary", "td", "th",
  ]

  private static func isBlock(_ element: String) -> Bool {
    holdsText.contains(element) || holdsBlocks.contains(element)
  }

  private static let holdsBlocks: Set<String> = [
    "article", "aside", "blockquote", "center", "details", "div", "dl", "fieldset", "figure",
    "footer", "header", "main", "menu", "nav", "ol", "section", "table", "tbody", "tfoot", "thead",
    "tr", "ul",
  ]

  private static func isVoid(_ element: String) -> Bool {
    ["br", "hr", "img", "input", "source", "track", "wbr", "col", "area"].contains(element)
  }
}
