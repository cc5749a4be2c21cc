/// Changes to the lines of a page that make CommonMark read as blocks what other tools read so.
struct LineEdits {
  /// How many blanks fewer a line begins with.
  var dedents: [Int: Int] = [:]
  /// The lines that an empty one follows.
  var gaps: Set<Int> = []
  /// Lines with another text.
  var replacements: [Int: [UInt8]] = [:]

  var isEmpty: Bool { dedents.isEmpty && gaps.isEmpty && replacements.isEmpty }
}

extension SourceText {
  /// The text with its lines changed; each keeps its place in its file.
  func applying(_ edits: LineEdits) -> SourceText {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(lines.bytes.count + edits.gaps.count)
    var origins: [Origin] = []
    var (count, indent, next) = (0, 0, 0)
    for line in 1...max(1, lines.count) {
      count += 1
      let dedent = edits.dedents[line] ?? 0
      let begins = next < self.origins.count && self.origins[next].firstLine == line
      if begins { next += 1 }
      let origin = self.origins[max(0, next - 1)]
      if begins || dedent != indent || edits.gaps.contains(line - 1) {
        origins.append(
          Origin(
            firstLine: count, file: origin.file, line: origin.line + line - origin.firstLine,
            indent: origin.indent - dedent))
        indent = dedent
      }
      let whole = lines.whole(line)
      if let new = edits.replacements[line] {
        bytes += new
        bytes += lines.bytes[lines.content(of: line).upperBound..<whole.upperBound]
      } else {
        bytes += lines.bytes[whole].dropFirst(dedent)
      }
      if edits.gaps.contains(line) {
        bytes.append(0x0A)
        count += 1
      }
    }
    return SourceText(lines: TextLines(bytes), origins: origins)
  }
}

/// Finds where a page is laid out as Python-Markdown reads it and CommonMark does not: fences that are
/// indented below a paragraph, lists that are indented too far, text right below an end tag, formulas.
struct LayoutHabits {
  private let lines: TextLines
  private var edits = LineEdits()
  private var line = 1
  /// The fence that code stands in.
  private var fence: (sign: UInt8, count: Int)?
  /// How far the lines of the open fence are moved.
  private var fenceDedent = 0
  /// Where the text of the paragraph begins whose last line was the one before.
  private var paragraph: Int?
  private var items: [Item] = []
  /// How many elements of HTML the lines since the last empty one have left open.
  private var depth = 0
  /// The line that ends the formula which the line is in.
  private var formulaEnd: StaticString?
  private var isInPre = false

  /// An item of a list: where its marker stands, where it is moved to, and where its text begins then.
  private struct Item {
    var written: Int
    var moved: Int
    var content: Int
    var shift: Int { written - moved }
    /// Where its text begins in the page.
    var writtenContent: Int { content + shift }
  }
  /// Where the content of the admonitions, tabs and the like begins that lines may stand in.
  private var containers: [Int] = []

  static func apply(to text: SourceText) -> SourceText {
    guard mayStand(in: text.lines) else { return text }
    var habits = LayoutHabits(lines: text.lines)
    habits.run()
    return habits.edits.isEmpty ? text : text.applying(habits.edits)
  }

  /// Whether any line is indented far and begins like a fence or an item, or begins with an end tag or
  /// a formula: few pages have one.
  private static func mayStand(in lines: TextLines) -> Bool {
    lines.bytes.withUnsafeBufferPointer { bytes in
      for start in lines.starts {
        var index = Int(start)
        guard index + 5 < bytes.count else { break }
        switch bytes[index] {
        case UInt8(ascii: "<"): if bytes[index + 1] == UInt8(ascii: "/") { return true }
        case UInt8(ascii: "$"): if bytes[index + 1] == UInt8(ascii: "$") { return true }
        case UInt8(ascii: "\\"): if bytes[index + 1] == UInt8(ascii: "[") { return true }
        case 0x20 where bytes[index + 3] == 0x20 && bytes[index + 2] == 0x20:
          index += 4
          while index + 1 < bytes.count, bytes[index] == 0x20 { index += 1 }
          switch bytes[index] {
          case UInt8(ascii: "`"), UInt8(ascii: "~"): return true
          case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), 0x30...0x39:
            if index - Int(start) >= 6 { return true }
          default: break
          }
        default: break
        }
      }
      return false
    }
  }

  private init(lines: TextLines) { self.lines = lines }

  private mutating func run() {
    while line <= lines.count {
      read(lines.content(of: line))
      line += 1
    }
  }

  private mutating func read(_ range: Range<Int>) {
    var start = range.lowerBound
    while start < range.upperBound, lines.bytes[start] == 0x20 { start += 1 }
    let indent = start - range.lowerBound
    let text = lines.bytes[start..<range.upperBound]
    if let open = fence { return readCode(text, indent, open) }
    if let end = formulaEnd { return readFormula(text, end) }
    if text.isEmpty || text.allSatisfy(\.isBlank) {
      (paragraph, depth) = (nil, 0)
      return
    }
    if isInPre { return readPre(text) }
    while let last = containers.last, last > indent { containers.removeLast() }
    // Far from all that it could stand in, a line is code.
    if paragraph == nil, indent >= base(for: indent) + 4 { return }
    if text.trimmed.elementsEqual("$$".utf8) { return beginFormula("$$") }
    if text.trimmed.elementsEqual("\\[".utf8) { return beginFormula("\\]") }
    if let found = Self.fence(text) { return open(found, indent) }
    if let width = Self.marker(text) { return read(item: text, width, indent) }
    readText(text, indent)
  }

  /// Where the text begins of the innermost block that a line with this indent may stand in.
  private func base(for indent: Int) -> Int {
    let item = items.last { $0.writtenContent <= indent || $0.written < indent }
    return max(item?.writtenContent ?? 0, containers.last ?? 0)
  }
}

extension LayoutHabits {
  private mutating func readCode(
    _ text: ArraySlice<UInt8>, _ indent: Int, _ open: (sign: UInt8, count: Int)
  ) {
    if fenceDedent > 0, indent > 0 { edits.dedents[line] = min(indent, fenceDedent) }
    let run = text.prefix { $0 == open.sign }.count
    guard run >= open.count, text.dropFirst(run).allSatisfy(\.isBlank) else { return }
    (fence, fenceDedent, paragraph) = (nil, 0, nil)
  }

  /// A fence indented by four below a line of text is code to Python-Markdown, and text to CommonMark.
  private mutating func open(_ found: (sign: UInt8, count: Int), _ indent: Int) {
    fence = found
    fenceDedent = 0
    let shift = items.last.map { indent > $0.written ? $0.shift : 0 } ?? 0
    if let paragraph, indent - shift >= paragraph + 4 {
      fenceDedent = indent - paragraph
    } else {
      fenceDedent = shift
    }
    if fenceDedent > 0 { edits.dedents[line] = min(indent, fenceDedent) }
  }

  private mutating func read(item text: ArraySlice<UInt8>, _ width: Int, _ indent: Int) {
    while let last = items.last, last.written > indent { items.removeLast() }
    var moved = indent
    if let last = items.last {
      if last.written == indent {
        moved = last.moved
        items.removeLast()
      } else if last.shift > 0 {
        moved = last.content
      } else if paragraph != nil, indent >= last.content + 4 {
        // Right below an item, four columns too far: CommonMark goes on with its text.
        moved = last.content
      }
    }
    if moved != indent { edits.dedents[line] = indent - moved }
    items.append(Item(written: indent, moved: moved, content: moved + width))
    paragraph = moved + width
    let rest = text.dropFirst(width)
    if let found = Self.fence(rest) {
      fence = found
      fenceDedent = 0
    }
  }

  private mutating func readText(_ text: ArraySlice<UInt8>, _ indent: Int) {
    if indent == 0, paragraph == nil { items = [] }
    if let last = items.last, last.shift > 0, indent > last.written {
      edits.dedents[line] = last.shift
    }
    switch text.first {
    case UInt8(ascii: "<"):
      readHTML(text, indent)
      paragraph = nil
    case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "="), UInt8(ascii: ":"),
      UInt8(ascii: "["):
      if Container(text) != nil { containers.append(indent + 4) }
      paragraph = nil
    case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "|"): paragraph = nil
    default: if paragraph == nil { paragraph = indent }
    }
  }

  /// Below an end tag, text is Markdown to Python-Markdown, and HTML to CommonMark.
  private mutating func readHTML(_ text: ArraySlice<UInt8>, _ indent: Int) {
    if text.starts(with: "<pre") || text.starts(with: "<script") || text.starts(with: "<style") {
      isInPre = true
      return readPre(text)
    }
    let (opened, closed, isEnd) = Self.elements(of: text)
    depth += opened - closed
    guard isEnd, depth <= 0, indent < 4, line < lines.count else { return }
    let below = lines.bytes[lines.content(of: line + 1)].trimmed
    guard let first = below.first, first != UInt8(ascii: "<") else { return }
    edits.gaps.insert(line)
    depth = 0
  }

  private mutating func readPre(_ text: ArraySlice<UInt8>) {
    let ends: [StaticString] = ["</pre>", "</script>", "</style>"]
    var rest = text
    while let less = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[less...]
      if ends.contains(where: { rest.starts(with: $0) }) { isInPre = false }
      rest = rest.dropFirst()
    }
  }

  /// How many elements of a page's structure a line opens and closes, and whether it is end tags alone.
  private static func elements(
    of text: ArraySlice<UInt8>
  ) -> (opened: Int, closed: Int, isEnd: Bool) {
    var (opened, closed, isEnd) = (0, 0, true)
    var rest = text
    while let less = rest.firstIndex(of: UInt8(ascii: "<")) {
      if !rest[..<less].allSatisfy(\.isBlank) { isEnd = false }
      guard let tag = RawTag(rest[less...]) else { return (opened, closed, false) }
      let isStructure = isStructure(tag.element)
      if isStructure {
        if tag.isClosing { closed += 1 } else if !tag.isSelfClosing { opened += 1 }
      }
      if !tag.isClosing || !isStructure { isEnd = false }
      rest = rest[tag.end...]
    }
    return (opened, closed, isEnd && rest.allSatisfy(\.isBlank))
  }

  private static func isStructure(_ element: String) -> Bool {
    switch element {
    case "div", "figure", "details", "section", "article", "aside", "center", "blockquote": true
    default: false
    }
  }
}

extension LayoutHabits {
  /// A formula between two lines of `$$`, or of `\[` and `\]`, is shown as code, where nothing in it is
  /// Markdown.
  private mutating func beginFormula(_ end: StaticString) {
    paragraph = nil
    guard line < lines.count,
      (line + 1...min(lines.count, line + 60)).contains(where: {
        lines.bytes[lines.content(of: $0)].trimmed.elementsEqual(end.bytes)
      })
    else { return }
    edits.replacements[line] = Array("```math".utf8)
    formulaEnd = end
  }

  private mutating func readFormula(_ text: ArraySlice<UInt8>, _ end: StaticString) {
    guard text.trimmed.elementsEqual(end.bytes) else { return }
    edits.replacements[line] = Array("```".utf8)
    formulaEnd = nil
  }

  private static func fence(_ text: ArraySlice<UInt8>) -> (sign: UInt8, count: Int)? {
    guard let sign = text.first, sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else {
      return nil
    }
    let run = text.prefix { $0 == sign }.count
    guard run >= 3, sign != UInt8(ascii: "`") || !text.dropFirst(run).contains(sign) else {
      return nil
    }
    return (sign, run)
  }

  /// How wide the marker of a list's item is, with the blanks before its text.
  static func marker(_ text: ArraySlice<UInt8>) -> Int? {
    var scanner = Scanner(text)
    switch scanner.peek {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): scanner.advance()
    case let byte? where byte.isDigit:
      guard scanner.take(while: \.isDigit).count < 10,
        scanner.skip(".") || scanner.skip(")")
      else { return nil }
    default: return nil
    }
    let blanks = scanner.skipBlanks()
    guard blanks > 0, !scanner.isAtEnd else { return nil }
    let width = scanner.position - text.startIndex
    return blanks > 4 ? width - blanks + 1 : width
  }
}

extension StaticString {
  fileprivate var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
  }
}
