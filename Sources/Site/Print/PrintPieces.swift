internal import Markup

/// A page's markup divided before headings, so that a browser lays out a piece of a long page at a time.
struct PrintPieces {
  /// A page of fewer bytes is one piece, and none of a longer one has fewer but the last.
  static let least = 11_000

  private let markup: Output
  private var position = 0
  /// How many elements are open.
  private var depth = 0
  private var starts = [0]

  /// The pieces in order. One where elements do not end as they should: dividing them could break the page.
  static func of(_ markup: Output) -> [ArraySlice<UInt8>] {
    var reading = PrintPieces(markup)
    guard markup.count >= 2 * least, reading.run() else { return [markup[...]] }
    let starts = reading.starts
    return zip(starts, starts.dropFirst() + [markup.count]).map { markup[$0..<$1] }
  }

  private init(_ markup: Output) { self.markup = markup }

  /// Whether every element ends.
  private mutating func run() -> Bool {
    while let open = markup.position(of: UInt8(ascii: "<"), from: position) {
      position = open + 1
      let isEnd = peek == UInt8(ascii: "/")
      if isEnd { position += 1 }
      let name = takeName()
      if name.isEmpty { return false }
      if depth == 0, !isEnd, name.elementsEqual("h3".utf8),
        open - starts[starts.count - 1] >= Self.least
      {
        starts.append(open)
      }
      let isClosed = skipToEnd()
      if isEnd {
        depth -= 1
      } else if !isClosed, !Self.isVoid(name) {
        depth += 1
      }
      if depth < 0 { return false }
    }
    return depth == 0
  }

  private var peek: UInt8? { position < markup.count ? markup[position] : nil }

  private mutating func takeName() -> ArraySlice<UInt8> {
    let start = position
    while let byte = peek, Self.isOfName(byte) { position += 1 }
    return markup[start..<position]
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
  }

  /// Goes behind the tag; returns whether it ends itself: `<rect/>`.
  private mutating func skipToEnd() -> Bool {
    var quote: UInt8?
    while let byte = peek {
      position += 1
      if byte == quote {
        quote = nil
      } else if quote == nil {
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
        if byte == UInt8(ascii: ">") { return markup[position - 2] == UInt8(ascii: "/") }
      }
    }
    return false
  }

  private static let void = [
    "br", "hr", "img", "input", "col", "wbr", "source", "track", "area", "link", "meta",
  ]

  private static func isVoid(_ name: ArraySlice<UInt8>) -> Bool {
    void.contains { name.elementsEqual($0.utf8) }
  }
}
