import Diagnostics

/// The elements of raw HTML that are open at some place of a page, as a browser's parser has them.
///
/// - Source: HTML, "The rules for parsing tokens in foreign content" and "HTML integration points".
struct OpenElements {
  /// Whose rules a browser reads an element by.
  enum Space {
    case html, drawing, formula
  }

  struct Element {
    /// In small letters.
    let name: String
    /// As the writer spelled it, for its end tag.
    let written: [UInt8]
    let space: Space
    /// The block or span of Markdown that the element was opened in, in which it has to end.
    let holder: Node.Index
    let isInBlock: Bool
    let place: SourceLocation

    /// Browsers end these where they must end, and an end tag too much may begin a new one.
    var endsByItself: Bool { space == .html && Self.endingThemselves.contains(name) }

    private static let endingThemselves: Set<String> = [
      "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot",
      "caption", "colgroup", "rp", "rt",
    ]
  }

  private(set) var all: [Element] = []
  /// Where the open elements of each name are.
  private var positions: [String: [Int]] = [:]
  /// Those that were closed further inside than they were opened, the outermost of each holder.
  private var overdue: [Node.Index: Int] = [:]

  var isEmpty: Bool { all.isEmpty }
  var last: Element? { all.last }

  /// By whose rules an element would be read here.
  func space(of name: String) -> Space {
    if let last, Self.isForeign(last) { return last.space }
    return name == "svg" ? .drawing : name == "math" ? .formula : .html
  }

  /// From where on elements end when a tag of HTML comes: a drawing or a formula ends with the first
  /// element that only a page can hold.
  func end(before name: String) -> Int {
    Self.ending.contains(name) ? end { Self.isForeign($0) } : all.count
  }

  /// From where on elements end when an element made of Markdown comes: a browser would end them, or
  /// make no sense of it.
  func endBeforeMarkdown(isBlock: Bool) -> Int {
    let end = end { element in
      Self.isForeign(element) || Self.withoutElements.contains(element.name)
        || isBlock && element.isInBlock && Self.withoutBlocks.contains(element.name)
    }
    guard isBlock else { return end }
    // The description of a drawing may hold what a page holds, and is not shown.
    let outermost = ["svg", "math"].compactMap { positions[$0]?.first { all[$0].isInBlock } }
    return outermost.reduce(end, min)
  }

  /// From where on elements end with the block or span they were opened in.
  func end(of holder: Node.Index) -> Int { end { $0.holder == holder } }

  private func end(_ isEnded: (Element) -> Bool) -> Int {
    var end = all.count
    while end > 0, isEnded(all[end - 1]) { end -= 1 }
    return end
  }

  /// Whether what stands in an element is none of HTML.
  private static func isForeign(_ element: Element) -> Bool {
    switch element.space {
    case .html: false
    // In these a browser reads HTML again.
    case .drawing: element.name != "desc" && element.name != "title"
    case .formula: !["mi", "mo", "mn", "ms", "mtext"].contains(element.name)
    }
  }

  mutating func open(_ element: Element) {
    positions[element.name, default: []].append(all.count)
    all.append(element)
  }

  /// The innermost open element of a name.
  func position(of name: String) -> Int? { positions[name]?.last }

  /// Closes the elements from a place on; returns them, the innermost first.
  mutating func close(from position: Int) -> [Element] {
    let closed = Array(all[position...].reversed())
    for element in closed {
      positions[element.name]?.removeLast()
      if let waiting = overdue[element.holder], waiting >= position {
        overdue[element.holder] = nil
      }
    }
    all.removeSubrange(position...)
    return closed
  }

  /// Remembers an end tag that stands further inside than its element.
  mutating func close(_ position: Int, later holder: Node.Index) {
    overdue[holder] = min(overdue[holder] ?? position, position)
  }

  /// The outermost element of a holder whose end tag has been read further inside.
  func overdue(in holder: Node.Index) -> Int? { overdue.isEmpty ? nil : overdue[holder] }

  /// Elements of HTML that end a drawing or a formula they stand in.
  private static let ending: Set<String> = [
    "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em",
    "embed", "font", "h1", "h2", "h3", "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing",
    "menu", "meta", "nobr", "ol", "p", "pre", "ruby", "s", "small", "span", "strong", "strike",
    "sub", "sup", "table", "tt", "u", "ul", "var",
  ]

  /// Browsers leave out all tags in these but a few.
  private static let withoutElements: Set<String> = ["select", "option", "optgroup"]

  /// What stands in these is their label, or is shown where the element itself can't be.
  private static let withoutBlocks: Set<String> = [
    "audio", "button", "meter", "picture", "progress", "video",
  ]
}
