/// Lines that begin containers, rewritten as list items before the page is parsed.
///
/// `!!! ` takes four bytes, and what is indented by four belongs to a list item `+   `: so the
/// CommonMark parser nests containers, lists, quotes and code by its own rules, and there is no
/// second parser that could disagree with it.
struct ContainerRewriting {
  /// A line that reads as the beginning of a container; the parser decides whether it is one.
  struct Line {
    var number: Int
    /// Of the list marker within the rewritten line, in bytes, counted from 1.
    var column: Int
    var container: Container
    /// What stands instead of the line, its end included.
    var replacement: [UInt8]
    /// What to add to a column of the rewritten line to get that of the page's.
    var shift: Int32
    var isActive = true
  }

  private(set) var lines: [Line] = []

  init(scanning text: TextLines) {
    for number in 1...max(1, text.count) {
      guard let start = Self.firstCharacter(in: text.whole(number), of: text.bytes),
        Self.mayBegin(text.bytes[start]),
        let container = Container(text.bytes[start..<text.content(of: number).upperBound])
      else { continue }
      lines.append(Self.rewrite(number, from: start, as: container, in: text))
    }
  }

  var isActive: Bool { lines.contains(where: \.isActive) }

  mutating func disable(_ index: Int) { lines[index].isActive = false }

  mutating func disableAll() {
    for index in lines.indices { lines[index].isActive = false }
  }

  private static func firstCharacter(in range: Range<Int>, of bytes: [UInt8]) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if !byte.isBlank, byte != UInt8(ascii: ">") { return index }
      index += 1
    }
    return nil
  }

  private static let beginners = ByteSet("!?=[:*")
  private static func mayBegin(_ byte: UInt8) -> Bool { beginners.contains(byte) }
}

extension ContainerRewriting {
  private static func rewrite(
    _ number: Int, from start: Int, as container: Container, in text: TextLines
  ) -> Line {
    let content = text.content(of: number)
    var prefix = Array(text.bytes[content.lowerBound..<start])
    let width = container.hasTitle ? 4 : markerWidth(&prefix)
    var line = prefix + [UInt8(ascii: "+")] + [UInt8](repeating: 0x20, count: width - 1)
    let textStart: Int
    if container.hasTitle {
      textStart = container.title?.lowerBound ?? content.upperBound
      line += Array("# ".utf8) + text.bytes[container.title ?? 0..<0] + Array(" #".utf8)
    } else {
      textStart = container.textColumn
      let rest = text.bytes[textStart..<content.upperBound]
      // An empty item could not interrupt a paragraph; an empty heading fills it.
      line += rest.isEmpty ? Array("#".utf8) : Array(rest)
    }
    let column = prefix.count + 1
    let rewrittenStart = column - 1 + width + (container.hasTitle ? 2 : 0)
    line += text.bytes[content.upperBound..<text.whole(number).upperBound]
    return Line(
      number: number, column: column, container: container, replacement: line,
      shift: Int32(clamping: textStart - content.lowerBound - rewrittenStart))
  }

  /// A definition may stand indented by up to three while its content is indented by four: then
  /// the marker takes fewer columns, so that that content still belongs to the item.
  private static func markerWidth(_ prefix: inout [UInt8]) -> Int {
    guard (1...3).contains(prefix.count), prefix.allSatisfy({ $0 == 0x20 }) else { return 4 }
    if prefix.count == 3 { prefix.removeLast() }
    return 4 - prefix.count
  }
}

extension ContainerRewriting {
  /// The text with the active lines rewritten; every line stays one line.
  func applied(to text: TextLines) -> [UInt8] {
    guard isActive else { return text.bytes }
    var result: [UInt8] = []
    result.reserveCapacity(text.bytes.count + lines.count * 8)
    var copied = 0
    for line in lines where line.isActive {
      let range = text.whole(line.number)
      result.append(contentsOf: text.bytes[copied..<range.lowerBound])
      result.append(contentsOf: line.replacement)
      copied = range.upperBound
    }
    result.append(contentsOf: text.bytes[copied...])
    return result
  }
}
