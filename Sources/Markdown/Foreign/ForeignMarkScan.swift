internal import Markup

/// Puts marks in the place of what other tools have and Markdown does not: shortcodes, components,
/// formulas, comments, and the lines of fenced boxes. What is a block gets a line of its own.
struct ForeignMarkScan {
  private let text: SourceText
  private let signs: ForeignSigns
  private let ends: ForeignEnds
  private var log: DiagnosticLog
  private var writer: LineWriter
  private var marks: ForeignMarks
  private var isChanged = false

  private var fences = CodeFences()
  /// Whether the lines may belong to an item or a container, which have text far to the right.
  private var isInItem = false
  private var followsBlank = true
  private var followsIndentedCode = false
  /// The frames that are open, the innermost last.
  private var frames: [Shortcode] = []
  /// How many frames of each name are open in running text, where they stay.
  private var framesInText: [String: Int] = [:]
  private var components: Set<String> = []
  /// The shortcode whose text is code, up to its end.
  private var code: Shortcode?
  /// The line that is being read.
  private var pieces = LinePieces(start: 0)

  /// The text with marks in it.
  static func apply(to text: SourceText) -> (SourceText, ForeignMarks) {
    let signs = ForeignSigns(in: text.lines)
    guard !signs.isEmpty, let sign = Escapes.unused(in: text.lines.bytes) else {
      return (text, ForeignMarks())
    }
    var scan = ForeignMarkScan(text, signs, sign: sign)
    scan.run()
    return scan.isChanged ? (scan.writer.finished, scan.marks) : (text, ForeignMarks())
  }

  private init(_ text: SourceText, _ signs: ForeignSigns, sign: [UInt8]) {
    self.text = text
    self.signs = signs
    ends = ForeignEnds(in: text.lines.bytes, signs)
    log = DiagnosticLog(text)
    marks = ForeignMarks(sign: sign)
    writer = LineWriter(text)
  }

  private var bytes: [UInt8] { text.lines.bytes }

  private mutating func run() {
    var line = leaveOutStatements() + 1
    while line <= text.lines.count { line = read(line) + 1 }
  }

  /// Returns the last line that was left out.
  private mutating func leaveOutStatements() -> Int {
    guard signs.hasStatements, let found = ScriptLines.find(in: text.lines) else { return 0 }
    for line in 1...found.last { writer.add([], insteadOf: line) }
    for statement in found.statements {
      let place = log.location(line: statement.line, byteColumn: 1)
      marks.names.append(UnknownName(.statement, statement.word, at: place))
    }
    isChanged = true
    return found.last
  }
}

// Lines.
extension ForeignMarkScan {
  /// Reads a line, and those that something reaches over which begins in it; returns the last one.
  private mutating func read(_ line: Int) -> Int {
    let range = text.lines.content(of: line)
    let prefix = LinePrefix(of: range, in: bytes)
    pieces = LinePieces(start: prefix.end)
    if let open = code {
      guard let end = ends.shortcode(open.name, from: range.lowerBound),
        end.lowerBound < range.upperBound
      else {
        writer.copy(line)
        return line
      }
      endCode(open, at: end)
    } else if isCode(range, prefix) {
      markInsertions(in: prefix.end..<range.upperBound)
      write(prefix, from: line, through: line)
      return line
    }
    let last = readSigns(on: line, range)
    write(prefix, from: line, through: last)
    return last
  }

  /// Code shows what is written; only what mdBook would put into it has to be told of.
  private mutating func markInsertions(in range: Range<Int>) {
    guard signs.hasShortcodes else { return }
    var start = range.lowerBound
    while let brace = bytes.position(of: UInt8(ascii: "{"), from: start, to: range.upperBound) {
      start = brace + 1
      guard bytes[brace...].starts(with: "{{#"), hasRoom, let found = Shortcode(bytes[brace...])
      else { continue }
      start = brace + found.length
      addInline(.shortcode(found), brace..<start)
    }
    if pieces.isChanged { pieces.addText(to: range.upperBound, of: bytes) }
  }

  private mutating func isCode(_ range: Range<Int>, _ prefix: LinePrefix) -> Bool {
    defer { followsBlank = prefix.end == range.upperBound }
    let start = fences.isOpen ? prefix.start : prefix.end
    if fences.holds(bytes[start..<range.upperBound]) { return true }
    if prefix.end == range.upperBound { return false }
    if prefix.indent == 0 {
      let isContainer = "!?=[:".utf8.contains(bytes[prefix.end])
      if followsBlank || prefix.hasMarker || isContainer {
        isInItem = prefix.hasMarker || isContainer
      }
    }
    followsIndentedCode =
      prefix.indent >= 4 && !isInItem && (followsBlank || followsIndentedCode)
    return followsIndentedCode
  }

  /// Finds what other tools have on a line; returns the line where the last of it stops.
  private mutating func readSigns(on first: Int, _ range: Range<Int>) -> Int {
    var (line, end) = (first, range.upperBound)
    var position = pieces.taken
    if readFence(position..<end) { return line }
    var spans = CodeStretches.spans(in: position..<end, of: bytes)[...]
    while let sign = nextSign(from: position, to: end, &spans) {
      position = read(at: sign, lineEnd: end) ?? sign + 1
      if position > end {
        line = text.lines.line(at: position)
        end = text.lines.content(of: line).upperBound
        position = max(position, min(end, text.lines.content(of: line).lowerBound))
        pieces.breakLine(at: position)
        spans = CodeStretches.spans(in: position..<end, of: bytes)[...]
      }
      if code != nil, position < end {
        guard let open = code, let close = ends.shortcode(open.name, from: position) else { break }
        if close.lowerBound >= end {
          pieces.addText(to: end, of: bytes)
          pieces.flush()
          break
        }
        endCode(open, at: close)
        position = close.upperBound
      }
    }
    pieces.addText(to: end, of: bytes)
    return line
  }

  private static let signSet = ByteSet("{<$\\")

  /// Where something of other tools may begin, outside of code.
  private func nextSign(
    from start: Int, to end: Int, _ spans: inout ArraySlice<Range<Int>>
  ) -> Int? {
    var position = start
    while position < end {
      guard
        let found = bytes.withUnsafeBufferPointer({
          Self.signSet.first(in: $0, from: position, to: end)
        })
      else { return nil }
      while let span = spans.first, span.upperBound <= found { spans = spans.dropFirst() }
      guard let span = spans.first, span.contains(found) else { return found }
      position = span.upperBound
    }
    return nil
  }

  private mutating func write(_ prefix: LinePrefix, from first: Int, through last: Int) {
    guard pieces.isChanged else {
      for line in first...last { writer.copy(line) }
      return
    }
    isChanged = true
    pieces.flush()
    let start = text.lines.whole(first).lowerBound
    let written = Array(bytes[start..<prefix.end])
    for (index, piece) in pieces.all.enumerated() {
      if index == 0, piece.place == prefix.end {
        writer.add(written + piece.bytes, insteadOf: first)
      } else {
        writer.add(
          piece.bytes, at: piece.place, behind: index == 0 ? written : prefix.continuation)
      }
    }
    if pieces.all.isEmpty { writer.add(written, insteadOf: first) }
  }
}

// What stands at a sign; each returns where it stops.
extension ForeignMarkScan {
  private mutating func readFence(_ range: Range<Int>) -> Bool {
    guard signs.hasFences, range.count >= 3, hasRoom, let fence = FenceLine(bytes[range]) else {
      return false
    }
    addBlock(.fence(fence), range, title: fence.title.map { Array($0) })
    return true
  }

  private var hasRoom: Bool { marks.marks.count < ForeignMarks.most }

  private mutating func read(at sign: Int, lineEnd: Int) -> Int? {
    guard hasRoom else { return nil }
    switch bytes[sign] {
    case UInt8(ascii: "{"):
      if bytes.byte(sign + 1) == UInt8(ascii: "/") { return readComment(at: sign, lineEnd) }
      guard bytes.byte(sign + 1) == UInt8(ascii: "{"), let found = Shortcode(bytes[sign...]) else {
        return nil
      }
      return read(found, at: sign)
    case UInt8(ascii: "<"):
      // What divides the columns of Hugo Book.
      if signs.hasShortcodes, bytes[sign...].starts(with: "<--->"), isAlone(sign..<(sign + 5)) {
        addBlock(.comment, sign..<(sign + 5))
        return sign + 5
      }
      return readComponent(at: sign)
    default:
      guard signs.hasFormulas, let formula = Formula(at: sign, in: bytes, to: lineEnd) else {
        return nil
      }
      let form = ForeignMark.Form.code(
        Array(bytes[formula.content]), language: "math", isFormula: true)
      addInline(form, sign..<formula.end)
      return formula.end
    }
  }

  private mutating func readComment(at start: Int, _ lineEnd: Int) -> Int? {
    guard signs.hasComments, bytes[start...].starts(with: "{/*"),
      start == 0 || bytes[start - 1] != UInt8(ascii: "{"),
      let end = ends.comment(from: start + 3)
    else { return nil }
    let inner = bytes[(start + 3)..<(end - 3)].trimmed
    if end <= lineEnd, inner.first == UInt8(ascii: "#"), inner.allSatisfy({ !$0.isSpace }),
      pieces.beginsHeading(in: bytes), bytes[end..<lineEnd].allSatisfy(\.isBlank)
    {
      // The id of a heading, as an attribute list of the same length.
      let list = "{  ".utf8 + bytes[(start + 3)..<(end - 3)] + "  }".utf8
      pieces.add(list, insteadOf: start..<end, of: bytes)
      return end
    }
    add(.comment, start..<end)
    return end
  }

  private mutating func readComponent(at start: Int) -> Int? {
    guard signs.hasComponents, Component.mayBegin(at: start, in: bytes),
      let tag = Component(bytes[start...]), !tag.isHTML
    else { return nil }
    if tag.isClosing {
      guard components.contains(tag.name) else { return nil }
    } else if !tag.isSelfClosing {
      guard ends.hasEnd(ofComponent: tag.name, behind: start) else { return nil }
      components.insert(tag.name)
    }
    return read(Shortcode(tag), at: start)
  }

  private mutating func read(_ shortcode: Shortcode, at start: Int) -> Int {
    let range = start..<(start + shortcode.length)
    if case .comment = shortcode.meaning, !shortcode.isClosing,
      let end = ends.shortcode(shortcode.name, from: range.upperBound)
    {
      add(.comment, start..<end.upperBound)
      return end.upperBound
    }
    if shortcode.isFrame, let end = readFrame(shortcode, range) { return end }
    if case .button = shortcode.meaning, let end = readButton(shortcode, range) { return end }
    if shortcode.isInline || shortcode.isFrame {
      addInline(.shortcode(shortcode), range)
    } else {
      add(.shortcode(shortcode), range, title: shortcode.title.map { Array($0.utf8) })
    }
    return range.upperBound
  }

  /// Reads the beginning or the end of a frame as a block of its own; nil where it stands in text.
  private mutating func readFrame(_ shortcode: Shortcode, _ range: Range<Int>) -> Int? {
    let name = shortcode.name
    if shortcode.isClosing {
      if let count = framesInText[name], count > 0 {
        framesInText[name] = count - 1
        return nil
      }
      guard let open = frames.lastIndex(where: { $0.name == name }) else {
        return isAlone(range) ? addBlock(.shortcode(shortcode), range) : nil
      }
      frames.removeSubrange(open...)
      return addBlock(.shortcode(shortcode), range)
    }
    let hasEnd = hasEnd(shortcode, behind: range.upperBound)
    guard pieces.isAtStart(range.lowerBound, in: bytes), hasEnd || isAlone(range) else {
      if case .code(let language) = shortcode.meaning {
        return readInlineCode(shortcode, language, range)
      }
      if hasEnd { framesInText[name, default: 0] += 1 }
      return nil
    }
    if case .code(let language) = shortcode.meaning {
      guard hasEnd else { return addBlock(.shortcode(shortcode), range) }
      return beginCode(shortcode, language, range)
    }
    let pane = frames.last
    if hasEnd, !shortcode.isSelfClosing { frames.append(shortcode) }
    let end = addBlock(.shortcode(shortcode), range, title: shortcode.title.map { Array($0.utf8) })
    if hasEnd, let pane, let language = shortcode.codeLanguage(in: pane) {
      return beginCode(shortcode, language, end..<end)
    }
    return end
  }

  private func hasEnd(_ shortcode: Shortcode, behind place: Int) -> Bool {
    if shortcode.isSelfClosing { return false }
    return shortcode.isComponent
      ? ends.hasEnd(ofComponent: shortcode.name, behind: place)
      : ends.shortcode(shortcode.name, from: place) != nil
  }

  private static let codeFence = Array("~~~~~~~".utf8)

  private mutating func beginCode(
    _ shortcode: Shortcode, _ language: String, _ range: Range<Int>
  ) -> Int {
    pieces.addBlock(Self.codeFence + Array(language.utf8), insteadOf: range, of: bytes)
    code = shortcode
    return range.upperBound
  }

  private mutating func endCode(_ open: Shortcode, at end: Range<Int>) {
    pieces.addBlock(Self.codeFence, insteadOf: end.lowerBound..<end.lowerBound, of: bytes)
    code = nil
    guard case .tab = open.meaning, let closing = Shortcode(bytes[end.lowerBound...]) else {
      return pieces.skip(to: end.upperBound)
    }
    frames.removeAll { $0.name == open.name }
    addBlock(.shortcode(closing), end)
  }

  /// `{{< highlight go >}}x{{< /highlight >}}` within a line.
  private mutating func readInlineCode(
    _ shortcode: Shortcode, _ language: String, _ range: Range<Int>
  ) -> Int? {
    guard let end = ends.shortcode(shortcode.name, from: range.upperBound),
      !bytes[range.upperBound..<end.lowerBound].contains(0x0A)
    else { return nil }
    let content = Array(bytes[range.upperBound..<end.lowerBound])
    addInline(
      .code(content, language: language, isFormula: language == "math"),
      range.lowerBound..<end.upperBound)
    return end.upperBound
  }

  /// A button is a link; its text may hold anything that a link's may.
  private mutating func readButton(_ shortcode: Shortcode, _ range: Range<Int>) -> Int? {
    guard !shortcode.isClosing,
      let end = ends.shortcode(shortcode.name, from: range.upperBound),
      !bytes[range.upperBound..<end.lowerBound].contains(0x0A)
    else { return nil }
    let page = shortcode.value("relref", "ref").map { Destination.named + $0 }
    let address = page ?? shortcode.value("href", "link", "url") ?? shortcode.arguments.first ?? ""
    if address.utf8.contains(where: { $0 == UInt8(ascii: ">") || $0 == 0x0A }) { return nil }
    let words = bytes[range.upperBound..<end.lowerBound].trimmed
    pieces.add(
      "[".utf8 + words + "](<\(address)>){ .md-button }".utf8,
      insteadOf: range.lowerBound..<end.upperBound, of: bytes)
    return end.upperBound
  }
}

// Marks.
extension ForeignMarkScan {
  /// Whether nothing else stands on the lines of a stretch of the text.
  private func isAlone(_ range: Range<Int>) -> Bool {
    guard pieces.isAtStart(range.lowerBound, in: bytes) else { return false }
    var index = range.upperBound
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D {
      if !bytes[index].isBlank { return false }
      index += 1
    }
    return true
  }

  /// As a block where it stands alone, else in running text.
  private mutating func add(
    _ form: ForeignMark.Form, _ range: Range<Int>, title: [UInt8]? = nil
  ) {
    if isAlone(range) {
      addBlock(form, range, title: title)
    } else {
      addInline(form, range)
    }
  }

  /// A comment of HTML is what the parser takes for a block that interrupts paragraphs.
  @discardableResult
  private mutating func addBlock(
    _ form: ForeignMark.Form, _ range: Range<Int>, title: [UInt8]? = nil
  ) -> Int {
    let mark = note(form, range, isBlock: true)
    var title = (title ?? []).map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
    if title.indices.contains(where: { title[$0...].starts(with: "-->") }) { title = [] }
    pieces.addBlock("<!--".utf8 + mark + title + "-->".utf8, insteadOf: range, of: bytes)
    return range.upperBound
  }

  private mutating func addInline(_ form: ForeignMark.Form, _ range: Range<Int>) {
    let mark = note(form, range, isBlock: false)
    // The sign is one character of three bytes.
    let width = (marks.marks.last?.width ?? 0) + 2
    let fill = [UInt8](repeating: UInt8(ascii: "x"), count: max(0, width - mark.count))
    pieces.add(mark + fill, insteadOf: range, of: bytes)
  }

  private mutating func note(
    _ form: ForeignMark.Form, _ range: Range<Int>, isBlock: Bool
  ) -> [UInt8] {
    let mark = marks.bytes(of: marks.marks.count)
    marks.marks.append(
      ForeignMark(
        form: form, written: Array(bytes[range]), place: log.location(at: range.lowerBound),
        isBlock: isBlock))
    return mark
  }
}
