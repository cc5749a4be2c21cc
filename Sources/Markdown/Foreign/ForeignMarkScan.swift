internal import Markup

/// Puts marks in the place of shortcodes and of the lines of fenced boxes.
struct ForeignMarkScan {
  private let text: SourceText
  private var log: DiagnosticLog
  private var result: [UInt8] = []
  private var marks: ForeignMarks

  /// Whether a page could hold any.
  static func mayStand(in lines: TextLines) -> Bool {
    lines.bytes.holds("{{<") || lines.bytes.holds("{{%") || lines.bytes.holds("{{#")
      || mayBeginFence(in: lines)
  }

  /// Whether a line begins with the signs of a box: only there they are more than a path.
  private static func mayBeginFence(in lines: TextLines) -> Bool {
    lines.bytes.withUnsafeBufferPointer { bytes in
      for start in lines.starts {
        var index = Int(start)
        while index < bytes.count, bytes[index].isBlank || bytes[index] == UInt8(ascii: ">") {
          index += 1
        }
        guard index + 2 < bytes.count else { continue }
        let sign = bytes[index]
        guard sign == UInt8(ascii: ":") || sign == UInt8(ascii: "/") else { continue }
        if bytes[index + 1] == sign, bytes[index + 2] == sign { return true }
      }
      return false
    }
  }

  /// The text with marks in it.
  static func apply(to text: SourceText) -> (SourceText, ForeignMarks) {
    guard mayStand(in: text.lines),
      let sign = Escapes.unused(in: text.lines.bytes)
    else { return (text, ForeignMarks()) }
    var scan = ForeignMarkScan(text, sign: sign)
    scan.run()
    guard !scan.marks.isEmpty || scan.isChanged else { return (text, ForeignMarks()) }
    return (SourceText(lines: TextLines(scan.result), origins: text.origins), scan.marks)
  }

  /// Whether lines were replaced without marks.
  private var isChanged = false

  private init(_ text: SourceText, sign: [UInt8]) {
    self.text = text
    log = DiagnosticLog(text)
    marks = ForeignMarks(sign: sign)
    result.reserveCapacity(text.lines.bytes.count + 256)
  }

  private var bytes: [UInt8] { text.lines.bytes }

  private mutating func run() {
    var line = 1
    var copied = 0
    while line <= text.lines.count {
      let range = text.lines.content(of: line)
      var start = range.lowerBound
      while start < range.upperBound, bytes[start].isBlank || bytes[start] == UInt8(ascii: ">") {
        start += 1
      }
      if let end = replaceBlock(start..<range.upperBound, on: line, copied: &copied) {
        // A shortcode may reach over several lines.
        while line < text.lines.count, text.lines.content(of: line).upperBound < end { line += 1 }
      } else if let end = replaceInline(range, on: line, copied: &copied) {
        while line < text.lines.count, text.lines.content(of: line).upperBound < end { line += 1 }
      }
      line += 1
    }
    result += bytes[copied...]
  }

  /// Replaces what stands alone on a line; returns where it ends.
  private mutating func replaceBlock(
    _ range: Range<Int>, on line: Int, copied: inout Int
  ) -> Int? {
    guard range.count >= 3, marks.marks.count < ForeignMarks.most else { return nil }
    switch bytes[range.lowerBound] {
    case UInt8(ascii: ":"), UInt8(ascii: "/"):
      guard let fence = FenceLine(bytes[range]) else { return nil }
      add(
        .fence(fence), Array(bytes[range]), title: fence.title.map { Array($0) }, from: range, line,
        &copied)
      return range.upperBound
    case UInt8(ascii: "{"):
      guard let shortcode = Shortcode(bytes[range.lowerBound...]), !shortcode.isInline else {
        return nil
      }
      let end = range.lowerBound + shortcode.length
      let lineEnd = bytes[end...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      guard bytes[end..<lineEnd].allSatisfy(\.isBlank) else { return nil }
      let whole = range.lowerBound..<end
      if case .code(let language) = shortcode.meaning {
        replace(whole, by: Array(("```" + (shortcode.isClosing ? "" : language)).utf8), &copied)
        isChanged = true
      } else {
        add(
          .shortcode(shortcode), Array(bytes[whole]),
          title: shortcode.title.map { Array($0.utf8) }, from: whole, line, &copied)
      }
      return end
    default: return nil
    }
  }

  private mutating func add(
    _ form: ForeignMark.Form, _ written: [UInt8], title: [UInt8]?, from range: Range<Int>,
    _ line: Int, _ copied: inout Int
  ) {
    let mark = marks.bytes(of: marks.marks.count)
    note(form, written, at: range.lowerBound, on: line, isBlock: true)
    var title = title ?? []
    if title.contains(0x0A) || title.contains(UInt8(ascii: ">")) { title = [] }
    replace(range, by: "<!--".utf8 + mark + title + "-->".utf8, &copied)
  }

  private mutating func note(
    _ form: ForeignMark.Form, _ written: [UInt8], at start: Int, on line: Int, isBlock: Bool
  ) {
    let column = start - text.lines.whole(line).lowerBound + 1
    let place = log.location(line: line, byteColumn: column)
    marks.marks.append(
      ForeignMark(form: form, written: written, place: place, isBlock: isBlock))
  }

  /// Puts new bytes in the place of a range, with the line ends that stood in it.
  private mutating func replace(_ range: Range<Int>, by new: [UInt8], _ copied: inout Int) {
    result += bytes[copied..<range.lowerBound]
    result += new
    for byte in bytes[range] where byte == 0x0A || byte == 0x0D { result.append(byte) }
    copied = range.upperBound
  }

  /// Replaces the shortcodes in running text, and returns where the last one ends.
  private mutating func replaceInline(
    _ range: Range<Int>, on line: Int, copied: inout Int
  ) -> Int? {
    var end: Int?
    var start = range.lowerBound
    while let brace = bytes.position(of: UInt8(ascii: "{"), from: start, to: range.upperBound) {
      guard bytes[brace...].starts(with: "{{"), marks.marks.count < ForeignMarks.most,
        let shortcode = Shortcode(bytes[brace...])
      else {
        start = brace + 1
        continue
      }
      let found = brace..<(brace + shortcode.length)
      let mark = marks.bytes(of: marks.marks.count)
      note(.shortcode(shortcode), Array(bytes[found]), at: brace, on: line, isBlock: false)
      // The sign is one character of three bytes.
      let width = (marks.marks.last?.width ?? 0) + 2
      let fill = [UInt8](repeating: UInt8(ascii: "x"), count: max(0, width - mark.count))
      replace(found, by: mark + fill, &copied)
      (start, end) = (found.upperBound, found.upperBound)
      if start >= range.upperBound { break }
    }
    return end
  }
}
